"""Reads rosters out of a workbook as villages keep them: titles above, any order of columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from protocol.people import PersonStatus, Role
from township.stations.models import Station
from township.stations.roster import RosterRefused
from township.stations.roster_headings import Headings, Says, headings_in
from township.stations.roster_words import (
    NO_ROLE,
    ROLES,
    STATUSES,
    flag_in,
    is_person_id,
    plain_name,
    plain_word,
    words_in,
)
from township.stations.roster_written import Unread, Written, WrittenPerson, WrittenVillage
from township.stations.workbook_file import SheetRows, sheets_of

EXAMPLE = "例："
"""How the name of the template's own row begins."""
_NO_PEOPLE = ("合计", "总计", "小计", "填表", "制表", "审核", "备注", "说明", "注:", EXAMPLE)
_ENDINGS = ("学习站点", "村民委员会", "村委会", "站点", "村", "社区")


class _LineRefused(Exception):
    """A line cannot be read; the message says what to do."""


@dataclass
class _Found:
    """What has been read so far."""

    people: dict[str, list[WrittenPerson]] = field(default_factory=dict)
    unread: dict[str, list[Unread]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def written(self) -> Written:
        stations = dict.fromkeys((*self.people, *self.unread))
        return Written(
            villages={
                one: WrittenVillage(
                    people=tuple(self.people.get(one, ())), unread=tuple(self.unread.get(one, ()))
                )
                for one in stations
            },
            remarks=tuple(dict.fromkeys(self.remarks)),
            forbidden=tuple(dict.fromkeys(self.forbidden)),
            others=tuple(dict.fromkeys(self.others)),
        )


def written_in(content: bytes, stations: Sequence[Station], only: Station | None) -> Written:
    """What a workbook says of which village.

    Args:
        content: the bytes of an ``.xlsx`` file.
        stations: every village of the township.
        only: the one village that is asked about; ``None`` for all of them.

    Raises:
        RosterRefused: no workbook, or nobody in it.
    """
    found, villages = _Found(), Villages(stations)
    for sheet in sheets_of(content):
        _read_sheet(sheet, villages, only, found)
    if not found.people and not found.unread:
        said = found.remarks or [
            "没找到“姓名”这一列。第一行请写：姓名、身份、职务、外出、行动不便。"
        ]
        raise RosterRefused("".join(said[:3]))
    return found.written()


class Villages:
    """Finds a village by what a table calls it: its number, its name, or that without 村."""

    def __init__(self, stations: Iterable[Station]) -> None:
        self._by_word: dict[str, set[str]] = {}
        self._stations = {one.pk: one for one in stations}
        for one in self._stations.values():
            for word in (plain_word(one.pk), plain_word(one.name)):
                self._by_word.setdefault(word, set()).add(one.pk)
        self._by_short = self._shortened()

    def find(self, text: str) -> Station | None:
        """The one that is meant; nothing where that may be several."""
        word = plain_word(text)
        found = self._by_word.get(word) or self._by_short.get(_short(word), set())
        return self._stations[next(iter(found))] if len(found) == 1 else None

    def _shortened(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for word, keys in self._by_word.items():
            found.setdefault(_short(word), set()).update(keys)
        return found


def _short(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending)
    return word


def _read_sheet(sheet: SheetRows, villages: Villages, only: Station | None, found: _Found) -> None:
    headings = headings_in(sheet.rows)
    if headings is None:
        if any(any(row) for row in sheet.rows):
            found.remarks.append(f"工作表“{sheet.title}”里没有“姓名”这一列，没有读。")
        return
    found.forbidden += headings.forbidden
    found.others += headings.others
    own = villages.find(sheet.title) or only
    said = ""
    for number, row in enumerate(sheet.rows[headings.row + 1 :], headings.row + 2):
        line = _Line(sheet.title, number, row, headings)
        if not line.is_person:
            continue
        # A cell merged over many rows has its word in the first of them.
        said = line.cell(Says.VILLAGE) or said
        station = villages.find(said) if said else own
        _take(line, station, said, only, found)


def _take(
    line: "_Line", station: Station | None, said: str, only: Station | None, found: _Found
) -> None:
    if station is None:
        where = f"没有叫“{said[:20]}”的站点" if said else "不知道是哪个村的"
        found.unread.setdefault("", []).append(
            Unread(place=line.place, why=f"{where}，请在“村/站点”一列写上站点的名称。")
        )
        return
    if only is not None and station.pk != only.pk:
        found.remarks.append(f"表里还有别的村的人，这里只看{only.name}的。")
        return
    try:
        person = line.person(found.remarks)
    except _LineRefused as refusal:
        found.unread.setdefault(station.pk, []).append(
            Unread(place=line.place, why=str(refusal), name=line.name, person_id=line.person_id)
        )
    else:
        found.people.setdefault(station.pk, []).append(person)


class _Line:
    """One row below the headings; cells of other columns are not touched."""

    def __init__(self, title: str, number: int, row: Sequence[str], headings: Headings) -> None:
        self.place = f"“{title[:20]}”第{number}行"
        self._row, self._places = row, headings.places
        self.name = plain_name(self.cell(Says.NAME))[:60]
        self.person_id = self._person_id()

    def cell(self, says: Says) -> str:
        """What stands in a column; empty where there is none."""
        place = self._places.get(says)
        return self._row[place] if place is not None and place < len(self._row) else ""

    @property
    def is_person(self) -> bool:
        """Whether the row is about anybody: no empty one, no total, no signature."""
        about = [self.cell(one) for one in self._places if one is not Says.VILLAGE]
        if self.person_id and self.name:
            return True
        return any(about) and not plain_word(self.name).startswith(_WORDS_OF_NO_PEOPLE)

    def person(self, remarks: list[str]) -> WrittenPerson:
        """What the row says.

        Raises:
            _LineRefused: a word in it means nothing.
        """
        if not self.name:
            raise _LineRefused("没有姓名，请补上，或删掉这一行。")
        return WrittenPerson(
            place=self.place,
            name=self.name,
            person_id=self.person_id,
            status=self._status(),
            roles=self._roles(remarks),
            away=self._flag(Says.AWAY, "外出"),
            limited_mobility=self._flag(Says.LIMITED, "行动不便"),
        )

    def _person_id(self) -> str:
        written = self.cell(Says.ID)
        # Whatever looks like the number of an identity card is not taken up, not even here.
        return written if is_person_id(written) else ""

    def _status(self) -> PersonStatus | None:
        word = plain_word(self.cell(Says.STATUS))
        if not word:
            return None
        if word not in STATUSES:
            raise _LineRefused("“身份”一栏看不懂，请写正式党员、预备党员或群众。")
        return STATUSES[word]

    def _roles(self, remarks: list[str]) -> tuple[Role, ...] | None:
        if Says.ROLES not in self._places:
            return None
        words = [word for word in words_in(self.cell(Says.ROLES)) if word not in NO_ROLE]
        for word in words:
            if word not in ROLES:
                remarks.append(f"职务“{word[:12]}”这里用不上，没有记；人照样导入。")
        given = {ROLES[word] for word in words if word in ROLES}
        return tuple(role for role in Role if role in given)

    def _flag(self, says: Says, name: str) -> bool | None:
        if says not in self._places:
            return None
        flag = flag_in(self.cell(says))
        if flag is None:
            raise _LineRefused(f"“{name}”一栏请写“是”，或者空着。")
        return flag


_WORDS_OF_NO_PEOPLE = tuple(plain_word(word) for word in _NO_PEOPLE)
