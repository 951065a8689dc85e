"""What a screen reader tells of each page: every control by its name, the heading first."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from bench.scenes import scenes
from bench.screens import open_scene
from kiosk.ui.focus import focusable
from tests.ui.conftest import Remote

SCENES = {scene[0]: scene for scene in scenes()}
HEADED = [name for name in SCENES if not name.startswith(("playing", "print"))]
"""A film has no heading, and sheets are drawn on a thread of their own."""


def told(node: QAccessibleInterface) -> Iterator[tuple[str, QAccessible.Role]]:
    """Name and kind of everything that can be seen below a node, in the order it is told."""
    for place in range(node.childCount()):
        child = node.child(place)
        if child is None or child.state().invisible:
            continue
        name = child.text(QAccessible.Text.Name)
        if name:
            yield name, child.role()
        yield from told(child)


@pytest.mark.parametrize("name", HEADED)
def test_a_page_is_told_from_its_heading_on(name: str, qtbot: QtBot) -> None:
    village, window = open_scene(SCENES[name], (1280, 720))
    qtbot.addWidget(window)
    page = QAccessible.queryAccessibleInterface(window.page)
    heard = list(told(page))
    assert heard, village.config
    assert heard[0][1] is QAccessible.Role.StaticText, heard[0]
    for control in focusable(window.page):
        node = QAccessible.queryAccessibleInterface(control)
        assert node.role() is QAccessible.Role.Button
        assert node.text(QAccessible.Text.Name).strip(), control


def test_a_face_that_shows_more_than_its_word_says_so(switch_on: Callable[..., Remote]) -> None:
    page = switch_on().window.page
    node = QAccessible.queryAccessibleInterface(page.first_focus())
    assert node.text(QAccessible.Text.Name)
    assert node.text(QAccessible.Text.Description)
