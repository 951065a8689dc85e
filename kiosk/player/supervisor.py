"""Keeps a film on the screen: the child that plays it may fall, and another takes its place."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from kiosk.clock import boottime_ms
from kiosk.player.messages import (
    Attach,
    Beat,
    Command,
    Ended,
    Failed,
    Moved,
    Pause,
    Paused,
    Play,
    RateChanged,
    Ready,
    Report,
    Resume,
    Resumed,
    Seek,
    Seeked,
    SetRate,
    SetSound,
    SoundChanged,
    SoundMissing,
    Started,
    Stirred,
    Stop,
    Stopped,
)
from kiosk.player.port import Player
from kiosk.player.process import CHILD, ChildProcess

log = logging.getLogger(__name__)

_TICK_MS = 500
_STEP_BACK_MS = 2000
_FALLS_FORGIVEN = 1
_REST_MS = (0, 500, 2000, 10_000, 60_000)
"""How long a child that fell again and again without being asked for anything is let lie."""


@dataclass(frozen=True)
class Patience:
    """How long a film may stand while it should run, in milliseconds."""

    told_ms: int = 3000
    """Until it is told."""
    killed_ms: int = 8000
    """Until the child is given up."""
    opening_ms: int = 15_000
    """Until the child is given up when nothing has moved yet: a disk may be slow to wake."""


@dataclass
class _Showing:
    """The film on the screen, as last known. Positions in milliseconds."""

    play_id: int
    path: Path
    length_ms: int
    subtitle: Path | None
    position_ms: int
    rate_percent: int = 100
    paused: bool = False
    started: bool = False
    recovering: str = ""
    """Code that was told and not yet taken back."""
    stopping: bool = False
    still: QElapsedTimer = field(default_factory=QElapsedTimer)
    """Since the picture was last known to move."""


class PlayerSupervisor(Player):
    """The real player. The child is started at once and kept warm.

    Args:
        parent: who owns it.
        program: the child and its arguments.
        patience: with pictures that stand.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        program: Sequence[str] = CHILD,
        patience: Patience | None = None,
    ) -> None:
        super().__init__(parent)
        self._patience = patience or Patience()
        self._window_id = 0
        self._sound = SetSound(volume_percent=100, muted=False)
        self._last_play_id = 0
        self._showing: _Showing | None = None
        self._leaving: dict[int, _Showing] = {}
        self._falls: Counter[Path] = Counter()
        self._idle_falls = 0
        self._silence_told = False
        self._child = ChildProcess(program, self)
        self._child.reported.connect(self._hear)
        self._child.gone.connect(self._child_fell)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._child.start)
        self._ticked = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._check_picture)
        self._child.start()

    @property
    def child_pid(self) -> int:
        """The process that plays, or 0 while there is none."""
        return self._child.pid

    def attach(self, window_id: int) -> None:
        """See the port."""
        self._window_id = window_id
        self._send(Attach(window_id))

    def play(
        self, path: Path, *, length_ms: int, start_ms: int = 0, subtitle: Path | None = None
    ) -> int:
        """See the port."""
        before = self._showing
        if before is not None:
            self._leaving[before.play_id] = before
        self._last_play_id += 1
        self._showing = _Showing(self._last_play_id, path, length_ms, subtitle, start_ms)
        self._watch(self._showing)
        if self._child.is_ready:
            self._send_play(self._showing)
        else:
            self._bid_farewell()
            self._wake_child()
        return self._last_play_id

    def pause(self) -> None:
        """See the port."""
        if self._showing is not None:
            self._showing.paused = True
            self._send(Pause())

    def resume(self) -> None:
        """See the port."""
        if self._showing is not None:
            self._showing.paused = False
            self._showing.still.restart()
            self._send(Resume())

    def seek(self, position_ms: int) -> None:
        """See the port."""
        if self._showing is not None:
            self._showing.position_ms = position_ms
            self._showing.still.restart()
            self._send(Seek(position_ms))

    def set_rate(self, percent: int) -> None:
        """See the port."""
        if self._showing is not None:
            self._showing.rate_percent = percent
            self._send(SetRate(percent))

    def set_volume(self, percent: int) -> None:
        """See the port."""
        self._set_sound(SetSound(percent, self._sound.muted))

    def set_muted(self, muted: bool) -> None:
        """See the port."""
        self._set_sound(SetSound(self._sound.volume_percent, muted))

    def stop(self) -> None:
        """See the port."""
        showing = self._showing
        if showing is None:
            return
        showing.stopping = True
        showing.still.restart()
        if self._child.is_ready:
            self._send(Stop())
        else:
            self._leave(showing)

    def shutdown(self) -> None:
        """See the port."""
        self._timer.stop()
        self._rest.stop()
        self._showing = None
        self._child.shutdown()

    def _send(self, command: Command) -> None:
        if self._child.is_ready:
            self._child.send(command)

    def _set_sound(self, sound: SetSound) -> None:
        self._sound = sound
        self._send(sound)

    def _send_play(self, showing: _Showing) -> None:
        self._child.send(
            Play(
                play_id=showing.play_id,
                path=str(showing.path),
                length_ms=showing.length_ms,
                start_ms=showing.position_ms,
                subtitle=str(showing.subtitle or ""),
                rate_percent=showing.rate_percent,
                paused=showing.paused,
            )
        )

    def _watch(self, showing: _Showing) -> None:
        showing.still.start()
        self._ticked.start()
        self._timer.start()

    def _hear(self, report: Report) -> None:
        match report:
            case Beat():
                pass
            case Ready(version):
                self._greet(version)
            case SoundChanged(percent, muted):
                self.volume_changed.emit(percent, muted)
            case SoundMissing():
                self._tell_silence()
            case Ended() | Stopped() | Failed():
                self._over(report)
            case _ if self._showing is not None and report.play_id == self._showing.play_id:
                self._hear_of(self._showing, report)

    def _hear_of(self, showing: _Showing, report: Report) -> None:
        play_id = showing.play_id
        match report:
            case Started(_, position_ms, at_ms):
                self._on_started(showing, position_ms, at_ms)
            case Moved(_, position_ms, at_ms):
                self._on_moved(showing, position_ms, at_ms)
            case Stirred():
                showing.still.restart()
            case Paused(_, position_ms, at_ms):
                showing.position_ms = position_ms
                self.paused.emit(play_id, position_ms, at_ms)
            case Resumed(_, position_ms, at_ms):
                showing.still.restart()
                self.resumed.emit(play_id, position_ms, at_ms)
            case Seeked(_, from_ms, to_ms, at_ms):
                self.seeked.emit(play_id, from_ms, to_ms, at_ms)
            case RateChanged(_, percent, position_ms, at_ms):
                self.rate_changed.emit(play_id, percent, position_ms, at_ms)

    def _greet(self, version: str) -> None:
        self._child.send(Attach(self._window_id))
        self._child.send(self._sound)
        if self._showing is not None:
            self._watch(self._showing)
            self._send_play(self._showing)
        self.ready.emit(version)

    def _on_started(self, showing: _Showing, position_ms: int, at_ms: int) -> None:
        self._idle_falls = 0
        again = showing.started
        showing.started = True
        showing.position_ms = position_ms
        showing.still.restart()
        if again:
            showing.recovering = ""
            self.recovered.emit(showing.play_id, position_ms, at_ms)
        else:
            self.started.emit(showing.play_id, position_ms)

    def _on_moved(self, showing: _Showing, position_ms: int, at_ms: int) -> None:
        showing.position_ms = position_ms
        showing.still.restart()
        if showing.recovering:
            showing.recovering = ""
            self.recovered.emit(showing.play_id, position_ms, at_ms)
        self.position_changed.emit(showing.play_id, position_ms, at_ms)

    def _over(self, report: Ended | Stopped | Failed) -> None:
        if self._showing is not None and self._showing.play_id == report.play_id:
            self._falls.pop(self._showing.path, None)
            self._forget()
        elif self._leaving.pop(report.play_id, None) is None:
            return
        match report:
            case Ended(play_id, position_ms, at_ms):
                self.ended.emit(play_id, position_ms, at_ms)
            case Stopped(play_id, position_ms, at_ms):
                self.stopped.emit(play_id, position_ms, at_ms)
            case Failed(play_id, code):
                self.failed.emit(play_id, code)

    def _tell_silence(self) -> None:
        if not self._silence_told:
            self._silence_told = True
            self.sound_missing.emit()

    def _check_picture(self) -> None:
        showing = self._showing
        # A kiosk that was itself held up or asleep has not seen the picture move.
        held_up = self._ticked.restart() > 2 * _TICK_MS
        if showing is None or not self._child.is_ready or (showing.paused and not showing.stopping):
            return
        if held_up:
            showing.still.restart()
        still_ms = showing.still.elapsed()
        if still_ms > self._limit_ms(showing):
            self._child.kill("stalled")
        elif still_ms > self._patience.told_ms and showing.started:
            self._tell_recovering(showing, "stalled")

    def _limit_ms(self, showing: _Showing) -> int:
        if showing.stopping:
            return self._patience.told_ms
        return self._patience.killed_ms if showing.started else self._patience.opening_ms

    def _tell_recovering(self, showing: _Showing, code: str) -> None:
        if showing.recovering != code:
            showing.recovering = code
            self.recovering.emit(showing.play_id, code)

    def _child_fell(self, reason: str) -> None:
        self._bid_farewell()
        showing = self._showing
        if showing is None:
            self._let_rest()
            return
        if showing.stopping:
            self._leave(showing)
        else:
            self._pick_up(showing, reason)
        self._wake_child()

    def _pick_up(self, showing: _Showing, reason: str) -> None:
        self._falls[showing.path] += 1
        log.warning("the player fell during a film: %s", reason)
        if self._falls[showing.path] > _FALLS_FORGIVEN:
            self._falls.pop(showing.path)
            self._forget()
            self.failed.emit(
                showing.play_id, "stalled" if reason == "stalled" else "player_died_twice"
            )
            return
        if showing.started:
            showing.position_ms = max(0, showing.position_ms - _STEP_BACK_MS)
        self._tell_recovering(showing, reason)

    def _leave(self, showing: _Showing) -> None:
        self._forget()
        self.stopped.emit(showing.play_id, showing.position_ms, boottime_ms())

    def _bid_farewell(self) -> None:
        """Films that were to be left when the child fell will not be heard of again."""
        leaving, self._leaving = self._leaving, {}
        for showing in leaving.values():
            self.stopped.emit(showing.play_id, showing.position_ms, boottime_ms())

    def _forget(self) -> None:
        self._showing = None
        self._timer.stop()

    def _let_rest(self) -> None:
        rest_ms = _REST_MS[min(self._idle_falls, len(_REST_MS) - 1)]
        self._idle_falls += 1
        self._rest.start(rest_ms)

    def _wake_child(self) -> None:
        self._rest.stop()
        if self._child.pid == 0:
            self._child.start()
