"""The roll call's guests, cards and initials, and meetings that are entered afterwards."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from kiosk.ui.keys import Key
from kiosk.ui.veil import Veil
from kiosk.ui.window import KioskWindow
from protocol.people import Person, PersonStatus, Role
from tests.ui.village import Village
from tests.ui.village_feed import NAMES, PLANNED, feed, roster

Scene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]

_ROLL = "elsewhere_roll"
_REPS = tuple(
    Person(id=f"LW9{place:02d}", name=name, status=PersonStatus.VILLAGER, roles=(role,))
    for place, (name, role) in enumerate(
        (name, Role.VILLAGER_REP) for name in ("郑小寒", "何白露", "高立夏", "林芒种", "梁处暑")
    )
)


def roll_scenes() -> Iterator[Scene]:
    """Every such page, in each state that looks different."""
    yield "roll-call-card", _called, _with_card
    yield "standby-card", _called, _card_on("standby")
    yield "absent-card", _called, _card_on("absent")
    yield "visitors-card", _called, _card_on("visitors")
    yield "roll-call-initials", _called, _with_letters
    yield "roll-call-put-away", _called, _put_away("roll_call")
    yield "visitors-put-away", _dark, _put_away("visitors")
    yield "visitors", _called, _with_visitors
    yield "visitors-none", _all_called, lambda _village, window: window.show_page("visitors")
    yield "elsewhere", Village, _page("elsewhere")
    yield "elsewhere-begun", _told, _page("elsewhere")
    yield "elsewhere-title", Village, _page("elsewhere_title")
    yield "elsewhere-type", Village, _page("elsewhere_type")
    yield "elsewhere-when", Village, _page("elsewhere_when")
    yield "elsewhere-when-early", Village, _too_early
    yield "elsewhere-roll", _told, _page(_ROLL)
    yield "elsewhere-review", _told, _page("elsewhere_review")
    yield "elsewhere-saved", _told, _saved
    yield "records-by-hand", _told, _listed
    yield "record-by-hand", _told, _read


def _page(name: str) -> Callable[[Village, KioskWindow], None]:
    return lambda _village, window: window.show_page(name)


def _put_away(name: str) -> Callable[[Village, KioskWindow], None]:
    """Nobody has been at the screen for a while."""

    def act(_village: Village, window: KioskWindow) -> None:
        window.show_page(name)
        for veil in window.findChildren(Veil):
            veil.cover()

    return act


def _dark() -> Village:
    village = Village(dark=True, said=feed(planned_meetings=(PLANNED,)))
    village.evening.open("theme_party_day", PLANNED.courseware)
    return village


def _all_called() -> Village:
    village = Village(said=feed(planned_meetings=(PLANNED,)))
    village.evening.open("theme_party_day", PLANNED.courseware)
    return village


def _called() -> Village:
    village = Village(said=feed(planned_meetings=(PLANNED,), roster=(*roster(), *_REPS)))
    village.evening.open("theme_party_day", PLANNED.courseware)
    village.evening.observe(_REPS[1].id, _REPS[1].name)
    return village


def _with_card(_village: Village, window: KioskWindow) -> None:
    window.show_page("roll_call")
    window.page.card_scanned("LW003")


def _card_on(page: str) -> Callable[[Village, KioskWindow], None]:
    def act(_village: Village, window: KioskWindow) -> None:
        window.show_page(page)
        window.page.card_scanned("LW003")

    return act


def _with_letters(village: Village, window: KioskWindow) -> None:
    window.show_page("roll_call")
    while not village.names.find("z"):
        QApplication.processEvents()
    window.page.typed("zh")


def _with_visitors(_village: Village, window: KioskWindow) -> None:
    window.show_page("visitors")
    window.page.take(Key.OK)


def _told() -> Village:
    village = Village()
    present = tuple(f"LW{place:03d}" for place in range(0, len(NAMES), 2))
    village.registering.tell(
        source="lecture", title="草莓高垄栽培与病害防治", present=present, villagers=12
    )
    return village


def _too_early(_village: Village, window: KioskWindow) -> None:
    window.show_page("elsewhere_when")
    for key in (Key.UP, Key.UP, Key.RIGHT, Key.OK, Key.OK):
        window.page.take(key)


def _saved(village: Village, window: KioskWindow) -> None:
    window.show_page("elsewhere_saved")
    village.registering.save()


def _listed(village: Village, window: KioskWindow) -> None:
    village.registering.save()
    window.show_page("records")


def _read(village: Village, window: KioskWindow) -> None:
    village.registering.save()
    window.show_page("record", village.exchange.records[0])
