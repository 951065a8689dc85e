"""What arrows, OK and Back cannot reach is a bug; so is a page whose focus is nowhere."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from bench.screens import scenes
from kiosk.ui.face import Face
from kiosk.ui.focus import focusable
from kiosk.ui.keys import Key
from kiosk.ui.page import Page
from kiosk.ui.theme import RING, SAFE, Size
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Remote
from tests.ui.village import Village

Switch = Callable[..., Remote]
ARROWS = (Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT)
SCENES = {name: (make, act) for name, make, act in scenes()}
SHOWN = [name for name in SCENES if not name.startswith(("playing", "roll-call-large"))]

WITH_HOME = [name for name in SHOWN if not name.startswith("refusal")]
"""A station that cannot be opened has nothing to go back to."""


def open_scene(name: str, switch_on: Switch) -> Remote:
    make, act = SCENES[name]
    village: Village = make()
    remote = switch_on(village)
    act(village, remote.window)
    return remote


def reachable(window: KioskWindow, page: Page) -> set[QWidget]:
    start = window.focusWidget()
    assert start is not None
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for arrow in ARROWS:
            page.focus_on(here)
            page.take(arrow)
            there = window.focusWidget()
            if there is not None and there not in seen:
                seen.add(there)
                ahead.append(there)
    return seen


@pytest.mark.parametrize("name", SHOWN)
def test_arrows_reach_every_control(name: str, switch_on: Switch) -> None:
    remote = open_scene(name, switch_on)
    page = remote.window.page
    missing = set(focusable(page)) - reachable(remote.window, page)
    assert not missing, [one.accessibleName() for one in missing]


@pytest.mark.parametrize("name", SHOWN)
def test_the_focus_is_on_a_control_from_the_start(name: str, switch_on: Switch) -> None:
    remote = open_scene(name, switch_on)
    assert remote.window.focusWidget() in focusable(remote.window.page)


@pytest.mark.parametrize("name", WITH_HOME)
def test_back_leads_home_in_a_few_presses(name: str, switch_on: Switch) -> None:
    remote = open_scene(name, switch_on)
    for _ in range(4):
        if remote.page == "home":
            break
        remote.press("back")
    assert remote.page == "home"


@pytest.mark.parametrize("name", list(SCENES))
def test_everything_lies_within_what_a_television_shows(name: str, switch_on: Switch) -> None:
    remote = open_scene(name, switch_on)
    page = remote.window.page
    for size in ((1280, 720), (1920, 1080), (1024, 768)):
        remote.window.resize(*size)
        stage, edge = page.stage(), page.theme.px(SAFE - RING) - 2
        assert page.theme.unit == stage.height()
        safe = stage.adjusted(edge, edge, -edge, -edge)
        for face in page.findChildren(Face):
            if face.isVisible():
                rect = face.rect().translated(face.mapTo(page, face.rect().topLeft()))
                assert safe.contains(rect), (size, face.text(), rect, safe)


@pytest.mark.parametrize("name", list(SCENES))
def test_every_control_has_a_name_and_room_for_a_finger(name: str, switch_on: Switch) -> None:
    remote = open_scene(name, switch_on)
    page = remote.window.page
    for face in page.findChildren(Face):
        if face.isVisible():
            assert face.accessibleName()
            assert face.face_rect().height() >= page.theme.px(1 / 12) - 1, face.text()


def test_no_type_is_smaller_than_the_operator_can_read() -> None:
    sizes = [value for name, value in vars(Size).items() if name.isupper()]
    assert min(sizes) >= 0.036
