"""A closed record is put right by arrows and OK alone, and called saved only once it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bench.record_scenes import closed, corrected
from kiosk.correcting import SUPPLEMENT_MS, revised, with_villagers
from kiosk.errors import Trouble
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.ui.lines import set_paragraph
from kiosk.ui.text import Text
from kiosk.ui.theme import Size
from kiosk.ui.window import TITLE
from protocol.record import (
    AttendanceStatus,
    CorrectionKind,
    CorrectionReason,
    DiscussionForm,
    is_intact,
)
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import NAMES

Switch = Callable[..., Remote]
MISSED = NAMES[16]


class Desk:
    """Somebody before the page of the village's only record."""

    def __init__(self, switch_on: Switch, village: Village | None = None) -> None:
        self.village = village or closed()
        self.remote = switch_on(self.village)
        self.show("record", self.stored)

    @property
    def stored(self) -> StoredRecord:
        (stored,) = self.village.exchange.records
        return stored

    def show(self, page: str, visit: object) -> None:
        self.remote.window.show_page(page, visit)

    def press(self, *names: str) -> None:
        self.remote.press(*names)
        QApplication.processEvents()

    def choose(self, words: str) -> None:
        self.remote.choose(words)
        QApplication.processEvents()

    def stand(self, state: RecordState, **fields: object) -> None:
        """The township said something of the record."""
        stored = replace(self.stored, state=state, **fields)  # type: ignore[arg-type]
        self.village.exchange.records = [stored]
        counts = {state.value: 1} if state is not RecordState.ACKED else {}
        asked = stored.record.id if state is not RecordState.ACKED else ""
        self.village.exchange.say(
            **({"pending": 0, "returned": 0, "refused": 0} | counts), asked_about=asked
        )

    def talk(self) -> None:
        """Put down that three people spoke."""
        self.show("amend", self.stored)
        self.press("ok", "ok", "ok")

    @property
    def page(self) -> str:
        return self.remote.page

    @property
    def screen(self) -> str:
        return self.remote.screen


@pytest.fixture
def desk(switch_on: Switch) -> Desk:
    return Desk(switch_on)


def test_a_forgotten_discussion_is_supplemented_in_six_presses(desk: Desk) -> None:
    desk.press("up", "ok")
    assert desk.remote.title == f"{TITLE}: amend"
    desk.press("ok", "ok", "ok")
    assert desk.remote.title == f"{TITLE}: amend 1"
    assert "改的还没存" in desk.screen
    assert desk.remote.focus == "保存"
    desk.press("ok")
    assert desk.remote.title == f"{TITLE}: amend_saved done"
    second = desk.stored.record
    assert second.discussion.form is DiscussionForm.ON_PAPER
    assert second.correction is not None
    assert second.correction.kind is CorrectionKind.SUPPLEMENT
    assert second.correction.reason == CorrectionReason.ADDED
    assert is_intact(second)
    assert [one.revision for one in desk.stored.earlier] == [1]


def test_nothing_is_kept_before_it_is_saved(desk: Desk) -> None:
    desk.talk()
    desk.press("back", "back", "back")
    assert desk.page == "home"
    assert desk.stored.record.revision == 1


def test_back_loses_nothing_of_what_was_drafted(desk: Desk) -> None:
    desk.talk()
    desk.press("back", "back", "back")
    desk.show("amend", desk.stored)
    assert "改的还没存" in desk.screen
    assert "改了" in desk.screen


def test_a_step_can_be_taken_back_before_saving(desk: Desk) -> None:
    desk.talk()
    desk.choose("撤销刚才这一步")
    assert "改的还没存" not in desk.screen
    assert not desk.remote.control("保存").isEnabled()


def test_saved_is_said_only_once_the_disk_has_it(desk: Desk) -> None:
    desk.village.desk.trouble = Trouble.DISK_FULL
    desk.talk()
    desk.press("ok")
    assert "还没存好" in desk.screen
    assert "已存好" not in desk.screen
    desk.village.desk.trouble = None
    desk.press("ok")
    assert desk.remote.title == f"{TITLE}: amend_saved done"
    assert desk.stored.record.revision == 2


