"""What every page is: a stage, one focus, and keys that never wait for anything."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.focus import TakesArrows, TakesDigits, focusable, move_focus
from kiosk.ui.keys import Key
from kiosk.ui.stage import stage_in
from kiosk.ui.text import Text
from kiosk.ui.theme import RING, Theme
from kiosk.ui.way_back import ACROSS, GAP, HEIGHT, RIGHT, TOP, WayBack, words


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
    leads_back = True
    """Whether Back leads anywhere."""
    way_back_right = RIGHT
    """Where the way back in the corner ends, if something of the page's own is there."""
    names_stay_ms = 0
    """How long people's names stay when nobody is at the screen; 0 where it shows none, or puts
    them away itself."""

    def __init__(self, dark: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = Theme(dark=self.always_dark or dark)
        self._inset = 0.0
        self._way_back: WayBack | None = None
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

    def way_back(self) -> Face | None:
        """The page's own control that leads back, if one is seen now."""
        return next((one for one in self.findChildren(Face) if self._leads_back(one)), None)

    def offer_way_back(self, wanted: bool) -> None:
        """Show or hide the way back in the corner; a page with one of its own needs no other."""
        shown = wanted and self.leads_back and self.way_back() is None
        if shown != self._offers_way_back:
            self._way_back = self._way_back or self._make_way_back()
            self._way_back.setVisible(shown)
            self._fit()

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

    def count_takes(self, text: str) -> bool:
        """Let a count that has the focus take what was typed; whether it did."""
        widget = self.focused()
        while widget is not None and widget is not self:
            if isinstance(widget, TakesDigits):
                return widget.take_digits(text)
            widget = widget.parentWidget()
        return False

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
        elif isinstance(widget, Text):
            rect = self._clear_of_way_back(widget, rect)
        widget.setGeometry(rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the page for its new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.theme.fit(self.stage())
        if self._way_back is not None:
            self.place(self._way_back, self.way_back_right - ACROSS, TOP, ACROSS, HEIGHT)
        self.arrange()

    @property
    def _offers_way_back(self) -> bool:
        return self._way_back is not None and not self._way_back.isHidden()

    def _make_way_back(self) -> WayBack:
        corner = WayBack(self.theme, self)
        corner.clicked.connect(lambda: self.back())
        return corner

    def _leads_back(self, face: Face) -> bool:
        usable = face.isVisibleTo(self) and face.isEnabled()
        return usable and face is not self._way_back and face.text() in words()

    def _clear_of_way_back(self, line: Text, rect: QRect) -> QRect:
        """What the way back leaves of a line's room; what is in the middle stays there."""
        if self._way_back is None or self._way_back.isHidden():
            return rect
        taken = self._way_back.face_rect().translated(self._way_back.pos())
        if not rect.intersects(taken):
            return rect
        less = rect.right() - taken.left() + self.theme.px(GAP)
        return rect.adjusted(less if line.is_centred else 0, 0, -less, 0)

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
