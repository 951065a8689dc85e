"""Writes rosters into a workbook, in the very form in which they are read again."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from protocol.people import Person, PersonStatus, Role
from township.stations.models import ROLE_NAMES, STATUS_NAMES, Station
from township.stations.roster import people_of
from township.stations.roster_workbook import EXAMPLE, Villages

_COLUMNS = (
    *(("村/站点", 14), ("姓名", 14), ("身份", 12), ("职务", 24)),
    *(("外出", 8), ("行动不便", 10), ("人员编号", 22)),
)
_FORBIDDEN = dict.fromkeys(range(32), " ")
_EXAMPLE = Person(
    id="",
    name=f"{EXAMPLE}王麦青",
    status=PersonStatus.MEMBER,
    roles=(Role.SECRETARY, Role.ADMINISTRATOR),
)
_HINTS = (
    "身份：正式党员、预备党员、群众。职务：村支书、副书记、委员、站点管理员、村民代表，几个职务用顿号隔开。",
    "外出、行动不便写“是”，不计应到。人员编号由系统给，新来的人空着就行。",
    "不要写身份证号、出生日期、电话和住址：按规定不能留，写了也不会读。",
)


def roster_workbook(stations: Iterable[Station]) -> bytes:
    """The rosters of these villages, one person a row; the bytes of an ``.xlsx`` file."""
    return people_workbook([(one, people_of(one)) for one in stations], Station.objects.all())


def people_workbook(
    rosters: Iterable[tuple[Station, Sequence[Person]]], every: Iterable[Station]
) -> bytes:
    """A workbook of these people.

    Args:
        rosters: the people of each village.
        every: all villages: one whose name another bears too is called by its number.
    """
    known = Villages(every)
    rows = [
        (one.name if known.find(one.name) == one else one.pk, person)
        for one, people in rosters
        for person in people
    ]
    return _workbook(rows, ())


def empty_workbook(station_name: str) -> bytes:
    """A form to fill in, with a row that shows how; that row is no person when it comes back."""
    return _workbook([(station_name, _EXAMPLE)], _HINTS)


def _workbook(people: Sequence[tuple[str, Person]], hints: Sequence[str]) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "花名册"
    _write_heads(page)
    for number, (village, person) in enumerate(people, 2):
        for place, words in enumerate(_words(village, person), 1):
            _put(page, number, place, words)
    if hints:
        told = book.create_sheet("填表说明")
        told.column_dimensions["A"].width = 100
        for number, words in enumerate(hints, 1):
            _put(told, number, 1, words)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _write_heads(page: Worksheet) -> None:
    for place, (head, width) in enumerate(_COLUMNS, 1):
        cell = page.cell(1, place, head)
        cell.font, cell.alignment = Font("宋体", 11, bold=True), Alignment(horizontal="center")
        cell.fill = PatternFill("solid", start_color="F6F2EA")
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = "A2"


def _words(village: str, person: Person) -> tuple[str, ...]:
    return (
        village,
        person.name,
        STATUS_NAMES[person.status],
        "、".join(ROLE_NAMES[role] for role in person.roles),
        "是" if person.away else "",
        "是" if person.limited_mobility else "",
        person.id,
    )


def _put(page: Worksheet, row: int, place: int, words: str) -> None:
    if not words:
        return
    cell = page.cell(row, place, words.translate(_FORBIDDEN))
    # Text, and never a formula that somebody's computer works out; the format keeps it so when
    # the cell is edited.
    cell.data_type, cell.number_format = "s", "@"
