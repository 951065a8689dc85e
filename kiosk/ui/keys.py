"""Turns what a remote, a keyboard or a card scanner sends into a few plain keys."""

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

BOUNCE_MS = 250
"""A second OK sooner than this is a trembling hand or a worn button, not a wish."""
BURST_MS = 120
"""Scanners type faster than this between characters; people do not."""
SCANNER_MS = 30
"""So near to the character before may be a scanner, where people type; they rarely are as fast."""
SHORTEST_CARD = 3


class Key(Enum):
    """The keys that pages know."""

    OK = auto()
    BACK = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    VOLUME_UP = auto()
    VOLUME_DOWN = auto()
    MUTE = auto()
    PLAY_PAUSE = auto()
    """Only where a film plays; elsewhere there is nothing to hold."""
    ERASE = auto()
    """Only where people type; elsewhere the same key leads back."""

    @property
    def is_arrow(self) -> bool:
        """Whether it moves the focus."""
        return self in (Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT)


_KEYS = {
    Qt.Key.Key_Return: Key.OK,
    Qt.Key.Key_Enter: Key.OK,
    Qt.Key.Key_Select: Key.OK,
    Qt.Key.Key_Escape: Key.BACK,
    Qt.Key.Key_Backspace: Key.BACK,
    Qt.Key.Key_Back: Key.BACK,
    Qt.Key.Key_Up: Key.UP,
    Qt.Key.Key_Down: Key.DOWN,
    Qt.Key.Key_Left: Key.LEFT,
    Qt.Key.Key_Right: Key.RIGHT,
    Qt.Key.Key_VolumeUp: Key.VOLUME_UP,
    Qt.Key.Key_VolumeDown: Key.VOLUME_DOWN,
    Qt.Key.Key_VolumeMute: Key.MUTE,
    Qt.Key.Key_MediaPlay: Key.PLAY_PAUSE,
    Qt.Key.Key_MediaPause: Key.PLAY_PAUSE,
    Qt.Key.Key_MediaTogglePlayPause: Key.PLAY_PAUSE,
    Qt.Key.Key_MediaStop: Key.BACK,
}
_KEYS_OF_TYPISTS = {Qt.Key.Key_Backspace: Key.ERASE, Qt.Key.Key_Delete: Key.ERASE}
_REPEATING = {
    *(Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT),
    *(Key.VOLUME_UP, Key.VOLUME_DOWN, Key.ERASE),
}


def code_of(sent: QKeyEvent) -> str:
    """What a key sends, the same each time; a key that Qt does not know has its scan code."""
    if sent.key() in (0, Qt.Key.Key_unknown):
        return f"scan:{sent.nativeScanCode()}"
    return f"key:{sent.key()}"


def known_key(sent: QKeyEvent) -> Key | None:
    """What a key means on every remote; this can be neither learnt nor unlearnt."""
    return _KEYS.get(Qt.Key(sent.key()))


class KeyGate(QObject):
    """Lets wanted key presses through: no auto-repeat of OK, no bounce, no scanner's Enter or Tab.

    Args:
        now_ms: monotonic milliseconds, for presses that do not say when they were made.
        parent: owner.
    """

    pressed = Signal(object)
    """A ``Key`` was pressed on purpose."""
    digit = Signal(int)
    """A single digit was pressed, 0-9."""
    scanned = Signal(str)
    """A scanner read a card; the text without what ends it."""
    typed = Signal(str)
    """Characters were typed. Where people type, all but the first of a burst wait for its end;
    elsewhere all of it does, so that nothing of a card is taken for typing."""

    def __init__(self, now_ms: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._seen_ms: dict[Key, int] = {}
        self._burst = ""
        self._burst_ms = 0
        self._types = False
        self._learnt: dict[str, Key] = {}
        self._burst_over = QTimer(self, singleShot=True, interval=BURST_MS)
        self._burst_over.timeout.connect(self._end_burst)

    def let_type(self, types: bool) -> None:
        """Take characters as they come, because people type here; or not any more."""
        if types != self._types:
            self._types, self._burst = types, ""
            self._burst_over.setInterval(SCANNER_MS if types else BURST_MS)

    def learn(self, keys: Mapping[str, str]) -> None:
        """Take further keys for ours: what each sends (``code_of``), and the ``Key``'s name."""
        known = Key.__members__
        self._learnt = {code: known[name] for code, name in keys.items() if name in known}

    def take(self, event: QKeyEvent) -> bool:
        """Handle one key press; whether it was one of ours."""
        key = self._key(Qt.Key(event.key())) or self._learnt.get(code_of(event))
        may_end_card = key is Key.OK or event.key() == Qt.Key.Key_Tab
        if may_end_card and self._ends_burst():
            return True
        if key is not None:
            # When the finger was there: a busy moment must not turn two presses into a bounce.
            self._take_key(key, event.timestamp() or self._now_ms(), event.isAutoRepeat())
            return True
        text = event.text()
        if len(text) == 1 and text.isprintable() and not event.isAutoRepeat():
            self._take_character(text)
            return True
        return False

    def _key(self, pressed: Qt.Key) -> Key | None:
        if pressed is Qt.Key.Key_Space and not self._types and not self._burst:
            return Key.PLAY_PAUSE
        typists = _KEYS_OF_TYPISTS if self._types else {}
        return typists.get(pressed) or _KEYS.get(pressed)

    def _take_key(self, key: Key, now: int, repeated: bool) -> None:
        if self._types:
            self._end_burst()
        if key in _REPEATING:
            self.pressed.emit(key)
            return
        before = self._seen_ms.get(key)
        self._seen_ms[key] = now
        # The X server's milliseconds begin anew after 49 days.
        if repeated or (before is not None and 0 <= now - before < BOUNCE_MS):
            return
        self.pressed.emit(key)

    def _take_character(self, text: str) -> None:
        now = self._now_ms()
        if self._burst and now - self._burst_ms > self._burst_over.interval():
            self._end_burst()
        if self._types and not self._burst:
            self.typed.emit(text)
        self._burst += text
        self._burst_ms = now
        self._burst_over.start()

    def _ends_burst(self) -> bool:
        """Whether this Enter or Tab belongs to a scanner, which is set to one of them."""
        since_ms = self._now_ms() - self._burst_ms
        if len(self._burst) >= SHORTEST_CARD and since_ms <= self._burst_over.interval():
            card, self._burst = self._burst, ""
            self._burst_over.stop()
            self.scanned.emit(card)
            return True
        if not self._types:
            self._burst = ""
        self._end_burst()
        return False

    def _end_burst(self) -> None:
        burst, self._burst = self._burst, ""
        self._burst_over.stop()
        if self._types:
            if len(burst) > 1:
                self.typed.emit(burst[1:])
        elif len(burst) == 1 and burst in "0123456789":
            self.digit.emit(int(burst))
        elif burst:
            self.typed.emit(burst)
