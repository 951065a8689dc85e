"""The pages behind the administrator's PIN, and those of a machine's first start."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kiosk.devices.network import Reach
from kiosk.devices.ports import Port
from kiosk.devices.stick import StickTrouble
from kiosk.doorkeeper import Said
from kiosk.enrolling import EnrolmentStage, EnrolmentView
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
    yield "pin-wrong", _locked(wrong=1), _answered("pin", Said.WRONG)
    yield "pin-wait", _locked(wrong=4), _page("pin")
    yield "pin-change", _locked(), _inside("pin", CHANGE)
    yield "pin-forgotten", _locked(challenge="482913"), _page("pin_forgotten")
    yield "pin-forgotten-wait", _locked(wrong=9, challenge="482913"), _page("pin_forgotten")
    yield "pin-forgotten-wrong", _locked(challenge="482913"), _answered(_FORGOTTEN, Said.WRONG)
    yield "pin-forgotten-unknown", _locked(challenge="482913"), _answered(_FORGOTTEN, _NOT_ENROLLED)
    yield "settings", _locked(), _inside("settings")
    yield "settings-sure", _locked(), _sure
    yield "settings-dark", lambda: Village(settings=Settings(mood="dark")), _inside("settings")
    yield "network", Village, _inside_line(LineView((CABLE,), Reach.ROUTER))
    yield "network-looking", Village, _looking
    yield "network-unplugged", Village, _inside_line(_UNPLUGGED)
    yield "network-no-port", _offline, _inside_line(LineView((), Reach.NO_PORT))
    yield "network-no-address", _offline, _inside_line(LineView((_BARE,), Reach.NO_ADDRESS))
    yield "network-no-router", _offline, _inside_line(LineView((CABLE,), Reach.NO_ROUTER))
    yield "network-unknown", _unknown, _inside_line(LineView((CABLE,), Reach.ROUTER))
    yield "network-further", _offline, _inside_line(LineView((CABLE,), Reach.ROUTER))
    yield "sound", Village, _inside("sound")
    yield "sound-rang", Village, _rang
    yield "sound-mute", _mute, _rang
    yield "edges", Village, _inside("edges")
    yield "edges-smaller", Village, _smaller(5)
    yield "edges-smallest", Village, _smaller(12)
    yield "remote", Village, _inside("remote")
    yield "remote-half", Village, _remote_heard(_SCANNED, _SCANNED + 1, _SCANNED + 2)
    yield "remote-refused", Village, _remote_heard(_SCANNED, _SCANNED)
    yield "remote-done", Village, _remote_done
    yield "logs", Village, _logs(_LOG)
    yield "logs-empty", Village, _logs(())
    yield "logs-older", Village, _logs(_LOG, Key.RIGHT, Key.OK)
    yield "logs-saving", Village, _logs_saving
    yield "logs-saved", Village, _logs_saved("")
    yield "logs-refused", Village, _logs_saved(StickTrouble.READ_ONLY)
    yield "enrolment-asking", _unknown, _enrolling(EnrolmentStage.ASKING)
    yield "enrolment-expired", _unknown, _enrolling(EnrolmentStage.EXPIRED)
    yield "enrolment-no-address", _unknown, _page("enrolment")
    yield "first-remote", _new, _page("remote", FirstStart(900_000))
    yield "first-edges", _new, _page("edges", FirstStart(900_000))
    yield "first-sound", _new, _page("sound", FirstStart(900_000))
    yield "first-done", _new, _page("set_up", FirstStart(890_000))
    yield "set-up", Village, _page("set_up")


_FORGOTTEN, _NOT_ENROLLED = "pin_forgotten", Said.NOT_ENROLLED
_SCANNED = 200
"""A key that no remote has a name for."""
_BARE = Port("enp3s0", is_wireless=False, is_up=True, address="")
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


def _unknown() -> Village:
    village = Village(said=None, settings=Settings())
    village.exchange.say(enrolled=False, connected=None)
    return village


def _mute() -> Village:
    """The player is not up yet."""
    village = Village()
    village.bell.is_there = False
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


def _answered(name: str, said: Said) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        window.show_page(name)
        village.doorkeeper.answered.emit(said)

    return act


def _sure(village: Village, window: KioskWindow) -> None:
    _inside("settings")(village, window)
    for key in (*[Key.DOWN] * 5, Key.OK):
        window.page.take(key)


def _looking(village: Village, window: KioskWindow) -> None:
    village.technician.shutdown()  # nobody answers
    _inside("network")(village, window)


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


def _smaller(steps: int) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        _inside("edges")(village, window)
        for key in (Key.DOWN, *[Key.OK] * steps):
            window.page.take(key)

    return act


def _remote_heard(*scan_codes: int) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        _inside("remote")(village, window)
        for code in scan_codes:
            no, key = Qt.KeyboardModifier.NoModifier, Qt.Key.Key_unknown
            window.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, no, code, 0, 0, ""))

    return act


def _remote_done(village: Village, window: KioskWindow) -> None:
    village.doorkeeper.come_in()
    village.adjusting.change(keys={"key:16777399": "BACK"})
    window.show_page("remote")
    for _ in range(6):
        window.page.take(Key.OK)


def _logs(lines: tuple[str, ...], *keys: Key) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        village.log = lines
        _inside("logs")(village, window)
        village.technician.shutdown()  # what it read is there, and nothing else will be
        QApplication.processEvents()
        village.technician.log_read.emit(lines)
        for key in keys:
            window.page.take(key)

    return act


def _logs_saving(village: Village, window: KioskWindow) -> None:
    _logs(_LOG)(village, window)
    window.page.take(Key.OK)


def _logs_saved(trouble: str) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        _logs(_LOG)(village, window)
        village.technician.log_saved.emit(trouble)

    return act


def _enrolling(stage: EnrolmentStage) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        village.exchange.enrolment = EnrolmentView(stage, "http://township.invalid")
        window.show_page("enrolment")

    return act
