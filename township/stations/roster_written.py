"""A list of people as it was handed in: what was said of whom, and what was not said."""

from pydantic import BaseModel, ConfigDict

from protocol.people import PersonStatus, Role


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class WrittenPerson(_Frozen):
    """One line that was read; ``None`` where the list has no such column."""

    place: str
    """Where it stands, such as 第5行."""
    name: str
    person_id: str = ""
    status: PersonStatus | None = None
    roles: tuple[Role, ...] | None = None
    away: bool | None = None
    limited_mobility: bool | None = None


class Unread(_Frozen):
    """One line that could not be read; whoever it names stays as before."""

    place: str
    why: str
    name: str = ""
    person_id: str = ""


class WrittenVillage(_Frozen):
    """What was handed in for one village."""

    people: tuple[WrittenPerson, ...] = ()
    unread: tuple[Unread, ...] = ()


class Written(_Frozen):
    """Everything that was handed in at once."""

    villages: dict[str, WrittenVillage] = {}
    """By station."""
    remarks: tuple[str, ...] = ()
    """What was passed over, in sentences."""
    forbidden: tuple[str, ...] = ()
    """Headings of columns that must not be kept; nothing below them was read."""
    others: tuple[str, ...] = ()
    """Headings of columns of no use here."""
