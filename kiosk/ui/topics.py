"""What people want to learn next: hands counted by category, or nothing at all."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.meeting_types import TENTH_CLASS

_COLUMNS = 2
_MOST = 10


class TopicsPage(Page):
    """Counts who asks for which category (点播需求)."""

    name = "topics"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._categories: tuple[str, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._head.set_text(self.tr("大家还想学什么？（可不填）"))
        self._sub.set_text(self.tr("想学的请举手，数一数人数"))
        self._on = Face(self.theme, self, self.tr("跳过"), size=0.058)
        self._on.clicked.connect(self.leave_off)
        self._steppers = [
            Stepper(self.theme, self, "{count}", size=Size.BODY) for _ in range(_MOST)
        ]
        for place, stepper in enumerate(self._steppers):
            stepper.changed.connect(lambda count, place=place: self._ask_for(place, count))

    def enter(self, visit: object) -> None:
        """Show the township's categories and what was counted already."""
        feed = self.backstage.exchange.feed
        self._categories = feed.categories[:_MOST] if feed is not None else ()
        asked = self.asked()
        for place, stepper in enumerate(self._steppers):
            stepper.setVisible(place < len(self._categories))
            if place < len(self._categories):
                category = self._categories[place]
                stepper.set_pattern(category.replace("{", "{{").replace("}", "}}") + " {count}")
                stepper.set_count(asked.get(category, 0))
        self.name_way_on()

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
        self.go.emit("feedback" if is_class else "review", None)

    def first_focus(self) -> QWidget:
        """Nothing need be asked for."""
        return self._on

    def arrange(self) -> None:
        """Two columns of counts; the way on at the upper right, where the eye is."""
        self.place(self._head, SAFE, 0.055, 1.2, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.2, 0.088)
        self.place(self._on, 1.27, 0.065, 0.458, 0.14)
        for place, stepper in enumerate(self._steppers):
            column, row = divmod(place, _MOST // _COLUMNS)
            self.place(stepper, SAFE - 0.012 + column * 0.849, 0.238 + row * 0.145, 0.853, 0.139)

    def _ask_for(self, place: int, count: int) -> None:
        self.keep(self._categories[place], count)
        self.name_way_on()

    def name_way_on(self) -> None:
        """Say whether anything was counted."""
        counted = any(stepper.count for stepper in self._steppers)
        self._on.set_text(self.tr("下一步") if counted else self.tr("跳过"))
