"""Checking, guides, and faults on their way to the office and back."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from kiosk.selfcheck import IN_ORDER
from kiosk.ui.guides import HELP
from kiosk.ui.keys import Key
from kiosk.ui.repair import RepairVisit
from kiosk.ui.window import KioskWindow
from protocol.faults import FaultAnswer, FaultCategory
from protocol.feed import Office
from tests.ui.village import Village
from tests.ui.village_feed import feed

RepairScene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]

_UNLISTED = feed(office=Office(name="镇组织办"))
"""An office that gave no number."""
_LONG = "下雨以后画面一闪一闪的，声音也断断续续，晒谷场那边的电线杆又歪了，村里的人都看不成。" * 3
_GUIDES = (*HELP, "township", "power", "disk", "clock", "films", "stick")


def _village(*faults: str, dark: bool = False, **changes: object) -> Callable[[], Village]:
    def make() -> Village:
        village = Village(dark=dark, **changes)  # type: ignore[arg-type]
        village.check.codes = IN_ORDER
        village.check.faults = set(faults)
        village.check.states = {
            "printer": "absent",
            "stick": "absent",
            "network": "no_link" if "network" in faults else "router",
            "sound": "unheard" if "sound" in faults else "",
        }
        village.check.look()
        return village

    return make


def _show(page: str, visit: object = None) -> Callable[[Village, KioskWindow], None]:
    return lambda _village, window: window.show_page(page, visit)


def _held(village: Village, window: KioskWindow) -> None:
    village.check.held = True
    window.show_page("check")


def _unknown() -> Village:
    """A machine that `make run` has just started: it can be left, and nobody knows it yet."""
    village = Village(said=None, allow_quit=True)
    village.exchange.say(enrolled=False, connected=None)
    village.check.codes = IN_ORDER
    village.check.states = {"township": "absent", "printer": "absent", "stick": "absent"}
    return village


def _mute() -> Village:
    """The player is not up yet."""
    village = Village()
    village.bell.is_there = False
    return village


def _waiting_repairs(village: Village, window: KioskWindow) -> None:
    for _ in range(3):
        _reported(village)
    window.show_page("check")


def _reading(village: Village, window: KioskWindow) -> None:
    village.check.codes = tuple(one for one in IN_ORDER if one != "films")
    window.show_page("check")
    village.check.read(3, 20)


def _second_page(_village: Village, window: KioskWindow) -> None:
    window.show_page("check")
    for key in (Key.LEFT, *[Key.DOWN] * 6):
        window.page.take(key)


def _step(fault: str, step: int) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        village.bell.is_there = False
        window.show_page("guide", fault)
        for _ in range(step):
            window.page.take(Key.OK)

    return act


def _heard(_village: Village, window: KioskWindow) -> None:
    window.show_page("guide", "sound")
    window.page.take(Key.OK)


def _advised(village: Village, window: KioskWindow) -> None:
    village.check.states["disk"] = "read_only"
    village.check.look()
    window.show_page("guide", "disk")


def _mended(village: Village, window: KioskWindow) -> None:
    window.show_page("guide", "network")
    village.check.faults = set()
    village.check.look()


def _reported(village: Village) -> str:
    fault_id = village.faults.report("sound", FaultCategory.SOUND, ("sound", "network"), 3)
    QApplication.processEvents()
    return fault_id


def _fault(
    stage: str = "", words: str = "", said: str = "放着放着没声音了。"
) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        fault_id = _reported(village)
        village.faults.describe(fault_id, said)
        QApplication.processEvents()
        if stage:
            answer = FaultAnswer(fault_id=fault_id, stage=stage, words=words)
            village.faults.hear(feed(faults=(answer,)))
            QApplication.processEvents()
        window.show_page("fault", fault_id)

    return act


def _restored(village: Village, window: KioskWindow) -> None:
    fault_id = _reported(village)
    village.faults.restore(fault_id)
    QApplication.processEvents()
    window.show_page("fault", fault_id)


def _faults(village: Village, window: KioskWindow) -> None:
    first = _reported(village)
    village.faults.restore(first)
    village.faults.report("network", FaultCategory.LINE, ("network",))
    _reported(village)
    window.show_page("faults")


def repair_scenes() -> Iterator[RepairScene]:
    """Every such state that looks different."""
    yield "check-well", _village(), _show("check")
    yield "check-second", _village(), _second_page
    yield "check-harmless", _village("network", "township"), _show("check")
    yield "check-dark", _village("sound", "network", "township", dark=True), _show("check")
    yield "check-reading", _village(), _reading
    yield "check-running", _village(), _held
    yield "check-unknown", _unknown, _show("check")
    yield "check-repairs", _village("sound"), _waiting_repairs
    yield "chime", _village(), _show("chime")
    yield "chime-mute", _mute, _show("chime")
    yield "help", _village(), _show("help")
    yield "help-dark", _village(dark=True), _show("help")
    for fault in _GUIDES:
        for step in range(3):
            yield f"guide-{fault}-{step + 1}", _village(), _step(fault, step)
    yield "guide-dark", _village(dark=True), _step("sound", 0)
    yield "guide-advised", _village("disk"), _advised
    yield "guide-unlisted", _village("sound", said=_UNLISTED), _show("guide", "sound")
    yield "guide-heard", _village(), _heard
    yield "guide-mended", _village("network"), _mended
    yield "repair", _village("sound", "network"), _show("repair", RepairVisit("sound", 3))
    yield "repair-kind", _village(), _show("repair")
    yield "fault-waiting", _village(), _fault()
    yield "fault-accepted", _village(), _fault("accepted", "明天上午来修")
    yield "fault-repaired", _village(), _fault("repaired")
    yield "fault-long", _village(), _fault("accepted", "明天上午来修", _LONG[:90])
    yield "fault-restored", _village(), _restored
    yield "fault-dark", _village(dark=True), _fault()
    yield "faults", _village(), _faults
    yield "faults-none", _village(), _show("faults")
