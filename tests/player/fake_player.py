"""A player without pictures that keeps the port's promises, and holds its caller to the port's."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk.clock import boottime_ms
from kiosk.player.port import Player

_TICK_MS = 250


@dataclass
class _Film:
    play_id: int
    length_ms: int
    position_ms: int
    rate_percent: int = 100
    paused: bool = False


class FakePlayer(Player):
    """Films run when ``advance`` says so. Every answer comes after the command has returned.

    Args:
        broken: names of files, each with the code it fails with.
    """

    def __init__(self, broken: dict[str, str] | None = None) -> None:
        super().__init__()
        self._broken = broken or {}
        self._film: _Film | None = None
        self._last_play_id = 0
        self._window_id = 0
        self._volume, self._muted = 100, False
        self._is_shut = False
        self._soon(lambda: self.ready.emit("fake"))

    def advance(self, ms: int) -> None:
        """Let this much time pass; the film runs if it is not paused, and ends at its end."""
        film = self._film
        while film is not None and film is self._film and ms > 0 and not film.paused:
            step_ms = min(_TICK_MS, ms)
            ms -= step_ms
            film.position_ms += step_ms * film.rate_percent // 100
            if film.position_ms >= film.length_ms:
                self._film = None
                self.ended.emit(film.play_id, film.length_ms, boottime_ms())
            else:
                self.position_changed.emit(film.play_id, film.position_ms, boottime_ms())

    def die(self, code: str = "player_died") -> None:
        """Fall as the real child does: the picture goes, and comes back two seconds before."""
        film = self._running()
        self.recovering.emit(film.play_id, code)
        film.position_ms = max(0, film.position_ms - 2000)
        self.recovered.emit(film.play_id, film.position_ms, boottime_ms())

    def fail(self, code: str) -> None:
        """Give the film up."""
        film, self._film = self._running(), None
        self.failed.emit(film.play_id, code)

    def attach(self, window_id: int) -> None:
        """See the port."""
        self._check_open()
        assert window_id > 0, "a native window has a number"
        self._window_id = window_id

    def play(
        self, path: Path, *, length_ms: int, start_ms: int = 0, subtitle: Path | None = None
    ) -> int:
        """See the port."""
        self._check_open()
        assert self._window_id or path.suffix == ".wav", (
            "play() before attach(): the film would open its own window"
        )
        assert path.is_absolute(), "the child may stand in another folder"
        assert 0 <= start_ms <= length_ms, "a film begins within itself"
        assert subtitle is None or subtitle.is_absolute()
        self._leave()
        self._last_play_id += 1
        film = _Film(self._last_play_id, length_ms, start_ms)
        code = "" if path.exists() else "missing"
        code = self._broken.get(path.name, code)
        self._film = film
        self._soon(lambda: self._begin(film, code))
        return film.play_id

    def pause(self) -> None:
        """See the port."""
        self._command(self._pause)

    def resume(self) -> None:
        """See the port."""
        self._command(self._resume)

    def seek(self, position_ms: int) -> None:
        """See the port."""
        film = self._film
        assert film is None or 0 <= position_ms <= film.length_ms, "seek beyond the film"
        self._command(lambda film: self._seek(film, position_ms))

    def set_rate(self, percent: int) -> None:
        """See the port."""
        assert 25 <= percent <= 400, "no such speed"
        self._command(lambda film: self._set_rate(film, percent))

    def set_volume(self, percent: int) -> None:
        """See the port."""
        self._check_open()
        assert 0 <= percent <= 100, "volume is 0 to 100"
        self._volume = percent
        self._soon(lambda: self.volume_changed.emit(self._volume, self._muted))

    def set_muted(self, muted: bool) -> None:
        """See the port."""
        self._check_open()
        self._muted = muted
        self._soon(lambda: self.volume_changed.emit(self._volume, self._muted))

    def stop(self) -> None:
        """See the port."""
        self._check_open()
        self._leave()

    def shutdown(self) -> None:
        """See the port."""
        self._check_open()
        self._is_shut = True
        self._film = None

    def _begin(self, film: _Film, code: str) -> None:
        if film is not self._film:
            return
        if code:
            self.fail(code)
        else:
            self.started.emit(film.play_id, film.position_ms)
            self.position_changed.emit(film.play_id, film.position_ms, boottime_ms())

    def _pause(self, film: _Film) -> None:
        if not film.paused:
            film.paused = True
            self.paused.emit(film.play_id, film.position_ms, boottime_ms())

    def _resume(self, film: _Film) -> None:
        if film.paused:
            film.paused = False
            self.resumed.emit(film.play_id, film.position_ms, boottime_ms())

    def _seek(self, film: _Film, position_ms: int) -> None:
        left_ms, film.position_ms = film.position_ms, position_ms
        self.seeked.emit(film.play_id, left_ms, position_ms, boottime_ms())

    def _set_rate(self, film: _Film, percent: int) -> None:
        film.rate_percent = percent
        self.rate_changed.emit(film.play_id, percent, film.position_ms, boottime_ms())

    def _leave(self) -> None:
        film, self._film = self._film, None
        if film is not None:
            word = (film.play_id, film.position_ms, boottime_ms())
            self._soon(lambda: self.stopped.emit(*word))

    def _command(self, act: Callable[[_Film], None]) -> None:
        self._check_open()
        film = self._film
        if film is not None:
            self._soon(lambda: act(film) if film is self._film else None)

    def _running(self) -> _Film:
        assert self._film is not None, "no film is playing"
        return self._film

    def _soon(self, act: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, lambda: None if self._is_shut else act())

    def _check_open(self) -> None:
        assert not self._is_shut, "nothing may be asked of a player that was shut down"
