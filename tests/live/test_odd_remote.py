"""A remote that sends what nobody has heard of is learnt by the real kiosk, and known next time."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.X import KeyPress, KeyRelease

from demo.remote import BACK, DOWN, OK, RIGHT, Page, Remote, Screen
from demo.servers import Kiosk, KioskSettings, VirtualScreen

LESSON = {"up": 93, "down": 97, "left": 103, "right": 120, "ok": 132, "back": 248}
"""X key codes without a meaning: Qt gets nothing but the number."""

THUMB_S = 0.3
"""The kiosk takes a second OK that comes sooner for a trembling hand."""

pytestmark = pytest.mark.patient


class OddRemote:
    """Presses keys by their bare number."""

    def __init__(self, display: str) -> None:
        self._server = Display(display)

    def press(self, *codes: int) -> None:
        for code in codes:
            time.sleep(THUMB_S)
            xtest.fake_input(self._server, KeyPress, code)
            xtest.fake_input(self._server, KeyRelease, code)
            self._server.sync()

    def close(self) -> None:
        self._server.close()


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with VirtualScreen() as screen:
        yield screen.display


def kiosk(data: Path, display: str) -> Kiosk:
    return Kiosk(data, data.parent / "kiosk.log", display, KioskSettings(township=""))


def open_settings(remote: Remote, screen: Screen) -> None:
    """From the first page of a machine nobody knows to the settings, setting a PIN on the way."""
    screen.wait_for("enrolment")
    remote.press(BACK)
    screen.wait_for("home")
    remote.press("4")
    screen.wait_until(lambda page: page.code == "check" and "/" in page.detail, "检查完了")
    # From the first fault, if there is one, to the column of doors, and down it.
    remote.press(RIGHT, DOWN, DOWN, RIGHT, OK)
    screen.wait_for("pin")
    remote.press(*"246813")
    screen.wait_until(lambda page: page == Page("pin", "0/6"), "再按一遍")
    remote.press(*"246813")
    screen.wait_for("settings")


def test_an_odd_remote_is_learnt_and_known_after_a_restart(tmp_path: Path, display: str) -> None:
    data = tmp_path / "station"
    odd, remote, screen = OddRemote(display), Remote(display), Screen(display)
    with kiosk(data, display):
        open_settings(remote, screen)
        remote.press(DOWN, DOWN, RIGHT, OK)
        for asked, code in LESSON.items():
            screen.wait_until(lambda page, asked=asked: page == Page("remote", asked), asked)
            odd.press(code)
        screen.wait_until(lambda page: page == Page("remote", "done"), "认得了")
        odd.press(LESSON["ok"])
        screen.wait_for("settings")
    with kiosk(data, display):
        screen.wait_for("enrolment")
        odd.press(LESSON["back"])
        screen.wait_for("home")
    odd.close()
