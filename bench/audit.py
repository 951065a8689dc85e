"""Finds what is wrong with a page as a person would see it: cut, crossed, pale, small, unreachable.

The measures are those of the design of the pages; see ``kiosk/ui/theme.py``.
"""

from collections.abc import Container, Iterator
from itertools import combinations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from bench.painted import Ground, Painting, Words, painting_of
from kiosk.ui.bar import Bar
from kiosk.ui.choices import Choices
from kiosk.ui.face import Face
from kiosk.ui.focus import focusable
from kiosk.ui.keys import Key
from kiosk.ui.name_grid import NameTile
from kiosk.ui.pad import Pad
from kiosk.ui.page import BarePage
from kiosk.ui.row_list import RowFace
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.tile import StatusLine
from kiosk.ui.way_back import WayBack
from kiosk.ui.window import KioskWindow

LEAST_CONTRAST = 7.0
ACTION = 1 / 9
SLIM = 1 / 12
SLIM_FACES = (NameTile, RowFace, StatusLine, WayBack)
SLIM_GROUPS = (Bar, Pad, Choices)
"""Where many faces lie close together, or a film must not be covered, they may be slimmer."""
_SOLID = 0.05
"""A focus-coloured thing less high than this is a line."""
_MOST_BACKS = 6
_LONGEST_WAY = 500
_ARROWS = (Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT)
_BLUR = 1.5
"""Pixels by which rounding may be wrong."""


def visible_faults(window: KioskWindow) -> list[str]:
    """What is wrong with the picture that a window shows now."""
    painting = painting_of(window)
    words = [one for place, one in _words(painting) if not _is_covered(painting, place, one.ink)]
    page = window.page
    return [
        *_misplaced(words, page),
        *_overlapping(words),
        *_half_covered(painting),
        *_pale(painting),
        *_painted_over(painting),
        *_ill_placed(page),
        *_too_low(page),
        *_red_twice(painting, page),
        *_under_way_back(painting, page),
    ]


def faults_with_pointer(window: KioskWindow, without: Container[str] = ()) -> list[str]:
    """What is wrong with the picture for somebody who has mouse or finger.

    Args:
        window: shows a page to somebody with a remote.
        without: what is wrong with that.
    """
    window.page.offer_way_back(True)
    found = visible_faults(window) if _way_back_of(window.page) is not None else []
    window.page.offer_way_back(False)
    return [f"with the way back: {one}" for one in found if one not in without]


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours are apart, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def unreachable(window: KioskWindow) -> list[str]:
    """Controls to which no arrow leads from where the focus is."""
    page, start = window.page, window.focusWidget()
    wanted = set(focusable(page))
    if start is None or start not in wanted:
        return ["the focus is on no control"]
    ahead = [start, *_met_on_the_way(window, start)]
    seen = set(ahead)
    while ahead:
        here = ahead.pop()
        for arrow in _ARROWS:
            page.focus_on(here)
            page.take(arrow)
            there = window.focusWidget()
            if there is not None and there not in seen:
                seen.add(there)
                ahead.append(there)
    page.focus_on(start)
    return [f"no arrow leads to “{one.accessibleName()}”" for one in wanted - seen]


def _met_on_the_way(window: KioskWindow, start: QWidget) -> Iterator[QWidget]:
    """What has the focus while one arrow is held: lists turn their pages under it."""
    for arrow in _ARROWS:
        window.page.focus_on(start)
        said = ""
        for _ in range(_LONGEST_WAY):
            window.page.take(arrow)
            here = window.focusWidget()
            if here is None or said == (said := f"{id(here)} {here.accessibleName()}"):
                break
            yield here


def way_home(window: KioskWindow) -> list[str]:
    """Whether pressing Back again and again ends at home, and there is something to click too."""
    found: list[str] = []
    for _ in range(_MOST_BACKS):
        page = window.page
        if page.name == "home":
            return found
        if not _can_be_clicked_back(page):
            found.append(f"nothing that can be clicked leads back from {page.name}")
        page.take(Key.BACK)
    return found if window.page.name == "home" else [*found, "Back does not lead home"]


