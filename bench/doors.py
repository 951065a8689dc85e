"""What each page is told when it is opened for a measurement, and what must be so before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt

from kiosk.correcting import with_villagers
from kiosk.paper import Order
from kiosk.store.documents import StoredRecord
from kiosk.ui import phrases
from kiosk.ui.backstage import Backstage
from kiosk.ui.month_figures import Line
from kiosk.ui.planning import Plan
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.repair import RepairVisit
from kiosk.ui.window import PAGES
from kiosk.ui.written import WriteVisit
from protocol.fault_code import category_of

BY_KEYS = ("playing", "standby")
"""These two are opened by keys alone: a film begins and ends with them."""
Visit = Callable[[Backstage], object]
_BROKEN, _VILLAGERS, _KIND, _TITLE = "sound", 12, "theme_party_day", "草莓高垄栽培与病害防治"
_MONTH, _COUNTED = "2026-04", "turnout"
_SAID = "大家一致赞成。\n水渠今年一定要修好，请包村干部帮着问一问项目什么时候能批下来。\n" * 6


IsFull = Callable[[str], bool]


def _nothing(_backstage: Backstage) -> object:
    return None


def _whatever(_detail: str) -> bool:
    return True


def _says_more_than_none(detail: str) -> bool:
    return detail.rpartition(" ")[2] not in ("", "0")


@dataclass(frozen=True)
class Door:
    """How a page is opened.

    Attributes:
        visit: what it is told, out of what is behind the pages.
        before: what is begun first, which does not count.
        ready: whether that is done.
        is_full: by what the window's title says of the page, whether its content is there.
    """

    visit: Visit = _nothing
    before: Visit = _nothing
    ready: Callable[[Backstage], bool] = lambda _backstage: True
    is_full: IsFull = _whatever


def _newest_record(backstage: Backstage) -> str:
    return backstage.exchange.ledger.pending[-1].summary.id


def _first_course(backstage: Backstage) -> object:
    feed = backstage.exchange.feed
    return feed.courseware[0].sha256 if feed is not None else None


def _amend(backstage: Backstage) -> None:
    """Have the newest record read, and something of it changed."""
    amending = backstage.amending

    def begin(stored: StoredRecord) -> None:
        amending.begin(stored)
        amending.amend(with_villagers(stored.record, _VILLAGERS))

    if amending.base is None:
        amending.found.connect(begin, Qt.ConnectionType.SingleShotConnection)
        amending.find(_newest_record(backstage))


def _is_amending(backstage: Backstage) -> bool:
    return bool(backstage.amending.differences)


def _break_something(backstage: Backstage) -> None:
    if not backstage.faults.entries:
        backstage.faults.report(_BROKEN, category_of(_BROKEN))


def _is_broken(backstage: Backstage) -> bool:
    return bool(backstage.faults.entries)


def _tell_of_a_meeting(backstage: Backstage) -> None:
    """Everybody was there."""
    registering = backstage.registering
    if not registering.is_begun:
        there = tuple(one.person_id for one in registering.people)
        registering.tell(source="lecture", title=_TITLE, present=there, villagers=_VILLAGERS)


def _today(backstage: Backstage) -> Plan:
    return Plan(_KIND, backstage.clock.local_now().date().isoformat())


def _amending(visit: Visit = _nothing, is_full: IsFull = _whatever) -> Door:
    return Door(visit, before=_amend, ready=_is_amending, is_full=is_full)


def _broken(visit: Visit = _nothing) -> Door:
    return Door(visit, before=_break_something, ready=_is_broken, is_full=_says_more_than_none)


_SPECIAL: Mapping[str, Door] = {
    **{name: _amending() for name in PAGES if name.startswith("amend_")},
    **{name: Door(before=_tell_of_a_meeting) for name in PAGES if name.startswith("elsewhere")},
    "record": _amending(lambda backstage: backstage.amending.base),
    "records": Door(is_full=_says_more_than_none),
    "amend": _amending(lambda backstage: backstage.amending.base, _says_more_than_none),
    "amend_roll": _amending(is_full=_says_more_than_none),
    "amend_author": _amending(lambda backstage: backstage.amending.likely_reason),
    "elsewhere_roll": Door(before=_tell_of_a_meeting, is_full=_says_more_than_none),
    "go_on": Door(visit=_first_course),
    "playing": Door(visit=_first_course),
    "plan_day": Door(visit=lambda _backstage: Plan(_KIND)),
    "plan_time": Door(visit=_today),
    "write": Door(
        visit=lambda _backstage: WriteVisit(
            _TITLE, "discussion", text=_SAID, points=True, phrases=phrases.said()
        )
    ),
    "guide": Door(visit=lambda _backstage: _BROKEN),
    "repair": Door(visit=lambda _backstage: RepairVisit(_BROKEN)),
    "repair_kind": Door(visit=lambda _backstage: RepairVisit(_BROKEN)),
    "fault": _broken(lambda backstage: backstage.faults.entries[-1].report.id),
    "faults": _broken(),
    "objection_reason": Door(visit=lambda _backstage: Line(_MONTH, _COUNTED)),
    "objection": Door(visit=lambda _backstage: Line(_MONTH, _COUNTED)),
    "settings": Door(before=lambda backstage: backstage.doorkeeper.come_in()),
    "print_preview": Door(visit=lambda it: PreviewVisit(Order(_newest_record(it)), "home")),
}
DOORS: Mapping[str, Door] = {name: _SPECIAL.get(name, Door()) for name in PAGES}
"""Every page has one; whatever is not special is told nothing."""
