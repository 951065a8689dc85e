"""The pages fill the screen between 4:3 and 16:9, and keep clear of what a television hides."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect

from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.stage import stage_in
from kiosk.ui.theme import SAFE, WIDTH, Theme
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import feed, roster

Switch = Callable[..., Remote]


@pytest.mark.parametrize(
    ("screen", "stage"),
    [
        ((1920, 1080), (0, 0, 1920, 1080)),
        ((1024, 768), (0, 0, 1024, 768)),
        ((1280, 800), (0, 0, 1280, 800)),
        ((1280, 1024), (0, 32, 1280, 960)),
        ((2560, 1080), (320, 0, 1920, 1080)),
    ],
)
def test_the_stage_is_the_screen_between_4_3_and_16_9(
    screen: tuple[int, int], stage: tuple[int, int, int, int]
) -> None:
    assert stage_in(QRect(0, 0, *screen), 0.0) == QRect(*stage)


def test_the_stage_keeps_clear_of_hidden_edges() -> None:
    assert stage_in(QRect(0, 0, 1920, 1080), 0.05) == QRect(96, 54, 1728, 972)


@pytest.mark.parametrize("screen", [(1920, 1080), (1024, 768), (1280, 800)])
def test_a_narrow_stage_keeps_its_margins(screen: tuple[int, int]) -> None:
    theme = Theme(dark=False)
    theme.fit(stage_in(QRect(0, 0, *screen), 0.0))
    margin = theme.px(SAFE)
    assert theme.across(SAFE) == margin
    assert abs(theme.across(WIDTH - SAFE) - (screen[0] - margin)) <= 1


def test_every_page_moves_in_when_the_television_hides_its_edges(switch_on: Switch) -> None:
    remote = switch_on()
    remote.window.resize(1280, 720)
    remote.window.set_overscan(50)
    hidden = QRect(0, 0, 1280, 720).adjusted(64, 36, -64, -36)
    for page in ("home", "records"):
        remote.window.show_page(page)
        for face in remote.window.page.findChildren(Face):
            if face.isVisible():
                assert hidden.contains(
                    QRect(face.mapTo(remote.window, face.rect().topLeft()), face.size())
                )


def test_the_name_being_called_keeps_the_focus_on_another_screen(switch_on: Switch) -> None:
    remote = switch_on(Village(said=feed(roster=roster(44))))
    remote.village.evening.open("theme_party_day", ())
    remote.window.resize(1280, 720)
    remote.window.show_page("roll_call")
    for _ in range(33):
        remote.window.page.take(Key.RIGHT)
    called = remote.focus
    remote.window.resize(1024, 768)
    assert remote.focus == called
