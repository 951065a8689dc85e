"""The process that plays some seconds of a film with libVLC, which may hang, crash or lie in it.

Started as ``python -m township.courses.vlc_trial FILE LENGTH_MS picture|sound``; ``trial`` reads
the one line of JSON it writes. It alone imports vlc. No window opens and nothing sounds: pictures
and sound are decoded and thrown away.
"""

import ctypes
import json
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

NO_LIBVLC = 3
"""Exit code where libVLC or its Python part is not installed."""

_OPTIONS = (
    *("--quiet", "--vout=dummy", "--aout=dummy", "--no-video-title-show"),
    # As on the kiosk: libVLC hangs any Chinese-named text on any such film.
    *("--no-sub-autodetect-file", "--no-osd", "--no-lua", "--no-metadata-network-access"),
)
_ENOUGH_MS = 700
"""So much of a place is played."""
_PATIENCE_S = 8.0
"""A busy machine with a large film; the parent's own deadline lies beyond all places."""
_SHORT_MS = 12_000
"""A film shorter than this is played from its beginning only."""
_BEFORE_END_MS = 5_000
_STEP_S = 0.05
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Place:
    """What came of playing from one place."""

    asked_ms: int
    moved_ms: int = 0
    """How far libVLC's clock went."""
    pictures: int = 0
    """Pictures that were decoded there."""
    sounds: int = 0
    """Blocks of sound that were decoded there."""
    state: str = ""
    """libVLC's word for what it was doing at the end."""


def main(arguments: list[str]) -> int:
    """Play, tell, and leave; the exit code."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    report = _keep_pipe()
    try:
        import vlc
    except (ImportError, OSError, NameError, NotImplementedError):
        return NO_LIBVLC
    path, length_ms, has_video = arguments[0], int(arguments[1]), arguments[2] == "picture"
    instance = vlc.Instance(list(_OPTIONS))
    if instance is None:
        return NO_LIBVLC
    places = [
        asdict(_play(vlc, instance, path, at_ms, has_video)) for at_ms in _places_ms(length_ms)
    ]
    version = vlc.libvlc_get_version().decode("ascii", "replace")
    os.write(report, json.dumps({"libvlc": version, "places": places}).encode() + b"\n")
    # libVLC may hang while it tidies up; everything is told.
    os._exit(0)


def _keep_pipe() -> int:
    """Take the pipe away from stdout, which libVLC and its helpers believe to be theirs."""
    report = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return report


def _places_ms(length_ms: int) -> list[int]:
    if length_ms < _SHORT_MS:
        return [0]
    return [0, length_ms // 2, length_ms - _BEFORE_END_MS]


def _play(vlc: Any, instance: Any, path: str, at_ms: int, has_video: bool) -> Place:
    """Play from a place until enough was seen, it ended, or patience did.

    A player of its own each time: its counters begin at nothing, and ``start-time`` goes where
    seeking in a film without an index does not.
    """
    media = instance.media_new_path(path)
    media.add_option(":avcodec-hw=none")
    media.add_option(f":start-time={at_ms / 1000:.3f}")
    player = instance.media_player_new()
    player.set_media(media)
    player.play()
    place, first_ms, until = Place(at_ms), -1, time.monotonic() + _PATIENCE_S
    while not _is_enough(place, has_video) and time.monotonic() < until:
        time.sleep(_STEP_S)
        now_ms = player.get_time()
        first_ms = now_ms if first_ms < 0 < now_ms else first_ms
        place = _seen(vlc, player, media, at_ms, now_ms - first_ms if first_ms > 0 else 0)
    player.stop()
    return place


def _is_enough(place: Place, has_video: bool) -> bool:
    decoded = place.pictures if has_video else place.sounds
    is_over = place.state in ("Ended", "Error")
    return is_over or (place.moved_ms >= _ENOUGH_MS and decoded > 0)


def _seen(vlc: Any, player: Any, media: Any, at_ms: int, moved_ms: int) -> Place:
    # The state before the counters: what ended has counted everything.
    state = str(player.get_state()).rpartition(".")[2]
    counts = vlc.MediaStats()
    media.get_stats(counts)
    return Place(at_ms, moved_ms, counts.decoded_video, counts.decoded_audio, state)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
