"""Where an arrow leads from one control to the next: by what the eye sees, never round the edge."""

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.ui.keys import Key

_SIDEWAYS_COST = 4
"""A control beside the way is this much further off than one on it."""


@runtime_checkable
class TakesArrows(Protocol):
    """A group of controls that knows better than geometry where an arrow leads."""

    def take_arrow(self, arrow: Key) -> bool:
        """Handle an arrow; whether it was handled."""
        ...


@runtime_checkable
class TakesDigits(Protocol):
    """A group of controls that a number can be typed into."""

    def take_digits(self, text: str) -> bool:
        """Handle typed characters; whether they were a number."""
        ...


def move_focus(page: QWidget, arrow: Key) -> bool:
    """Move the focus within the page; whether there was somewhere to go."""
    current = page.window().focusWidget()
    candidates = focusable(page)
    if current is None or current not in candidates:
        target = candidates[0] if candidates else None
    else:
        target = neighbour(page, current, candidates, arrow)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def focusable(page: QWidget) -> list[QWidget]:
    """The controls of a page that can be used now, in the order they were made."""
    return [
        child
        for child in page.findChildren(QWidget)
        if child.isVisibleTo(page)
        and child.isEnabled()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def neighbour(
    page: QWidget, current: QWidget, candidates: Iterable[QWidget], arrow: Key
) -> QWidget | None:
    """The nearest control in the arrow's direction."""
    here = _place(page, current)
    best: tuple[float, QWidget] | None = None
    for one in candidates:
        if one is current:
            continue
        cost = _cost(here, _place(page, one), arrow)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, one)
    return best[1] if best else None


def _place(page: QWidget, widget: QWidget) -> QRect:
    """Where the visible face of a control is, which may be smaller than its widget."""
    # By name: asking thirty controls whether they fit a protocol takes most of a key's time.
    face: QRect = getattr(widget, "face_rect", widget.rect)()
    return QRect(widget.mapTo(page, QPoint(0, 0)) + face.topLeft(), face.size())


def _cost(here: QRect, there: QRect, arrow: Key) -> float | None:
    """How far off a place is in a direction; nothing if it does not lie there."""
    if arrow in (Key.UP, Key.DOWN):
        ahead = there.top() - here.bottom() if arrow is Key.DOWN else here.top() - there.bottom()
        aside = _gap(here.left(), here.right(), there.left(), there.right())
        offset = abs(there.left() - here.left())
    else:
        ahead = there.left() - here.right() if arrow is Key.RIGHT else here.left() - there.right()
        aside = _gap(here.top(), here.bottom(), there.top(), there.bottom())
        offset = abs(there.center().y() - here.center().y())
    if ahead < 0:
        return None
    return ahead + _SIDEWAYS_COST * aside + 0.1 * offset


def _gap(low: int, high: int, other_low: int, other_high: int) -> int:
    """Distance between two stretches of a line; 0 where they overlap."""
    return max(0, other_low - high, low - other_high)
