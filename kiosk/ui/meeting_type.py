"""Which meeting is it today? One large tile a type."""

from PySide6.QtWidgets import QWidget

from kiosk.convening import LIKELIEST_TYPE
from kiosk.ui.backstage import Backstage
from kiosk.ui.choice import Choice
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.text import RIGHT, Text
from kiosk.ui.theme import RING, SAFE, Size
from kiosk.ui.tile_grid import TileGrid
from protocol.meeting_types import ON_DEMAND, TENTH_CLASS, MeetingType

_COLUMNS, _ROWS = 3, 3


class MeetingTypePage(Page):
    """Asks which meeting it is (会议类型)."""

    name = "meeting_type"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._types: tuple[MeetingType, ...] = ()
        self._courses: tuple[str, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._grid = TileGrid(self.theme, self, columns=_COLUMNS, rows=_ROWS)
        self._pages = Text(self.theme, self, Size.SMALLEST, ink="ink2", align=RIGHT)
        self._grid.pressed.connect(lambda place: self.choose(self._types[place]))
        self._grid.turned.connect(self._show_pages)
        self._home = Face(self.theme, self, self.tr("返回"), bold=False)
        self._home.clicked.connect(self.back)

    def enter(self, visit: object) -> None:
        """Show the township's types; on-demand viewing has its own tile at home.

        Args:
            visit: a ``Choice`` of courses, for somebody who has chosen those first.
        """
        self._courses = visit.courses if isinstance(visit, Choice) else ()
        self._types = self.kinds()
        self._grid.set_words([one.tile_name for one in self._types])
        head, sub = self.question()
        self._head.set_text(head if self._types else self.tr("镇里的资料还没下来"))
        self._sub.set_text(sub if self._types else self.tr("连上网就会自己下来"))

    def kinds(self) -> tuple[MeetingType, ...]:
        """The types to choose from."""
        feed = self.backstage.exchange.feed
        return tuple(one for one in feed.meeting_types if one.code != ON_DEMAND) if feed else ()

    def question(self) -> tuple[str, str]:
        """What is asked, and a line under it."""
        return self.tr("今天开什么会？"), self.tr("选好按“确定”，下一步选课件")

    def first_focus(self) -> QWidget | None:
        """What villages hold most often."""
        return self.tile_of(LIKELIEST_TYPE) or super().first_focus()

    def tile_of(self, code: str) -> QWidget | None:
        """The tile of a type, if it is offered."""
        codes = [one.code for one in self._types]
        return self._grid.turn_to(codes.index(code)) if code in codes else None

    def choose(self, kind: MeetingType) -> None:
        """Take the answer, and go on."""
        if kind.code == TENTH_CLASS:
            self.go.emit("tenth_class", None)
        else:
            self.go.emit("courses", Choice(kind.code, courses=self._courses))

    def arrange(self) -> None:
        """Three tiles a row."""
        self.place(self._head, SAFE, 0.055, 1.6, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.6, 0.088)
        self.place(self._grid, SAFE - RING, 0.25 - RING, 1.678 + 2 * RING, 0.545 + 2 * RING)
        self.place(self._pages, 0.4, 0.865, 1.328, 0.055)
        self.place(self._home, SAFE, 0.835, 0.3, 0.115)

    def _show_pages(self) -> None:
        words = self.tr("第{page}页，共{pages}页").format(
            page=self._grid.page_number, pages=self._grid.pages
        )
        self._pages.set_text(words if self._grid.pages > 1 else "")
