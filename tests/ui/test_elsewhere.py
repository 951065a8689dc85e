"""What was watched elsewhere, or held without a film, is entered without a typed character."""

from collections.abc import Callable

import pytest

from kiosk.errors import Trouble
from kiosk.store.documents import StoredRecord
from kiosk.ui.written import Written
from protocol.record import Held, MeetingRecord, Source
from tests.ui.conftest import Remote
from tests.ui.village_feed import NAMES, PLANNED, QUESTIONS

Switch = Callable[..., Remote]

TO_THE_ROLL = ("elsewhere_title", "elsewhere_type", "elsewhere_when", "elsewhere_roll")


def begun(switch_on: Switch, **changes: object) -> Remote:
    """The first question, reached from the records."""
    remote = switch_on(**changes)
    remote.window.show_page("records")
    remote.choose("登记别处收看")
    assert remote.page == "elsewhere"
    return remote


def at_the_roll(switch_on: Switch, **changes: object) -> Remote:
    """The names, after nothing but OK."""
    remote = begun(switch_on, **changes)
    for page in TO_THE_ROLL:
        remote.press("ok")
        assert remote.page == page
    return remote


def entered(remote: Remote) -> MeetingRecord:
    (stored,) = remote.village.exchange.records
    assert isinstance(stored, StoredRecord)
    return stored.record


def test_pressing_ok_takes_the_likeliest_answers_to_the_saved_record(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on)
    remote.press("ok", "ok", "right", "ok").choose("上一步")
    assert remote.page == "elsewhere_when"
    remote.press("ok").choose("＋").choose("点完了")
    assert remote.page == "elsewhere_review"
    for said in ("主题党日", "共产党员网", f"《{QUESTIONS.title}》", "到3人，群众1人", "手工登记"):
        assert said in remote.screen
    remote.press("ok")
    assert "已存好，停电也不会丢" in remote.screen
    said = entered(remote)
    assert said.entered_by_hand
    assert said.held == Held(day="2026-04-15", time="19:00", length_ms=3_600_000)
    (viewing,) = said.elsewhere
    assert (viewing.title, viewing.source) == (QUESTIONS.title, Source.PARTY_SITE)
    assert viewing.courseware == QUESTIONS.sha256
    assert viewing.plan is not None
    assert said.viewings == ()
    present = [one.name for one in said.attendance if one.status.is_there]
    assert present == [NAMES[0], NAMES[1], NAMES[3]]
    assert (len(said.expected), said.villagers, said.sequence) == (18, 1, 7)


def test_a_meeting_without_a_film_is_entered_without_a_title(switch_on: Switch) -> None:
    remote = begun(switch_on).choose("没看片，只开了会")
    assert remote.page == "elsewhere_type"
    remote.press("ok", "ok", "ok", "ok", "ok").choose("点完了")
    assert "没有放片" in remote.screen
    remote.press("ok")
    said = entered(remote)
    assert (said.elsewhere, said.viewings, said.entered_by_hand) == ((), (), True)


def test_the_type_says_whose_names_are_called(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on).press("ok").choose("上一步").choose("上一步")
    remote.choose("村两委会").press("ok")
    assert remote.page == "elsewhere_roll"
    assert remote.village.registering.told.present == ()


def test_the_day_goes_back_and_never_into_the_future(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on).choose("上一步")
    remote.press("up", "up", "left", "ok", "ok")
    assert "4月13日" in remote.screen
    remote.press("right", *["ok"] * 5)
    assert "今天 4月16日 星期四" in remote.screen
    assert "这个时间还没到" in remote.screen
    assert not remote.control("就是那时候").isEnabled()


@pytest.mark.parametrize("steps", range(len(TO_THE_ROLL) + 1))
def test_back_leads_home_and_loses_nothing(switch_on: Switch, steps: int) -> None:
    remote = begun(switch_on).press(*["ok"] * steps, "back")
    assert remote.page == "records"
    remote.press("back")
    assert remote.page == "home"
    remote.window.show_page("elsewhere")
    assert ("上次填的还在" in remote.screen) is (steps > 0)


