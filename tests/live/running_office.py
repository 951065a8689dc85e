"""The office's program as it is really started, for tests: a process, a browser, a machine."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from protocol.feed import Feed
from protocol.moment import Moment
from protocol.record import MeetingRecord, sealed
from protocol.signing import new_key, open_document, open_sealed, public_key

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "heqi-caomei-2026"
PATIENCE_S = 90


@dataclass
class Office:
    """The program in a folder of its own, and a browser in which staff is logged in."""

    folder: Path
    told: dict[str, str] = field(default_factory=dict)
    """What its environment says besides."""
    port: int = 0
    process: "subprocess.Popen[str] | None" = None
    url: str = ""
    browser: requests.Session = field(default_factory=requests.Session)

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run one command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "township", *arguments],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=True,
        )

    def start(self) -> None:
        """Start serving; ready when it says where."""
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "township", "serve", "--port", str(self.port)],
                cwd=ROOT,
                env=self.environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), line
        self.url = line.split()[-1]

    def stop(self, with_signal: int = signal.SIGTERM) -> int:
        """Stop serving; the exit code."""
        assert self.process is not None
        self.process.send_signal(with_signal)
        code = self.process.wait(PATIENCE_S)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def environment(self) -> dict[str, str]:
        """Its own data folder, and nothing of the machine's settings."""
        own = {"TOWNSHIP_DATA": str(self.folder / "data"), "TOWNSHIP_PASSWORD": PASSWORD}
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TZ")}
        return {**kept, **own, **self.told}

    def log_in(self) -> None:
        """Log in as the page does."""
        self.browser = self.new_browser()
        answer = self.try_password(PASSWORD)
        assert answer.status_code == 302, answer.text

    def try_password(self, password: str, **headers: str) -> requests.Response:
        """Fill in the login page."""
        page = f"{self.url}/admin/login/"
        self.browser.get(page, timeout=PATIENCE_S)
        form = {
            "username": "ganshi",
            "password": password,
            "csrfmiddlewaretoken": self.browser.cookies["csrftoken"],
        }
        return self.browser.post(
            page, form, headers=headers, timeout=PATIENCE_S, allow_redirects=False
        )

    def new_browser(self) -> requests.Session:
        """A browser that knows nobody, and says where it comes from as browsers do."""
        browser = requests.Session()
        # Neither somebody's web proxy nor somebody's list of certificates is asked.
        browser.trust_env = False
        browser.headers["Referer"] = f"{self.url}/"
        return browser

    def staff(self, method: str, path: str, **request: Any) -> Any:
        """Do one of the office's jobs."""
        answer = self.browser.request(
            method,
            f"{self.url}/api/staff/{path}",
            headers={"X-CSRFToken": self.browser.cookies["csrftoken"]},
            timeout=PATIENCE_S,
            **request,
        )
        assert answer.ok, answer.text
        return answer.json()


def enrolled(office: Office) -> dict[str, str]:
    """The headers of an enrolled station."""
    key = new_key()
    office.staff("POST", "stations", json={"id": "LW", "name": "柳湾"})
    body = {"station_key": public_key(key), "software": "0.1.0"}
    machine = office.new_browser()
    offer = machine.post(f"{office.url}/api/v1/enrolments", json=body, timeout=PATIENCE_S).json()
    office.staff("POST", "stations/LW/enrol", json={"code": offer["user_code"]})
    answer = machine.post(
        f"{office.url}/api/v1/enrolments/token",
        json={"device_code": offer["device_code"]},
        timeout=PATIENCE_S,
    ).json()
    token = open_sealed(bytes.fromhex(answer["sealed_token"]), key).decode()
    (office.folder / "township_key").write_text(offer["township_key"])
    return {"Authorization": f"Bearer {token}"}


def feed(office: Office, station: dict[str, str]) -> Feed:
    answer = requests.get(f"{office.url}/api/v1/feed", headers=station, timeout=PATIENCE_S)
    key = (office.folder / "township_key").read_text()
    return Feed.model_validate_json(open_document(answer.content, key))


def a_record() -> MeetingRecord:
    evening = Moment(wall_ms=1_776_337_200_000, boot_ms=0, boot_id="one")
    return sealed(
        MeetingRecord(
            id="0f4ce1f5-4d4c-4b52-a5f5-111111111111",
            station_id="LW",
            station_name="柳湾",
            sequence=1,
            feed_version=1,
            type_code="theme_party_day",
            type_name="主题党日",
            opened=evening,
            closed=evening,
        )
    )
