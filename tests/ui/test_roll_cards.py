"""A member card signs in whoever it belongs to, and its Enter presses nothing."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from protocol.people import Person, PersonStatus, Role
from tests.ui.conftest import Remote
from tests.ui.test_roll_call import called, present
from tests.ui.village import Village
from tests.ui.village_feed import NAMES, PLANNED, feed, roster

Switch = Callable[..., Remote]

REP = Person(id="LW900", name="郑小寒", status=PersonStatus.VILLAGER, roles=(Role.VILLAGER_REP,))


class AtTheDoor(Village):
    """A village where keys follow one another as a scanner sends them."""

    def key_time(self) -> int:
        self.key_ms += 5
        return self.key_ms


def test_a_card_signs_in_and_its_enter_presses_nothing(switch_on: Switch) -> None:
    remote = switch_on(AtTheDoor(said=feed(planned_meetings=(PLANNED,))))
    remote.press("ok")
    remote.type("LW003")
    remote.press("ok")
    assert present(remote) == [NAMES[3]]
    assert remote.focus == NAMES[0]


def test_a_card_shown_twice_counts_once(switch_on: Switch) -> None:
    remote = called(switch_on)
    for _ in range(2):
        remote.window.page.card_scanned("LW003")
        assert f"{NAMES[3]} 到了" in remote.screen
    assert present(remote) == [NAMES[3]]
    assert remote.village.bell.rings == 2


def test_who_has_arrived_is_said_though_the_disk_answers_at_once(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = called(switch_on)
    remote.village.journal.held = True
    remote.window.page.card_scanned("LW003")
    remote.village.journal.settle()
    assert f"{NAMES[3]} 到了" in remote.screen
    qtbot.waitUntil(lambda: "到了按“确定”" in remote.screen)
    assert f"{NAMES[3]} 到了" not in remote.screen


def test_a_card_of_nobody_is_said_to_be_of_another_village(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.window.page.card_scanned("XX999")
    assert "这张卡不是本村的" in remote.screen
    assert remote.village.bell.rings == 0


def test_a_card_of_somebody_who_was_not_called_makes_an_observer(switch_on: Switch) -> None:
    remote = called(switch_on, roster=(*roster(), REP))
    remote.window.page.card_scanned(REP.id)
    assert f"{REP.name} 列席" in remote.screen
    assert "列席1人" in remote.screen
    assert remote.title.endswith("0/18")