def _can_be_clicked_back(page: BarePage) -> bool:
    """Whether somebody who moves a mouse sees a control that leads back."""
    here = QPointF(page.rect().center())
    none = (Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    moved = QMouseEvent(QEvent.Type.MouseMove, here, page.mapToGlobal(here), *none)
    QApplication.sendEvent(page, moved)
    page.offer_way_back(True)
    way = page.way_back() or _way_back_of(page)
    if way is None or not way.isEnabled():
        return False
    under = page.childAt(way.mapTo(page, way.rect().center()))
    return under is way or (under is not None and way.isAncestorOf(under))


def _way_back_of(page: BarePage) -> WayBack | None:
    return next((one for one in page.findChildren(WayBack) if one.isVisible()), None)


def _words(painting: Painting) -> Iterator[tuple[int, Words]]:
    for place, stroke in enumerate(painting.strokes):
        if isinstance(stroke, Words):
            yield place, stroke


def _quoted(words: Words) -> str:
    return f"“{words.text}”".replace("\n", " / ")


def _misplaced(words: list[Words], page: BarePage) -> Iterator[str]:
    unit, margin = page.theme.unit, page.theme.px(SAFE)
    safe = QRectF(page.stage().adjusted(margin, margin, -margin, -margin))
    for one in words:
        said = _quoted(one)
        if not _holds(one.room, one.ink):
            yield f"{said} is cut off"
        if "…" in one.text:
            yield f"{said} is cut short"
        if not _holds(safe, one.ink):
            yield f"{said} is where televisions crop"
        if not one.is_icon and one.pixels < int(Size.SMALLEST * unit):
            yield f"{said} is {one.pixels / unit:.3f} high, less than {Size.SMALLEST}"


def _overlapping(words: list[Words]) -> Iterator[str]:
    for one, other in combinations(words, 2):
        shared = one.ink.intersected(other.ink)
        if shared.width() > 2 * _BLUR and shared.height() > 2 * _BLUR:
            yield f"{_quoted(one)} and {_quoted(other)} overlap"


def _half_covered(painting: Painting) -> Iterator[str]:
    for place, words in _words(painting):
        covering = _is_covered(painting, place, words.ink)
        for later in painting.strokes[place + 1 :]:
            if isinstance(later, Ground) and _crosses(later, words.ink) and not covering:
                yield f"{_quoted(words)} is half covered"
                break


def _pale(painting: Painting) -> Iterator[str]:
    for place, words in _words(painting):
        if _is_covered(painting, place, words.ink):
            continue
        for under in reversed(painting.strokes[:place]):
            if not isinstance(under, Ground):
                continue
            if _crosses(under, words.ink):
                yield f"{_quoted(words)} crosses an edge"
                break
            if under.colour is not None and _holds(under.rect, words.ink):
                found = contrast(words.colour, under.colour)
                if found < LEAST_CONTRAST:
                    yield f"{_quoted(words)} has a contrast of {found:.1f}, less than 7"
                break


def _painted_over(painting: Painting) -> Iterator[str]:
    """Pictures that their own widget hides: what lies over them of others may mean to."""
    for place, one in enumerate(painting.strokes):
        if isinstance(one, Ground) and one.is_picture and _hidden_by_itself(painting, place, one):
            said = one.widget.accessibleName() or type(one.widget).__name__
            yield f"the picture of “{said}” is painted over"


def _hidden_by_itself(painting: Painting, place: int, picture: Ground) -> bool:
    return any(
        isinstance(later, Ground)
        and later.widget is picture.widget
        and later.colour is not None
        and _holds(later.rect, picture.rect)
        for later in painting.strokes[place + 1 :]
    )


def _ill_placed(page: BarePage) -> Iterator[str]:
    margin = page.theme.px(SAFE)
    safe = QRectF(page.stage().adjusted(margin, margin, -margin, -margin))
    for face in page.findChildren(Face):
        rect = face.face_rect().translated(face.mapTo(page, QPoint(0, 0)))
        if face.isVisible() and not _holds(safe, QRectF(rect)):
            yield f"“{face.accessibleName()}” lies where televisions crop"


def _too_low(page: BarePage) -> Iterator[str]:
    for face in page.findChildren(Face):
        if not face.isVisible():
            continue
        slim = isinstance(face, SLIM_FACES) or isinstance(face.parentWidget(), SLIM_GROUPS)
        least = SLIM if slim else ACTION
        height = face.face_rect().height() + 1
        if height < page.theme.unit * least:
            said = f"“{face.accessibleName()}” is {height / page.theme.unit:.3f} high"
            yield f"{said}, less than {least:.3f}"


def _red_twice(painting: Painting, page: BarePage) -> Iterator[str]:
    focus = page.theme.palette.focus
    solid: set[QWidget] = {
        one.widget
        for place, one in enumerate(painting.strokes)
        if isinstance(one, Ground)
        and one.colour == focus
        and one.rect.height() >= _SOLID * page.theme.unit
        and not _is_covered(painting, place, one.rect)
    }
    if len(solid) > 1:
        named = ", ".join(sorted(one.accessibleName() for one in solid))
        yield f"{len(solid)} things look as if they had the focus: {named}"


def _under_way_back(painting: Painting, page: BarePage) -> Iterator[str]:
    """What lies under the control that comes and goes with the pointer."""
    way = _way_back_of(page)
    if way is None:
        return
    taken = QRectF(way.face_rect().translated(way.mapTo(page, QPoint(0, 0))))
    faces = [one for one in page.findChildren(Face) if one.isVisible() and one is not way]
    for face in faces:
        if taken.intersects(QRectF(face.face_rect().translated(face.mapTo(page, QPoint(0, 0))))):
            yield f"“{face.accessibleName()}” lies under the way back"
    for _, one in _words(painting):
        if one.widget is not way and taken.intersects(one.ink):
            yield f"{_quoted(one)} lies under the way back"


def _is_covered(painting: Painting, place: int, rect: QRectF) -> bool:
    """Whether something painted later hides it."""
    return any(
        isinstance(later, Ground) and not later.is_outline and _holds(later.rect, rect)
        for later in painting.strokes[place + 1 :]
    )


def _crosses(ground: Ground, ink: QRectF) -> bool:
    edge = ground.rect
    within = edge.adjusted(_BLUR, _BLUR, -_BLUR, -_BLUR)
    return within.intersects(ink) and not _holds(edge, ink)


def _holds(outer: QRectF, inner: QRectF) -> bool:
    return outer.adjusted(-_BLUR, -_BLUR, _BLUR, _BLUR).contains(inner)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
