"""The shape of a page on which a number is typed: words at the left, the keys at the right."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.digit_pad import DigitPad
from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size

_PLACE, _TAKEN = "○", "●"
_LEFT_WIDTH = 0.98


class DigitsPage(Page):
    """Takes digits from the pad, a remote or a keyboard until there are enough of them."""

    types = True
    wanted = 0
    """How many digits; the last one needs no OK after it."""
    is_secret = True
    """Whether those around may not read what was typed."""

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._typed = ""
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2", wraps=True)
        self._places = Text(theme, self, 0.085, bold=True)
        self._said = Text(theme, self, Size.LABEL, wraps=True)
        self._other = Face(theme, self, size=Size.LABEL)
        self._back = Face(theme, self, self.tr("返回"), size=Size.LABEL, bold=False)
        self._pad = DigitPad(theme, self)
        self._pad.digit.connect(self._add)
        self._pad.erased.connect(self._erase)
        self._back.clicked.connect(self.back)

    def complete(self, number: str) -> None:
        """Do something with the number that was typed."""

    @property
    def waits(self) -> bool:
        """Whether somebody has to wait before anything may be typed."""
        return self.backstage.doorkeeper.wait_ms > 0

    def first_focus(self) -> QWidget:
        """The middle of the pad, or the way past it."""
        return self._back if self.waits else self._pad.middle()

    def typed(self, text: str) -> None:
        """Take the digits of a remote or a keyboard."""
        for one in text:
            if one in "0123456789":
                self._add(one)

    def digit_pressed(self, digit: int) -> None:
        """Take a remote's digit."""
        self._add(str(digit))

    def pressed(self, key: Key) -> bool:
        """The key that erases takes the last digit back, and only without one leads back."""
        if key is Key.ERASE and self._typed:
            self._erase()
        elif key is Key.ERASE:
            self.back()
        return key is Key.ERASE

    def arrange(self) -> None:
        """Words and what was typed at the left, the pad at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.16, 1.67, 0.065)
        self.place(self._places, SAFE, 0.3, _LEFT_WIDTH, 0.13)
        self.place(self._said, SAFE, 0.45, _LEFT_WIDTH, 0.13)
        both = self._other.isVisibleTo(self)
        self.place(self._other, SAFE, 0.68, 0.62, 0.12)
        self.place(self._back, SAFE, 0.83 if both else 0.68, 0.62, 0.12)
        self.place(self._pad, 1.09, 0.268, 0.65, 0.694)

    def begin(self) -> None:
        """Start again without a digit."""
        self._typed = ""
        self._show_places()

    def look_again(self) -> None:
        """Show whether digits are taken, and keep the focus on something that is there."""
        focused = self.focused()
        was_on_pad = focused is not None and self._pad.isAncestorOf(focused)
        self._pad.set_usable(not self.waits)
        if was_on_pad and self.waits:
            self.focus_on(self._back)

    def _add(self, digit: str) -> None:
        if self.waits or self.backstage.doorkeeper.is_busy or len(self._typed) == self.wanted:
            return
        self._typed += digit
        self._show_places()
        if len(self._typed) == self.wanted:
            self.complete(self._typed)

    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show_places()

    def _show_places(self) -> None:
        shown = _TAKEN * len(self._typed) if self.is_secret else self._typed
        places = shown + _PLACE * (self.wanted - len(self._typed))
        self._places.set_text(" ".join(places))
        count = self.tr("按了{count}个数字，共{wanted}个")
        self._places.setAccessibleName(count.format(count=len(self._typed), wanted=self.wanted))
        self.titled.emit()

    def detail(self) -> str:
        """How many digits there are."""
        return f"{len(self._typed)}/{self.wanted}"