def test_what_was_saved_meanwhile_is_looked_at_and_the_draft_goes_on(desk: Desk) -> None:
    first = desk.stored.record
    desk.talk()
    theirs = revised(
        first,
        with_villagers(first, 9),
        kind=CorrectionKind.SUPPLEMENT,
        author=NAMES[0],
        reason=CorrectionReason.ADDED,
        at=first.closed,
    )
    desk.village.exchange.records = [StoredRecord(theirs, RecordState.PENDING, earlier=(first,))]
    desk.village.desk.trouble = Trouble.REVISION_TAKEN
    desk.press("ok")
    assert "刚才已经改过" in desk.screen
    desk.village.desk.trouble = None
    desk.press("ok")
    assert "3人发言" in desk.screen
    desk.press("ok")
    assert desk.remote.title == f"{TITLE}: amend_saved done"
    third = desk.stored.record
    assert third.revision == 3
    assert third.discussion.speakers == 3


def test_somebody_missed_in_the_roll_call_is_marked_by_hand(desk: Desk) -> None:
    desk.show("amend", desk.stored)
    desk.press("down", "ok")
    assert desk.remote.focus == MISSED
    assert "没来" in desk.screen
    desk.press("ok")
    assert desk.remote.title == f"{TITLE}: amend_roll 17"
    desk.press("ok")
    assert "迟到" in desk.screen
    desk.press("back", "ok")
    mark = desk.stored.record.attendance[16]
    assert (mark.name, mark.status, mark.by_hand) == (MISSED, AttendanceStatus.LATE, True)
    assert mark.at is not None
    assert desk.stored.record.present == 17


def test_names_leave_the_page_with_it(desk: Desk) -> None:
    desk.show("amend", desk.stored)
    desk.press("down", "ok", "ok", "back")
    assert desk.page == "amend"
    assert not any(name in desk.screen for name in NAMES)


def test_heads_type_people_and_wishes_can_be_put_right_together(desk: Desk) -> None:
    desk.show("amend", desk.stored)
    desk.press("down", "down", "ok", "ok", "ok", "left", "left", "ok")
    desk.choose("会议类型")
    assert desk.remote.focus == "主题党日"
    desk.choose("党员大会")
    desk.choose("主持人、记录人")
    desk.press("down", "ok", "ok")
    desk.choose("还想学什么")
    desk.press("down", "ok")
    desk.choose("改好了")
    desk.press("ok")
    second = desk.stored.record
    assert second.villagers == 7
    assert (second.type_code, second.type_name) == ("members_meeting", "村党员大会")
    assert second.host == NAMES[1]
    assert len(second.topic_requests) == 1
    assert second.expected == desk.stored.earlier[0].expected


def test_a_meeting_that_did_not_take_place_is_said_not_to_have(desk: Desk) -> None:
    desk.show("amend", desk.stored)
    desk.choose("其实没开成")
    assert desk.remote.focus == "开成了"
    desk.choose("停电")
    desk.press("ok")
    assert desk.stored.record.abandoned_reason == "power_cut"
    desk.show("amend", desk.stored)
    desk.choose("没开成：停电")
    desk.press("ok", "ok")
    assert desk.stored.record.abandoned_reason == ""


def test_after_a_day_a_reason_and_a_name_are_asked_and_nothing_typed(desk: Desk) -> None:
    desk.village.clock.wait(SUPPLEMENT_MS + 1)
    desk.show("record", desk.stored)
    assert "更正这份记录" in desk.screen
    desk.talk()
    desk.press("ok")
    assert desk.page == "amend_reason"
    assert desk.remote.focus == "补写讨论"
    desk.press("ok")
    assert desk.page == "amend_author"
    desk.press("down", "ok")
    assert desk.remote.title == f"{TITLE}: amend_saved done"
    correction = desk.stored.record.correction
    assert correction is not None
    assert correction.kind is CorrectionKind.CORRECTION
    assert (correction.reason, correction.author) == ("discussion_missing", NAMES[1])
    assert desk.village.amending.authors[0] == NAMES[1]


