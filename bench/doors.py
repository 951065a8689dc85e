"""What each page is told when it is opened for a measurement, and what must be so before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.paper import Order
from kiosk.ui.backstage import Backstage
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.repair import RepairVisit
from kiosk.ui.window import PAGES

BY_KEYS = ("playing", "standby")
"""These two are opened by keys alone: a film begins and ends with them."""
Visit = Callable[[Backstage], object]


def _nothing(_backstage: Backstage) -> object:
    return None


@dataclass(frozen=True)
class Door:
    """How a page is opened.

    Attributes:
        visit: what it is told, out of what is behind the pages.
        before: what is done first, which does not count.
    """

    visit: Visit = _nothing
    before: Visit = _nothing


def _newest_record(backstage: Backstage) -> object:
    return backstage.exchange.ledger.pending[0].summary.id


def _first_course(backstage: Backstage) -> object:
    feed = backstage.exchange.feed
    return feed.courseware[0].sha256 if feed is not None else None


_SPECIAL: Mapping[str, Door] = {
    "record": Door(visit=_newest_record),
    "amend": Door(visit=_newest_record),
    "go_on": Door(visit=_first_course),
    "playing": Door(visit=_first_course),
    "guide": Door(visit=lambda _backstage: "sound"),
    "repair": Door(visit=lambda _backstage: RepairVisit("sound")),
    "settings": Door(before=lambda backstage: backstage.doorkeeper.come_in()),
    "print_preview": Door(visit=lambda it: PreviewVisit(Order(str(_newest_record(it))), "home")),
}
DOORS: Mapping[str, Door] = {name: _SPECIAL.get(name, Door()) for name in PAGES}
"""Every page has one; whatever is not special is told nothing."""
