"""What people want to learn next: hands counted by category, or nothing at all."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.errand import way_on
from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.page import Page
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.meeting_types import TENTH_CLASS

_ROWS = 5
_MOST = 10
"""On one page, in two columns."""


class TopicsPage(Page):
    """Counts who asks for which category (点播需求)."""

    name = "topics"
    way_back_right = 1.24

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._categories: tuple[str, ...] = ()
        self._first = 0
        self._errand: object = None
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._head.set_text(self.tr("大家还想学什么？（可不填）"))
        self._on = Face(self.theme, self, self.tr("跳过"), size=0.058)
        self._on.clicked.connect(self.leave_off)
        self._steppers = [
            Stepper(self.theme, self, "{count}", size=Size.BODY) for _ in range(_MOST)
        ]
        for place, stepper in enumerate(self._steppers):
            stepper.changed.connect(lambda count, place=place: self._ask_for(place, count))

    def enter(self, visit: object) -> None:
        """Show the township's categories and what was counted already."""
        self._errand = visit
        feed = self.backstage.exchange.feed
        self._categories = feed.categories if feed is not None else ()
        self._show(0)

    def what_to_do(self) -> str:
        """The line under the heading."""
        return self.tr("想学的请举手，数一数人数；也可以直接按数字")

    def asked(self) -> Mapping[str, int]:
        """How many asked for each category as yet."""
        meeting = self.backstage.evening.meeting
        return meeting.topic_requests if meeting is not None else {}

    def keep(self, category: str, people: int) -> None:
        """Take another count."""
        self.backstage.evening.request_topic(category, people)

    def leave_off(self) -> None:
        """Go on, whatever was asked for."""
        meeting = self.backstage.evening.meeting
        is_class = meeting is not None and meeting.type_code == TENTH_CLASS
        self.go.emit(way_on(self._errand, "feedback" if is_class else "review"), None)

    def back(self) -> None:
        """Home, or back to who wanted it; what was counted is kept."""
        self.go.emit(way_on(self._errand, "home"), None)

    def first_focus(self) -> QWidget:
        """Nothing need be asked for."""
        return self._on

    def pressed(self, key: Key) -> bool:
        """↓ in the last row and ↑ in the first one turn the page."""
        here = next((at for at, one in enumerate(self._steppers) if one.has_focus), None)
        if here is None:
            return False
        column, row = divmod(here, _ROWS)
        if key is Key.DOWN and row == _ROWS - 1 and self._first + _MOST < len(self._categories):
            self._turn(_MOST, column * _ROWS)
        elif key is Key.UP and row == 0 and self._first:
            self._turn(-_MOST, column * _ROWS + _ROWS - 1)
        else:
            return False
        return True

    def arrange(self) -> None:
        """Two columns of counts; the way on at the upper right, where the eye is."""
        self.place(self._head, SAFE, 0.055, 1.2, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.2, 0.088)
        self.place(self._on, 1.27, 0.065, 0.458, 0.14)
        for place, stepper in enumerate(self._steppers):
            column, row = divmod(place, _ROWS)
            self.place(stepper, SAFE - 0.012 + column * 0.849, 0.238 + row * 0.145, 0.853, 0.139)

    def _show(self, first: int) -> None:
        self._first = first
        asked = self.asked()
        for place, stepper in enumerate(self._steppers):
            there = first + place < len(self._categories)
            stepper.setVisible(there)
            if there:
                category = self._categories[first + place]
                stepper.set_pattern(category.replace("{", "{{").replace("}", "}}") + " {count}")
            stepper.set_count(asked.get(category, 0) if there else 0)
        self._sub.set_text(" · ".join([*self._pages(), self.what_to_do()]))
        self.name_way_on()

    def _pages(self) -> list[str]:
        """Which page this is, if there are several."""
        pages, number = -(-len(self._categories) // _MOST), self._first // _MOST + 1
        said = self.tr("第{page}页，共{pages}页").format(page=number, pages=pages)
        return [said] if pages > 1 else []

    def _turn(self, by: int, place: int) -> None:
        """Show the page before or after, with the focus at this place, or as near as there is."""
        self._show(self._first + by)
        shown = [one for one in self._steppers if one.isVisibleTo(self)]
        target = shown[place] if place < len(shown) else shown[0]
        self.focus_on(target.more)

    def _ask_for(self, place: int, count: int) -> None:
        self.keep(self._categories[self._first + place], count)
        self.name_way_on()

    def name_way_on(self) -> None:
        """Say whether anything was counted."""
        seen = self._categories[self._first : self._first + _MOST]
        unseen = (people for category, people in self.asked().items() if category not in seen)
        counted = any(stepper.count for stepper in self._steppers) or any(unseen)
        self._on.set_text(self.tr("下一步") if counted else self.tr("跳过"))
