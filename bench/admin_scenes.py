"""The pages behind the administrator's PIN, and those of a machine's first start."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from kiosk.devices.network import Reach
from kiosk.devices.ports import Port
from kiosk.pin import Pin
from kiosk.settings import Settings
from kiosk.technician import LineView
from kiosk.ui.first_start import FirstStart
from kiosk.ui.keys import Key
from kiosk.ui.pin import CHANGE
from kiosk.ui.window import KioskWindow
from tests.ui.village import CABLE, Village

Scene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]

_SET = Pin(hashed="00", salt="00")
_CALM = "2026-04-16 19:{minute:02}:11,275 INFO    kiosk.sync.worker: round done, 3 sent, 0 wait"
_SILENT = "2026-04-16 19:31:02,001 WARNING kiosk.player.supervisor: child silent for 4000 ms"
_LOG = (*(_CALM.format(minute=minute) for minute in range(30)), _SILENT)


def admin_scenes() -> Iterator[Scene]:
    """The PIN in its states, the settings, and each page they lead to."""
    yield "pin-first", Village, _page("pin")
    yield "pin-again", Village, _typed("246813")
    yield "pin", _locked(), _page("pin")
    yield "pin-some", _locked(), _typed("246")
    yield "pin-wait", _locked(wrong=4), _page("pin")
    yield "pin-change", _locked(), _inside("pin", CHANGE)
    yield "pin-forgotten", _locked(challenge="482913"), _page("pin_forgotten")
    yield "pin-forgotten-wait", _locked(wrong=9, challenge="482913"), _page("pin_forgotten")
    yield "settings", _locked(), _inside("settings")
    yield "settings-dark", lambda: Village(settings=Settings(mood="dark")), _inside("settings")
    yield "network", Village, _inside_line(LineView((CABLE,), Reach.ROUTER))
    yield "network-unplugged", _offline, _inside_line(_UNPLUGGED)
    yield "network-further", _offline, _inside_line(LineView((CABLE,), Reach.ROUTER))
    yield "sound", Village, _inside("sound")
    yield "sound-rang", Village, _rang
    yield "edges", Village, _inside("edges")
    yield "edges-smaller", Village, _smaller
    yield "remote", Village, _inside("remote")
    yield "remote-done", Village, _remote_done
    yield "logs", Village, _logs
    yield "first-remote", _new, _page("remote", FirstStart(900_000))
    yield "first-edges", _new, _page("edges", FirstStart(900_000))
    yield "first-sound", _new, _page("sound", FirstStart(900_000))
    yield "first-done", _new, _page("set_up", FirstStart(890_000))


_UNPLUGGED = LineView(
    (
        Port("enp3s0", is_wireless=False, is_up=False, address=""),
        Port("wlp2s0", is_wireless=True, is_up=False, address=""),
    ),
    Reach.NO_LINK,
)


def _locked(wrong: int = 0, challenge: str = "") -> Callable[[], Village]:
    def make() -> Village:
        pin = Pin(
            hashed=_SET.hashed,
            salt=_SET.salt,
            wrong=wrong,
            boot_id="invented",
            wrong_boot_ms=1_000_000,
            challenge=challenge,
        )
        return Village(settings=Settings(set_up=True, pin=pin))

    return make


def _new() -> Village:
    return Village(settings=Settings())


def _offline() -> Village:
    village = Village()
    village.exchange.say(connected=False)
    return village


def _page(name: str, visit: object = None) -> Callable[[Village, KioskWindow], None]:
    return lambda _village, window: window.show_page(name, visit)


def _inside(name: str, visit: object = None) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        village.doorkeeper.come_in()
        window.show_page(name, visit)

    return act


def _typed(digits: str) -> Callable[[Village, KioskWindow], None]:
    def act(_village: Village, window: KioskWindow) -> None:
        window.show_page("pin")
        window.page.typed(digits)

    return act


def _inside_line(line: LineView) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        village.doorkeeper.come_in()
        village.line = line
        window.show_page("network")
        village.technician.line_seen.emit(line)

    return act


def _rang(village: Village, window: KioskWindow) -> None:
    village.doorkeeper.come_in()
    window.show_page("sound")
    window.page.take(Key.OK)
    QApplication.processEvents()


def _smaller(village: Village, window: KioskWindow) -> None:
    village.doorkeeper.come_in()
    window.show_page("edges")
    for key in (Key.DOWN, Key.OK, Key.OK, Key.OK, Key.OK, Key.OK):
        window.page.take(key)


def _remote_done(village: Village, window: KioskWindow) -> None:
    village.doorkeeper.come_in()
    village.adjusting.change(keys={"key:16777399": "BACK"})
    window.show_page("remote")
    for _ in range(6):
        window.page.take(Key.OK)


def _logs(village: Village, window: KioskWindow) -> None:
    village.doorkeeper.come_in()
    village.log = _LOG
    window.show_page("logs")
    village.technician.log_read.emit(_LOG)
