"""Who was not called may sit in, and changes no rate."""

from collections.abc import Callable

from protocol.people import Person, PersonStatus, Role
from tests.ui.conftest import Remote
from tests.ui.test_roll_call import called
from tests.ui.village_feed import roster

Switch = Callable[..., Remote]

REPS = tuple(
    Person(id=f"LW9{place:02d}", name=name, status=PersonStatus.VILLAGER, roles=(role,))
    for place, (name, role) in enumerate(
        (("郑小寒", Role.VILLAGER_REP), ("何白露", Role.VILLAGER_REP))
    )
)


def visited(switch_on: Switch) -> Remote:
    """The page of those who were not called, reached by keys."""
    remote = called(switch_on, roster=(*roster(), *REPS))
    remote.press("back", "up")
    assert remote.focus == "列席的人"
    return remote.press("ok")


def test_only_those_who_were_not_called_are_offered(switch_on: Switch) -> None:
    remote = visited(switch_on)
    assert remote.page == "visitors"
    assert remote.focus == REPS[0].name
    assert "王麦青" not in remote.screen


def test_an_observer_is_counted_apart(switch_on: Switch) -> None:
    remote = visited(switch_on).press("ok")
    assert "列席1人" in remote.screen
    remote.press("back")
    assert remote.page == "roll_call"
    assert remote.title.endswith("0/18")
    assert "列席1人" in remote.screen


def test_a_second_press_takes_an_observer_back(switch_on: Switch) -> None:
    remote = visited(switch_on).press("ok", "ok")
    assert "列席0人" in remote.screen


def test_an_observer_can_be_undone_and_brought_back_from_the_roll(switch_on: Switch) -> None:
    remote = visited(switch_on).press("ok", "ok", "back")
    remote.choose("撤销刚才这一步")
    assert "列席1人" in remote.screen
    remote.choose("撤销刚才这一步")
    assert "列席的人" in remote.screen


def test_where_everybody_was_called_there_is_only_the_way_back(switch_on: Switch) -> None:
    remote = called(switch_on).choose("列席的人")
    assert "花名册上的人都叫到了" in remote.screen
    remote.press("ok")
    assert remote.page == "roll_call"


def test_an_observer_stands_apart_in_the_whole_record(switch_on: Switch) -> None:
    remote = visited(switch_on).press("ok", "back", "ok", "ok", "ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert (meeting.answered, meeting.observers, meeting.present) == (3, 1, 4)
    remote.window.show_page("review")
    assert "应到18人，到3人，列席1人" in remote.screen
