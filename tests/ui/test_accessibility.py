"""What a screen reader tells of each page: every control by its name, in the order of reading."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from bench.scenes import scenes
from bench.screens import open_scene
from kiosk.ui.focus import focusable
from kiosk.ui.theme import RING
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Remote

SCENES = {scene[0]: scene for scene in scenes()}
ALONE = ("playing", "print-record-large")
"""Scenes that begin so show nothing but a film or a sheet, without a heading."""


def told(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything with a name that can be seen below a node, in the order it is told."""
    for place in range(node.childCount()):
        child = node.child(place)
        if child is None or child.state().invisible:
            continue
        if name_of(child):
            yield child
        yield from told(child)


def name_of(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name).strip()


def told_too_soon(window: KioskWindow) -> list[str]:
    """What is told before something that lies wholly above it in its column."""
    page = window.page
    ring = page.theme.px(RING)
    seen = [
        (name_of(one), one.rect().adjusted(ring, ring, -ring, -ring))
        for one in told(QAccessible.queryAccessibleInterface(page))
    ]
    return [
        f"“{name}” is told before “{other}”, which lies above it"
        for (name, rect), (other, higher) in combinations(seen, 2)
        if lies_above(higher, rect)
    ]


def lies_above(higher: QRect, lower: QRect) -> bool:
    beside = min(higher.right(), lower.right()) <= max(higher.left(), lower.left())
    return higher.bottom() <= lower.top() and not beside


@pytest.mark.parametrize("name", SCENES)
def test_a_page_is_told_from_its_heading_on_and_downwards(name: str, qtbot: QtBot) -> None:
    village, window = open_scene(SCENES[name], (1280, 720))
    qtbot.addWidget(window)
    heard = list(told(QAccessible.queryAccessibleInterface(window.page)))
    if not name.startswith(ALONE):
        assert heard, village.config
        assert heard[0].role() is QAccessible.Role.StaticText, name_of(heard[0])
    for control in focusable(window.page):
        node = QAccessible.queryAccessibleInterface(control)
        assert node.role() is QAccessible.Role.Button
        assert name_of(node), control
    assert told_too_soon(window) == []


def test_a_face_that_shows_more_than_its_word_says_so(switch_on: Callable[..., Remote]) -> None:
    page = switch_on().window.page
    node = QAccessible.queryAccessibleInterface(page.first_focus())
    assert node.text(QAccessible.Text.Name)
    assert node.text(QAccessible.Text.Description)
