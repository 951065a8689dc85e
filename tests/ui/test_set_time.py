"""The date is asked for with big buttons, and only as long as nobody has said it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from kiosk.errors import Trouble
from kiosk.ui.window import TITLE
from protocol.moment import ClockTrust
from protocol.true_time import OffsetSource
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import NOW, PARTY_DAY, PLANNED, POWER, QUESTIONS

Switch = Callable[..., Remote]
NOW_MS = round(NOW.timestamp() * 1000)


def calm() -> Village:
    village = Village()
    village.exchange.watched = frozenset({POWER.sha256, PARTY_DAY.sha256})
    return village


@pytest.fixture
def jumped() -> Village:
    village = calm()
    village.clock.be_doubtful()
    return village


@pytest.fixture
def flat() -> Village:
    village = calm()
    village.clock.go_flat()
    return village


def contact(village: Village) -> None:
    """The township is asked what time it is."""
    clock = village.clock
    village.exchange.timekeeping.learn(NOW_MS, clock.boot_ms, clock.boot_ms)


def test_a_doubtful_date_is_asked_about_once(switch_on: Switch, jumped: Village) -> None:
    remote = switch_on(jumped)
    assert "今天是2026年4月16日星期四，对吗？" in remote.screen
    remote.press("ok")
    assert remote.title == f"{TITLE}: home normal"
    assert jumped.clock.is_set_by_hand
    assert jumped.clock.now().trust is ClockTrust.DOUBTFUL, "a person's word proves nothing"


def test_a_date_of_1970_cannot_be_said_to_be_right(switch_on: Switch, flat: Village) -> None:
    remote = switch_on(flat)
    assert "今天是几月几日？" in remote.screen
    assert "机器上是1970年1月1日" in remote.screen
    remote.press("ok")
    assert remote.page == "set_time"


def test_nobody_has_to_set_the_date(switch_on: Switch, flat: Village) -> None:
    remote = switch_on(flat)
    remote.choose("先不管，照样收看")
    assert remote.title == f"{TITLE}: home normal"
    assert remote.focus == "开始收看"
    assert flat.clock.offsets == ()


def test_the_date_is_set_by_arrows_and_ok(switch_on: Switch, flat: Village) -> None:
    remote = switch_on(flat)
    remote.press("ok")
    assert remote.focus == "＋"
    assert "2026年3月17日星期二  18:50" in remote.screen
    remote.press("left", "ok", "right", *["ok"] * 2)
    assert "2026年3月18日星期三  18:50" in remote.screen
    remote.choose("就是这个时间")
    assert remote.title == f"{TITLE}: home normal"
    assert f"{flat.clock.local_now():%Y-%m-%d %H:%M}" == "2026-03-18 18:50"
    assert flat.clock.now().wall_ms < 3_600_000, "the machine's own clock is left as it is"


def test_no_date_is_offered_that_does_not_exist(switch_on: Switch, flat: Village) -> None:
    flat.clock.hear(round((NOW + timedelta(days=45)).timestamp() * 1000))
    remote = switch_on(flat)
    remote.press("ok")
    assert "2026年5月31日" in remote.screen
    remote.press("left", "left", "ok")
    assert "2026年6月30日" in remote.screen
    remote.press("right", "right", "ok")
    assert "2026年6月1日" in remote.screen


def test_a_time_that_has_passed_cannot_be_set(switch_on: Switch, flat: Village) -> None:
    remote = switch_on(flat)
    remote.press("ok", "left", "ok")
    assert "2026年3月16日" in remote.screen
    assert "这个时间早就过去了" in remote.screen
    remote.press("right", *["down"] * 4)
    assert remote.focus != "就是这个时间"


def test_back_sets_nothing_and_the_question_stands(switch_on: Switch, flat: Village) -> None:
    remote = switch_on(flat)
    remote.press("ok", "ok", "back")
    assert remote.title == f"{TITLE}: home clock"
    assert flat.clock.offsets == ()


def test_what_was_said_can_be_taken_back(switch_on: Switch, flat: Village) -> None:
    remote = switch_on(flat)
    remote.press("ok")
    remote.choose("就是这个时间")
    remote.window.show_page("guide", "clock")
    remote.choose("改日期和时间")
    remote.choose("不按我说的，用机器的钟")
    assert remote.title == f"{TITLE}: home clock"
    assert flat.clock.offsets == ()


@pytest.mark.parametrize("page", ["home", "set_time"])
def test_the_question_goes_by_itself_once_the_township_was_reached(
    switch_on: Switch, flat: Village, page: str
) -> None:
    remote = switch_on(flat)
    remote.window.show_page(page)
    contact(flat)
    assert remote.title == f"{TITLE}: home normal"
    assert "4月16日 星期四  18:52" in remote.screen


def test_the_townships_word_goes_before_what_was_said_here(
    switch_on: Switch, flat: Village
) -> None:
    remote = switch_on(flat)
    remote.press("ok")
    remote.choose("就是这个时间")
    contact(flat)
    assert "4月16日 星期四  18:52" in remote.screen
    remote.window.show_page("set_time")
    assert remote.page == "home"


def test_a_good_clock_can_be_set_from_the_self_check_too(switch_on: Switch) -> None:
    """By an hour it may be wrong and nothing shows it."""
    village = calm()
    village.clock.switch_on("another")
    remote = switch_on(village)
    remote.window.show_page("check")
    remote.press("left", "down", "down", "down", "ok")
    assert remote.page == "set_time"


def test_a_disk_that_does_not_keep_it_is_told(
    switch_on: Switch, qtbot: QtBot, flat: Village
) -> None:
    told: list[str] = []
    flat.exchange.timekeeping.told.connect(lambda code, _details: told.append(code))
    flat.desk.trouble = Trouble.DISK_FULL
    remote = switch_on(flat)
    remote.press("ok")
    remote.choose("就是这个时间")
    qtbot.waitUntil(lambda: told == [Trouble.DISK_FAILED], timeout=2000)


def test_the_record_carries_what_was_said_before_and_during_the_meeting(
    switch_on: Switch, flat: Village
) -> None:
    remote = switch_on(flat)
    remote.press("ok")
    remote.choose("就是这个时间")
    flat.evening.open(PLANNED.type_code, (QUESTIONS.sha256,))
    meeting = flat.journal.meeting
    assert meeting is not None
    assert [one.source for one in meeting.clock_offsets] == [OffsetSource.OPERATOR]
    contact(flat)
    flat.evening.close()
    (stored,) = flat.exchange.records
    sources = {one.source for one in stored.record.clock_offsets}
    assert sources == {OffsetSource.OPERATOR, OffsetSource.TOWNSHIP}
    assert stored.record.opened.wall_ms < 3_600_000, "what was recorded stays"
    assert stored.record.clock_trust is ClockTrust.DOUBTFUL


def test_an_answer_taken_back_during_a_meeting_is_not_in_its_record(
    switch_on: Switch, flat: Village
) -> None:
    switch_on(flat)
    flat.exchange.timekeeping.set_by_hand(NOW)
    flat.evening.open(PLANNED.type_code, ())
    flat.exchange.timekeeping.take_back()
    flat.evening.close()
    (stored,) = flat.exchange.records
    assert stored.record.clock_offsets == ()


def test_a_record_of_1970_is_shown_both_ways_after_contact(
    switch_on: Switch, flat: Village
) -> None:
    remote = switch_on(flat)
    flat.evening.open(PLANNED.type_code, ())
    flat.evening.close()
    (stored,) = flat.exchange.records
    remote.window.show_page("record", stored)
    assert "1970年1月1日 08:12 – 08:12" in remote.screen
    assert "那天机器的钟不准，由镇里核对" in remote.screen
    contact(flat)
    remote.window.show_page("record", stored)
    assert "2026年4月16日 18:52 – 18:52" in remote.screen
    assert "机器上记的是1970年1月1日 08:12，按镇里的时间改正" in remote.screen
