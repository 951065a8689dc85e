"""The “叮” that asks whether anybody hears the films: it goes the whole way that they go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.player.port import Player

TONE = Path(__file__).resolve().parents[1] / "assets" / "sounds" / "ding.wav"
LENGTH_MS = 3000
"""Long enough for the player to notice that no sound is let out."""


class Chime(QObject):
    """Plays a tone by the player of the films, never while one of them is on the screen.

    Args:
        is_busy: whether a film is on the screen.
    """

    rang = Signal(bool)
    """It is over; whether it was played to its end."""

    def __init__(self, is_busy: Callable[[], bool]) -> None:
        super().__init__()
        self._is_busy = is_busy
        self._player: Player | None = None
        self._play_id = -1

    @property
    def is_ringing(self) -> bool:
        """Whether it can be heard now, if anything can."""
        return self._play_id >= 0

    def use(self, player: Player) -> None:
        """Take the player, which comes a moment after the home page."""
        self._player = player
        player.ended.connect(lambda play_id, *_: self._over(play_id, True))
        player.stopped.connect(lambda play_id, *_: self._over(play_id, False))
        player.failed.connect(lambda play_id, _code: self._over(play_id, False))

    def ring(self) -> bool:
        """Play the tone, once more if it is playing; ``rang`` follows.

        Returns:
            Whether it can be played now.
        """
        if self._player is None or self._is_busy():
            return False
        self._player.set_muted(False)
        self._play_id = self._player.play(TONE, length_ms=LENGTH_MS)
        return True

    def hush(self) -> None:
        """End it."""
        if self.is_ringing and self._player is not None and not self._is_busy():
            self._player.stop()

    def _over(self, play_id: int, whole: bool) -> None:
        if play_id == self._play_id:
            self._play_id = -1
            self.rang.emit(whole)
