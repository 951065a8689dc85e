"""Who chairs and who keeps the record: last time's, as long as they are on the roster."""

from collections.abc import Callable

from protocol.people import Role
from tests.ui.conftest import Remote
from tests.ui.village_feed import NAMES, PLANNED, person, roster

Switch = Callable[..., Remote]

SECRETARY, ADMINISTRATOR, DEPUTY, COMMITTEE = NAMES[:4]
ROSTER = (
    person(0, SECRETARY, (Role.SECRETARY,)),
    person(1, ADMINISTRATOR, (Role.ADMINISTRATOR,)),
    *roster()[2:],
)


def leaders(remote: Remote) -> tuple[str, str]:
    """Who leads the meeting that is due, once it was opened by one key."""
    remote.window.show_page("home")
    remote.press("ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    return meeting.host, meeting.recorder


def led_by_others(switch_on: Switch) -> Remote:
    """The meeting before was led by two who hold neither office."""
    remote = switch_on(planned_meetings=(PLANNED,), roster=ROSTER)
    evening = remote.village.evening
    evening.open("members_meeting", ())
    evening.set_people(DEPUTY, COMMITTEE)
    evening.close()
    remote.village.exchange.next_sequence += 1
    return remote


def test_the_first_time_those_who_hold_the_office_lead(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,), roster=ROSTER)
    assert leaders(remote) == (SECRETARY, ADMINISTRATOR)


def test_who_led_last_time_leads_again(switch_on: Switch) -> None:
    assert leaders(led_by_others(switch_on)) == (DEPUTY, COMMITTEE)


def test_who_is_not_on_the_roster_any_more_does_not_lead(switch_on: Switch) -> None:
    remote = led_by_others(switch_on)
    remote.village.exchange.feed = remote.village.exchange.feed.model_copy(
        update={"roster": tuple(one for one in ROSTER if one.name != DEPUTY)}
    )
    assert leaders(remote) == (SECRETARY, COMMITTEE)


def test_a_film_on_demand_has_nobody_who_led(switch_on: Switch) -> None:
    remote = led_by_others(switch_on)
    evening = remote.village.evening
    evening.open("on_demand", (PLANNED.courseware[0],), villagers=2)
    evening.set_people(SECRETARY, SECRETARY)
    evening.close()
    assert leaders(remote) == (DEPUTY, COMMITTEE)


def test_a_meeting_entered_afterwards_was_led_as_the_last_one(switch_on: Switch) -> None:
    remote = led_by_others(switch_on)
    remote.village.registering.tell(source="satellite", title="果树修剪")
    remote.village.registering.save()
    kept = remote.village.exchange.records[0].record
    assert (kept.host, kept.recorder) == (DEPUTY, COMMITTEE)
