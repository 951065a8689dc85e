"""What every page is: a stage, one focus, and keys that never wait for anything."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.focus import TakesArrows, focusable, move_focus
from kiosk.ui.keys import Key
from kiosk.ui.stage import stage_in
from kiosk.ui.theme import RING, Theme


class BarePage(QWidget):
    """A page with nothing behind it.

    Args:
        dark: its mood.
        parent: the window.
    """

    go = Signal(str, object)
    """Another page is wanted: its name, and what to tell it."""
    titled = Signal()
    """``detail`` changed."""

    name = ""
    always_dark = False
    types = False
    """Whether people type here: characters come as they are typed, and one key erases."""
    follows: tuple[str, ...] = ()
    """Pages worth building while this one is seen, so that the next step is not kept waiting."""

    def __init__(self, dark: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = Theme(dark=self.always_dark or dark)
        self._inset = 0.0
        self.hide()

    def enter(self, visit: object) -> None:
        """Get ready to be seen; called each time, before the page shows."""

    def leave(self) -> None:
        """Stop what only makes sense while the page is seen."""

    def arrange(self) -> None:
        """Put every control in its place; called whenever the stage changes its size."""

    def first_focus(self) -> QWidget | None:
        """Where the focus is when the page shows."""
        return next(iter(focusable(self)), None)

    def detail(self) -> str:
        """What the window's title adds to the page's name; never a person's name."""
        return ""

    def kept_clear(self) -> int:
        """How many pixels at the right no notice may cover."""
        return 0

    def pressed(self, key: Key) -> bool:
        """Handle a key in the page's own way; whether it did."""
        return False

    def key_sent(self, sent: QKeyEvent) -> bool:
        """Look at a key before anybody knows what it means; whether that was all of it."""
        return False

    def digit_pressed(self, digit: int) -> None:
        """Handle a digit key."""

    def typed(self, text: str) -> None:
        """Handle typed characters; where not ``types``, a single digit comes as such."""

    def card_scanned(self, card: str) -> None:
        """Handle a scanned card."""

    def back(self) -> None:
        """Go where Back leads: home, losing nothing."""
        self.go.emit("home", None)

    def take(self, key: Key) -> None:
        """Handle a key: the page first, then the group the focus is in, then geometry."""
        if self.pressed(key):
            return
        if key is Key.OK:
            focused = self.focused()
            if isinstance(focused, Face) and focused.isEnabled():
                focused.press()
        elif key is Key.BACK:
            self.back()
        elif key.is_arrow and not self._group_takes(key):
            move_focus(self, key)

    def focused(self) -> QWidget | None:
        """The control of this page that has the focus."""
        focused = self.window().focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else None

    def focus_on(self, widget: QWidget | None) -> None:
        """Move the focus; a page that is not seen would take it from the one that is."""
        if not self.isHidden():
            (widget or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_dark(self, dark: bool) -> None:
        """Change the page's mood."""
        if dark != self.theme.dark:
            self.theme.dark = dark
            self.update()

    def set_inset(self, inset: float) -> None:
        """Keep clear of what the television hides: a share of the screen at each edge."""
        if inset != self._inset:
            self._inset = inset
            self._fit()

    def stage(self) -> QRect:
        """Where on the page everything lies."""
        return stage_in(self.rect(), self._inset)

    def place(self, widget: QWidget, x: float, y: float, width: float, height: float) -> None:
        """Put a control on the stage; faces get ring room too.

        Args:
            widget: the control.
            x: its left edge on a stage of 16:9, in heights of the stage; narrower stages bring
                everything nearer together.
            y: its upper edge, in heights of the stage.
            width: as ``x``.
            height: as ``y``.
        """
        theme = self.theme
        left, top = theme.across(x), theme.px(y)
        rect = QRect(left, top, theme.across(x + width) - left, theme.px(y + height) - top)
        rect.moveTopLeft(rect.topLeft() + theme.stage.topLeft())
        if isinstance(widget, Face):
            ring = theme.px(RING)
            rect.adjust(-ring, -ring, ring, ring)
        widget.setGeometry(rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the page for its new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.theme.fit(self.stage())
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(event.rect(), self.theme.palette.bg)

    def _group_takes(self, arrow: Key) -> bool:
        widget = self.focused()
        while widget is not None and widget is not self:
            if isinstance(widget, TakesArrows) and widget.take_arrow(arrow):
                return True
            widget = widget.parentWidget()
        return False


class Page(BarePage):
    """One page of the kiosk.

    Args:
        backstage: what it can call upon.
        parent: the window.
    """

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage.config.dark, parent)
        self.backstage = backstage