def test_another_type_needs_a_reason_once_the_township_holds_the_record(desk: Desk) -> None:
    desk.stand(RecordState.ACKED)
    desk.show("amend", desk.stored)
    desk.choose("会议类型")
    desk.choose("党员大会")
    desk.press("ok")
    assert desk.remote.focus == "类型选错了"


def test_what_the_office_asks_for_is_one_press_from_home(desk: Desk) -> None:
    desk.stand(RecordState.RETURNED, comment="请补写讨论情况")
    desk.show("home", None)
    assert "镇里请您补充1处" in desk.screen
    desk.press("down", "down", "ok")
    assert desk.page == "record"
    assert "镇里请您补充：请补写讨论情况" in desk.screen
    assert desk.remote.focus == "补充这份记录"
    desk.press("ok")
    assert "镇里请您补充：请补写讨论情况" in desk.screen
    desk.press("ok", "ok", "ok")
    assert "改的还没存" in desk.screen
    assert "镇里请您补充：请补写讨论情况" in desk.screen
    desk.press("ok")
    assert desk.remote.title == f"{TITLE}: amend_saved done"
    assert desk.stored.state is RecordState.PENDING


def test_a_refused_record_says_why_and_can_be_put_right(desk: Desk) -> None:
    desk.stand(RecordState.REFUSED, reason="hash")
    desk.show("home", None)
    assert "1份记录镇里没收下" in desk.screen
    desk.press("down", "down", "ok")
    assert "收到的内容不完整" in desk.screen
    desk.press("ok", "ok", "ok", "ok", "ok")
    assert desk.stored.state is RecordState.PENDING


def test_a_record_sees_the_township_take_it_while_it_is_looked_at(desk: Desk) -> None:
    assert "等着上报" in desk.screen
    desk.stand(RecordState.ACKED)
    assert "已报到镇里" in desk.screen


def test_a_record_is_found_by_its_id(desk: Desk) -> None:
    for page in ("record", "amend"):
        desk.show(page, desk.stored.record.id)
        assert "讨论" in desk.screen
        desk.show(page, "none")
        assert "不在这台机器上了" in desk.screen
        assert desk.remote.focus == "返回"


def test_what_changed_is_told_and_names_only_with_the_names(switch_on: Switch) -> None:
    desk = Desk(switch_on, corrected())
    assert "第3稿 类型 主题党日 → 村党员大会，群众 5人 → 8人" in desk.screen
    assert not any(name in desk.screen for name in NAMES)
    desk.choose("看改了什么")
    for said in ("第3稿 更正：类型选错了", "类型 主题党日 → 村党员大会", "群众 5人 → 8人"):
        assert said in desk.screen
    for said in ("第2稿 补充", "到了 16人 → 17人", "讨论 没填 → 3人发言"):
        assert said in desk.screen
    assert NAMES[0] not in desk.screen
    desk.remote.window.page._closes.timeout.emit()
    assert "第2稿 补充" not in desk.screen


def test_whose_mark_changed_is_told_with_the_names(desk: Desk) -> None:
    desk.show("amend", desk.stored)
    desk.press("down", "ok", "ok", "back", "ok")
    desk.show("record", desk.stored)
    assert MISSED not in desk.screen
    desk.choose("看名字")
    assert f"{MISSED} 没来 → 到了" in desk.screen


def test_no_name_stands_on_two_lines(desk: Desk) -> None:
    page = desk.remote.window.page
    desk.choose("看名字")
    text = next(one.text() for one in page.findChildren(Text) if NAMES[0] in _plain(one.text()))
    for width in range(120, 900, 7):
        setting = set_paragraph(page.theme, text, Size.BODY, False, width, 2000)
        lines = [_plain(one) for one in setting.lines]
        for one in NAMES:
            assert any(one in line for line in lines), (width, lines)


def _plain(text: str) -> str:
    """What a person reads of it."""
    return text.replace("\u2060", "")


def test_the_list_counts_a_record_once_by_its_newest_revision(switch_on: Switch) -> None:
    desk = Desk(switch_on, corrected())
    desk.show("records", None)
    assert desk.remote.title == f"{TITLE}: records 2026-04 1"
    assert "第3稿" in desk.screen
    assert "村党员大会" in desk.screen
