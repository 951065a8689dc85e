"""The township may add types and categories: none of them vanishes behind the edge of a page."""

from collections.abc import Callable

from protocol.meeting_types import DEFAULT_MEETING_TYPES, Expected, MeetingType
from tests.ui.conftest import Remote
from tests.ui.test_roll_call import called

Switch = Callable[..., Remote]

ADDED = tuple(
    MeetingType(code=f"added{place}", name=f"村里第{place}种会", expected=Expected.MEMBERS)
    for place in range(1, 8)
)
TYPES = (*DEFAULT_MEETING_TYPES, *ADDED)
CATEGORIES = tuple(f"第{place}类" for place in range(1, 13))


def asked_which(switch_on: Switch, **changes: object) -> Remote:
    remote = switch_on(**changes).press("ok")
    assert remote.page == "meeting_type"
    return remote


def test_the_likeliest_type_has_the_focus(switch_on: Switch) -> None:
    assert asked_which(switch_on).focus == "主题党日"
    other = MeetingType(code="other", name="别的会", expected=Expected.CHOSEN)
    assert asked_which(switch_on, meeting_types=(other,)).focus == "别的会"


def test_the_arrow_that_leaves_the_last_row_turns_the_page(switch_on: Switch) -> None:
    remote = asked_which(switch_on, meeting_types=TYPES)
    assert "第1页，共2页" in remote.screen
    assert ADDED[4].name not in remote.screen
    remote.press("down", "down")
    assert remote.focus == ADDED[2].name
    assert "第2页，共2页" in remote.screen
    remote.press("right", "down")
    assert remote.focus == ADDED[6].name
    remote.press("ok")
    assert remote.page == "courses"


def test_the_arrow_that_leaves_the_first_row_turns_back(switch_on: Switch) -> None:
    remote = asked_which(switch_on, meeting_types=TYPES)
    remote.press("down", "down", "up")
    assert "第1页，共2页" in remote.screen
    assert remote.focus == "其他活动"
    remote.press("up", "up", "up")
    assert remote.focus == "村两委会"


def test_the_way_back_is_behind_the_last_page(switch_on: Switch) -> None:
    remote = asked_which(switch_on, meeting_types=TYPES)
    remote.press("down", "down", "down", "down")
    assert remote.focus == "返回"
    remote.press("up")
    assert "第2页，共2页" in remote.screen


def test_one_page_of_types_says_nothing_of_pages(switch_on: Switch) -> None:
    assert "第1页" not in asked_which(switch_on).screen


def wished(switch_on: Switch) -> Remote:
    remote = called(switch_on, categories=CATEGORIES)
    remote.window.show_page("topics")
    return remote


def test_the_eleventh_category_is_counted_too(switch_on: Switch) -> None:
    remote = wished(switch_on)
    assert "第11类 0" not in remote.screen
    assert "第1页，共2页" in remote.screen
    remote.press(*["down"] * 6)
    assert "第11类 0" in remote.screen
    assert "第2页，共2页" in remote.screen
    remote.press("ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert dict(meeting.topic_requests) == {"第11类": 1}


def test_what_was_counted_stays_while_pages_are_turned(switch_on: Switch) -> None:
    remote = wished(switch_on)
    remote.press("down", "ok", *["down"] * 5, "ok")
    assert "第1类 1" not in remote.screen
    remote.press("up")
    assert "第2页" not in remote.screen
    assert remote.focus in ("−", "＋")
    assert remote.screen.count(" 1\n") >= 1
    remote.press(*["up"] * 5)
    assert remote.focus == "下一步"
    remote.press("ok")
    assert remote.page == "review"


def test_a_page_of_one_row_leads_nowhere_further(switch_on: Switch) -> None:
    remote = wished(switch_on)
    remote.press(*["down"] * 6)
    before = remote.focus
    remote.press("down")
    assert remote.focus == before
    assert "第2页，共2页" in remote.screen
