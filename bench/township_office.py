"""Offices that are measured: each its own process and data, on SQLite or PostgreSQL."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from bench.cluster import Cluster
from demo.processes import REPOSITORY
from demo.servers import TownshipServer

NAME, PASSWORD = "ganshi", "heqi-caomei-2026"
PATIENCE_S = 120
_HERE = Path(__file__).parent
_MADE_BY = ("township_past.py", "township_copies.py", "township_records.py")


@dataclass(frozen=True)
class Premises:
    """Where an office keeps what it has."""

    data: Path
    database_url: str = ""
    """Empty for SQLite in the data folder."""

    @property
    def told(self) -> dict[str, str]:
        """What its program is told by its environment."""
        address = {"DATABASE_URL": self.database_url} if self.database_url else {}
        return {"TOWNSHIP_DATA": str(self.data), **address}

    def run(self, module: str, *words: str) -> str:
        """Run one of the bench's own programs in this office; what it printed.

        Raises:
            RuntimeError: it failed; the message ends with what it said.
        """
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env={**os.environ, **self.told},
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{module}: {done.stderr[-2000:]}")
        return done.stdout


class Visitor:
    """A member of staff with a browser."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._browser = requests.Session()
        self._browser.trust_env = False
        page = self._browser.get(f"{url}/admin/login/", timeout=PATIENCE_S)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        form = {"username": NAME, "password": PASSWORD, "csrfmiddlewaretoken": token and token[1]}
        answer = self._browser.post(page.url, form, timeout=PATIENCE_S, allow_redirects=False)
        if answer.status_code != requests.codes.found:
            raise RuntimeError(f"nobody was let in: {answer.status_code}")

    def opens_ms(self, path: str) -> float:
        """How long a page takes from the question to its last byte.

        Raises:
            RuntimeError: it did not come.
        """
        asked = time.perf_counter()
        answer = self._browser.get(f"{self._url}{path}", timeout=PATIENCE_S)
        took_ms = (time.perf_counter() - asked) * 1000
        if answer.status_code != requests.codes.ok or not answer.content:
            raise RuntimeError(f"{path}: {answer.status_code}")
        return took_ms


@contextmanager
def opened(premises: Premises) -> Iterator[TownshipServer]:
    """The office's program, running; an account for staff is made where there is none."""
    log = premises.data.with_name(f"{premises.data.name}.log")
    server = TownshipServer(premises.data, log, told=premises.told)
    if not (premises.data / "staffed").exists():
        server.create_staff(NAME, PASSWORD)
        (premises.data / "staffed").touch()
    with server:
        yield server


def with_past(
    folder: Path, name: str, stations: int, months: int, cluster: Cluster | None
) -> Premises:
    """An office with a past of that size, made anew only where what makes it has changed."""
    data = folder / name
    stamp, wanted = data / "made", _fingerprint(stations, months)
    is_made = stamp.exists() and stamp.read_text("ascii") == wanted
    if cluster is None:
        premises = Premises(data)
    else:
        is_made = is_made and cluster.has(name)
        if not is_made:
            cluster.drop(name)
        premises = Premises(data, cluster.create(name) if not is_made else cluster.url(name))
    if not is_made:
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(parents=True)
        premises.run(
            "bench.township_past", "past", "--stations", str(stations), "--months", str(months)
        )
        stamp.write_text(wanted, "ascii")
    return premises


def _fingerprint(stations: int, months: int) -> str:
    """Of all that decides what the past looks like; migrations bring an old one up to date."""
    digest = hashlib.sha256(f"{stations} {months} {time.strftime('%Y-%m')}".encode())
    for path in [_HERE / one for one in _MADE_BY]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
