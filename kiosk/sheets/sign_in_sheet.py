"""Form B, 签到表: names are printed, signatures are written; two blocks of fifteen rows a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from kiosk.clock import local_datetime
from kiosk.sheets import wording
from kiosk.sheets.document import DrawPage
from kiosk.sheets.form import BODY_TOP, FOOT_TOP, LEFT, ROOM, Colophon, draw_footer, draw_title
from kiosk.sheets.pen import LEADING, THICK, Align, Pen
from kiosk.sheets.table import BODY, SMALL
from kiosk.sheets.typeface import Typeface
from protocol.people import PersonStatus
from protocol.record import Attendance, MeetingRecord
from protocol.true_record import in_true_time
from protocol.true_time import ClockOffset

TITLE = "远程教育学习签到表"

_ROWS = 15
_BLOCKS = 2
_COLUMNS = (
    ("序号", 8.5),
    ("姓名", 20.0),
    ("身份", 14.6),
    ("签名", 19.4),
    ("时间", 11.0),
    ("备注", 12.5),
)
_HEADING = 8.0
_NAME_AT = 1
_TOP = BODY_TOP + 13.0
_ROW = (FOOT_TOP - 15.0 - _TOP - _HEADING) / _ROWS
_PAD = 0.8
_TEXT = 3.1


@dataclass(frozen=True)
class _Line:
    """One person."""

    name: str
    standing: str
    at: str
    remark: str


def sign_in_pages(
    record: MeetingRecord, known: Iterable[ClockOffset], printed: str, typeface: Typeface
) -> list[DrawPage]:
    """The pages of form B: thirty people on each, what is left of the last one to spare.

    Args:
        record: as it was sealed.
        known: what has been learnt of the station's clocks.
        printed: when, in words.
        typeface: the letters.

    Returns:
        Nothing where nobody is known by name.
    """
    right = in_true_time(record, known)
    people = _people(right)
    each = _ROWS * _BLOCKS
    parts = [people[at : at + each] for at in range(0, len(people), each)]
    colophon = Colophon(wording.number_of(record), record.revision, printed)
    page = partial(_draw, record=right, colophon=colophon, of=len(parts), typeface=typeface)
    return [partial(page, people=part, number=number) for number, part in enumerate(parts, start=1)]


def _people(record: MeetingRecord) -> list[_Line]:
    """Those who were called, in the order of the roster, then whoever else came."""
    marks = {one.person_id: one for one in record.attendance}
    called = {one.person_id for one in record.expected}
    lines = [
        _Line(one.name, wording.standing(one), *_mark(marks.get(one.person_id)))
        for one in record.expected
    ]
    return lines + [
        _Line(one.name, "", *_mark(one)) for one in record.attendance if one.person_id not in called
    ]


def _mark(one: Attendance | None) -> tuple[str, str]:
    """When somebody was called present, and what is to be noted."""
    if one is None:
        return "", "缺席"
    timed = one.at is not None and one.status.is_there and not one.by_hand
    at = f"{local_datetime(one.at):%H:%M}" if one.at is not None and timed else ""
    return at, wording.remark(one)


def _draw(
    pen: Pen,
    *,
    record: MeetingRecord,
    people: Sequence[_Line],
    colophon: Colophon,
    number: int,
    of: int,
    typeface: Typeface,
) -> None:
    draw_title(pen, TITLE, further=number > 1)
    for down, line in enumerate(_about(record)):
        size = BODY
        while typeface.width(line, size) > ROOM:
            size *= 0.95
        pen.text(line, LEFT, BODY_TOP + down * BODY * LEADING, size)
    width = sum(column for _, column in _COLUMNS)
    first = (number - 1) * _ROWS * _BLOCKS + 1
    for block in range(_BLOCKS):
        some = people[block * _ROWS : (block + 1) * _ROWS]
        _draw_block(pen, LEFT + block * width, first + block * _ROWS, some)
    for down, line in enumerate(_totals(record)):
        pen.text(line, LEFT, FOOT_TOP - 13.5 + down * BODY * LEADING, BODY)
    draw_footer(pen, colophon, number, of)


def _about(record: MeetingRecord) -> tuple[str, str]:
    """Which meeting it was, in two lines."""
    where = f"地点 {record.venue}" if record.venue else ""
    host = f"主持人 {record.host}" if record.host else ""
    when = f"{wording.day(record)}　{wording.span(record)}"
    second = (f"会议（活动）类型 {record.type_name}", where, host)
    return f"{record.station_name}　{when}", "　".join(one for one in second if one)


def _draw_block(pen: Pen, left: float, first: int, people: Sequence[_Line]) -> None:
    x = left
    for name, width in _COLUMNS:
        pen.box(x, _TOP, width, _HEADING)
        _fit(pen, name, x, _TOP, width, _HEADING, bold=True)
        x += width
    for down in range(_ROWS):
        top = _TOP + _HEADING + down * _ROW
        person = people[down] if down < len(people) else _Line("", "", "", "")
        said = (str(first + down), person.name, person.standing, "", person.at, person.remark)
        x = left
        for at, ((_, width), text) in enumerate(zip(_COLUMNS, said, strict=True)):
            pen.box(x, top, width, _ROW)
            _fit(pen, text, x, top, width, _ROW, size=BODY if at == _NAME_AT else _TEXT)
            x += width
    pen.box(left, _TOP, x - left, _HEADING + _ROWS * _ROW, THICK)


def _fit(
    pen: Pen,
    text: str,
    left: float,
    top: float,
    width: float,
    height: float,
    *,
    size: float = SMALL,
    bold: bool = False,
) -> None:
    """Draw words in the middle of a cell, on more lines or smaller where they must be."""
    if not text:
        return
    lines = pen.typeface.lines(text, size, width - 2 * _PAD, bold)
    while len(lines) * size * LEADING > height - 2 * _PAD and size > 1.0:
        size *= 0.9
        lines = pen.typeface.lines(text, size, width - 2 * _PAD, bold)
    step = size * LEADING
    down = top + (height - len(lines) * step) / 2
    for line in lines:
        pen.text(
            line, left + _PAD, down, size, width=width - 2 * _PAD, align=Align.CENTRE, bold=bold
        )
        down += step


def _totals(record: MeetingRecord) -> tuple[str, str]:
    called = {one.person_id for one in record.expected}
    there = {one.person_id for one in record.attendance if one.status.is_there}
    members = {
        one.person_id
        for one in record.expected
        if one.status in (PersonStatus.MEMBER, PersonStatus.PROBATIONARY)
    }
    return (
        f"合计：应到{len(called)}人　实到{len(there)}人　"
        f"参学率{wording.rate(len(there & called), len(called))}",
        f"其中：党员{len(there & members)}人　列席{len(there - called)}人　"
        f"另有群众{record.villagers}人　　　管理员签字：",
    )
