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
from dataclasses import asdict, dataclass, replace
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
_PATIENCE_S = 20.0
"""A busy machine with a large film; the parent's own deadline lies beyond it."""
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
    shows = [_Show(vlc, instance, path, at_ms) for at_ms in _places_ms(length_ms)]
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until and not all(one.is_enough(has_video) for one in shows):
        time.sleep(_STEP_S)
        for one in shows:
            one.look()
    places = [asdict(one.seen) for one in shows]
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


class _Show:
    """Plays from one place, beside the others: three take no longer than one.

    A player of its own: its counters begin at nothing, and ``start-time`` goes where seeking in a
    film without an index does not.
    """

    def __init__(self, vlc: Any, instance: Any, path: str, at_ms: int) -> None:
        self._vlc = vlc
        self._media = instance.media_new_path(path)
        self._media.add_option(":avcodec-hw=none")
        self._media.add_option(f":start-time={at_ms / 1000:.3f}")
        self._player = instance.media_player_new()
        self._player.set_media(self._media)
        self._player.play()
        self._first_ms = -1
        self.seen = Place(at_ms)

    def is_enough(self, has_video: bool) -> bool:
        """Whether it moved and something was decoded, or it is over."""
        decoded = self.seen.pictures if has_video else self.seen.sounds
        is_over = self.seen.state in ("Ended", "Error")
        return is_over or (self.seen.moved_ms >= _ENOUGH_MS and decoded > 0)

    def look(self) -> None:
        """Note how far it is."""
        # The state before the counters: what ended has counted everything.
        state = str(self._player.get_state()).rpartition(".")[2]
        now_ms, counts = self._player.get_time(), self._vlc.MediaStats()
        self._media.get_stats(counts)
        if self._first_ms < 0 < now_ms:
            self._first_ms = now_ms
        moved_ms = now_ms - self._first_ms if self._first_ms > 0 else 0
        self.seen = replace(
            self.seen,
            moved_ms=max(moved_ms, self.seen.moved_ms),
            pictures=counts.decoded_video,
            sounds=counts.decoded_audio,
            state=state,
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
