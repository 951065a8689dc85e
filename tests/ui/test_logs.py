"""What was written down can be read and taken along, and the screen says how that went."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.stick import StickTrouble
from kiosk.errors import Trouble
from tests.ui.conftest import Remote
from tests.ui.village import Village

Switch = Callable[..., Remote]
WAIT_MS = 10_000
LINES = tuple(f"2026-04-16 19:{minute:02}:11,275 INFO    kiosk.house: line" for minute in range(20))


@pytest.fixture
def logs(switch_on: Switch, qtbot: QtBot) -> Callable[..., Remote]:
    """The page, once the log was read."""

    def open_page(lines: tuple[str, ...] = LINES) -> Remote:
        remote = switch_on(Village(log=lines))
        remote.village.doorkeeper.come_in()
        with qtbot.waitSignal(remote.village.technician.log_read, timeout=WAIT_MS):
            remote.window.show_page("logs")
        return remote

    return open_page


def save(remote: Remote, qtbot: QtBot) -> None:
    with qtbot.waitSignal(remote.village.technician.log_saved, timeout=WAIT_MS):
        remote.press("ok")
        assert "正在存到U盘，先别拔" in remote.screen


def test_the_newest_lines_come_first_and_the_older_ones_by_arrows(
    logs: Callable[..., Remote],
) -> None:
    remote = logs()
    assert remote.focus == "存到U盘"
    assert "19:19" in remote.screen
    remote.press("right", "ok")
    assert remote.focus == "往前看"
    assert "19:19" not in remote.screen
    remote.press("right")
    assert remote.focus == "往后看"
    remote.press("ok")
    assert "19:19" in remote.screen


def test_at_the_oldest_line_the_focus_stays_on_something_that_can_be_pressed(
    logs: Callable[..., Remote],
) -> None:
    remote = logs()
    remote.press("right", "ok", "ok")
    assert "19:00" in remote.screen
    assert remote.focus == "存到U盘"


def test_an_empty_log_says_so(logs: Callable[..., Remote]) -> None:
    assert "还没有记下什么" in logs(()).screen
    assert "还没有记下什么" not in logs().screen


def test_the_log_goes_onto_a_stick(logs: Callable[..., Remote], qtbot: QtBot) -> None:
    remote = logs()
    save(remote, qtbot)
    assert "存好了，U盘可以拔了" in remote.screen
    assert ("学习站点日志", "柳湾村 2026-04-16.zip") in remote.village.stick.files


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (StickTrouble.NO_STICK, "没找到U盘"),
        (StickTrouble.FULL, "U盘满了"),
        (StickTrouble.READ_ONLY, "不让写"),
        (StickTrouble.PULLED, "拔早了"),
        (StickTrouble.UNREADABLE, "坏了"),
        (StickTrouble.CANNOT_MOUNT, "读不了"),
    ],
)
def test_a_stick_that_takes_nothing_is_told_of_and_can_be_tried_again(
    logs: Callable[..., Remote], qtbot: QtBot, trouble: StickTrouble, said: str
) -> None:
    remote = logs()
    remote.village.stick.trouble = trouble
    save(remote, qtbot)
    assert said in remote.screen
    assert "先别拔" not in remote.screen
    remote.village.stick.trouble = None
    save(remote, qtbot)
    assert "存好了" in remote.screen


def test_a_log_that_cannot_be_read_is_not_blamed_on_the_stick(
    logs: Callable[..., Remote],
) -> None:
    remote = logs()
    remote.village.technician.log_saved.emit(Trouble.DISK_FAILED)
    assert "日志读不出来" in remote.screen
