"""The shape most pages share: a heading, one large answer with the focus on it, a few others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.page import Page
from kiosk.ui.sure import SureFace
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.tile import Primary

_OTHERS = 5
_FEW = 3
"""Up to as many answers the others are as high together as a large one needs to be."""
_TOP, _HEIGHT = 0.335, 0.30
_CROWDED_TOP, _CROWDED_HEIGHT = 0.295, 0.56
_MANY = 5
"""With more than so many answers nothing is said at the foot: they need its room."""
_FULL_HEIGHT = 0.635
_GAP, _NARROW_GAP = 0.03, 0.02


@dataclass(frozen=True)
class Answer:
    """Something a person can choose."""

    words: str
    act: Callable[[], None]
    line: str = ""
    """What it does; shown under the large answer only."""
    question: str = ""
    """Asked on its face before it acts; not of the large answer."""
    icon: str = ""
    stands: bool = False
    """Whether it was given before: the focus begins on it."""


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
        self._sub = self.make_sub()
        self._large = Primary(self.theme, self)
        self._large.clicked.connect(lambda: self._act(0))
        self._others = [SureFace(self.theme, self, "", size=Size.TILE) for _ in range(_OTHERS)]
        self._foot = Text(self.theme, self, Size.ROW, ink="ink2")
        for place, face in enumerate(self._others):
            face.confirmed.connect(lambda place=place: self._act(place + 1))

    def make_sub(self) -> Text:
        """The line under the heading, for the operator."""
        return Text(self.theme, self, Size.BODY, ink="ink2")

    def ask(self, head: str, sub: str, answers: Sequence[Answer], foot: str = "") -> None:
        """Show a question; the first answer is the large one."""
        self._answers = tuple(answers)
        self._head.set_text(head)
        self._sub.set_text(sub)
        self._foot.set_text(foot)
        self._large.setVisible(bool(self._answers))
        if self._answers:
            self._large.set_words(self._answers[0].words, self._answers[0].line)
            self._large.set_icon(self._answers[0].icon)
        for place, face in enumerate(self._others):
            face.setVisible(place + 1 < len(self._answers))
            if place + 1 < len(self._answers):
                other = self._answers[place + 1]
                face.set_words(other.words, other.question)
                face.set_icon(other.icon)
        self.arrange()

    def first_focus(self) -> QWidget:
        """The answer that was given before, else the large one."""
        faces = (self._large, *self._others)
        given = (face for face, one in zip(faces, self._answers, strict=False) if one.stands)
        return next(given, self._large)

    def arrange(self) -> None:
        """The large answer at the left, the others stacked beside it."""
        self.place(self._head, SAFE, 0.085, 1.67, 0.1)
        self.place(self._sub, SAFE, 0.182, 1.67, 0.09)
        top, deep, gap = self.shape()
        self.place(self._large, SAFE, top, 0.96, deep)
        count = max(1, len(self._answers) - 1)
        height = (deep - gap * (count - 1)) / count
        for place, face in enumerate(self._others[:count]):
            self.place(face, 1.04, top + place * (height + gap), 0.688, height)
        self.place(self._foot, SAFE, 0.865, 1.67, 0.088)

    def shape(self) -> tuple[float, float, float]:
        """Where the answers begin, how high they are together, and the gap between two."""
        count = len(self._answers)
        if count <= _FEW:
            return _TOP, _HEIGHT, _GAP
        if count <= _MANY:
            return _CROWDED_TOP, _CROWDED_HEIGHT, _GAP
        return _CROWDED_TOP, _FULL_HEIGHT, _NARROW_GAP

    def _act(self, place: int) -> None:
        if place < len(self._answers):
            self._answers[place].act()
