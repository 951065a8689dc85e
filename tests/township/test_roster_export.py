"""What is exported is read again as it was: nothing changes, and no cell is worked out."""

import io
import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from protocol.people import Person, PersonStatus, Role
from tests.township.rosters import EVERY, PAGE, agree, cells, paste, upload
from tests.township.test_permissions import browser_of
from tests.township.village import Village
from township.accounts.roles import Role as Account
from township.stations.member_cards import card_sheets
from township.stations.models import Station
from township.stations.roster import replace_roster
from township.stations.roster_changes import village_change
from township.stations.roster_export import empty_workbook, people_workbook, roster_workbook
from township.stations.roster_words import is_person_id
from township.stations.roster_workbook import written_in

NAMES = st.text(
    st.sampled_from("王李麦青稻香甲乙 　·.=+-@'\"<&例：合计（）aB1\t"), min_size=1, max_size=6
).filter(lambda name: bool(name.strip()))
IDS = st.text(st.sampled_from("abXY019-_."), min_size=1, max_size=8).filter(is_person_id)
PEOPLE = st.lists(
    st.builds(
        Person,
        id=IDS,
        name=NAMES,
        status=st.sampled_from(list(PersonStatus)),
        roles=st.lists(st.sampled_from(list(Role)), unique=True).map(tuple),
        away=st.booleans(),
        limited_mobility=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda one: one.id.casefold(),
)


_CALLED = {"A": "柳湾村", "B": "柳湾", "C": "柳湾"}
VILLAGES = [Station(pk=key, name=name) for key, name in _CALLED.items()]


@given(rosters=st.tuples(PEOPLE, PEOPLE, PEOPLE))
@settings(max_examples=25, deadline=None)
def test_what_is_exported_comes_back_without_a_change(rosters: tuple[list[Person], ...]) -> None:
    handed_out = list(zip(VILLAGES, rosters, strict=True))
    if not any(rosters):
        return
    written = written_in(people_workbook(handed_out, VILLAGES), VILLAGES, None)
    assert written.remarks == written.forbidden == written.others == ()
    for station, before in handed_out:
        back = written.villages.get(station.pk)
        if back is None:
            assert not before
            continue
        change = village_change(station.pk, before, back, lambda: "new")
        assert list(change.after) == before
        assert change.unread == ()


def test_no_exported_cell_is_a_formula(liuwan: Village) -> None:
    odd = ("=1+1", "+1", "-1", "@SUM(A1)")
    people = [
        Person(id=f"p{n}", name=name, status=PersonStatus.MEMBER) for n, name in enumerate(odd)
    ]
    replace_roster(liuwan.station, people)
    content = roster_workbook([liuwan.station])
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert {cell.data_type for row in page.iter_rows(min_row=2) for cell in row} <= {"s", "n"}
    assert [row[1] for row in cells(content)[1:]] == list(odd)


def test_the_empty_form_s_example_is_nobody(staff: Client, liuwan: Village) -> None:
    rows = cells(empty_workbook("柳湾"))
    assert rows[1][:3] == ["柳湾", "例：王麦青", "正式党员"]
    answer = upload(staff, empty_workbook("柳湾"))
    assert 'role="alert"' in answer.content.decode()


def test_only_who_may_see_names_may_take_them_away(staff: Client, liuwan: Village) -> None:
    agree(staff, paste(staff, "王麦青"))
    for role, status in ((Account.READER, 403), (Account.INSPECTOR, 200)):
        answer: Any = browser_of(role).get("/staff/rosters.xlsx")
        assert answer.status_code == status
        b"".join(answer)


def test_ticks_are_saved_and_say_whom_a_meeting_expects(staff: Client, liuwan: Village) -> None:
    agree(staff, paste(staff, "王麦青\n李稻香 外出\n陈荞花 群众"))
    form = _form(staff)
    form |= {"tick": ["0:secretary", "0:administrator", "1:limited_mobility", "2:villager_rep"]}
    answer = staff.post(
        PAGE, {**form, "status": ["member", "probationary", "villager"]}, follow=True
    )
    assert "党员大会应到1人（行动不便1人，不计应到）" in answer.content.decode()
    wang, li, chen = liuwan.feed().roster
    assert wang.roles == (Role.SECRETARY, Role.ADMINISTRATOR)
    assert (li.status, li.away, li.limited_mobility) == (PersonStatus.PROBATIONARY, False, True)
    assert chen.roles == (Role.VILLAGER_REP,)
    assert (
        "没有改动"
        in staff.post(
            PAGE,
            {
                **_form(staff),
                "status": ["member", "probationary", "villager"],
                "tick": form["tick"],
            },
            follow=True,
        ).content.decode()
    )


def test_ticks_on_a_roster_that_has_changed_are_kept_on_the_page_and_not_saved(
    staff: Client, liuwan: Village
) -> None:
    agree(staff, paste(staff, "王麦青\n李稻香"))
    form = _form(staff)
    agree(staff, paste(staff, "张禾苗\n李稻香\n王麦青"))
    page = staff.post(PAGE, {**form, "tick": ["1:secretary"]}).content.decode()
    assert "还没有存" in page
    assert 'value="1:secretary" checked' in page
    assert 'value="0:secretary" checked' not in page
    assert not any(one.roles for one in liuwan.feed().roster)


@pytest.mark.parametrize("ids", ["", "[", "{}", "[[1]]", "null"])
def test_a_broken_form_changes_nobody(staff: Client, liuwan: Village, ids: str) -> None:
    agree(staff, paste(staff, "王麦青 村支书"))
    before = liuwan.feed().roster
    assert staff.post(PAGE, {**_form(staff), "ids": ids}).status_code == 302
    assert liuwan.feed().roster == before


def _form(staff: Client) -> dict[str, Any]:
    context = staff.get(PAGE).context
    return {"ids": context["ids"], "print": context["print"]}


def test_cards_bear_the_number_that_the_kiosk_reads_and_eight_lie_on_a_sheet(
    staff: Client, liuwan: Village
) -> None:
    agree(staff, paste(staff, "\n".join(f"人{chr(0x4E00 + n)}" for n in range(9))))
    people = liuwan.feed().roster
    assert [len(sheet) for sheet in card_sheets(people)] == [8, 1]
    page = staff.get("/staff/stations/LW/cards/").content.decode()
    assert page.count("<svg viewBox") >= 9
    one = staff.get("/staff/stations/LW/cards/", {"person": people[3].id}).content.decode()
    assert "打印这1张" in one


def test_a_card_is_the_kiosk_s_own_code_square_by_square() -> None:
    import segno

    person = Person(id="LW-0123456789ab", name="王麦青", status=PersonStatus.MEMBER)
    ((card,),) = card_sheets([person])
    matrix = [bytes(row) for row in segno.make_qr(person.id, error="m").matrix]
    dark = {(x + 2, y + 2) for y, row in enumerate(matrix) for x, one in enumerate(row) if one}
    drawn = {tuple(map(int, one.split("h")[0].split())) for one in card.path.split("M")[1:]}
    assert drawn == dark
    assert card.size == len(matrix) + 4


def _cell(page: str, kind: str, place: int) -> str:
    return re.findall(rf'<td class="{kind}">([^<]*)</td>', page)[place - 1]


def test_every_village_s_page_counts_its_people(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    agree(staff, paste(staff, "王麦青\n李稻香 外出"))
    page = staff.get(EVERY).content.decode()
    assert (_cell(page, "number", 2), _cell(page, "tight quiet", 1)) == ("1", "外出1人")
    assert "全镇共2人" in page
