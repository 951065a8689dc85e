"""What was watched, course by course, as form A tables it: here, and elsewhere by hearsay."""

from kiosk.sheets import wording
from kiosk.sheets.pen import Align
from kiosk.sheets.table import SMALL, Cell, Row, label, row
from kiosk.sheets.typeface import Typeface
from protocol.record import ElsewhereViewing, MeetingRecord, Viewing

_COLUMNS = (
    ("序号", 12.0),
    ("课件名称", 51.0),
    ("类别", 22.0),
    ("规定/\n自选", 15.0),
    ("计划编号", 28.0),
    ("课件时长", 21.0),
    ("有效播放\n时长", 23.0),
)
_TITLE_AT = 1
_NOTHING = "—"


def course_rows(record: MeetingRecord, typeface: Typeface) -> list[Row]:
    """The heading and a row for each course; no rows where nothing was watched."""
    heading = row(typeface, [label(said, width) for said, width in _COLUMNS])
    courses: tuple[Viewing | ElsewhereViewing, ...] = (*record.viewings, *record.elsewhere)
    rows = [_course(typeface, at, one, heading) for at, one in enumerate(courses, 1)]
    return [heading, *rows] if rows else []


def _course(typeface: Typeface, number: int, one: Viewing | ElsewhereViewing, heading: Row) -> Row:
    said = (
        str(number),
        f"《{one.title}》",
        one.category,
        "规定" if one.plan is not None and one.plan.required else "自选",
        one.plan.plan_id if one.plan is not None else _NOTHING,
        *_times(one),
    )
    cells = [
        Cell(text, width, size=SMALL, align=Align.LEFT if at == _TITLE_AT else Align.CENTRE)
        for at, (text, (_, width)) in enumerate(zip(said, _COLUMNS, strict=True))
    ]
    return row(typeface, cells, heading=heading)


def _times(one: Viewing | ElsewhereViewing) -> tuple[str, str]:
    """How long a course is, and how much of it was seen; elsewhere nobody measured it."""
    if isinstance(one, ElsewhereViewing):
        return _NOTHING, f"别处收看\n{wording.source(one.source)}"
    verdict = "看完" if one.watched else "未看完"
    if one.failure:
        verdict = wording.problem(one.failure)
    return wording.duration(one.length_ms), f"{wording.duration(one.effective_ms)}\n{verdict}"
