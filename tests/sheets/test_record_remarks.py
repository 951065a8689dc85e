"""What went otherwise at a meeting is on form A in words: machine, clock, hand, revision."""

import pytest

from protocol.moment import ClockTrust, Moment
from protocol.record import (
    Correction,
    CorrectionKind,
    CorrectionReason,
    ElsewhereViewing,
    Equipment,
    Gap,
    Held,
    Source,
)
from protocol.true_time import ClockOffset, OffsetSource
from tests.sheets.evening import OPENED_MS, at, evening, printed, viewing

_LATER_BOOT = Moment(wall_ms=OPENED_MS + 20 * 60_000, boot_ms=5_000, boot_id="c")
_IN_2009_MS = 1_262_275_200_000
"""2010-01-01 00:00 in the village, where a flat battery begins to count."""


def form_a(known: tuple[ClockOffset, ...] = (), **changes: object) -> str:
    """All of form A of an evening, without spaces."""
    return "".join(printed(evening(**changes), known=known).record_sheet)


def wrong(minute: int, trust: ClockTrust = ClockTrust.DOUBTFUL) -> Moment:
    """A moment of the evening by a clock that forgot the date."""
    return at(minute).model_copy(update={"wall_ms": _IN_2009_MS + minute * 60_000, "trust": trust})


def offset(boot_id: str, at_boot_ms: int, true_ms: int) -> ClockOffset:
    """What the township told of the time in a boot."""
    return ClockOffset(
        boot_id=boot_id,
        offset_ms=true_ms - at_boot_ms,
        uncertainty_ms=500,
        source=OffsetSource.TOWNSHIP,
        learnt_boot_ms=at_boot_ms,
    )


def test_an_evening_without_trouble_has_no_remarks() -> None:
    assert "备注" not in form_a()


def test_what_was_wrong_with_the_machine_is_said_once_each() -> None:
    codes = ("player_froze", "no_sound", "player_froze")
    said = form_a(equipment=Equipment(normal=False, problems=codes))
    assert "设备运行□正常☑异常：画面停住过，自动恢复、没有声音照片" in said


def test_a_power_cut_is_told_with_about_how_long_it_lasted() -> None:
    said = form_a(gaps=(Gap(before=at(8), after=_LATER_BOOT),))
    assert "设备运行□正常☑异常：断电约12分钟照片" in said


def test_a_stop_within_one_boot_is_measured_and_no_power_cut() -> None:
    said = form_a(gaps=(Gap(before=at(8), after=at(10).moved(5_000)),))
    assert "设备运行□正常☑异常：中断2分5秒照片" in said


def test_a_power_cut_that_no_clock_can_measure_is_told_all_the_same() -> None:
    forgot = _LATER_BOOT.model_copy(update={"trust": ClockTrust.DOUBTFUL})
    assert "☑异常：断过电，时长不明" in form_a(gaps=(Gap(before=at(8), after=forgot),))


def test_what_was_learnt_of_the_clock_measures_a_power_cut() -> None:
    """Before: 19:09 by a right clock. After: the township says that it was 19:16."""
    forgot = Moment(wall_ms=0, boot_ms=5_000, boot_id="c", trust=ClockTrust.DOUBTFUL)
    known = (offset("c", 5_000, OPENED_MS + 15 * 60_000),)
    gaps = (Gap(before=at(8), after=forgot),)
    assert "断电约7分钟" in form_a(known, gaps=gaps)
    assert "断电约7分钟" in form_a(gaps=gaps, clock_offsets=known)


def test_a_clock_put_right_shows_both_times() -> None:
    known = (offset("b", at().boot_ms, OPENED_MS),)
    said = form_a(known, opened=wrong(0), closed=wrong(56))
    assert "日期2026年4月16日星期四起止时间19:01至19:57" in said
    assert "备注机器的钟不准，当时记的是2010年1月1日星期五00:00至00:56，已改正照片" in said


def test_a_record_is_put_right_by_what_it_remembers_itself() -> None:
    known = (offset("b", at().boot_ms, OPENED_MS),)
    said = form_a(opened=wrong(0), closed=wrong(56), clock_offsets=known)
    assert "日期2026年4月16日星期四起止时间19:01至19:57" in said


