"""The process that libVLC may hang, crash or lie in: it plays what the pipe says and reports back.

Started by the supervisor as ``python -m kiosk.player.child``: commands come in by stdin, reports
go out by what was stdout. Only the main thread calls libVLC; libVLC's callbacks, in which any call
to it hangs for good, only note what happened and when.
"""

import contextlib
import ctypes
import os
import signal
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO

import vlc

from kiosk.player.messages import (
    Attach,
    Beat,
    Command,
    Failed,
    Pause,
    Play,
    Ready,
    Report,
    Resume,
    Seek,
    SetRate,
    SetSound,
    SoundChanged,
    SoundMissing,
    Started,
    Stop,
    UnreadableLine,
    decode_command,
    encode,
)
from kiosk.player.pace import NORMAL_PERCENT
from kiosk.player.timeline import Sight, Timeline, leads

OPTIONS = (
    "--quiet",
    "--no-video-title-show",
    # libVLC strips non-ASCII from names, so it would hang any Chinese-named text on any such film.
    "--no-sub-autodetect-file",
    "--no-osd",
    "--no-lua",
    "--no-snapshot-preview",
    "--no-metadata-network-access",
    "--subsdec-encoding=UTF-8",
)

FILM_OPTIONS = (
    # Old drivers crash in it. As an option of libVLC's it is lost: libvlc_media_player_set_xwindow
    # sets it to "any" again.
    ":avcodec-hw=none",
)

_BEAT_MS = 500
_RATE_STEP_MS = 250
_PERIOD_STEP_PERCENT = 3.3
"""How much longer or shorter a picture is shown after each step, in parts of its normal time."""
_SOUND_DUE_MS = 1500
_PR_SET_PDEATHSIG = 1
_SUBTITLE_PRIORITY = 4

_Happening = tuple[str, int, int, int]
"""What libVLC told: name, value, moment in ms of CLOCK_BOOTTIME, number of the play."""


def main() -> None:
    """Serve the pipe until it closes."""
    reports = _keep_pipe()
    inbox: SimpleQueue[Command | _Happening] = SimpleQueue()
    commands = os.fdopen(os.dup(0), "rb")
    threading.Thread(target=_read, args=(commands, inbox), daemon=True).start()
    Child(inbox, reports).run()


