"""Hands counted at a class on the 10th: satisfied, fairly, or not."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.errand import way_on
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size


class FeedbackPage(Page):
    """Counts hands (满意, 基本满意, 不满意)."""

    name = "feedback"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._errand: object = None
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._head.set_text(self.tr("这堂课大家满意吗？"))
        self._sub.set_text(self.tr("请举手，数一数人数；也可以直接按数字"))
        self._satisfied = Stepper(self.theme, self, self.tr("满意 {count}人"), size=Size.TILE)
        self._fairly = Stepper(self.theme, self, self.tr("基本满意 {count}人"), size=Size.TILE)
        self._not = Stepper(self.theme, self, self.tr("不满意 {count}人"), size=Size.TILE)
        self._on = Face(self.theme, self, self.tr("下一步"), size=0.058)
        self._on.clicked.connect(self._go_on)

    def enter(self, visit: object) -> None:
        """Show what was counted already: nothing is presumed."""
        self._errand = visit
        meeting = self.backstage.evening.meeting
        known = meeting.feedback if meeting is not None else None
        self._satisfied.set_count(known.satisfied if known else 0)
        self._fairly.set_count(known.fairly_satisfied if known else 0)
        self._not.set_count(known.dissatisfied if known else 0)

    def back(self) -> None:
        """Home, or back to who wanted it."""
        self.go.emit(way_on(self._errand, "home"), None)

    def first_focus(self) -> QWidget:
        """The first count."""
        return self._satisfied.more

    def arrange(self) -> None:
        """Three counts under each other, the way on beside them."""
        self.place(self._head, SAFE, 0.085, 1.6, 0.1)
        self.place(self._sub, SAFE, 0.195, 1.6, 0.065)
        for place, stepper in enumerate((self._satisfied, self._fairly, self._not)):
            self.place(stepper, SAFE - 0.012, 0.32 + place * 0.18, 1.0, 0.165)
        self.place(self._on, 1.1, 0.332, 0.628, 0.2)

    def _go_on(self) -> None:
        self.backstage.evening.give_feedback(
            self._satisfied.count, self._fairly.count, self._not.count
        )
        self.go.emit(way_on(self._errand, "review"), None)
