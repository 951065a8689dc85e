"""A control for what cannot be undone: it acts on the second press, and forgets the first."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face
from kiosk.ui.theme import Size, Theme, Tint

_FORGETS_MS = 4000
_DEAF_MS = 500
"""Sooner than this nobody has read the question; a hand may still be at its double click."""


class SureFace(Face):
    """Asks once more on its own face.

    Args:
        theme: the page's mood and measures.
        parent: the page.
        text: its word.
        question: its word after the first press; without one it acts at once.
        size: size of type.
        icon: sign beside the word.
    """

    confirmed = Signal()
    """It was pressed, and once more if it asked."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        text: str,
        question: str = "",
        *,
        size: float = Size.LABEL,
        icon: str = "",
    ) -> None:
        super().__init__(theme, parent, text, size=size, icon=icon)
        self._word, self._question = text, question
        self._asked = False
        self._forgets = QTimer(self, singleShot=True, interval=_FORGETS_MS)
        self._forgets.timeout.connect(self._forget)
        self._is_deaf = QTimer(self, singleShot=True, interval=_DEAF_MS)
        self.clicked.connect(self._on_clicked)

    @property
    def asked(self) -> bool:
        """Whether the question is on its face."""
        return self._asked

    def set_words(self, text: str, question: str) -> None:
        """Show another word, and ask something else; the same again changes nothing."""
        if (text, question) != (self._word, self._question):
            self._word, self._question = text, question
            self._forget()

    def _on_clicked(self) -> None:
        if self._question and not self._asked:
            self._ask()
        elif not self._is_deaf.isActive():
            self._forget()
            self.confirmed.emit()

    def _ask(self) -> None:
        self._asked = True
        self.set_text(self._question)
        self.set_tint(Tint.WARN)
        self._forgets.start()
        self._is_deaf.start()

    def _forget(self) -> None:
        self._asked = False
        self._forgets.stop()
        self._is_deaf.stop()
        self.set_text(self._word)
        self.set_tint(Tint.PLAIN)
