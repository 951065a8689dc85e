"""The end of an evening: said only once the record is on the disk."""

from PySide6.QtWidgets import QWidget

from kiosk.errors import Trouble
from kiosk.paper import Order
from kiosk.ui.backstage import Backstage
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.question import Answer, QuestionPage

_NOT_SAVED = (Trouble.DISK_FAILED, Trouble.DISK_FULL, Trouble.FILE_UNREADABLE)


class SavedPage(QuestionPage):
    """Says that the record is being saved, then that it is."""

    name = "saved"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._is_saved = False
        self._record_id = ""
        self.listen()
        backstage.exchange.changed.connect(self._refresh)

    def listen(self) -> None:
        """Hear from whoever saves."""
        self.backstage.evening.saved.connect(self.say_saved)
        self.backstage.evening.told.connect(self.say_not_saved)

    def save_again(self) -> None:
        """Try once more to save."""
        self.backstage.evening.close()

    def enter(self, visit: object) -> None:
        """Wait for the disk; somebody who comes back from printing need not."""
        self._is_saved = bool(visit) and visit == self._record_id
        self._show_state()

    def detail(self) -> str:
        """Whether the record is on the disk."""
        return "done" if self._is_saved else "saving"

    def first_focus(self) -> QWidget:
        """The large answer, once there is nothing left to wait for."""
        return self._large if self._large.isVisibleTo(self) else self

    def say_saved(self, record_id: str) -> None:
        """It is on the disk."""
        self._record_id = record_id
        self._is_saved = True
        if self.isVisible():
            self._show_state()
            self.focus_on(self._large)
            self.titled.emit()

    def say_not_saved(self, code: str, _details: object) -> None:
        """It is not, and what to do."""
        if not self.isVisible() or self._is_saved or code not in _NOT_SAVED:
            return
        self.ask(
            self.tr("还没存好"),
            self.tr("填的都还在，再存一次；还不行就请打镇里电话"),
            [
                Answer(self.tr("再存一次"), self._save_again, self.tr("先别关机")),
                Answer(self.tr("回到首页"), self.back),
            ],
        )
        self.focus_on(self._large)

    def _save_again(self) -> None:
        self._show_state()
        self.focus_on(None)
        self.save_again()

    def _refresh(self) -> None:
        if self.isVisible() and self._is_saved:
            self._show_state()

    def _show_state(self) -> None:
        if not self._is_saved:
            self.ask(self.tr("正在保存"), self.tr("马上就好，先别关机"), [])
            return
        answers = [
            Answer(self.tr("回到首页"), self.back, self.tr("下次开机也在这里")),
            Answer(self.tr("打印记录表"), self._print_sheets, icon="printer-outline"),
            Answer(
                self.tr("关机"),
                self.backstage.power,
                question=self.tr("再按就关"),
                icon="power-plug-outline",
            ),
        ]
        self.ask(self.tr("已存好，停电也不会丢"), self._where(), answers)

    def _print_sheets(self) -> None:
        record_id = self._record_id
        visit = PreviewVisit(Order(record_id), back_to=self.name, back_visit=record_id)
        self.go.emit("print_preview", visit)

    def _where(self) -> str:
        state = self.backstage.exchange.state
        if state.pending == 0:
            return self.tr("已报到镇里")
        if state.connected:
            return self.tr("正在报到镇里")
        return self.tr("等有网了自动上报")
