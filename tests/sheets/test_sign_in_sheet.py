"""Form B as it lies in the hall: everybody's name and a place to sign, and nobody's reasons."""

import pytest

from protocol.people import PersonStatus, Role
from protocol.record import AttendanceStatus, ExpectedPerson, Held
from tests.sheets.evening import evening, mark, name, ordinary, person, printed


def form_b(**changes: object) -> str:
    """All of form B of an evening, without spaces."""
    return "".join(printed(evening(**changes)).sign_in_sheet)


@pytest.mark.parametrize(("people", "pages"), [(5, 1), (30, 1), (31, 2), (200, 7)])
def test_thirty_people_find_room_on_a_page(people: int, pages: int) -> None:
    assert len(ordinary(people).sign_in_sheet) == pages


@pytest.mark.parametrize("people", [5, 30, 200])
def test_everybody_is_found_by_name_in_the_order_of_the_roster(people: int) -> None:
    said = "".join(ordinary(people).sign_in_sheet)
    lines = [f"{place + 1}{name(place)}" for place in range(people)]
    places = [said.find(line) for line in lines]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("people", "totals"),
    [
        (5, "合计：应到5人实到3人参学率3/5（60%）其中：党员3人列席0人另有群众5人"),
        (30, "合计：应到30人实到28人参学率28/30（93.3%）其中：党员28人列席0人另有群众5人"),
        (200, "合计：应到200人实到198人参学率198/200（99%）其中：党员198人列席0人另有群众5人"),
    ],
)
def test_each_page_has_heading_columns_totals_and_a_place_to_sign(people: int, totals: str) -> None:
    pages = ordinary(people).sign_in_sheet
    for number, page in enumerate(pages, 1):
        assert page.startswith(
            "远程教育学习签到表（续）" if number > 1 else "远程教育学习签到表柳湾"
        )
        assert "柳湾村学习站点2026年4月16日星期四19:01至19:57" in page
        assert "会议（活动）类型主题党日地点村党群服务中心会议室主持人王麦青" in page
        assert page.count("序号姓名身份签名签到时间备注") == 2
        assert totals in page
        assert "管理员签字：" in page
        assert (
            f"记录编号LW-0016第1稿第{number}页，共{len(pages)}页打印时间2026年4月16日20:03" in page
        )


def test_what_each_person_is_and_when_they_came_stands_beside_the_name() -> None:
    said = "".join(ordinary(20).sign_in_sheet)
    assert "1王麦青党员19:012李麦青预备党员19:02迟到3张麦青党员请假4刘麦青党员缺席5" in said


@pytest.mark.parametrize("reason", ["县医院", "收麦", "路上车坏了"])
@pytest.mark.parametrize("people", [5, 30, 200])
def test_nobodys_reasons_lie_in_the_hall(people: int, reason: str) -> None:
    assert any(reason in page for page in ordinary(people).record_sheet)
    assert not any(reason in page for page in ordinary(people).sign_in_sheet)


def test_rows_are_left_to_spare_with_a_number_each() -> None:
    said = ordinary(20).sign_in_sheet[0]
    assert "20徐稻香党员19:0221222324252627282930合计" in said


def test_whoever_sat_in_is_listed_after_those_who_were_called() -> None:
    there = (mark(0, AttendanceStatus.PRESENT), mark(9, AttendanceStatus.OBSERVER))
    said = form_b(expected=(person(0),), attendance=there)
    assert "1王麦青党员19:012徐麦青19:01列席3" in said
    assert "应到1人实到2人参学率1/1（100%）其中：党员1人列席1人" in said


@pytest.mark.parametrize(("roles", "said"), [((Role.VILLAGER_REP,), "村民代表"), ((), "群众")])
def test_who_is_no_member_is_called_what_they_are(roles: tuple[Role, ...], said: str) -> None:
    one = ExpectedPerson(person_id="p0", name="周荞花", status=PersonStatus.VILLAGER, roles=roles)
    there = (mark(0, AttendanceStatus.PRESENT, called="周荞花"),)
    form = form_b(expected=(one,), attendance=there)
    assert f"1周荞花{said}19:01" in form
    assert "其中：党员0人" in form


def test_who_was_never_marked_is_absent() -> None:
    assert "1王麦青党员缺席2" in form_b(expected=(person(0),), attendance=())


def test_who_was_entered_afterwards_is_marked_and_has_no_time() -> None:
    by_hand = mark(0, AttendanceStatus.LATE).model_copy(update={"by_hand": True})
    assert "1王麦青党员迟到，补签2" in form_b(expected=(person(0),), attendance=(by_hand,))


def test_a_meeting_entered_by_hand_says_so_once_and_not_beside_everybody() -> None:
    by_hand = mark(0, AttendanceStatus.PRESENT).model_copy(update={"by_hand": True})
    said = form_b(
        entered_by_hand=True,
        held=Held(day="2026-04-12", time="19:30", length_ms=5_400_000),
        expected=(person(0),),
        attendance=(by_hand,),
    )
    assert "柳湾村学习站点2026年4月12日星期日19:30至21:00" in said
    assert "主持人王麦青手工登记" in said
    assert "1王麦青党员2" in said


def test_of_a_meeting_nobody_came_to_there_is_no_sign_in_sheet() -> None:
    absent = tuple(mark(one, AttendanceStatus.ABSENT) for one in range(20))
    assert form_b(abandoned_reason="postponed", attendance=absent) == ""


def test_a_meeting_broken_off_keeps_who_signed_and_calls_nobody_absent() -> None:
    marks = (mark(0, AttendanceStatus.PRESENT), mark(1, AttendanceStatus.ABSENT))
    said = form_b(abandoned_reason="power_cut", expected=(person(0), person(1)), attendance=marks)
    assert "1王麦青党员19:012李麦青预备党员3" in said
    assert "参学率未开成，不计" in said


def test_where_nobody_is_known_by_name_there_is_no_sheet() -> None:
    assert form_b(expected=(), attendance=(), villagers=9) == ""


def test_a_long_heading_is_all_there() -> None:
    venue = "村党群服务中心二楼东头新修的那间大会议室（原来的老粮站仓库隔壁）" * 2
    said = form_b(venue=venue, host="阿卜杜热合曼·阿卜杜克热木江")
    assert f"地点{venue}主持人阿卜杜热合曼·阿卜杜克热木江" in said
