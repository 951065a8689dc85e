"""Member cards: ten on a sheet to cut apart, each with the code that says who signs in."""

from collections.abc import Sequence
from functools import partial

from kiosk.sheets.code import draw_code
from kiosk.sheets.document import DrawPage
from kiosk.sheets.form import HEIGHT, WIDTH
from kiosk.sheets.pen import LEADING, Align, Pen
from protocol.people import Person

_CARD = (85.6, 54.0)
"""ID-1, as bank cards are (ISO/IEC 7810), in mm."""
_ACROSS, _DOWN = 2, 5
_CODE = 32.0
_CUT = 5.0
"""Length of a cut mark, mm."""
_NAME, _VILLAGE = 8.0, 4.2
_NAME_ROOM, _VILLAGE_ROOM = 24.0, 13.0
"""Heights that a long name may take, mm."""
_PAD = 5.0
_TOP = 8.0


def card_pages(people: Sequence[Person], station_name: str) -> list[DrawPage]:
    """A sheet for each ten people.

    Args:
        people: in order; a card bears a name, the village and the code, and nothing else.
        station_name: the village.
    """
    each = _ACROSS * _DOWN
    return [
        partial(_draw, people=people[at : at + each], station_name=station_name)
        for at in range(0, len(people), each)
    ]


def _draw(pen: Pen, *, people: Sequence[Person], station_name: str) -> None:
    left, top = (WIDTH - _ACROSS * _CARD[0]) / 2, (HEIGHT - _DOWN * _CARD[1]) / 2
    _draw_cut_marks(pen, left, top)
    for at, person in enumerate(people):
        x, y = left + at % _ACROSS * _CARD[0], top + at // _ACROSS * _CARD[1]
        _draw_card(pen, x, y, person, station_name)


def _draw_card(pen: Pen, left: float, top: float, person: Person, station_name: str) -> None:
    width, y = _CARD[0] - _CODE - 3 * _PAD, top + _TOP
    pen.text("学习签到卡", left + _PAD, y, 3.4)
    y += 7.0
    for text, wanted, room, bold in (
        (person.name, _NAME, _NAME_ROOM, True),
        (station_name, _VILLAGE, _VILLAGE_ROOM, False),
    ):
        size, lines = pen.fitted(text, wanted, width, room, bold)
        for line in lines:
            pen.text(line, left + _PAD, y, size, bold=bold)
            y += size * LEADING
        y += 1.5
    code_left = left + _CARD[0] - _CODE - _PAD
    draw_code(pen, person.id, code_left, top + _TOP, _CODE)
    under = top + _TOP + _CODE + 2.0
    pen.text("开会时扫一扫", code_left, under, 3.2, width=_CODE, align=Align.CENTRE)


def _draw_cut_marks(pen: Pen, left: float, top: float) -> None:
    """Short lines beyond the cards, and a cross where four of them meet."""
    right, bottom = left + _ACROSS * _CARD[0], top + _DOWN * _CARD[1]
    half = _CUT / 2
    for across in range(_ACROSS + 1):
        x = left + across * _CARD[0]
        pen.line(x, top - _CUT, x, top - 1.0)
        pen.line(x, bottom + 1.0, x, bottom + _CUT)
    for down in range(_DOWN + 1):
        y = top + down * _CARD[1]
        pen.line(left - _CUT, y, left - 1.0, y)
        pen.line(right + 1.0, y, right + _CUT, y)
    for across in range(1, _ACROSS):
        for down in range(1, _DOWN):
            x, y = left + across * _CARD[0], top + down * _CARD[1]
            pen.line(x - half, y, x + half, y)
            pen.line(x, y - half, x, y + half)
