"""Form A as it is filed: every field of DOMAIN "Forms" is found in what was printed."""

from itertools import pairwise

import pytest

from protocol.meeting_types import MeetingForm
from protocol.people import PersonStatus, Role
from protocol.record import (
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    Feedback,
    TopicRequest,
)
from tests.sheets.evening import evening, mark, name, ordinary, person, printed, viewing

SIZES = (5, 30, 200)


def form_a(**changes: object) -> str:
    """All of form A of an evening, without spaces."""
    return "".join(printed(evening(**changes)).record_sheet)


@pytest.mark.parametrize("people", SIZES)
@pytest.mark.parametrize(
    "field",
    [
        "远程教育学习收看记录表编号LW-0016站点名称柳湾村学习站点",
        "日期2026年4月16日星期四起止时间19:01至19:57",
        "地点村党群服务中心会议室会议（活动）类型主题党日",
        "学习形式☑集中收看□点播□现场教学□外出学习",
        "主持人王麦青播放员李稻香记录人张禾苗",
        "序号课件名称类别规定/自选计划编号课件时长有效播放时长",
        "1《乡村振兴政策问答（上）》政策解读规定plan-2026-0428分30秒28分25秒看完",
        "2《农村安全用电与防溺水》安全健康自选—28分30秒28分25秒看完",
        "请假/缺席人员及原因请假：张麦青（去县医院看病）缺席：刘麦青（在地里收麦）",
        "迟到：李麦青（路上车坏了）",
        "讨论情况已讨论，3人发言，内容手写如下：",
        "意见建议大家还想学：实用技术4人",
        "设备运行☑正常□异常",
        "照片照片粘贴处（1—2张）",
        "支部书记签字年月日管理员签字年月日",
        "记录编号LW-0016第1稿第1页，共1页打印时间2026年4月16日20:03",
    ],
)
def test_every_field_is_read_back_whatever_the_size_of_the_meeting(people: int, field: str) -> None:
    assert field in "".join(ordinary(people).record_sheet)


@pytest.mark.parametrize(
    ("people", "counts"),
    [
        (5, "应到5人实到3人参学率3/5（60%）其中党员3人列席0人群众5人"),
        (30, "应到30人实到28人参学率28/30（93.3%）其中党员28人列席0人群众5人"),
        (200, "应到200人实到198人参学率198/200（99%）其中党员198人列席0人群众5人"),
    ],
)
def test_the_counts_are_those_of_the_roll(people: int, counts: str) -> None:
    assert counts in "".join(ordinary(people).record_sheet)


def test_an_ordinary_meeting_takes_one_page_of_each_form() -> None:
    sheets = ordinary(20)
    assert (len(sheets.record_sheet), len(sheets.sign_in_sheet), len(sheets.pages)) == (1, 1, 2)


def test_everybody_counts_where_they_belong() -> None:
    """Called: two members, a probationary one, two representatives; two of them were there."""
    representatives = tuple(
        ExpectedPerson(
            person_id=f"p{place}",
            name=name(place),
            status=PersonStatus.VILLAGER,
            roles=(Role.VILLAGER_REP,),
        )
        for place in (3, 4)
    )
    said = form_a(
        expected=(person(0), person(1), person(2), *representatives),
        attendance=(
            mark(0, AttendanceStatus.PRESENT),
            mark(1, AttendanceStatus.ON_LEAVE),
            mark(2, AttendanceStatus.MAKEUP),
            mark(3, AttendanceStatus.LATE),
            mark(7, AttendanceStatus.OBSERVER),
            mark(8, AttendanceStatus.OBSERVER),
        ),
        villagers=11,
    )
    assert "应到5人实到4人参学率2/5（40%）其中党员1人列席2人群众11人" in said
    assert (
        f"请假/缺席人员及原因请假：{name(1)}缺席：{name(4)}迟到：{name(3)}补学：{name(2)}讨论情况"
    ) in said


def test_where_everybody_was_there_nobody_is_missing() -> None:
    there = tuple(mark(one, AttendanceStatus.PRESENT) for one in range(20))
    assert "请假/缺席人员及原因无讨论情况" in form_a(attendance=there)


def test_where_nobody_was_called_nothing_is_reckoned() -> None:
    said = form_a(expected=(), attendance=(), villagers=7, form=MeetingForm.ON_DEMAND)
    assert "□集中收看☑点播" in said
    assert "应到不定实到0人参学率—其中党员0人列席0人群众7人请假/缺席人员及原因讨论情况" in said


def test_a_course_broken_off_and_one_that_would_not_play_say_so() -> None:
    said = form_a(
        viewings=(
            viewing(effective_ms=600_000, watched=False),
            viewing("水稻机插秧田间管理", effective_ms=0, watched=False, failure="damaged"),
        )
    )
    assert "28分30秒10分钟未看完" in said
    assert "28分30秒0秒视频文件损坏" in said


def test_an_optional_line_of_a_plan_keeps_its_number() -> None:
    one = viewing()
    assert one.plan is not None
    optional = one.model_copy(update={"plan": one.plan.model_copy(update={"required": False})})
    assert "政策解读自选plan-2026-04" in form_a(viewings=(optional,))


def test_a_meeting_without_a_film_says_so() -> None:
    said = form_a(viewings=())
    assert "收看课件没有收看课件" in said
    assert "课件名称" not in said


@pytest.mark.parametrize(
    ("discussion", "said"),
    [
        (
            Discussion(form=DiscussionForm.TYPED, speakers=2, text="水渠要修。\n想学草莓。"),
            "讨论情况水渠要修。想学草莓。2人发言意见建议",
        ),
        (Discussion(form=DiscussionForm.ON_PAPER), "讨论情况已讨论，内容手写如下：意见建议"),
        (
            Discussion(form=DiscussionForm.ON_PAPER, text="水渠要修。"),
            "讨论情况水渠要修。已讨论，内容手写如下：意见建议",
        ),
        (Discussion(form=DiscussionForm.NONE), "讨论情况没有讨论意见建议"),
        (Discussion(), "讨论情况意见建议"),
        (
            Discussion(form=DiscussionForm.TYPED, suggestions="买两台风扇。"),
            "讨论情况意见建议买两台风扇。大家还想学：实用技术4人",
        ),
    ],
)
def test_the_discussion_is_told_as_it_was_kept(discussion: Discussion, said: str) -> None:
    assert said in form_a(discussion=discussion)


def test_lines_to_write_on_are_ruled_unless_there_was_no_discussion() -> None:
    on_paper = ordinary(20).dotted_lines(0)
    none = printed(evening(discussion=Discussion(form=DiscussionForm.NONE))).dotted_lines(0)
    assert len(on_paper) >= 4
    assert all(8.0 < below - above < 40.0 for above, below in pairwise(on_paper))
    assert 0 < len(none) < len(on_paper)


def test_a_class_on_the_10th_shows_the_hands_that_were_counted() -> None:
    said = form_a(
        type_code="tenth_class",
        type_name="十号课堂",
        feedback=Feedback(satisfied=15, fairly_satisfied=2, dissatisfied=1),
        topic_requests=(
            TopicRequest(category="实用技术", people=6),
            TopicRequest(category="法律法规", people=2),
        ),
    )
    assert "类型十号课堂" in said
    assert "大家还想学：实用技术6人、法律法规2人满意15人基本满意2人不满意1人" in said
