"""A real township with the invented months behind it, and a real Chromium in front of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from demo.office import Office
from demo.servers import TownshipServer
from tests.live.office.clerk import CHROMIUM, SWITCHES, Clerk, at_the_desk
from tests.live.prepared import NAME, Prepared
from tests.live.running_office import PASSWORD


@dataclass(frozen=True)
class BusyOffice:
    """The office's program, and its doors for what a test has to prepare."""

    url: str
    doors: Office
    cookies: dict[str, str]
    data: Path
    """Where the program keeps what it has."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, prepared: Prepared) -> Iterator[BusyOffice]:
    """The invented township up to yesterday evening."""
    folder = tmp_path_factory.mktemp("busy")
    prepared.busy(folder)
    with TownshipServer(folder / "township", folder / "township.log") as server:
        doors = Office(server.url)
        doors.log_in(NAME, PASSWORD)
        yield BusyOffice(server.url, doors, doors.cookies, folder / "township")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed: scripts/setup.sh test")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture
def clerk(browser: Browser, office: BusyOffice) -> Iterator[Clerk]:
    """A clerk at a desk; the browser must have had nothing to complain of."""
    with at_the_desk(browser, office.url, office.cookies) as one:
        yield one
        assert one.faults == []
