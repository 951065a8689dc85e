"""What is seen when the station cannot be opened at all: why, and whom to ring."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kiosk.errors import Trouble
from kiosk.ui.face import Face
from kiosk.ui.page import BarePage
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size


class RefusalPage(BarePage):
    """One sentence, one button.

    Args:
        dark: its mood.
        power: switches the PC off.
        parent: the window.
    """

    name = "refusal"
    leads_back = False

    def __init__(self, dark: bool, power: Callable[[], object], parent: QWidget) -> None:
        super().__init__(dark, parent)
        self._code = ""
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._off = Face(
            self.theme, self, self.tr("关机"), size=Size.PRIMARY, icon="power-plug-outline"
        )
        self._off.clicked.connect(lambda: power())

    def enter(self, visit: object) -> None:
        """Say what happened: ``visit`` is a trouble's code."""
        self._code = str(visit)
        head, sub = self._sentences()
        self._head.set_text(head)
        self._sub.set_text(sub)

    def detail(self) -> str:
        """The code."""
        return self._code

    def back(self) -> None:
        """There is nowhere to go."""

    def arrange(self) -> None:
        """The sentence above, the button below."""
        self.place(self._head, SAFE, 0.2, 1.67, 0.1)
        self.place(self._sub, SAFE, 0.298, 1.67, 0.1)
        self.place(self._off, SAFE, 0.43, 0.688, 0.24)

    def _sentences(self) -> tuple[str, str]:
        if self._code == Trouble.NEWER_FORMAT:
            return (
                self.tr("这台机器的资料，要新版本才能打开"),
                self.tr("资料都在，没有动过。请打电话给镇里升级，报故障码 C34"),
            )
        if self._code == Trouble.DISK_FULL:
            return (
                self.tr("电脑存满了，打不开学习系统"),
                self.tr("请打电话给镇里来腾地方，报故障码 C31"),
            )
        return (
            self.tr("电脑里存资料的地方打不开"),
            self.tr("请关机，等半分钟再打开；还不行就打电话给镇里，报故障码 C32"),
        )
