"""A forgotten PIN: six digits to read out to the office, and eight to type that it answers."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.doorkeeper import Said
from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.digits_page import DigitsPage
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.pin_reset import CODE_DIGITS


class PinForgottenPage(DigitsPage):
    """Takes the office's word for somebody, by telephone and without any line."""

    name = "pin_forgotten"
    wanted = CODE_DIGITS
    is_secret = False

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._challenge = Text(self.theme, self, 0.085, bold=True)
        self._answer = Text(self.theme, self, Size.LABEL, wraps=True)
        for line in (self._challenge, self._answer):
            line.stackUnder(self._places)  # so that they are read out before it, too
        self._other.hide()
        self._waited = QTimer(self, singleShot=True)
        self._waited.timeout.connect(self._show_state)
        backstage.doorkeeper.answered.connect(self._on_answered)
        backstage.doorkeeper.challenged.connect(self._show_state)

    def enter(self, visit: object) -> None:
        """Show what is to be read out; the same until it was used."""
        self._head.set_text(self._call_words())
        self._sub.set_text(self.tr("先把下面6个数字念给镇里："))
        self._answer.set_text(self.tr("镇里会念8个数字给您，请按在这里："))
        self.begin()
        self.backstage.doorkeeper.ask_for_challenge()
        self._show_state()

    def leave(self) -> None:
        """Stop waiting; the digits to be read out stay as they are."""
        self._waited.stop()

    def complete(self, number: str) -> None:
        """Ask whether the office said this."""
        self._said.set_text(self.tr("正在核对"))
        self.backstage.doorkeeper.try_code(number)
        self.look_again()

    def arrange(self) -> None:
        """The digits to read out above those to type."""
        super().arrange()
        self.place(self._challenge, SAFE, 0.235, 0.98, 0.12)
        self.place(self._answer, SAFE, 0.375, 0.98, 0.07)
        self.place(self._places, SAFE, 0.45, 0.98, 0.12)
        self.place(self._said, SAFE, 0.585, 0.98, 0.13)
        self.place(self._back, SAFE, 0.83, 0.62, 0.12)

    def _show_state(self) -> None:
        keeper = self.backstage.doorkeeper
        digits = keeper.challenge
        self._challenge.set_text(f"{digits[:3]} {digits[3:]}")
        wait_ms = keeper.wait_ms
        self._said.set_text("")
        if wait_ms:
            time = words.missing(wait_ms)
            self._said.set_text(self.tr("错的次数多了，要等{time}才能再试").format(time=time))
            self._waited.start(wait_ms + 1)
        self.look_again()

    def _on_answered(self, said: Said) -> None:
        if not self.isVisible():
            return
        self.begin()
        self._show_state()
        if said is Said.RIGHT:
            self.go.emit("pin", None)
        elif said is Said.NOT_ENROLLED:
            self._said.set_text(self.tr("这台机器还没有登记到镇里，请先登记"))
        elif not self.backstage.doorkeeper.wait_ms:
            self._said.set_text(self.tr("这8个数字不对，请镇里再念一遍"))

    def _call_words(self) -> str:
        feed = self.backstage.exchange.feed
        if feed is None or not feed.office.phone:
            return self.tr("忘了密码，请打电话给镇里")
        return self.tr("忘了密码，请打{office} {phone}").format(
            office=feed.office.name, phone=feed.office.phone
        )