def test_each_question_leads_back_to_the_one_before(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on).press("ok").choose("点完了").choose("上一步")
    assert remote.page == "elsewhere_roll"
    for page in reversed(TO_THE_ROLL[:-1]):
        remote.choose("上一步")
        assert remote.page == page
    assert len(remote.village.registering.told.present) == 1


def test_what_was_said_can_be_thrown_away(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on).press("ok")
    remote.window.show_page("elsewhere")
    remote.choose("填的都不要了")
    assert remote.page == "records"
    assert not remote.village.registering.is_begun
    assert remote.village.exchange.records == []


def test_a_title_that_is_in_no_list_is_written(switch_on: Switch) -> None:
    remote = begun(switch_on).choose("现场报告、讲座").choose("现在打字")
    assert remote.page == "write"
    remote.window.show_page("elsewhere_title", Written("果树修剪\n讲座"))
    assert remote.focus == "果树修剪 讲座"
    remote.press("ok")
    assert remote.page == "elsewhere_type"
    assert remote.village.registering.told.title == "果树修剪 讲座"
    assert remote.village.registering.told.courseware == ""


def test_words_that_were_not_finished_are_no_title(switch_on: Switch) -> None:
    remote = begun(switch_on).press("ok")
    remote.window.show_page("elsewhere_title", Written("果", is_done=False))
    assert remote.village.registering.told.title == ""


def test_what_was_entered_before_is_offered_again(switch_on: Switch) -> None:
    remote = begun(switch_on)
    remote.village.registering.tell(source="lecture", title="果树修剪")
    remote.village.registering.save()
    assert "果树修剪" in remote.village.registering.titles


def test_while_a_meeting_goes_on_it_waits(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on, planned_meetings=(PLANNED,)).choose("点完了")
    remote.village.evening.open("theme_party_day", ())
    assert "正在开的会散了再来保存" in remote.screen
    assert not remote.control("保存记录").isEnabled()
    remote.village.evening.close()
    assert remote.control("保存记录").isEnabled()


def test_the_planned_meeting_that_it_was_is_not_asked_for_again(switch_on: Switch) -> None:
    due = PLANNED.model_copy(update={"day": "2026-04-15"})
    remote = at_the_roll(switch_on, planned_meetings=(due,)).choose("点完了").press("ok")
    assert entered(remote).planned_meeting_id == due.id


def test_a_disk_that_does_not_take_it_loses_nothing(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on).press("ok").choose("点完了")
    journal = remote.village.journal
    journal.held = True
    remote.press("ok")
    assert "正在保存" in remote.screen
    journal.refuse()
    assert "还没存好" in remote.screen
    journal.held = False
    remote.press("ok")
    assert "已存好" in remote.screen
    assert entered(remote).held is not None


def test_a_record_that_the_disk_refused_is_saved_again(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on).press("ok").choose("点完了")
    journal = remote.village.journal
    journal.held = True
    remote.press("ok")
    journal.settle_one()
    journal.refuse()
    assert "还没存好" in remote.screen
    journal.held = False
    remote.press("ok")
    assert "已存好" in remote.screen
    assert len(remote.village.exchange.records) == 1


def test_the_list_and_the_page_of_records_say_that_it_was_by_hand(switch_on: Switch) -> None:
    remote = at_the_roll(switch_on).press("ok").choose("点完了").press("ok")
    remote.window.show_page("records")
    assert "4月15日 主题党日" in remote.screen
    assert "手工登记" in remote.screen
    remote.press("ok")
    assert remote.page == "record"
    assert "4月15日 19:00 – 20:00" in remote.screen
    assert "手工登记，4月16日存的" in remote.screen
    assert f"《{QUESTIONS.title}》，共产党员网" in remote.screen


@pytest.mark.parametrize("trouble", [Trouble.DISK_FULL, Trouble.FILE_UNREADABLE])
def test_other_troubles_of_the_disk_are_told_too(switch_on: Switch, trouble: Trouble) -> None:
    remote = at_the_roll(switch_on).choose("点完了")
    remote.village.journal.held = True
    remote.press("ok")
    remote.village.evening.told.emit(trouble, {})
    assert "还没存好" in remote.screen
