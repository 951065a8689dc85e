"""Opens each page of the office at a desk and on a telephone: a picture, and what is wrong."""

import argparse
import re
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.report import Row, finish
from demo.office import Office
from demo.past import give_past
from demo.run import Account
from demo.seed import seed
from demo.servers import TownshipServer
from demo.stage import STAFF_NAME
from demo.township import today
from tests.live.office.clerk import CHROMIUM, DESK, PHONE, SWITCHES, at_the_desk
from tests.live.office.walk import as_django, pages


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw and judge; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="bench.office_screens", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/office"))
    folder: Path = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    as_django()
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(TownshipServer(data / "township", data / "township.log"))
        office = _office(server, data)
        return finish("office-screens", _looked_at(server.url, office.cookies, folder))


def _office(server: TownshipServer, data: Path) -> Office:
    """The invented township, up to yesterday evening."""
    account = Account(data)
    server.create_staff(STAFF_NAME, account.password)
    office = Office(server.url)
    office.log_in(STAFF_NAME, account.password)
    seed(office, today(), print)
    give_past(office, server.url, data / "past", today(), print)
    return office


def _looked_at(url: str, cookies: dict[str, str], folder: Path) -> list[Row]:
    wide, grave, seen = [], [], 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        with at_the_desk(browser, url, cookies) as clerk:
            for kind in pages(clerk, url):
                seen += 1
                name = re.sub(r"\W+", "_", re.sub(r"<\w+:|<|>", "", kind)).strip("_") or "home"
                grave += [f"{kind}: {one}" for one in clerk.audit()]
                for size in (DESK, PHONE):
                    clerk.resize(size)
                    if clerk.overhang() > 0:
                        wide.append(f"{kind}: {clerk.overhang()}")
                    clerk.page.screenshot(path=folder / f"{name}-{size[0]}.png", full_page=True)
                clerk.resize(DESK)
            complaints = list(clerk.faults)
        browser.close()
    for sentence in (*grave, *wide, *complaints):
        print(f"  ✗ {sentence}")
    return [
        Row("pages looked at", seen, ">=", 30, "pages", seen),
        Row("serious faults of accessibility (axe-core)", len(grave), "==", 0, "faults", seen),
        Row("pages wider than their screen", len(wide), "==", 0, "pages", 2 * seen),
        Row("complaints of the browser", len(complaints), "==", 0, "complaints", seen),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
