"""The shape most pages share: a heading, one large answer with the focus on it, a few others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.tile import Primary

_OTHERS = 4
_FEW = 3
"""Up to as many answers the others are as high together as a large one needs to be."""
_TOP, _HEIGHT = 0.335, 0.30
_CROWDED_TOP, _CROWDED_HEIGHT = 0.295, 0.56


@dataclass(frozen=True)
class Answer:
    """Something a person can choose."""

    words: str
    act: Callable[[], None]
    line: str = ""
    """What it does; shown under the large answer only."""


class QuestionPage(Page):
    """A page that asks one thing.

    Args:
        backstage: what it can call upon.
        parent: the window.
    """

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._answers: tuple[Answer, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._foot = Text(self.theme, self, Size.ROW, ink="ink2")
        self._large = Primary(self.theme, self)
        self._large.clicked.connect(lambda: self._act(0))
        self._others = [Face(self.theme, self, size=Size.TILE) for _ in range(_OTHERS)]
        for place, face in enumerate(self._others):
            face.clicked.connect(lambda _=False, place=place: self._act(place + 1))

    def ask(self, head: str, sub: str, answers: Sequence[Answer], foot: str = "") -> None:
        """Show a question; the first answer is the large one."""
        self._answers = tuple(answers)
        self._head.set_text(head)
        self._sub.set_text(sub)
        self._foot.set_text(foot)
        self._large.setVisible(bool(self._answers))
        if self._answers:
            self._large.set_words(self._answers[0].words, self._answers[0].line)
        for place, face in enumerate(self._others):
            face.setVisible(place + 1 < len(self._answers))
            if place + 1 < len(self._answers):
                face.set_text(self._answers[place + 1].words)
        self.arrange()

    def first_focus(self) -> QWidget:
        """The large answer."""
        return self._large

    def arrange(self) -> None:
        """The large answer at the left, the others stacked beside it."""
        self.place(self._head, SAFE, 0.085, 1.67, 0.1)
        self.place(self._sub, SAFE, 0.182, 1.67, 0.09)
        crowded = len(self._answers) > _FEW
        top, deep = (_CROWDED_TOP, _CROWDED_HEIGHT) if crowded else (_TOP, _HEIGHT)
        self.place(self._large, SAFE, top, 0.96, deep)
        count = max(1, len(self._answers) - 1)
        gap = 0.03
        height = (deep - gap * (count - 1)) / count
        for place, face in enumerate(self._others[:count]):
            self.place(face, 1.04, top + place * (height + gap), 0.688, height)
        self.place(self._foot, SAFE, 0.865, 1.67, 0.088)

    def _act(self, place: int) -> None:
        if place < len(self._answers):
            self._answers[place].act()
