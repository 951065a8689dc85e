"""The sheets as they will look, before they are printed or taken along on a stick."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kiosk.paper import Errand, Stage
from kiosk.ui import paper_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.page import Page
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.sheet_face import SheetFace
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.waiting import Waiting

_NAMES_MS = 60_000
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_AGAIN = (Errand.PRINTED, Errand.DROPPED)


class PrintPreviewPage(Page):
    """Shows each sheet, and prints or saves all of them."""

    name = "print_preview"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._visit: PreviewVisit | None = None
        self._page = 0
        self._closed = False
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._state = Text(theme, self, Size.BODY, align=_TOP, wraps=True)
        self._sheet = SheetFace(theme, self)
        self._print = Face(theme, self, icon="printer-outline")
        self._save = Face(theme, self, icon="usb-flash-drive-outline")
        self._before = Face(theme, self, self.tr("上一页"))
        self._number = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE, wraps=True)
        self._after = Face(theme, self, self.tr("下一页"))
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._hint = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE)
        self._waiting = Waiting(theme, self)
        self._sheet.clicked.connect(self.enlarge)
        self._sheet.turned.connect(self._turn)
        self._sheet.resized.connect(self._draw)
        self._print.clicked.connect(backstage.paper.print)
        self._save.clicked.connect(backstage.paper.save_to_stick)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._back.clicked.connect(self.back)
        self._closes = QTimer(self, singleShot=True, interval=_NAMES_MS)
        self._closes.timeout.connect(self.close_names)
        backstage.paper.changed.connect(self._on_changed)
        backstage.paper.pictured.connect(self._on_pictured)

    def enter(self, visit: object) -> None:
        """Have the sheets composed."""
        self._visit = visit if isinstance(visit, PreviewVisit) else None
        self._page, self._closed = 0, False
        self._sheet.set_large(False)
        self._sheet.show_picture(None)
        self._closes.start()
        if self._visit is not None:
            self.backstage.paper.prepare(self._visit.order)
        self._show()

    def leave(self) -> None:
        """Names do not outlive the visit."""
        self._closes.stop()
        self._sheet.show_picture(None)
        self.backstage.paper.put_away()

    def first_focus(self) -> QWidget:
        """To print, once there is something to print."""
        return self._print if self._print.isVisibleTo(self) else self._back

    def detail(self) -> str:
        """How far it is."""
        view = self.backstage.paper.view
        shown = f"{self._page + 1}/{view.pages} " if view.pages else ""
        return f"{view.stage} {shown}{view.errand}"

    def pressed(self, key: Key) -> bool:
        """Any key opens the names again; Back makes a large sheet small before it leaves."""
        if self._closed:
            self._open()
            return key is not Key.BACK
        self._closes.start()
        if key is Key.BACK and self._sheet.is_large:
            self.enlarge()
            return True
        return False

    def back(self) -> None:
        """Where this page was opened."""
        if self._visit is None:
            super().back()
        else:
            self.go.emit(self._visit.back_to, self._visit.back_visit)

    def way_back(self) -> Face | None:
        """A large sheet, which is made small by pressing it, else the way back beside it."""
        return self._sheet if self._sheet.is_large else super().way_back()

    def arrange(self) -> None:
        """The sheet at the left, what can be done at the right; a large sheet over all of it."""
        if self._sheet.is_large:
            self.place(self._sheet, SAFE, SAFE, 1.6778, 0.82)
            self.place(self._hint, SAFE, 0.885, 1.6778, 0.06)
            return
        self.place(self._sheet, SAFE, SAFE, 0.636, 0.9)
        self._sheet.hug()
        self._waiting.setGeometry(self._sheet.geometry())
        left, width, side = 0.76, 0.968, 0.29
        self.place(self._head, left, 0.055, width, 0.095)
        self.place(self._state, left, 0.165, width, 0.185)
        self.place(self._print, left, 0.37, width, 0.135)
        self.place(self._save, left, 0.53, width, 0.115)
        self.place(self._before, left, 0.67, side, 0.115)
        self.place(self._number, left + side + 0.02, 0.67, width - 2 * side - 0.04, 0.115)
        self.place(self._after, left + width - side, 0.67, side, 0.115)
        self.place(self._back, left, 0.825, width, 0.115)

    def _show(self) -> None:
        view = self.backstage.paper.view
        ready = view.stage is Stage.READY
        widget: QWidget
        self._head.set_text(paper_words.heading(view.order))
        composes = view.stage is Stage.COMPOSING
        self._state.set_text("" if composes else paper_words.state(view))
        self._waiting.say(paper_words.state(view) if composes else "")
        self._print.set_text(self._print_words(view.errand))
        self._save.set_text(
            self.tr("正在存") if view.errand is Errand.SAVING else self.tr("存到U盘")
        )
        self._sheet.setVisible(view.stage is not Stage.MISSING)
        beside = not self._sheet.is_large
        for widget in (self._head, self._state, self._back):
            widget.setVisible(beside)
        for widget in (self._print, self._save):
            widget.setVisible(beside and ready)
        for widget in (self._before, self._after, self._number):
            widget.setVisible(beside and ready and view.pages > 1)
        number = paper_words.page_of(self._page + 1, view.pages)
        self._number.set_text(number)
        self._hint.setVisible(not beside)
        self._hint.set_text(self._hint_words(number, view.pages))
        self._sheet.set_text(self._sheet_words(ready))
        self._sheet.setEnabled(ready)

    def _print_words(self, errand: Errand) -> str:
        if errand in (Errand.SENDING, Errand.QUEUED):
            return self.tr("正在打印")
        return self.tr("再打一份") if errand in _AGAIN else self.tr("打印")

    def _hint_words(self, number: str, pages: int) -> str:
        """What the arrows do while the sheet is large."""
        moves = self.tr("↑↓ 挪动　“确定”缩小")
        return (
            self.tr("{page}　←→ 翻页　{moves}").format(page=number, moves=moves)
            if pages > 1
            else moves
        )

    def _sheet_words(self, ready: bool) -> str:
        if self._closed:
            return self.tr("纸上有名字，先收起来了。按“确定”再看")
        return self.tr("按“确定”放大看") if ready else ""

    def _on_changed(self) -> None:
        if not self.isVisible():
            return
        was_ready = self._print.isVisibleTo(self)
        before = self.detail()
        self._show()
        view = self.backstage.paper.view
        if view.stage is Stage.READY and not was_ready and not self._sheet.is_large:
            self._draw()
            self.focus_on(self._print)
        elif view.errand in (Errand.PRINTED, Errand.SAVED) and self.focused() is self._acted():
            self.focus_on(self._back)
        if self.detail() == before:
            self.titled.emit()

    def _acted(self) -> Face:
        """The control that what was done last belongs to."""
        return self._save if self.backstage.paper.view.errand is Errand.SAVED else self._print

    def _on_pictured(self, page: int, picture: QImage) -> None:
        if self.isVisible() and page == self._page and not self._closed:
            self._sheet.show_picture(picture)

    def _draw(self) -> None:
        if self.backstage.paper.view.stage is Stage.READY and not self._closed:
            self.backstage.paper.draw(self._page, self._sheet.picture_height)

    def _turn(self, by: int) -> None:
        pages = self.backstage.paper.view.pages
        self._page = (self._page + by) % max(1, pages)
        self._sheet.set_large(self._sheet.is_large)  # the next page begins at its top
        self._draw()
        self._show()
        self.titled.emit()

    def enlarge(self) -> None:
        """Make the sheet large enough to be read, or small again; open it if it was closed."""
        if self._closed:
            self._open()
            return
        self._sheet.set_large(not self._sheet.is_large)
        self.arrange()
        self._show()
        self.focus_on(self._sheet)
        self._draw()

    def close_names(self) -> None:
        """Put the sheet away: it has names on it, and nobody has pressed anything for a while."""
        self._closed = True
        self._sheet.show_picture(None)
        self._show()

    def _open(self) -> None:
        self._closed = False
        self._closes.start()
        self._draw()
        self._show()
