"""A roster is pasted as it stands in a spreadsheet, looked at, and then kept."""

import pytest
from django.test import Client

from protocol.people import PersonStatus, Role
from tests.township.rosters import PAGE, agree, paste
from tests.township.village import Village
from township.stations.roster import RosterRefused
from township.stations.roster_text import written_in_text


@pytest.mark.parametrize(
    "line",
    [
        "王麦青\t正式党员\t村支书",
        "王麦青,党员,支书",
        "王麦青，正式党员，村支书",
        "  王麦青 正式党员 村支书  ",
        "王麦青、书记",
    ],
)
def test_a_line_is_read_however_it_is_written(line: str) -> None:
    (person,) = written_in_text(line).people
    assert (person.name, person.status) == ("王麦青", PersonStatus.MEMBER)
    assert person.roles == (Role.SECRETARY,)


def test_headings_and_empty_lines_are_passed_over() -> None:
    text = "姓名,身份,职务\n\n王麦青,正式党员\n陈荞花,群众,村民代表\n"
    assert [person.name for person in written_in_text(text).people] == ["王麦青", "陈荞花"]


def test_a_name_set_wide_is_one_name() -> None:
    assert [one.name for one in written_in_text("王　刚 正式党员\n王 刚\n").people] == ["王刚"] * 2


def test_people_who_cannot_come_are_marked() -> None:
    away, limited = written_in_text("刘晚秋 外出\n吴杏雨 行动不便").people
    assert (away.away, away.limited_mobility) == (True, False)
    assert (limited.away, limited.limited_mobility) == (False, True)


@pytest.mark.parametrize("text", ["王麦青 110101199001011234", "王麦青 局长"])
def test_what_is_not_understood_or_not_wanted_is_refused(text: str) -> None:
    with pytest.raises(RosterRefused):
        written_in_text(text)


def test_nothing_is_kept_before_somebody_has_looked(staff: Client, liuwan: Village) -> None:
    seen = paste(staff, "王麦青,正式党员,村支书,委员\n刘晚秋,预备党员,外出")
    assert liuwan.feed().roster == ()
    assert "新增2人" in seen.content.decode()
    agree(staff, seen)
    assert [person.name for person in liuwan.feed().roster] == ["王麦青", "刘晚秋"]
    page = staff.get(PAGE).content.decode()
    assert "王麦青,正式党员,村支书,委员" in page
    assert "刘晚秋,预备党员,外出" in page


def test_storing_the_page_as_it_stands_changes_nobody(staff: Client, liuwan: Village) -> None:
    agree(staff, paste(staff, "王麦青,正式党员\n刘晚秋,预备党员"))
    before = liuwan.feed().roster
    agree(staff, paste(staff, "刘晚秋,预备党员\n王麦青,正式党员\n李稻香,正式党员"))
    after = {person.name: person for person in liuwan.feed().roster}
    assert all(after[person.name] == person for person in before)


def test_a_name_written_twice_is_nobody_s(staff: Client, liuwan: Village) -> None:
    seen = paste(staff, "王麦青\n王麦青\n李稻香")
    assert "有几个人都叫这个名字" in seen.content.decode()
    agree(staff, seen)
    assert [person.name for person in liuwan.feed().roster] == ["李稻香"]


def test_a_fault_says_which_line_and_keeps_what_was_typed(staff: Client, liuwan: Village) -> None:
    page = paste(staff, "王麦青\n李稻香 镇长").content.decode()
    assert "第2行的“镇长”看不懂" in page
    assert "李稻香 镇长" in page
    assert liuwan.feed().roster == ()
