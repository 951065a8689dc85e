"""What somebody does with remote, keyboard, scanner, mouse or finger, on its way to the page."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.keys import Key, KeyGate
from kiosk.ui.page import BarePage
from kiosk.ui.pointer import Pointer
from kiosk.ui.veil import Veil

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Hands(QObject):
    """Gives the page that is seen what was meant for it.

    Args:
        window: where it is done.
        page: the page that is seen first.
        now_ms: monotonic milliseconds, to tell a bounce from a press.
    """

    used = Signal()
    """Somebody pressed or touched something, whatever comes of it."""

    def __init__(self, window: QWidget, page: BarePage, now_ms: Callable[[], int]) -> None:
        super().__init__(window)
        self._window, self._page = window, page
        self._uses_pointer = False
        self._veil = Veil(window)
        self._gate = KeyGate(now_ms, self)
        self._gate.pressed.connect(self._take_key)
        self._gate.digit.connect(self._take_digit)
        self._gate.scanned.connect(self._take_card)
        self._gate.typed.connect(self._take_typed)
        self._pointer = Pointer(window)
        self._pointer.used.connect(self._on_pointer_used)
        self._pointer.pressed.connect(self._veil.wait)
        self._pointer.pressed.connect(self.used)
        self._pointer.back_asked.connect(lambda: self._take_key(Key.BACK))
        self._offers = QTimer(self, singleShot=True, interval=0)
        self._offers.timeout.connect(self.offer_way_back)

    def learn(self, keys: Mapping[str, str]) -> None:
        """Take further keys for ours, as ``KeyGate.learn``."""
        self._gate.learn(keys)

    def begin(self) -> None:
        """Hear what comes to the window, which is shown."""
        self._window.windowHandle().installEventFilter(self)
        self._pointer.listen_to(self._window)

    def listen_to(self, widget: QWidget) -> None:
        """Hear the pointer over a widget that has, or holds, X windows of its own."""
        self._pointer.listen_to(widget)

    def expect(self, page: BarePage) -> None:
        """Take every key from now on as meant for this page, which is not ready yet."""
        self._page = page
        self._gate.let_type(page.types)

    def turn_to(self, page: BarePage) -> None:
        """The page is ready to be seen."""
        self._veil.guard(page)
        self.offer_way_back()

    def offer_way_back(self) -> None:
        """Show a way back to whoever has no key for it; pages change what they show themselves."""
        self._page.offer_way_back(self._uses_pointer)

    def fit(self) -> None:
        """The window has another size."""
        self._veil.setGeometry(self._window.rect())

    def take(self, event: QKeyEvent) -> bool:
        """Handle a key; whether anybody wanted it."""
        self.used.emit()
        self._window.setCursor(Qt.CursorShape.BlankCursor)
        self._uses_pointer = False
        self.offer_way_back()
        return self._page.key_sent(event) or self._gate.take(event) or self._veil.lift()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Tab from the controls, which would move the focus: it belongs to scanners."""
        if isinstance(event, QKeyEvent) and event.key() in _TABS:
            if event.type() is QEvent.Type.KeyPress:
                self.take(event)
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, key: Key) -> None:
        if not self._veil.lift():
            self._page.take(key)

    def _take_digit(self, digit: int) -> None:
        if not self._veil.lift() and not self._page.count_takes(str(digit)):
            self._page.digit_pressed(digit)

    def _take_typed(self, text: str) -> None:
        if not self._veil.lift() and not self._page.count_takes(text):
            self._page.typed(text)

    def _take_card(self, card: str) -> None:
        """Whoever came in is there, and sees that it was noticed."""
        self._veil.lift()
        self._page.card_scanned(card)

    def _on_pointer_used(self, is_mouse: bool) -> None:
        """Show the pointer, and a way back, only while one is in somebody's hand."""
        self._uses_pointer = True
        if is_mouse:
            self._window.unsetCursor()
        # Only after the page had its turn: it may show something else now.
        self._offers.start()
