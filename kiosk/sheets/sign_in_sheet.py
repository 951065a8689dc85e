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
from kiosk.sheets.turnout import turnout_of
from kiosk.sheets.typeface import Typeface
from protocol.record import Attendance, AttendanceStatus, MeetingRecord
from protocol.true_record import in_true_time
from protocol.true_time import ClockOffset

TITLE = "远程教育学习签到表"

_ROWS = 15
_BLOCKS = 2
_COLUMNS = (
    ("序号", 8.5),
    ("姓名", 20.5),
    ("身份", 10.0),
    ("签名", 24.0),
    ("签到\n时间", 11.5),
    ("备注", 11.5),
)
_HEADING = 11.0
_NAME_AT = 1
_TOP = BODY_TOP + 13.0
_ROW = (FOOT_TOP - 15.0 - _TOP - _HEADING) / _ROWS
_PAD = 0.8
_TEXT = 3.1
_TO_SIGN = 45.0


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
        Nothing where nobody is known by name, nor of a meeting to which nobody came.
    """
    right = in_true_time(record, known)
    if right.abandoned_reason and not right.present:
        return []
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
        _Line(one.name, wording.standing(one), *_mark(marks.get(one.person_id), record))
        for one in record.expected
    ]
    return lines + [
        _Line(one.name, "", *_mark(one, record))
        for one in record.attendance
        if one.person_id not in called
    ]


def _mark(one: Attendance | None, record: MeetingRecord) -> tuple[str, str]:
    """When somebody was called present, and what is to be noted."""
    if one is None or one.status is AttendanceStatus.ABSENT:
        # Nobody can miss a meeting that did not take place.
        return "", "" if record.abandoned_reason else wording.MARKS[AttendanceStatus.ABSENT]
    timed = one.at is not None and one.status.is_there and not one.by_hand
    at = f"{local_datetime(one.at):%H:%M}" if one.at is not None and timed else ""
    return at, wording.remark(one, record)


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
    _draw_place_to_sign(pen)
    draw_footer(pen, colophon, number, of)


def _draw_place_to_sign(pen: Pen) -> None:
    """Beside the totals, which leave it the height of two lines."""
    said, under = "管理员签字：", FOOT_TOP - 3.5
    left = LEFT + ROOM - _TO_SIGN
    pen.text(said, left - pen.typeface.width(said, BODY), under - BODY * LEADING, BODY)
    pen.line(left, under, LEFT + ROOM, under)


def _about(record: MeetingRecord) -> tuple[str, str]:
    """Which meeting it was, in two lines."""
    where = f"地点 {record.venue}" if record.venue else ""
    host = f"主持人 {record.host}" if record.host else ""
    when = f"{wording.day(record)}　{wording.span(record)}"
    told = wording.BY_HAND if record.entered_by_hand else ""
    second = (f"会议（活动）类型 {record.type_name}", where, host, told)
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
    size, lines = pen.fitted(text, size, width - 2 * _PAD, height - 2 * _PAD, bold)
    step = size * LEADING
    down = top + (height - len(lines) * step) / 2
    for line in lines:
        pen.text(
            line, left + _PAD, down, size, width=width - 2 * _PAD, align=Align.CENTRE, bold=bold
        )
        down += step


def _totals(record: MeetingRecord) -> tuple[str, str]:
    turnout = turnout_of(record)
    return (
        f"合计：应到{turnout.called}人　实到{turnout.there}人　参学率{turnout.rate}",
        f"其中：党员{turnout.members}人　列席{turnout.observers}人　另有群众{record.villagers}人",
    )
