"""Which meetings a counted number is made of, so that a count and the list it opens agree."""

from enum import StrEnum

from django.db.models import Q

from protocol.meeting_types import ON_DEMAND

_STANDS = Q(abandoned=False, replaced_by=None)
_HELD = _STANDS & Q(entered_by_hand=False)


class Counted(StrEnum):
    """A number that pages show."""

    VALID = "valid"
    CALLED = "called"
    BY_HAND = "by_hand"


_NAMES = {
    Counted.VALID: "有效场次",
    Counted.CALLED: "参学率算到的",
    Counted.BY_HAND: "手工登记的",
}


def counted_name(code: str) -> str:
    """A number in plain words; nothing for what is none."""
    return _NAMES[Counted(code)] if code in set(Counted) else ""


def made_of(counted: Counted, minimum_people: int) -> Q:
    """The meetings behind a number.

    Args:
        counted: which number.
        minimum_people: fewer signed in and a meeting is not valid (DOMAIN 5, 有效场次).
    """
    if counted is Counted.BY_HAND:
        return _STANDS & Q(entered_by_hand=True)
    called = _HELD & ~Q(form=ON_DEMAND)
    if counted is Counted.CALLED:
        return called & Q(expected__gt=0)
    return called & Q(courses_watched__gt=0, present__gte=minimum_people)
