"""Does the television hide the edges? Four corners to look for, and a picture that shrinks."""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.settings import MOST_OVERSCAN_PERMILLE
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.first_start import FirstStart, page_after, step_words
from kiosk.ui.page import Page
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import Size
from kiosk.ui.tile import Primary

_STEP_PERMILLE = 5
_ARM = 0.1
_LINE = 0.012


class EdgesPage(Page):
    """Sets how much of the screen is left free; what was not seen to be right does not stay."""

    name = "edges"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._visit: object = None
        self._before = 0
        self._step = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE)
        self._head = Text(theme, self, Size.HEAD, bold=True, align=CENTRE)
        self._sub = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE)
        self._seen = Primary(theme, self)
        self._smaller = Face(theme, self, self.tr("缩小一点"), size=Size.TILE)
        self._larger = Face(theme, self, self.tr("放大一点"), size=Size.TILE)
        self._seen.clicked.connect(self._keep)
        self._smaller.clicked.connect(lambda: self._change(_STEP_PERMILLE))
        self._larger.clicked.connect(lambda: self._change(-_STEP_PERMILLE))

    def enter(self, visit: object) -> None:
        """Show the corners where they are now."""
        self._visit = visit
        self._before = self._now
        is_first = isinstance(visit, FirstStart)
        self._step.set_text(step_words(self.name) if is_first else "")
        self._head.set_text(self.tr("看得见四个角的方框吗？"))
        self._seen.set_words(self.tr("看得见"), self.tr("四个角都完整，就按这里"))
        self._show_size()

    def leave(self) -> None:
        """Put back what nobody has said to be right."""
        if self._now != self._before:
            self._try(self._before)

    def back(self) -> None:
        """To the settings, or home from a machine that is being set up."""
        self.go.emit("home" if isinstance(self._visit, FirstStart) else "settings", None)

    def first_focus(self) -> QWidget:
        """All is well on most televisions."""
        return self._seen

    def detail(self) -> str:
        """How much is left free."""
        return str(self._now)

    def arrange(self) -> None:
        """Everything in the middle: the corners are what counts."""
        self.place(self._step, 0.25, 0.1, 1.278, 0.06)
        self.place(self._head, 0.2, 0.17, 1.378, 0.1)
        self.place(self._sub, 0.2, 0.275, 1.378, 0.065)
        self.place(self._seen, 0.409, 0.38, 0.96, 0.27)
        self.place(self._smaller, 0.409, 0.69, 0.47, 0.15)
        self.place(self._larger, 0.899, 0.69, 0.47, 0.15)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the four corners where the pages end."""
        super().paintEvent(event)
        painter = QPainter(self)
        width = self.theme.px(_LINE)
        pen = QPen(self.theme.palette.ink, width)
        painter.setPen(pen)
        half = width // 2
        room = self.stage().adjusted(half, half, -half, -half)
        arm = self.theme.px(_ARM)
        for x, along in ((room.left(), arm), (room.right(), -arm)):
            for y, down in ((room.top(), arm), (room.bottom(), -arm)):
                painter.drawLine(x, y, x + along, y)
                painter.drawLine(x, y, x, y + down)

    @property
    def _now(self) -> int:
        return self.backstage.adjusting.settings.overscan_permille

    def _change(self, by: int) -> None:
        wanted = min(MOST_OVERSCAN_PERMILLE, max(0, self._now + by))
        self._try(wanted)
        self._show_size()
        self.update()
        self.titled.emit()

    def _try(self, permille: int) -> None:
        self.backstage.adjusting.try_out(overscan_permille=permille)

    def _show_size(self) -> None:
        now, focused = self._now, self.focused()
        self._smaller.setEnabled(now < MOST_OVERSCAN_PERMILLE)
        self._larger.setEnabled(now > 0)
        if now >= MOST_OVERSCAN_PERMILLE:
            said = self.tr("不能再小了；还看不全，请把电视的“画面比例”改成“原始”")
        else:
            said = self.tr("少了一个角，就按“缩小一点”，直到四个角都完整")
        self._sub.set_text(said)
        if self.isVisible() and focused is not None and not focused.isEnabled():
            self.focus_on(self._seen)

    def _keep(self) -> None:
        self._before = self._now
        self.backstage.adjusting.change(overscan_permille=self._now)
        if isinstance(self._visit, FirstStart):
            self.go.emit(page_after(self.name), self._visit)
        else:
            self.go.emit("settings", None)
