"""The player as the evening sees it: commands that return at once, signals that tell the truth."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal


class Player(QObject):
    """Plays one film at a time.

    Positions are milliseconds of the film, moments are milliseconds of CLOCK_BOOTTIME, speeds
    and volumes are per cent. A play is known by the number ``play`` gave it; its last signal is
    one of ``ended``, ``stopped`` and ``failed``. Commands without a play do nothing.
    """

    ready = Signal(str)
    """libVLC's version: the player stands and can be asked to play."""
    started = Signal(int, int)
    """Play, position: the first picture, or sound of a film without one, is moving."""
    position_changed = Signal(int, int, int)
    """Play, position, moment at which it held; two to four a second while the film runs."""
    paused = Signal(int, int, int)
    """Play, position at which it really stands, moment."""
    resumed = Signal(int, int, int)
    """Play, position from which it goes on, moment."""
    seeked = Signal(int, int, int, int)
    """Play, position left, position really reached, moment at which the latter held."""
    rate_changed = Signal(int, int, int, int)
    """Play, speed, position and moment from which it holds; a film takes a second or two to come
    to the speed asked for, and tells of those between."""
    volume_changed = Signal(int, bool)
    """Volume, muted."""
    ended = Signal(int, int, int)
    """Play, position credited, moment: the film ran out."""
    stopped = Signal(int, int, int)
    """Play, position, moment: it was asked to stop, or another film took its place."""
    failed = Signal(int, str)
    """Play, code: ``missing | damaged | undecodable | player_died_twice | stalled``."""
    recovering = Signal(int, str)
    """Play, code: ``player_died | player_froze | stalled``; the picture comes back by itself."""
    recovered = Signal(int, int, int)
    """Play, position it goes on from, moment."""
    sound_missing = Signal()
    """A film with sound runs and the machine has nothing to let it out by; told once."""

    def attach(self, window_id: int) -> None:
        """Show films in this native window, from the next play on."""
        raise NotImplementedError

    def play(
        self, path: Path, *, length_ms: int, start_ms: int = 0, subtitle: Path | None = None
    ) -> int:
        """Play a file.

        Args:
            path: the film; what played before is stopped.
            length_ms: its length as the township measured it.
            start_ms: where to begin.
            subtitle: a UTF-8 text beside it.

        Returns:
            The number of this play, never used again.
        """
        raise NotImplementedError

    def pause(self) -> None:
        """Hold the picture."""
        raise NotImplementedError

    def resume(self) -> None:
        """Let the picture go on."""
        raise NotImplementedError

    def seek(self, position_ms: int) -> None:
        """Go to a position; of several asked for in one breath those that were shown are told."""
        raise NotImplementedError

    def set_rate(self, percent: int) -> None:
        """Play this film at another speed; every film begins at 100."""
        raise NotImplementedError

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0 to 100, for this film and those after it."""
        raise NotImplementedError

    def set_muted(self, muted: bool) -> None:
        """Silence this film and those after it, or let them sound again."""
        raise NotImplementedError

    def stop(self) -> None:
        """Drop the film."""
        raise NotImplementedError

    def shutdown(self) -> None:
        """Give everything up; no signal follows."""
        raise NotImplementedError
