"""However much there is, forms go on to further pages, and nothing is lost on the way."""

import pytest

from kiosk.sheets.flow import PageOfRows, paginated
from kiosk.sheets.table import Cell, Row, label, row
from kiosk.sheets.typeface import Typeface
from protocol.record import AttendanceStatus, Discussion, DiscussionForm, MeetingRecord
from tests.sheets.evening import evening, mark, name, printed, viewing

_ROOM = 100.0
_FURTHER = "远程教育学习收看记录表（续）"


def plain(typeface: Typeface, said: str, **limits: float) -> Row:
    """A row of one cell, 40 mm wide."""
    return row(typeface, [Cell(said, 40.0)], **limits)


def said_on(pages: list[PageOfRows]) -> list[str]:
    """The words of each page."""
    return [
        "".join(line for one in page for cell in one.row.cells for line in cell.lines)
        for page in pages
    ]


def in_one(pages: list[str], name: str) -> str:
    """What stands beside a name on all pages that have it, without their footers."""
    parts = [page.split(name, 1)[1] for page in pages if name in page]
    return "".join(part.split("记录编号", 1)[0] for part in parts)


def talkative_evening(courses: int) -> MeetingRecord:
    """An evening of so many courses and four points that were typed."""
    point = "水渠从村口到河边都要修，石头从山上拉，每户出两个工，先修去年冲垮的一段。"
    talk = Discussion(form=DiscussionForm.TYPED, speakers=6, text="\n".join([point] * 4))
    titles = tuple(viewing(f"水稻机插秧田间管理第{at}讲") for at in range(courses))
    return evening(discussion=talk, viewings=titles)


def test_rows_that_fit_stay_on_one_page_one_under_the_other(typeface: Typeface) -> None:
    (page,) = paginated([plain(typeface, "一"), plain(typeface, "二", least=20.0)], _ROOM)
    first, second = page
    assert (first.top, second.top) == (0.0, first.height)
    assert second.height == 20.0


def test_what_room_is_left_goes_to_rows_that_can_use_it(typeface: Typeface) -> None:
    rows = [
        plain(typeface, "一", least=20.0),
        plain(typeface, "二", least=20.0, most=50.0),
        plain(typeface, "三", least=10.0, most=20.0),
    ]
    (page,) = paginated(rows, _ROOM)
    assert [one.height for one in page] == [20.0, 50.0, 20.0]


def test_where_not_all_can_grow_as_they_might_they_share(typeface: Typeface) -> None:
    rows = [
        plain(typeface, "一", least=20.0, most=80.0),
        plain(typeface, "二", least=20.0, most=80.0),
    ]
    (page,) = paginated(rows, _ROOM)
    assert [one.height for one in page] == pytest.approx([50.0, 50.0])


def test_a_row_that_does_not_fit_moves_on_whole_if_it_is_short(typeface: Typeface) -> None:
    pages = paginated([plain(typeface, "一", least=95.0), plain(typeface, "二")], _ROOM)
    assert said_on(pages) == ["一", "二"]


def test_a_long_row_is_broken_and_leaves_no_line_alone(typeface: Typeface) -> None:
    lines = [f"第{number:02d}行" for number in range(25)]
    pages = paginated([plain(typeface, "\n".join(lines))], _ROOM)
    assert "".join(said_on(pages)) == "".join(lines)
    assert [len(page[0].row.cells[0].lines) for page in pages] == [18, 7]
    for count in range(19, 25):
        *_, last = paginated([plain(typeface, "\n".join(lines[:count]))], _ROOM)
        assert len(last[0].row.cells[0].lines) >= 2


def test_words_that_fit_are_not_parted_from_their_place_to_write(typeface: Typeface) -> None:
    five_lines = plain(typeface, "一\n二\n三\n四\n五", least=60.0)
    rows = [plain(typeface, "前", least=60.0), five_lines, plain(typeface, "后")]
    assert said_on(paginated(rows, _ROOM)) == ["前", "一二三四五后"]


def test_the_last_row_takes_the_one_before_it_along(typeface: Typeface) -> None:
    rows = [plain(typeface, one, least=40.0) for one in "一二三"]
    assert said_on(paginated(rows, _ROOM)) == ["一", "二三"]
    too_high = [plain(typeface, one, least=45.0 + 10.0 * at) for at, one in enumerate("一二三")]
    assert said_on(paginated(too_high, _ROOM)) == ["一二", "三"]


def test_the_label_of_a_broken_row_and_the_heading_of_a_table_are_repeated(
    typeface: Typeface,
) -> None:
    heading = row(typeface, [label("名称", 40.0)])
    rows = [heading, *(row(typeface, [Cell(f"课{at}", 40.0)], heading=heading) for at in range(20))]
    assert [page.count("名称") for page in said_on(paginated(rows, _ROOM))] == [1, 1]
    long_row = row(typeface, [label("讨论", 20.0), Cell("\n".join("字" * 30), 40.0)])
    assert [page.count("讨论") for page in said_on(paginated([long_row], _ROOM))] == [1, 1]


def test_fifteen_courses_are_all_there_under_a_heading_on_each_page() -> None:
    titles = [f"农村土地流转合同怎么签与集体“三资”管理警示教育第{at}讲" for at in range(1, 16)]
    pages = printed(evening(viewings=tuple(viewing(one) for one in titles))).record_sheet
    said = "".join(pages)
    assert all(f"{at}《{title}》" in said for at, title in enumerate(titles, 1))
    assert len(pages) > 1
    assert said.count("序号课件名称类别") == 2
    assert all(page.startswith(_FURTHER) for page in pages[1:])
    assert [f"第{at}页，共{len(pages)}页" in page for at, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)


def test_a_discussion_of_thousands_of_characters_loses_none() -> None:
    text = "".join(f"{at}、水渠从村口到河边都要修，石头从山上拉。" for at in range(1, 260))
    assert len(text) > 5000
    talk = Discussion(form=DiscussionForm.TYPED, speakers=9, text=text)
    pages = printed(evening(discussion=talk)).record_sheet
    assert len(pages) >= 3
    assert in_one(pages, "讨论情况").split("意见建议", 1)[0] == f"{text}9人发言"


def test_two_hundred_absent_people_are_all_named_with_their_reasons() -> None:
    absent = tuple(mark(one, AttendanceStatus.ABSENT, f"外出务工{one}") for one in range(200))
    pages = printed(evening(200, attendance=absent)).record_sheet
    said = "、".join(f"{name(one)}（外出务工{one}）" for one in range(200))
    assert in_one(pages, "请假/缺席人员及原因").split("讨论情况", 1)[0] == f"缺席：{said}"


def test_a_title_longer_than_a_page_is_all_there() -> None:
    title = "".join(f"第{at}节水稻" for at in range(1, 400))
    pages = printed(evening(viewings=(viewing(title),))).record_sheet
    assert len(pages) > 1
    said = in_one(pages, "有效播放时长")
    assert all(f"第{at}节" in said for at in range(1, 400))


@pytest.mark.parametrize("courses", [0, 1, 2, 3])
def test_an_evening_with_a_few_points_typed_still_takes_one_page(courses: int) -> None:
    assert len(printed(talkative_evening(courses)).record_sheet) == 1


def test_signatures_never_stand_on_a_page_alone() -> None:
    """Four courses are one too many: with the signatures goes the place for photographs."""
    first, second = printed(talkative_evening(4)).record_sheet
    assert "照片粘贴处" not in first
    assert second.startswith(f"{_FURTHER}照片照片粘贴处（1—2张）支部书记签字")
