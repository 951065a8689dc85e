"""Who was there: the roll again, ticked off from memory or from a signed sheet."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.head_count import HeadCount
from kiosk.ui.jump import NameJump
from kiosk.ui.keys import Key
from kiosk.ui.name_grid import NameGrid
from kiosk.ui.page import Page
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint
from kiosk.ui.veil import READING_MS
from protocol.meeting_types import Expected
from protocol.record import ExpectedPerson

_COLUMN_X = 1.33
_COLUMN_WIDTH = 0.398


class ElsewhereRollPage(Page):
    """Marks who was at a meeting that is entered by hand."""

    name = "elsewhere_roll"
    names_stay_ms = READING_MS
    follows = ("elsewhere_review",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._people: tuple[ExpectedPerson, ...] = ()
        self._jump = NameJump(self._find, self)
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._grid = NameGrid(theme, self)
        self._foot = Text(theme, self, Size.SMALLEST, ink="ink2")
        self._count = HeadCount(theme, self)
        self._villagers = Stepper(theme, self, self.tr("群众{count}人"))
        self._done = Face(theme, self, self.tr("点完了"), size=0.058)
        self._back = Face(theme, self, self.tr("上一步"), bold=False)
        self._grid.called.connect(self._toggle)
        self._grid.left_behind.connect(lambda: self.focus_on(self._done))
        self._villagers.changed.connect(self._count_villagers)
        self._done.clicked.connect(lambda: self.go.emit("elsewhere_review", None))
        self._back.clicked.connect(lambda: self.go.emit("elsewhere_when", None))
        self._jump.changed.connect(self._show_foot)
        backstage.registering.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show whose names such a meeting calls."""
        registering = self.backstage.registering
        self._people = registering.people
        self._grid.set_people(self._people)
        self.backstage.names.learn_texts({one.person_id: one.name for one in self._people})
        self._head.set_text(self.tr("那天谁来了？"))
        self._show()

    def leave(self) -> None:
        """Letters are forgotten."""
        self._jump.forget()

    def first_focus(self) -> QWidget:
        """The first name that is not marked."""
        place = self._next_unmarked(0)
        return self._done if place is None else self._grid.go_to(place)

    def detail(self) -> str:
        """How many were there."""
        return str(len(self.backstage.registering.told.present))

    def take(self, key: Key) -> None:
        """Handle a key; it begins another name."""
        self._jump.forget()
        super().take(key)

    def digit_pressed(self, digit: int) -> None:
        """A digit stands for its letters, as on a telephone."""
        self.typed(str(digit))

    def typed(self, text: str) -> None:
        """Go to the next name with these initials that was not marked."""
        place = self._jump.type(text, self._people, self._grid.current)
        if place is not None:
            self._grid.go_to(place)

    def back(self) -> None:
        """To the records; what was said stays."""
        self.go.emit("records", None)

    def arrange(self) -> None:
        """As the roll is called in the hall."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.115)
        self.place(self._grid, SAFE - 0.012, 0.183, 1.27, 0.70)
        self.place(self._count, _COLUMN_X, 0.195, _COLUMN_WIDTH, 0.185)
        self.place(self._villagers, _COLUMN_X - 0.012, 0.388, _COLUMN_WIDTH + 0.024, 0.135)
        self.place(self._done, _COLUMN_X, 0.541, _COLUMN_WIDTH, 0.155)
        self.place(self._back, _COLUMN_X, 0.723, _COLUMN_WIDTH, 0.111)
        self.place(self._foot, SAFE, 0.861, 1.25, 0.088)

    def _find(self, typed: str) -> list[str]:
        marked = self.backstage.registering.told.present
        return [one for one in self.backstage.names.find(typed) if one not in marked]

    def _refresh(self) -> None:
        if self.isVisible():
            self._show()
            self.titled.emit()

    def _show(self) -> None:
        told, kind = self.backstage.registering.told, self.backstage.registering.kind
        self._grid.set_marks(dict.fromkeys(told.present, ("check-bold", Tint.OK)))
        is_open = kind is None or kind.expected in (Expected.OPEN, Expected.CHOSEN)
        self._count.set_count(len(told.present), None if is_open else len(self._people))
        self._villagers.set_count(told.villagers)
        self._show_foot()

    def _show_foot(self) -> None:
        if self._jump.typed:
            found = self._jump.is_found
            said = self.tr("找名字：{letters}") if found else self.tr("没有找到：{letters}")
            self._foot.set_text(said.format(letters=self._jump.typed))
        elif self._grid.pages > 1:
            said = self.tr("第{page}页，共{pages}页")
            self._foot.set_text(said.format(page=self._grid.page_number, pages=self._grid.pages))
        else:
            self._foot.set_text(self.tr("来了的按“确定”，没来的按“→”跳过；群众只记人数"))

    def _toggle(self, place: int) -> None:
        if place >= len(self._people):
            return
        registering, person = self.backstage.registering, self._people[place]
        was_there = person.person_id not in registering.told.present
        registering.mark(person.person_id, was_there)
        if was_there:
            following = self._next_unmarked(place + 1)
            if following is None:
                self.focus_on(self._done)
            else:
                self._grid.go_to(following)

    def _next_unmarked(self, start: int) -> int | None:
        marked = set(self.backstage.registering.told.present)
        places = range(start, len(self._people))
        return next((one for one in places if self._people[one].person_id not in marked), None)

    def _count_villagers(self, people: int) -> None:
        self.backstage.registering.tell(villagers=people)
