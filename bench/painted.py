"""What the pages really paint, stroke by stroke, so that a machine can judge what a person sees.

Every word and every ground of the kiosk is painted by Python through ``QPainter``; while somebody
watches, the painter's own methods tell what they were asked for. Nothing of it reaches a screen,
so that a picture of 3840 × 2160 costs no more than a small one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPicture
from PySide6.QtWidgets import QWidget

from kiosk.ui import icons

_ABOVE = 0.88
_BELOW_WIDE, _BELOW_LATIN = 0.12, 0.2
"""How far characters reach from their line, in sizes of type; fonts leave room beyond that."""


@dataclass(frozen=True)
class Words:
    """Something written, in pixels of the window."""

    widget: QWidget
    text: str
    ink: QRectF
    """Where the characters themselves are."""
    room: QRectF
    """Where they can be seen at all."""
    pixels: int
    """Size of type."""
    colour: QColor
    is_icon: bool


@dataclass(frozen=True)
class Ground:
    """Something filled or outlined, in pixels of the window."""

    widget: QWidget
    rect: QRectF
    colour: QColor | None
    """Nothing for a picture and for a mere outline."""
    is_outline: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture."""
        return self.colour is None and not self.is_outline


@dataclass
class Painting:
    """All strokes of one picture, in the order in which they were made."""

    window: QWidget
    strokes: list[Words | Ground] = field(default_factory=list)


def painting_of(window: QWidget) -> Painting:
    """Let a window paint itself, and take down what it does."""
    painting = Painting(window)
    with _watching(painting):
        window.render(QPicture(), QPoint(0, 0))
    return painting


@contextmanager
def _watching(painting: Painting) -> Iterator[None]:
    watched: dict[str, Callable[..., None]] = {
        "drawText": _see_words,
        "fillRect": _see_fill,
        "drawRect": _see_shape,
        "drawRoundedRect": _see_shape,
        "drawEllipse": _see_shape,
        "drawPixmap": _see_picture,
        "drawImage": _see_picture,
    }
    plain = {name: getattr(QPainter, name) for name in watched}
    for name, see in watched.items():
        setattr(QPainter, name, _telling(painting, plain[name], see))
    try:
        yield
    finally:
        for name, method in plain.items():
            setattr(QPainter, name, method)


def _telling(
    painting: Painting, method: Callable[..., Any], see: Callable[..., None]
) -> Callable[..., Any]:
    def drawn(painter: QPainter, *given: Any) -> Any:
        if isinstance(painter.device(), QWidget):
            see(painting, painter, *given)
            if see is _see_picture:
                return None  # a QPicture would pack each of them into a file's format
        return method(painter, *given)

    return drawn


def _see_words(painting: Painting, painter: QPainter, *given: Any) -> None:
    text = next(one for one in given if isinstance(one, str))
    if not text.strip():
        return
    widget = _widget(painter)
    is_icon = painter.font().family() == icons.family()
    box, lent = _box(painter, given)
    room = _room(widget, painting.window)
    if lent is not None:
        room = room.intersected(_in_window(painting, painter, lent))
    painting.strokes.append(
        Words(
            widget=widget,
            text=text,
            ink=_in_window(painting, painter, _ink(box, painter.font(), text, is_icon)),
            room=room,
            pixels=painter.font().pixelSize(),
            colour=QColor(painter.pen().color()),
            is_icon=is_icon,
        )
    )


def _box(painter: QPainter, given: tuple[Any, ...]) -> tuple[QRectF, QRectF | None]:
    """Where lines of text stand, and the rectangle that cuts them off, if there is one."""
    first = given[0]
    if isinstance(first, QRect | QRectF):
        lent = QRectF(first)
        if len(given) == 3 and isinstance(given[1], str):
            return painter.boundingRect(lent, given[1], given[2]), lent
        flags = int(given[1].value if hasattr(given[1], "value") else given[1])
        box = QRectF(painter.boundingRect(lent, flags, given[2]))
        return box, None if flags & Qt.TextFlag.TextDontClip.value else lent
    if isinstance(first, QPoint | QPointF):
        at, text = QPointF(first), given[1]
    else:
        at, text = QPointF(given[0], given[1]), given[2]
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text)
    return QRectF(at.x(), at.y() - metrics.ascent(), width, metrics.height()), None


def _ink(box: QRectF, font: QFont, text: str, is_icon: bool) -> QRectF:
    size = font.pixelSize()
    if is_icon:
        middle = QRectF(0, 0, size, size)
        middle.moveCenter(box.center())
        return middle
    metrics = QFontMetricsF(font)
    below = _BELOW_LATIN if any(one.isascii() and one.isalpha() for one in text) else _BELOW_WIDE
    above = max(0.0, metrics.ascent() - _ABOVE * size)
    return box.adjusted(0, above, 0, min(0.0, below * size - metrics.descent()))


def _see_fill(painting: Painting, painter: QPainter, *given: Any) -> None:
    rect = QRectF(given[0]) if isinstance(given[0], QRect | QRectF) else QRectF(*given[:4])
    colour = QColor(given[-1]) if not isinstance(given[-1], QBrush) else given[-1].color()
    _add_ground(painting, painter, rect, colour)


def _see_shape(painting: Painting, painter: QPainter, *given: Any) -> None:
    rect = QRectF(given[0]) if isinstance(given[0], QRect | QRectF) else QRectF(*given[:4])
    if painter.brush().style() is not Qt.BrushStyle.NoBrush:
        _add_ground(painting, painter, rect, QColor(painter.brush().color()))
    elif painter.pen().style() is not Qt.PenStyle.NoPen:
        _add_ground(painting, painter, rect, None, is_outline=True)


def _see_picture(painting: Painting, painter: QPainter, *given: Any) -> None:
    first, picture = given[0], next(one for one in given if hasattr(one, "deviceIndependentSize"))
    if isinstance(first, QRect | QRectF):
        rect = QRectF(first)
    elif isinstance(first, QPoint | QPointF):
        rect = QRectF(QPointF(first), picture.deviceIndependentSize())
    else:
        rect = QRectF(QPointF(first, given[1]), picture.deviceIndependentSize())
    _add_ground(painting, painter, rect, None)


def _add_ground(
    painting: Painting,
    painter: QPainter,
    rect: QRectF,
    colour: QColor | None,
    *,
    is_outline: bool = False,
) -> None:
    widget = _widget(painter)
    seen = _in_window(painting, painter, rect)
    if not is_outline:
        seen = seen.intersected(_room(widget, painting.window))
    painting.strokes.append(Ground(widget, seen, colour, is_outline))


def _widget(painter: QPainter) -> QWidget:
    return cast(QWidget, painter.device())


def _in_window(painting: Painting, painter: QPainter, rect: QRectF) -> QRectF:
    mapped = painter.worldTransform().mapRect(rect)
    at = _widget(painter).mapTo(painting.window, QPoint(0, 0))
    return mapped.translated(QPointF(at))


def _room(widget: QWidget, window: QWidget) -> QRectF:
    """What of a widget its parents let be seen."""
    room = QRect(widget.rect())
    while widget is not window and (parent := widget.parentWidget()) is not None:
        room = room.translated(widget.pos()).intersected(parent.rect())
        widget = parent
    return QRectF(room)
