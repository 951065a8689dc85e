"""Member cards: what the kiosk reads off one, drawn so that any printer prints it sharp."""

from collections.abc import Sequence
from dataclasses import dataclass

import segno

from protocol.people import Person

CARDS_A_PAGE = 8
_QUIET = 2
"""White modules round a code; the card's own white does the rest."""


@dataclass(frozen=True)
class Card:
    """One card: a name, a village, and the person's number as a code; nothing else is in it."""

    name: str
    path: str
    """The dark squares, as an SVG path of one unit a module."""
    size: int
    """Width and height of the code in modules, white border included."""


def card_sheets(people: Sequence[Person]) -> list[list[Card]]:
    """Sheets of eight cards, in the roster's order."""
    cards = [_card(one) for one in people]
    return [cards[at : at + CARDS_A_PAGE] for at in range(0, len(cards), CARDS_A_PAGE)]


def _card(person: Person) -> Card:
    # The kiosk takes what its scanner types for a person's number, exactly (convening.bearer).
    rows = [bytes(row) for row in segno.make_qr(person.id, error="m").matrix]
    strokes = [
        f"M{left + _QUIET} {down + _QUIET}h1v1h-1z"
        for down, row in enumerate(rows)
        for left, dark in enumerate(row)
        if dark
    ]
    return Card(person.name, "".join(strokes), len(rows) + 2 * _QUIET)
