"""How many are watching: the second and last question before a film on demand."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.browsing import Film
from kiosk.ui import words
from kiosk.ui.face import Face
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, Size, Theme
from kiosk.ui.tile import Primary

Place = Callable[[QWidget, float, float, float, float], None]


class HeadCountQuestion(QWidget):
    """The large answer, and the count beside it.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    answered = Signal(int)
    """The film is to begin at this place, ms."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._left_off_ms = 0
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._play = Primary(theme, self)
        self._from_start = Face(theme, self, self.tr("从头放"), bold=False)
        self._people = Stepper(theme, self, self.tr("{count}人"), size=Size.HEAD)
        self._people.least = 1
        self._by_digits = Text(theme, self, Size.SMALLEST, ink="ink2", align=CENTRE)
        self._by_digits.set_text(self.tr("也可以直接按数字"))
        self._note = Text(theme, self, Size.ROW, ink="ink2")
        self._head.set_text(self.tr("几个人看？"))
        self._play.clicked.connect(lambda: self.answered.emit(self._left_off_ms))
        self._from_start.clicked.connect(lambda: self.answered.emit(0))

    @property
    def first(self) -> QWidget:
        """Where the focus begins: on the film's beginning, or on going on with it."""
        return self._play

    @property
    def people(self) -> int:
        """How many are watching."""
        return self._people.count

    def ask(self, film: Film) -> None:
        """Ask for this film."""
        course, left_ms = film.entry.courseware, film.left_off_ms
        self._left_off_ms = left_ms
        self._people.set_count(1)
        self._sub.set_text(f"{words.title(course.title)} {words.duration(course.length_ms)}")
        if left_ms:
            place = words.duration(left_ms)
            self._play.set_words(
                self.tr("接着看"), self.tr("从{time}接着放，不点名").format(time=place)
            )
            self._note.set_text(self.tr("接着看，只记这次放的这一段；想算看完一课，请从头放"))
        else:
            self._play.set_words(self.tr("开始放"), self.tr("不点名，只记人数"))
            self._note.set_text("")
        self._from_start.setVisible(bool(left_ms))

    def type(self, text: str) -> None:
        """Digits are how many are watching."""
        self._people.take_digits(text)

    def arrange(self, place: Place) -> None:
        """Put everything in its place on the page's stage."""
        place(self._head, SAFE, 0.055, 1.67, 0.095)
        place(self._sub, SAFE, 0.15, 1.67, 0.11)
        place(self._play, SAFE, 0.315, 0.96, 0.30)
        place(self._people, 1.028, 0.373, 0.712, 0.184)
        place(self._by_digits, 1.04, 0.565, 0.688, 0.05)
        place(self._from_start, SAFE, 0.655, 0.45, 0.13)
        place(self._note, SAFE, 0.81, 1.67, 0.06)
