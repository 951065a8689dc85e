"""How far the line reaches is asked anew, told where it ends, and no old answer outweighs a cut."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.network import CUT, Reach
from kiosk.technician import LineView
from tests.ui.conftest import Remote
from tests.ui.village import CABLE, Village

Switch = Callable[..., Remote]
WAIT_MS = 10_000


@pytest.fixture
def network(switch_on: Switch, qtbot: QtBot) -> Callable[..., Remote]:
    """The page over a line that ends somewhere, once that was seen."""

    def open_page(reach: Reach, *, connected: bool | None = True, enrolled: bool = True) -> Remote:
        village = Village(line=LineView((CABLE,), reach))
        village.exchange.say(connected=connected, enrolled=enrolled)
        remote = switch_on(village)
        village.doorkeeper.come_in()
        with qtbot.waitSignal(village.technician.line_seen, timeout=WAIT_MS):
            remote.window.show_page("network")
            assert "正在看网络" in remote.screen
        return remote

    return open_page


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (Reach.NO_PORT, "没有网卡"),
        (Reach.NO_LINK, "网线没插好"),
        (Reach.NO_ADDRESS, "路由器没有给地址"),
        (Reach.NO_ROUTER, "路由器没有回答"),
        (Reach.ROUTER, "镇里还没连上"),
    ],
)
def test_the_page_says_where_the_line_ends(
    network: Callable[..., Remote], reach: Reach, said: str
) -> None:
    remote = network(reach, connected=False)
    assert said in remote.screen
    assert "镇里  没连上" in remote.screen


@pytest.mark.parametrize("reach", CUT)
def test_a_township_that_answered_before_the_cable_was_pulled_is_not_told_of(
    network: Callable[..., Remote], reach: Reach
) -> None:
    remote = network(reach, connected=True)
    assert "连上镇里了" not in remote.screen
    assert "不用做什么" not in remote.screen
    assert "镇里  没连上" in remote.screen


def test_a_router_that_keeps_silent_is_no_matter_while_the_township_answers(
    network: Callable[..., Remote],
) -> None:
    assert "连上镇里了" in network(Reach.NO_ROUTER).screen


def test_looking_asks_the_township_each_time(network: Callable[..., Remote]) -> None:
    remote = network(Reach.ROUTER)
    assert remote.village.exchange.rounds == 1
    remote.press("ok")
    assert remote.village.exchange.rounds == 2


def test_another_answer_of_the_township_has_the_line_looked_at_again(
    network: Callable[..., Remote], qtbot: QtBot
) -> None:
    remote = network(Reach.NO_LINK, connected=False)
    remote.village.line = LineView((CABLE,), Reach.ROUTER)
    with qtbot.waitSignal(remote.village.technician.line_seen, timeout=WAIT_MS):
        remote.village.exchange.say(connected=True)
    assert "连上镇里了" in remote.screen
    assert remote.village.exchange.rounds == 1, "it has just answered"


def test_a_machine_the_township_does_not_know_is_not_said_to_have_a_broken_line(
    network: Callable[..., Remote],
) -> None:
    remote = network(Reach.ROUTER, connected=None, enrolled=False)
    assert "还没登记到镇里" in remote.screen
    assert "外面的线断了" not in remote.screen
