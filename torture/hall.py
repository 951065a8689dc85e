"""The hall of a tortured village: its kiosk as a process, the hand, the eye, and the disk."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from demo.administrator import Administrator
from demo.processes import Program
from demo.remote import BACK, LEFT, OK, RIGHT, Page, PageError, Remote, Screen
from demo.servers import KioskSettings
from kiosk.events import Event
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.store.disk import Disk
from kiosk.store.documents import StoredRecord
from kiosk.store.files import Folder
from kiosk.store.journal import Journal
from kiosk.store.quarantine import Quarantine
from kiosk.store.records import Records, records_folder
from torture.invented_station import NO_TOWNSHIP

KIOSK = ("-m", "kiosk")
_FIRST_PAGE_S = 60.0
_PAGE_S = 30.0
_LOOK_S = 0.03
_CHILD = "kiosk.player.child"
_CALLED = ("due", "resume", "normal", "fault", "unsaved", "clock")


class KioskGone(Exception):
    """The kiosk ended while something was expected of it."""


class _HallScreen(Screen):
    """A screen that is not looked at for long when the kiosk is gone."""

    def __init__(self, display: str, is_on: Callable[[], bool]) -> None:
        super().__init__(display)
        self._is_on = is_on

    def page(self) -> Page:
        """See ``Screen``.

        Raises:
            KioskGone: there is nothing to be seen any more.
        """
        if not self._is_on():
            raise KioskGone("the kiosk is gone")
        return super().page()


class Hall:
    """A kiosk on a data folder, and somebody before it.

    Args:
        data: the data folder, made before.
        display: the X screen.
        program: what runs as the kiosk, for the interpreter.
        config: where its settings are put; beside the data folder unless that disk may be ill.
    """

    def __init__(
        self,
        data: Path,
        display: str,
        program: Sequence[str] = KIOSK,
        config: Path | None = None,
    ) -> None:
        self.data = data
        self.remote = Remote(display)
        self.screen: Screen = _HallScreen(display, lambda: self.kiosk.running)
        self.administrator = Administrator(self)
        self.display = display
        self._usual = tuple(program)
        self._config = config or data.with_name(f"{data.name}.toml")
        # As a village has it: a kiosk that was left by its own button has not fallen.
        settings = KioskSettings(NO_TOWNSHIP, allow_quit=False)
        self._config.write_text(settings.toml(), encoding="utf-8")
        self.kiosk = self._program(self._usual, {})

    def begin(
        self, program: Sequence[str] = (), environment: Mapping[str, str] | None = None
    ) -> None:
        """Switch on, and wait for nothing.

        Args:
            program: what runs this once, if not the usual.
            environment: more for it.
        """
        self.kiosk = self._program(program or self._usual, environment or {})
        self.kiosk.start()

    def start(self) -> Page:
        """Switch on; the state of home, once it knows it.

        Raises:
            PageError: home does not come up.
        """
        self.begin()
        return self.home()

    def home(self) -> Page:
        """Home, once it knows how things stand.

        Raises:
            PageError: it does not come up.
        """
        return self.screen.wait_until(
            lambda page: page.code == "home" and page.detail in _CALLED,
            "首页",
            _FIRST_PAGE_S,
            every_s=_LOOK_S,
        )

    def cut(self) -> None:
        """End the kiosk as a power cut would."""
        self.kiosk.kill()

    def let_pass(self, seconds: float) -> None:
        """Wait, as long as the kiosk runs.

        Raises:
            KioskGone: it does not.
        """
        until = time.monotonic() + seconds
        while self.kiosk.running and time.monotonic() < until:
            time.sleep(_LOOK_S)
        self.stay()

    def stay(self) -> None:
        """Nothing, as long as the kiosk runs.

        Raises:
            KioskGone: it does not.
        """
        if not self.kiosk.running:
            raise KioskGone("the kiosk is gone")

    def player(self) -> psutil.Process | None:
        """The process that plays, if there is one."""
        for child in psutil.Process(self.kiosk.pid).children():
            if _CHILD in child.cmdline():
                return child
        return None

    def gather(self, people: int) -> None:
        """Open the meeting that is due, and call the roll; everybody is there."""
        self.administrator.see_home("due", "今天的活动")
        self.remote.press(OK)
        self.see("roll_call")
        self.remote.press(*(OK for _ in range(people)))
        self.screen.wait_until(
            lambda page: page == Page("roll_call", f"{people}/{people}"), "到齐", _PAGE_S
        )

    def show_film(self) -> None:
        """Press what leads to the film."""
        self.remote.press(OK)
        self.see("playing")

    def show_next(self) -> None:
        """From a film that runs to the next of the programme."""
        self.remote.press(BACK)
        self.see_exactly(Page("playing", "bar"))
        self.remote.press(LEFT, OK)

    def stop_film(self) -> None:
        """From a film that runs alone to standby."""
        self.remote.press(BACK)
        self.see_exactly(Page("playing", "bar"))
        self.remote.press(OK)
        self.see("standby")

    def go_on_and_end(self) -> None:
        """From home, where a meeting waits: go on with it, then end it by home."""
        self.remote.press(OK)
        page = self.see("playing", "standby", "roll_call")
        if page.code == "playing":
            self.stop_film()
        self.leave_for_home()
        self.end_from_home()

    def leave_for_home(self) -> None:
        """From roll call or standby."""
        self.remote.press(*(BACK,) * (2 if self.screen.page().code == "roll_call" else 1))
        self.see("home")

    def end_from_home(self) -> None:
        """From home, where a meeting waits, through to its saved record."""
        self.remote.press(RIGHT, OK)
        page = self.see("absent", "discussion", "abandon")
        self.write_up(page.code)

    def write_up(self, page: str) -> None:
        """From the first page after a meeting to its saved record and home."""
        if page == "abandon":
            self.remote.press(OK)
        else:
            self.administrator.pass_absent()
            self.administrator.discuss_on_paper()
            self.remote.press(OK)
            self.see("review")
            self.remote.press(OK)
        self.see_exactly(Page("saved", "done"))
        self.remote.press(OK)
        self.see("home")

    def see(self, *codes: str) -> Page:
        """Wait for one of these pages.

        Raises:
            PageError: none came.
        """
        return self.screen.wait_until(
            lambda page: page.code in codes, "、".join(codes), _PAGE_S, every_s=_LOOK_S
        )

    def see_exactly(self, wanted: Page) -> None:
        """Wait for a page in a state.

        Raises:
            PageError: it did not come.
        """
        self.screen.wait_until(
            lambda page: page == wanted, " ".join(wanted), _PAGE_S, every_s=_LOOK_S
        )

    def see_on_disk(self, is_there: Callable[[Meeting], bool]) -> None:
        """Wait until the meeting on the disk is as wanted.

        Raises:
            KioskGone: the kiosk is not there to change it.
            PageError: it never was.
        """
        until = time.monotonic() + _PAGE_S
        while (meeting := self.meeting()) is None or not is_there(meeting):
            if time.monotonic() > until:
                raise PageError("硬盘上没有记下")
            self.stay()
            time.sleep(_LOOK_S)

    def see_file(self, path: Path) -> None:
        """Wait until a file is there.

        Raises:
            PageError: it did not come.
        """
        until = time.monotonic() + _PAGE_S
        while not path.exists():
            if time.monotonic() > until:
                raise PageError(f"没有{path.name}")
            time.sleep(_LOOK_S)

    def meeting(self) -> Meeting | None:
        """The meeting as the disk has it; the folder itself is not touched."""
        return fold(events_on(self.data))

    def records(self) -> tuple[StoredRecord, ...]:
        """All records on the disk; the folder itself is not touched."""
        return records_on(self.data)

    def _program(self, program: Sequence[str], environment: Mapping[str, str]) -> Program:
        return Program(
            (sys.executable, *program, "--config", str(self._config), "--data", str(self.data)),
            self._config.with_suffix(".log"),
            {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **environment},
        )


def events_on(data: Path) -> tuple[Event, ...]:
    """What a data folder's journal holds, read from a copy."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "meetings"
        if not (data / "meetings").is_dir():
            return ()
        shutil.copytree(data / "meetings", copy)
        quarantine = Quarantine(Path(scratch) / "quarantine", Disk())
        return Journal(copy, quarantine, Disk()).replay().events


def records_on(data: Path) -> tuple[StoredRecord, ...]:
    """All records of a data folder, read from a copy."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "data"
        if not records_folder(data).is_dir():
            return ()
        shutil.copytree(records_folder(data), records_folder(copy))
        quarantine = Quarantine(Path(scratch) / "quarantine", Disk())
        records = Records(Folder(records_folder(copy), quarantine, Disk()))
        return tuple(one for month in records.months() for one in records.load(month))
