"""Starts the invented township and one village's television for somebody who wants to try them."""

import datetime
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from demo.office import Office
from demo.past import give_past
from demo.processes import ProgramError
from demo.remote import Screen
from demo.seed import Tell, seed
from demo.servers import Kiosk, KioskSettings, TownshipServer
from demo.stage import STAFF_NAME, wait_for_code
from demo.township import PARTY_DAY_PLACE, today

DEFAULT_FOLDER = Path(__file__).parent.parent / "build" / "demo"
DEFAULT_PORT = 8765
"""The same at each start, since the station keeps the township's address."""


@dataclass(frozen=True)
class RunOptions:
    """What somebody may choose for ``run``."""

    folder: Path
    port: int
    windowed: bool


class Account:
    """The staff account of a demonstration: made once, kept readable for its owner only."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "staff-password"
        self.is_new = not self._file.exists()
        if self.is_new:
            self.password = secrets.token_urlsafe(9)
        else:
            self.password = self._file.read_text(encoding="utf-8").strip()

    def keep(self) -> None:
        """Write it down, once the office has taken it."""
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(self.password + "\n")


def run(options: RunOptions, display: str, tell: Tell) -> None:
    """Run until the kiosk is closed."""
    options.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    logs = options.folder / "logs"
    with TownshipServer(
        options.folder / "township", logs / "township.log", options.port
    ) as township:
        office = open_office(township, options.folder, today(), tell)
        give_past(office, township.url, options.folder / "past", today(), tell)
        settings = KioskSettings(township=township.url, windowed=options.windowed)
        station = options.folder / "station"
        with Kiosk(station, logs / "kiosk.log", display, settings) as kiosk:
            enrol_when_asked(office, kiosk, Screen(display), options.folder, tell)
            tell("电视已打开，用方向键、回车和退出键操作；关掉窗口或按 Ctrl+C 就结束")
            kiosk.wait()


def open_office(township: TownshipServer, folder: Path, day: datetime.date, tell: Tell) -> Office:
    """An office ready for the day, its account made at the first start."""
    account = Account(folder)
    if account.is_new:
        township.create_staff(STAFF_NAME, account.password)
        account.keep()
    office = Office(township.url)
    office.log_in(STAFF_NAME, account.password)
    seed(office, day, tell)
    tell(f"镇里的网页 {township.url}/  用户名 {STAFF_NAME}  密码 {account.password}")
    return office


def enrol_when_asked(
    office: Office, kiosk: Kiosk, screen: Screen, folder: Path, tell: Tell
) -> None:
    """Type the digits the television shows, as the office does when a village rings.

    Where another window lies over them, somebody has to type them.

    Raises:
        ProgramError: the kiosk ended before it showed anything.
    """
    try:
        code = wait_for_code(kiosk, screen, folder / "code.png")
    except ProgramError:
        if not kiosk.running:
            raise
        tell("屏幕上的6个数字没看清，请在镇里的网页上打开“站点”，给柳湾村输进去")
        return
    if code is not None:
        office.enrol(PARTY_DAY_PLACE, code)
