"""The door of the settings: the administrator's PIN is asked for, or set the first time."""

from enum import Enum, auto

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.doorkeeper import Said
from kiosk.pin import DIGITS, FREE_TRIES
from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.digits_page import DigitsPage

CHANGE = "change"
"""The visit of somebody who is in and wants another PIN."""


class _Asks(Enum):
    """What is to be typed."""

    PIN = auto()
    NEW = auto()
    AGAIN = auto()


class PinPage(DigitsPage):
    """Lets somebody in who knows the PIN, or who is the first to come."""

    name = "pin"
    wanted = DIGITS
    follows = ("settings",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._asks = _Asks.PIN
        self._changes = False
        self._first = ""
        self._other.clicked.connect(self._take_other)
        self._waited = QTimer(self, singleShot=True)
        self._waited.timeout.connect(self._after_wait)
        backstage.doorkeeper.answered.connect(self._on_answered)

    def enter(self, visit: object) -> None:
        """Ask for the PIN, or for a new one."""
        keeper = self.backstage.doorkeeper
        self._changes = visit == CHANGE and keeper.is_open
        self._first = ""
        asks_new = self._changes or not keeper.pin.is_set
        self._ask(_Asks.NEW if asks_new else _Asks.PIN)
        if self._asks is _Asks.PIN:
            self._wait_if_told()

    def leave(self) -> None:
        """Forget what was typed."""
        self._waited.stop()
        self._first = ""
        self.begin()

    @property
    def waits(self) -> bool:
        """After wrong ones; never for a new one."""
        return self._asks is _Asks.PIN and super().waits

    def back(self) -> None:
        """To the settings for somebody who is in, else home."""
        if self._changes:
            self.go.emit("settings", None)
        else:
            super().back()

    def complete(self, number: str) -> None:
        """Six digits are there."""
        if self._asks is _Asks.NEW:
            self._first = number
            self._ask(_Asks.AGAIN)
        elif self._asks is _Asks.PIN:
            self._look_at(number)
        elif number == self._first:
            self._said.set_text(self.tr("正在记密码"))
            self.backstage.doorkeeper.set_pin(number)
            self.look_again()
        else:
            self._ask(_Asks.NEW)
            self._say(self.tr("两遍不一样，请重新设"))

    def _look_at(self, number: str) -> None:
        self._said.set_text(self.tr("正在核对密码"))
        self.backstage.doorkeeper.try_pin(number)
        self.look_again()

    def _ask(self, asks: _Asks) -> None:
        self._asks = asks
        heads = {
            _Asks.PIN: self.tr("请输入管理员密码"),
            _Asks.NEW: self.tr("请设一个管理员密码"),
            _Asks.AGAIN: self.tr("请把密码再按一遍"),
        }
        subs = {
            _Asks.PIN: self.tr("密码是6个数字，只有管理员知道"),
            _Asks.NEW: self.tr("6个数字，记在自己的本子上；别人就改不了这台机器的设置"),
            _Asks.AGAIN: self.tr("两遍一样才算数，免得按错"),
        }
        self._head.set_text(heads[asks])
        self._sub.set_text(subs[asks])
        self._other.set_text(self.tr("忘了密码") if asks is _Asks.PIN else self.tr("从头再来"))
        self._other.setVisible(asks is not _Asks.NEW)
        self._said.set_text(self.tr("按遥控器的数字键，或者用方向键选"))
        self.begin()
        self.arrange()
        self.look_again()

    def _say(self, sentence: str) -> None:
        self._said.set_text(sentence)

    def _take_other(self) -> None:
        if self._asks is _Asks.PIN:
            self.go.emit("pin_forgotten", None)
        else:
            self._ask(_Asks.NEW)
            self.focus_on(self.first_focus())

    def _on_answered(self, said: Said) -> None:
        if not self.isVisible():
            return
        if said is Said.WRONG:
            self.begin()
            self._say_wrong()
            self._wait_if_told()
            self.look_again()
            return
        self.go.emit("settings", None)

    def _say_wrong(self) -> None:
        left = FREE_TRIES + 1 - self.backstage.doorkeeper.pin.wrong
        if left > 0:
            self._say(self.tr("密码不对，还可以再试{count}次").format(count=left))

    def _wait_if_told(self) -> None:
        wait_ms = self.backstage.doorkeeper.wait_ms
        if not wait_ms:
            return
        self._say(
            self.tr("密码错了{count}次，要等{time}才能再试").format(
                count=self.backstage.doorkeeper.pin.wrong, time=words.missing(wait_ms)
            )
        )
        self._waited.start(wait_ms + 1)
        self.look_again()

    def _after_wait(self) -> None:
        if self.backstage.doorkeeper.wait_ms:
            self._wait_if_told()
            return
        self._say(self.tr("现在可以再试了"))
        self.look_again()
        self.focus_on(self.first_focus())