def test_a_clock_that_nobody_put_right_is_not_taken_at_its_word() -> None:
    said = form_a(opened=wrong(0), closed=wrong(56))
    assert "日期2010年1月1日星期五" in said
    assert "备注机器的钟不准，日期和起止时间请核对，不对的手写改正照片" in said


def test_a_clock_that_went_wrong_before_the_end_is_noticed() -> None:
    last = Moment(wall_ms=_IN_2009_MS, boot_ms=9_000, boot_id="c", trust=ClockTrust.DOUBTFUL)
    known = (offset("c", 9_000, OPENED_MS + 56 * 60_000),)
    said = form_a(known, closed=last)
    assert "起止时间19:01至19:57" in said
    assert "机器的钟不准，当时记的是2026年4月16日星期四19:01至2010年1月1日00:00" in said


def test_a_meeting_past_midnight_names_the_second_day() -> None:
    assert "起止时间19:01至2026年4月17日00:11" in form_a(closed=at(310))


def test_what_was_entered_by_hand_shows_the_day_it_was_held() -> None:
    said = form_a(
        entered_by_hand=True,
        held=Held(day="2026-04-12", time="19:30", length_ms=5_400_000),
        viewings=(),
    )
    assert "日期2026年4月12日星期日起止时间19:30至21:00" in said
    assert "备注手工登记，2026年4月16日登记照片" in said


def test_of_what_was_entered_by_hand_the_machines_clock_says_nothing() -> None:
    said = form_a(
        entered_by_hand=True,
        held=Held(day="2026-04-12", time="19:30", length_ms=5_400_000),
        opened=wrong(0),
        closed=wrong(0),
    )
    assert "日期2026年4月12日" in said
    assert "机器的钟" not in said


def test_nobody_says_of_a_machine_that_had_no_part_in_it_that_it_was_in_order() -> None:
    said = form_a(
        entered_by_hand=True, held=Held(day="2026-04-12", time="19:30", length_ms=5_400_000)
    )
    assert "设备运行□正常□异常备注" in said


def test_what_was_watched_elsewhere_stands_apart_from_what_the_machine_saw() -> None:
    elsewhere = ElsewhereViewing(
        title="怎样开好主题党日",
        source=Source.PARTY_SITE,
        category="党务知识",
        plan=viewing().plan,
    )
    said = form_a(viewings=(), elsewhere=(elsewhere,))
    assert "1《怎样开好主题党日》党务知识规定plan-2026-04—别处收看共产党员网应到" in said
    assert "没有收看课件" not in said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("nobody", "没人来"),
        ("power_cut", "停电"),
        ("postponed", "改期"),
        ("mistake", "误开（按错了）"),
        ("会场漏雨", "会场漏雨"),
    ],
)
def test_a_meeting_that_did_not_take_place_says_why_and_calls_nobody_absent(
    code: str, said: str
) -> None:
    form = form_a(abandoned_reason=code, attendance=(), viewings=(), villagers=0)
    assert f"备注未开成：{said}照片" in form
    assert "应到20人实到0人参学率未开成，不计" in form
    assert "请假/缺席人员及原因未开成，不记缺席讨论情况" in form


def test_a_meeting_that_nobody_closed_says_so() -> None:
    assert "备注忘了结束，由机器自动结束照片" in form_a(closed_by_itself=True)


def test_a_supplement_says_who_made_it_and_is_no_correction() -> None:
    supplement = Correction(
        replaces="0" * 64,
        kind=CorrectionKind.SUPPLEMENT,
        author="李稻香",
        reason=CorrectionReason.ADDED,
        at=at(90),
    )
    said = form_a(revision=2, correction=supplement)
    assert "备注本稿为补充稿，补充人：李稻香照片" in said
    assert "记录编号LW-0016第2稿" in said


@pytest.mark.parametrize(
    ("reason", "said"),
    [(CorrectionReason.WRONG_TYPE, "类型选错了"), ("镇里电话说的", "镇里电话说的")],
)
def test_a_correction_says_who_made_it_and_why(reason: str, said: str) -> None:
    correction = Correction(
        replaces="0" * 64,
        kind=CorrectionKind.CORRECTION,
        author="李稻香",
        reason=reason,
        at=at(9000),
    )
    form = form_a(revision=3, correction=correction)
    assert f"备注本稿为更正稿，更正人：李稻香，原因：{said}照片" in form
    assert "记录编号LW-0016第3稿" in form
