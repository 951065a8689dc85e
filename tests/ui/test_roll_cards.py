"""A member card signs in whoever it belongs to, and its Enter presses nothing."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from kiosk.meeting import Meeting
from protocol.people import Person, PersonStatus, Role
from protocol.record import AttendanceStatus
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


def test_a_card_read_under_caps_lock_is_the_same_card(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.window.page.card_scanned("lw003")
    assert present(remote) == [NAMES[3]]


def meeting_of(remote: Remote) -> Meeting:
    meeting = remote.village.evening.meeting
    assert meeting is not None
    return meeting


def shown(switch_on: Switch) -> Remote:
    """Three have come, one representative was not called, and a film was shown to its end."""
    remote = called(switch_on, roster=(*roster(), REP))
    remote.press("ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(60_000)
    return remote


def test_a_guests_card_during_the_film_makes_an_observer_as_at_the_roll(
    switch_on: Switch,
) -> None:
    remote = shown(switch_on)
    remote.window.page.card_scanned(REP.id)
    assert f"{REP.name} 列席" in remote.screen
    assert meeting_of(remote).observers == 1


def test_a_card_between_films_signs_in_late_and_is_said_for_a_second(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = shown(switch_on)
    remote.village.screen.stop()
    assert remote.page == "standby"
    rings = remote.village.bell.rings
    remote.window.page.card_scanned("LW009")
    assert meeting_of(remote).attendance["LW009"].status is AttendanceStatus.LATE
    assert f"{NAMES[9]} 到了" in remote.screen
    assert remote.village.bell.rings == rings + 1
    qtbot.waitUntil(lambda: f"{NAMES[9]} 到了" not in remote.screen)
    assert remote.page == "standby"


def test_the_first_card_answers_that_nobody_has_signed_in(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("back", "ok")
    remote.village.screen.stop()
    remote.choose("散会，填记录")
    assert "还没有人签到" in remote.screen
    remote.window.page.card_scanned("LW009")
    assert "还没有人签到" not in remote.screen


def test_a_card_shown_while_the_absent_are_listed_takes_a_name_off(switch_on: Switch) -> None:
    remote = shown(switch_on)
    remote.village.screen.stop()
    remote.choose("散会，填记录")
    assert remote.page == "absent"
    remote.window.page.card_scanned("LW003")
    assert f"{NAMES[3]} 到了" in remote.screen
    assert remote.title.endswith("absent 14")
    assert not remote.control(NAMES[3]).isEnabled()
    remote.press("ok")
    assert meeting_of(remote).attendance["LW003"].status is AttendanceStatus.LATE


def test_a_card_beside_the_roll_signs_in_too(switch_on: Switch) -> None:
    remote = called(switch_on, roster=(*roster(), REP))
    remote.choose("列席的人")
    remote.window.page.card_scanned(REP.id)
    assert f"{REP.name} 列席" in remote.screen
    remote.window.page.card_scanned("LW003")
    assert f"{NAMES[3]} 到了" in remote.screen
    assert present(remote) == [REP.name, NAMES[3]]


def test_where_nobody_is_asked_for_a_name_a_card_does_nothing(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "ok", "ok", "ok")
    assert remote.page == "playing"
    remote.window.page.card_scanned("LW003")
    remote.village.screen.stop()
    remote.window.page.card_scanned("LW003")
    assert meeting_of(remote).attendance == {}
