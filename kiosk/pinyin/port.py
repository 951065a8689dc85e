"""Pinyin as a page sees it: what was typed goes in, words come out, nothing is waited for."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Choice:
    """One candidate."""

    text: str
    reading: str = ""
    """Its pinyin, syllables apart; empty for a long sentence."""


@dataclass(frozen=True)
class Composition:
    """What may be meant by what was typed."""

    code: str
    """Digits 2-9 and letters as they were typed, with ``'`` between syllables where wanted."""
    shown: str
    """The same, with a space between syllables."""
    choices: tuple[Choice, ...]
    """Likeliest first."""


class Pinyin(QObject):
    """Makes Chinese of digits and letters.

    Answers come in the order of the questions. What is asked before it is awake is answered when
    it is.
    """

    composed = Signal(object)
    """A ``Composition``: the answer to ``compose``."""
    chosen = Signal(str, str)
    """Words, and what of the code they do not stand for: the answer to ``choose``."""
    missing = Signal()
    """It cannot be had on this machine; nothing will be answered until it is woken again."""

    is_missing = False
    """Whether that was told."""

    def wake(self) -> None:
        """Get ready: somebody wants to write. What was missing is looked for once more."""
        raise NotImplementedError

    def compose(self, code: str) -> None:
        """Ask what may be meant; ``composed`` follows."""
        raise NotImplementedError

    def choose(self, code: str, index: int) -> None:
        """Take one of the choices that were offered for a code; ``chosen`` follows."""
        raise NotImplementedError

    def shutdown(self) -> None:
        """Give everything up; no signal follows."""
        raise NotImplementedError
