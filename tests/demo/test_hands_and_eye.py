"""Keys reach a real window, its title is read back, and its picture is read off the screen."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from demo.film_watcher import Box, FilmWatcher, picture_on
from demo.processes import Program
from demo.remote import BACK, DOWN, OK, TITLE, Page, PageError, Remote, Screen

REPOSITORY = Path(__file__).parents[2]
WINDOW = Path(__file__).with_name("little_window.py")


@pytest.fixture
def screen(x_display: str, tmp_path: Path) -> Iterator[Screen]:
    """A screen on which a window shows frame 123 and calls itself the page ``playing``."""
    command = [sys.executable, str(WINDOW), "123", f"{TITLE}playing"]
    where = {"DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(REPOSITORY)}
    with Program(command, tmp_path / "window.log", where):
        seen = Screen(x_display, tmp_path / "shots")
        seen.wait_for("playing", timeout_s=30)
        yield seen


def test_each_key_is_pressed_once_counted_and_seen(screen: Screen, x_display: str) -> None:
    remote = Remote(x_display)
    for key, name in ((OK, "return"), (DOWN, "down"), (BACK, "esc")):
        remote.press(key)
        assert screen.wait_for("playing") == Page("playing", name)
    assert remote.presses == 3


def test_a_page_that_does_not_come_is_told_with_what_is_there(screen: Screen) -> None:
    with pytest.raises(PageError, match="playing"):
        screen.wait_for("home", timeout_s=0)


def test_pictures_are_numbered_in_order_and_show_the_screen(screen: Screen) -> None:
    paths = [screen.shot("first"), screen.shot("second")]
    assert [path and path.name for path in paths] == ["01-first.png", "02-second.png"]
    assert paths[0] is not None
    with Image.open(paths[0]) as picture:
        assert picture.size == screen.size() == (1280, 720)


def test_the_frame_on_the_screen_is_read_at_least_25_times_a_second(
    screen: Screen, x_display: str
) -> None:
    with FilmWatcher(x_display, picture_on(*screen.size())) as watcher:
        while len(watcher.samples) < 25:
            screen.page()
    assert {sample.frame for sample in watcher.samples[-20:]} == {123}
    elapsed_ms = watcher.samples[-1].at_ms - watcher.samples[0].at_ms
    assert 1000 * (len(watcher.samples) - 1) / elapsed_ms >= 25


def test_without_a_window_there_is_no_page(x_display: str) -> None:
    assert Screen(x_display).page() == Page("")


def test_a_film_lies_in_the_middle_of_a_screen_of_another_shape() -> None:
    assert picture_on(1920, 1080) == Box(0, 0, 1920, 1080)
    assert picture_on(1024, 768) == Box(0, 96, 1024, 576)
