"""Member cards as they are cut apart: a name, the village, and a code that says who signs in."""

import pytest

from kiosk.sheets.press import Press
from protocol.people import Person, PersonStatus, Role
from tests.sheets.evening import name
from tests.sheets.reading import Sheets

_VILLAGE = "柳湾村学习站点"


def member(place: int, called: str = "") -> Person:
    """One of the roster, whose status, roles and flags are nobody's business."""
    return Person(
        id=f"6f2c9f2e-8a43-4b4e-9a53-1f6f4a1f{place:04d}",
        name=called or name(place),
        status=PersonStatus.PROBATIONARY if place % 2 else PersonStatus.MEMBER,
        roles=(Role.SECRETARY, Role.ADMINISTRATOR),
        away=place % 3 == 0,
        limited_mobility=True,
    )


def cards(*people: Person, village: str = _VILLAGE) -> Sheets:
    """The cards of these people."""
    press = Press()
    press.compose_cards(people, village, "成员卡")
    return Sheets(press.pdf())


@pytest.mark.parametrize(("people", "pages"), [(1, 1), (10, 1), (11, 2), (200, 20)])
def test_ten_cards_lie_on_a_sheet_and_nobody_is_missing(people: int, pages: int) -> None:
    sheets = cards(*(member(place) for place in range(people)))
    assert len(sheets.pages) == pages
    whole = [f"学习签到卡{name(place)}{_VILLAGE}开会时扫一扫" for place in range(people)]
    assert "".join(sheets.pages) == "".join(whole)


def test_each_code_says_which_person_and_nothing_else() -> None:
    people = [member(place) for place in range(12)]
    sheets = cards(*people)
    assert sheets.codes(0) == [one.id for one in people[:10]]
    assert sheets.codes(1) == [one.id for one in people[10:]]


@pytest.mark.parametrize(
    "called",
    ["王𠮷", "张䶮", "阿卜杜拉·买买提", "阿卜杜热合曼·阿卜杜克热木江·吐尔逊买买提", "欧阳" * 20],
)
def test_a_rare_or_a_long_name_is_all_on_its_card(called: str) -> None:
    village = "鄂伦春自治旗托扎敏乡希日特奇猎民村党员干部现代远程教育终端站点"
    (page,) = cards(member(0, called), village=village).pages
    assert page == f"学习签到卡{called}{village}开会时扫一扫"


def test_the_parts_of_a_name_stay_whole() -> None:
    sheets = cards(member(0, "买买提·阿卜杜拉·吐尔逊"))
    assert sheets.lines(0)[1:4] == ["买买提·", "阿卜杜拉·", "吐尔逊"]


def test_the_cards_are_drawn_and_no_picture() -> None:
    assert cards(member(0)).images() == []