def _keep_pipe() -> BinaryIO:
    """Take the pipe away from stdout, which libVLC and its helpers believe to be theirs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    reports = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    return reports


def _read(commands: BinaryIO, inbox: "SimpleQueue[Command | _Happening]") -> None:
    for line in commands:
        try:
            inbox.put(decode_command(line))
        except UnreadableLine:
            continue
    # The parent is gone; the main thread may be held up in libVLC, so nothing is tidied up.
    os._exit(0)


def _head(path: str) -> bytes:
    with Path(path).open("rb", buffering=0) as film:
        return film.read(600)


def _now_ms() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def _step_towards(due_percent: int, percent: int) -> int:
    period = 10_000 / percent
    if due_percent > percent:
        return min(due_percent, round(10_000 / (period - _PERIOD_STEP_PERCENT)))
    return max(due_percent, round(10_000 / (period + _PERIOD_STEP_PERCENT)))


class Child:
    """Plays films by libVLC.

    Args:
        inbox: commands, and what libVLC's callbacks noted.
        reports: where reports are written, a line each.
    """

    def __init__(self, inbox: "SimpleQueue[Command | _Happening]", reports: BinaryIO) -> None:
        self._inbox = inbox
        self._reports = reports
        self._vlc = vlc.Instance(list(OPTIONS))
        if self._vlc is None:
            raise SystemExit("libVLC does not know one of its options")
        self._player = self._vlc.media_player_new()
        # Before the first play, or keys and clicks over the picture never reach the kiosk.
        self._player.video_set_mouse_input(False)
        self._player.video_set_key_input(False)
        self._window_id = 0
        self._sound = SetSound(volume_percent=100, muted=False)
        self._media: vlc.Media | None = None
        self._timeline: Timeline | None = None
        self._started_at = 0
        self._speed_percent = NORMAL_PERCENT
        self._stepped_at = 0
        self._sound_seen = False
        self._later: list[Command] = []
        self._play_id = 0
        self._statistics = vlc.MediaStats()
        self._listen()

    def run(self) -> None:
        """Serve until the pipe closes."""
        self._tell(Ready(vlc.libvlc_get_version().decode("ascii", "replace")))
        beaten_at = _now_ms()
        while True:
            with contextlib.suppress(Empty):
                self._take(self._inbox.get(timeout=self._patience_ms() / 1000))
            self._approach_rate()
            if _now_ms() - beaten_at >= _BEAT_MS:
                beaten_at = _now_ms()
                self._tell(Beat())

    def _listen(self) -> None:
        happenings = {
            "time": vlc.EventType.MediaPlayerTimeChanged,
            "playing": vlc.EventType.MediaPlayerPlaying,
            "paused": vlc.EventType.MediaPlayerPaused,
            "end": vlc.EventType.MediaPlayerEndReached,
            "error": vlc.EventType.MediaPlayerEncounteredError,
        }
        events = self._player.event_manager()
        for name, kind in happenings.items():
            events.event_attach(kind, self._note, name)

    def _note(self, event: vlc.Event, name: str) -> None:
        value = event.u.new_time if name == "time" else 0
        self._inbox.put((name, value, _now_ms(), self._play_id))

    def _take(self, item: Command | _Happening) -> None:
        match item:
            case (name, value, at_ms, play_id):
                if self._timeline is not None and play_id == self._timeline.play_id:
                    self._happened(self._timeline, name, value, at_ms)
            case Attach(window_id):
                self._window_id = window_id
            case SetSound():
                self._sound = item
                self._set_sound()
                self._tell(self._heard_sound())
            case Play():
                self._stop()
                self._start(item)
            case _:
                if self._timeline is not None:
                    self._command(self._timeline, item)

    def _command(self, timeline: Timeline, command: Command) -> None:
        if isinstance(command, Stop):
            self._stop()
        elif not timeline.started:
            self._later.append(command)
        else:
            self._steer(timeline, command)

    def _steer(self, timeline: Timeline, command: Command) -> None:
        match command:
            case Pause():
                self._player.set_pause(1)
            case Resume():
                self._player.set_pause(0)
            case Seek(position_ms):
                # At another speed libVLC 3.0 stands still or leaps on after a seek, by the time
                # between target and key frame; it takes up its speed again when it has landed.
                self._run_at(NORMAL_PERCENT)
                self._tell(*timeline.seek(position_ms, _now_ms()))
                self._player.set_time(position_ms)
            case SetRate(percent):
                timeline.change_rate(percent)

    def _patience_ms(self) -> int:
        if self._speed_due() == self._speed_percent:
            return _BEAT_MS
        return max(0, min(_RATE_STEP_MS, self._stepped_at + _RATE_STEP_MS - _now_ms()))

    def _speed_due(self) -> int:
        """The speed asked for, once the film runs and no jump is under way."""
        line = self._timeline
        runs = line is not None and line.started and not line.paused and not line.is_jumping
        return line.rate_percent if line is not None and runs else self._speed_percent

    def _approach_rate(self) -> None:
        """Change speed little by little.

        Up to 19 decoded pictures wait with the moments at which the old speed would show them;
        after a sudden change the picture is behind for most of a second, then leaps or stands.
        While the speed changes they come faster or slower than either speed, by about a tenth
        with these steps.
        """
        due, now_ms = self._speed_due(), _now_ms()
        if due != self._speed_percent and now_ms >= self._stepped_at + _RATE_STEP_MS:
            self._stepped_at = now_ms
            self._run_at(_step_towards(due, self._speed_percent))

    def _run_at(self, percent: int) -> None:
        self._speed_percent = percent
        self._player.set_rate(percent / 100)

    def _start(self, play: Play) -> None:
        try:
            head = _head(play.path)
        except OSError as error:
            gone = isinstance(error, FileNotFoundError | NotADirectoryError)
            self._tell(Failed(play.play_id, "missing" if gone else "damaged"))
            return
        self._media = self._new_media(play)
        self._sound_seen = False
        self._later = [Pause()] if play.paused else []
        self._play_id = play.play_id
        self._timeline = Timeline(play, _now_ms(), leads=leads(head))
        self._player.set_media(self._media)
        self._player.set_xwindow(self._window_id)
        self._run_at(NORMAL_PERCENT)
        self._player.play()

    def _new_media(self, play: Play) -> vlc.Media:
        media = self._vlc.media_new_path(play.path)
        for option in FILM_OPTIONS:
            media.add_option(option)
        if play.start_ms > 0:
            media.add_option(f":start-time={play.start_ms / 1000:.3f}")
        if play.subtitle:
            address = Path(play.subtitle).as_uri()
            media.slaves_add(vlc.MediaSlaveType.subtitle, _SUBTITLE_PRIORITY, address)
        return media

    def _happened(self, timeline: Timeline, name: str, value: int, at_ms: int) -> None:
        match name:
            case "time":
                self._moved(timeline, value, at_ms)
            case "playing":
                self._set_sound()
                self._tell(*timeline.resume(at_ms, self._speed_percent))
            case "paused":
                self._tell(*timeline.pause(at_ms))
            case "end":
                self._finish(timeline.end(at_ms))
            case "error":
                code = "damaged" if timeline.started else "undecodable"
                self._finish([Failed(timeline.play_id, code)])

    def _moved(self, timeline: Timeline, libvlc_ms: int, at_ms: int) -> None:
        reports = timeline.heard(libvlc_ms, at_ms, self._look())
        self._tell(*reports)
        if any(isinstance(report, Started) for report in reports):
            self._started_at = at_ms
            later, self._later = self._later, []
            for command in later:
                self._steer(timeline, command)
        if timeline.started and not self._sound_seen:
            self._listen_for_sound(timeline, at_ms)

    def _look(self) -> Sight:
        if self._media is None:
            return Sight(has_video=False)
        self._media.get_stats(self._statistics)
        has_video = self._player.video_get_track_count() > 0
        rate = self._player.get_fps() or 25.0
        return Sight(has_video, self._statistics.displayed_pictures, 1000.0 / rate)

    def _listen_for_sound(self, timeline: Timeline, at_ms: int) -> None:
        """With no sound card libVLC plays on and says nothing; but no sound is ever let out."""
        if at_ms - self._started_at < _SOUND_DUE_MS:
            return
        self._sound_seen = True
        has_sound = self._player.audio_get_track_count() > 0
        if has_sound and self._statistics.played_abuffers == 0:
            self._tell(SoundMissing(timeline.play_id))

    def _set_sound(self) -> None:
        self._player.audio_set_volume(self._sound.volume_percent)
        self._player.audio_set_mute(self._sound.muted)

    def _heard_sound(self) -> SoundChanged:
        """What libVLC says it does; before the first film it has no sound to speak of."""
        volume, mute = self._player.audio_get_volume(), self._player.audio_get_mute()
        return SoundChanged(
            volume if volume >= 0 else self._sound.volume_percent,
            bool(mute) if mute >= 0 else self._sound.muted,
        )

    def _stop(self) -> None:
        if self._timeline is not None:
            self._finish(self._timeline.stop(_now_ms()))

    def _finish(self, reports: list[Report]) -> None:
        """Leave the film. Without stop() libVLC would not play again after an end."""
        self._timeline, self._media = None, None
        self._tell(*reports)
        self._player.stop()

    def _tell(self, *reports: Report) -> None:
        try:
            for report in reports:
                self._reports.write(encode(report))
        except BrokenPipeError:
            os._exit(0)


if __name__ == "__main__":
    main()
