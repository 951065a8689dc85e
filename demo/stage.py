"""Both sides running, with a hand and an eye at the village's end and a clerk at the office's."""

import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo.digits import read_digits
from demo.office import Office
from demo.processes import ProgramError
from demo.remote import BACK, DOWN, LEFT, OK, RIGHT, UP, Page, PageError, Remote, Screen
from demo.seed import Tell
from demo.servers import Kiosk, KioskSettings, TownshipServer, VirtualScreen
from demo.township import PARTY_DAY_PLACE

STAFF_NAME = "office"
ENROL_PAGE = "enrolment"
OPENING = "opening"
"""The page that is seen while the kiosk still reads how things stand."""
_WAITING = "waiting"
"""What the window's title says while the six digits stand on the screen."""

_FIRST_PAGE_S = 90.0
_DOWNLOAD_S = 300.0
_RECORD_S = 60.0
_LOOK_AGAIN_S = 0.5


@dataclass
class Stage:
    """A township and one village's television."""

    office: Office
    township_url: str
    kiosk: Kiosk
    screen: Screen
    remote: Remote
    display: str
    station: Path
    """The kiosk's data folder."""
    tell: Tell

    def film_of(self, sha256: str) -> Path | None:
        """The file of a course on the kiosk's disk, once it is there whole."""
        found = (self.station / "media").glob(f"{sha256}.*")
        return next((path for path in found if path.suffix != ".part"), None)

    def wait_for_films(self, hashes: Iterable[str]) -> None:
        """Wait until the kiosk has downloaded these courses.

        Raises:
            PageError: it has not, in a long time.
        """
        missing = set(hashes)
        until = time.monotonic() + _DOWNLOAD_S
        while missing := {one for one in missing if self.film_of(one) is None}:
            if time.monotonic() > until or not self.kiosk.running:
                raise PageError(f"还有{len(missing)}个课件没有下载到村里")
            time.sleep(_LOOK_AGAIN_S)

    def records(self, at_least: int) -> list[dict[str, Any]]:
        """What the township holds of this village, once so many records have come.

        Raises:
            PageError: they have not come in a minute.
        """
        until = time.monotonic() + _RECORD_S
        while len(found := self.office.records(PARTY_DAY_PLACE)) < at_least:
            if time.monotonic() > until:
                raise PageError(f"镇里只收到{len(found)}份记录，应有{at_least}份")
            time.sleep(_LOOK_AGAIN_S)
        return found

    def pull_the_plug(self) -> None:
        """End the kiosk as a power cut would, and start it again."""
        self.kiosk.kill()
        self.kiosk.start()


@contextmanager
def open_stage(
    folder: Path, shots: Path, display: str, prepare: Callable[[Office], None], tell: Tell
) -> Iterator[Stage]:
    """Both sides started, the kiosk enrolled and at home.

    Args:
        folder: for the data of both sides.
        shots: for pictures and logs.
        display: the X display to use; empty for one of its own.
        prepare: what the office enters before the village's machine is switched on.
        tell: takes a line for the person who waits.
    """
    with ExitStack() as stack:
        logs = shots / "logs"
        if not display:
            display = stack.enter_context(VirtualScreen()).display
        township = stack.enter_context(TownshipServer(folder / "township", logs / "township.log"))
        tell(f"镇里的程序已启动 {township.url}")
        office = _logged_in(township)
        prepare(office)
        screen = Screen(display, shots)
        width, height = screen.size()
        settings = KioskSettings(township.url, width, height, sync_interval_s=2)
        station = folder / "station"
        kiosk = stack.enter_context(Kiosk(station, logs / "kiosk.log", display, settings))
        stage = Stage(office, township.url, kiosk, screen, Remote(display), display, station, tell)
        _enrol(stage)
        yield stage


def clean(shots: Path) -> None:
    """Take away what an earlier tour left, and nothing else that lies there."""
    for picture in shots.glob("[0-9][0-9]-*.png"):
        picture.unlink()
    shutil.rmtree(shots / "logs", ignore_errors=True)


def wait_for_code(kiosk: Kiosk, screen: Screen, scratch: Path) -> str | None:
    """The six digits on the screen, or None when the kiosk shows that it needs none.

    Raises:
        ProgramError: the kiosk ended, or shows neither.
    """
    until = time.monotonic() + _FIRST_PAGE_S
    while kiosk.running and time.monotonic() < until:
        page = screen.page()
        if page.code not in ("", OPENING, ENROL_PAGE):
            return None
        code = _code_on(page, screen, scratch)
        if code is not None:
            return code
        time.sleep(_LOOK_AGAIN_S)
    raise ProgramError(f"村里的程序没有打开画面，详见 {kiosk.log}")


def _code_on(page: Page, screen: Screen, scratch: Path) -> str | None:
    if page != Page(ENROL_PAGE, _WAITING):
        return None
    screen.picture(scratch)
    try:
        return read_digits(scratch)
    finally:
        scratch.unlink()


def _logged_in(township: TownshipServer) -> Office:
    password = secrets.token_urlsafe(9)
    township.create_staff(STAFF_NAME, password)
    office = Office(township.url)
    office.log_in(STAFF_NAME, password)
    return office


def _enrol(stage: Stage) -> None:
    code = wait_for_code(stage.kiosk, stage.screen, stage.station.parent / "code.png")
    if code is None:
        raise PageError("新机器没有显示6个数字")
    stage.screen.shot("enrolment")
    stage.office.enrol(PARTY_DAY_PLACE, code)
    stage.screen.wait_until(lambda page: page == Page(ENROL_PAGE, "enrolled"), "登记完成", 60)
    stage.tell(f"村里报了{code[:3]} {code[3:]}，镇里输好，装好了")
    stage.screen.shot("enrolled")
    stage.remote.press(OK)
    _set_up(stage)


def _set_up(stage: Stage) -> None:
    """The first pages of a new machine: its remote, its edges, its sound."""
    stage.screen.wait_for("remote")
    stage.remote.press(UP, DOWN, LEFT, RIGHT, OK, BACK)
    stage.screen.wait_until(lambda page: page == Page("remote", "done"), "遥控器认好了")
    stage.remote.press(OK)
    stage.screen.wait_for("edges")
    stage.remote.press(OK)
    stage.screen.wait_for("sound")
    stage.remote.press(RIGHT, OK)
    stage.screen.wait_for("set_up")
    stage.screen.shot("set-up")
    stage.remote.press(OK)
    stage.screen.wait_for("home")
