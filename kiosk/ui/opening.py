"""Home before anything is read: its frame answers at once, and remembers what was pressed."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui import dates
from kiosk.ui.home_frame import HomeFrame, HomeWords, LeftOff, Want
from kiosk.ui.keys import Key
from kiosk.ui.theme import Tint
from kiosk.ui.tile import CardRow

translate = QCoreApplication.translate

_SAYS_SO_MS = 400
"""Until then a press seems to act at once; later, silence would look like a lost key."""


class OpeningPage(HomeFrame):
    """The frame of home, with nothing in it that could turn out untrue.

    Args:
        dark: its mood.
        local_now: the wall clock in the station's zone.
        parent: the window.
    """

    seen = Signal()
    """It is on the screen, for the first time."""

    name = "opening"

    def __init__(self, dark: bool, local_now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(dark, parent)
        self._local_now = local_now
        self._painted = False
        self._wanted: Want | None = None
        self._power.clicked.connect(self._ask_for_power)
        self._late = QTimer(self, singleShot=True, interval=_SAYS_SO_MS)
        self._late.timeout.connect(self._say_it_is_remembered)

    def enter(self, visit: object) -> None:
        """Say what is being done, and what may be pressed already."""
        now = self._local_now()
        month = dates.month_name(now.month)
        self._clock.set_text(dates.clock_line(now))
        self.say(
            HomeWords(
                station=translate("home", "村学习站点"),
                head=self.tr("正在打开学习记录"),
                sub=self._calm_line(),
                primary_words=translate("home", "开始收看"),
                primary_line=translate("home", "按遥控器上的“确定”"),
                card_words=translate("home", "{month}的学习任务").format(month=month),
                rows=(CardRow(self.tr("正在打开学习计划")),),
                status=translate("home", "没有网络也照样能用"),
                status_tint=Tint.PLAIN,
                status_icon="",
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; its faces are painted before ``seen`` is told."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.seen.emit)

    def take_want(self, want: Want) -> None:
        """Remember it; the last press wins."""
        self._forget()
        self._wanted = want
        self._late.start()

    def pressed(self, key: Key) -> bool:
        """Back takes a press back."""
        if key is Key.BACK:
            self._forget()
        return super().pressed(key)

    def left_off(self) -> LeftOff:
        """Where home goes on."""
        focused = self.focused()
        return LeftOff(
            focus=next((one for one in Want if self.face_of(one) is focused), Want.STEP),
            wanted=self._wanted,
            asks_for_power=self._power.asked,
        )

    def _ask_for_power(self) -> None:
        if self._power.asked:
            self._forget()

    def _calm_line(self) -> str:
        return self.tr("要做什么，现在就可以按")

    def _forget(self) -> None:
        self._late.stop()
        if self._wanted is not None:
            self.face_of(self._wanted).setDown(False)
        self._wanted = None
        self._sub.set_text(self._calm_line())

    def _say_it_is_remembered(self) -> None:
        if self._wanted is None:
            return
        face = self.face_of(self._wanted)
        face.setDown(True)
        self._sub.set_text(self.tr("已经按下“{face}”，记下了").format(face=face.text()))
