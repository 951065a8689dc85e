"""The office's clerk: does by HTTP what the staff pages do, logged in like anybody of the staff."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import requests

from protocol.feed import PlannedMeeting, Playlist, StudyPlan, TenthClass
from protocol.message import Message
from protocol.people import Person

_CONNECT_S, _ANSWER_S, _CHECKING_S = 5, 60, 600
"""The last is for uploads: the office decodes a film whole before it answers."""

_REFUSED = 422


class OfficeError(Exception):
    """The office did not do what was asked; the message has its words."""


class Upload(NamedTuple):
    """What the office said to a film."""

    ok: bool
    sha256: str
    title: str
    length_ms: int
    verdict: str
    reason: str
    duplicate: bool = False
    """Whether the office had these very bytes already."""


class Office:
    """One session with the office's program."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()
        self._session.headers["Accept"] = "application/json"
        # A demonstration on this machine must not go through somebody's web proxy.
        self._session.trust_env = False

    def log_in(self, name: str, password: str) -> None:
        """Log in through the page everybody uses.

        Raises:
            OfficeError: the page is not there, or does not know the name and password.
        """
        page = self._session.get(f"{self._url}/admin/", timeout=(_CONNECT_S, _ANSWER_S))
        form = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        if form is None:
            raise OfficeError(f"登录页打不开（{page.status_code}）")
        answer = self._session.post(
            page.url,
            data={"csrfmiddlewaretoken": form[1], "username": name, "password": password},
            headers={"Referer": page.url},
            timeout=(_CONNECT_S, _ANSWER_S),
            allow_redirects=False,
        )
        if "sessionid" not in self._session.cookies:
            raise OfficeError(f"登录没有成功（{answer.status_code}）")

    @property
    def cookies(self) -> dict[str, str]:
        """What a browser needs to go on with this session."""
        return {cookie.name: cookie.value or "" for cookie in self._session.cookies}

    def set_office(self, township_name: str, phone: str) -> None:
        """The township's name and the number villages ring."""
        self._send("PUT", "office", {"township_name": township_name, "phone": phone})

    def add_station(self, station_id: str, name: str, position: int) -> None:
        """Add a station at a place of the office's list, or rename and move it."""
        self._send("POST", "stations", {"id": station_id, "name": name, "position": position})

    def stations(self) -> list[dict[str, Any]]:
        """All stations, whether a machine is enrolled for each and when it was last heard of."""
        return self._list(self._send("GET", "stations"))

    def enrol(self, station_id: str, code: str) -> None:
        """Type the six digits a station shows against its name."""
        self._send("POST", f"stations/{station_id}/enrol", {"code": code})

    def set_roster(self, station_id: str, people: Sequence[Person]) -> None:
        """Replace a station's roster."""
        plain = [person.model_dump(mode="json") for person in people]
        self._send("PUT", f"stations/{station_id}/roster", plain)

    def put_plan(self, plan: StudyPlan) -> None:
        """Publish a study plan to all stations."""
        self._put("plans", plan.id, plan)

    def put_playlist(self, playlist: Playlist) -> None:
        """Publish a playlist."""
        self._put("playlists", playlist.id, playlist)

    def put_planned_meeting(self, meeting: PlannedMeeting, station_id: str) -> None:
        """Announce a meeting to a station."""
        self._put("planned-meetings", meeting.id, meeting, station=station_id)

    def put_class(self, announced: TenthClass) -> None:
        """Announce a class on the 10th."""
        self._put("classes", announced.id, announced)

    def upload(self, film: Path, **labels: str) -> Upload:
        """Upload a film with its title, category, function and campaign, and wait for the verdict.

        A refusal is an answer, not an error.
        """
        with film.open("rb") as content:
            answer = self._session.post(
                f"{self._url}/api/staff/courseware",
                files={"file": (film.name, content)},
                data=labels,
                headers=self._csrf(),
                timeout=(_CONNECT_S, _CHECKING_S),
            )
        plain = answer.json() if answer.status_code == _REFUSED else self._checked(answer)
        return Upload(
            ok=bool(plain["ok"]),
            sha256=str(plain.get("sha256", "")),
            title=str(plain.get("title", "")),
            length_ms=int(plain.get("length_ms", 0)),
            verdict=str(plain.get("verdict", "")),
            reason=str(plain.get("reason", "")),
            duplicate=bool(plain.get("duplicate", False)),
        )

    def accept_fault(self, code: str) -> None:
        """Tick the reported faults with this code in the office's list, and take them up."""
        page = f"{self._url}/admin/faults/fault/"
        listed = self._session.get(page, params={"q": code}, timeout=(_CONNECT_S, _ANSWER_S))
        listed.raise_for_status()
        ticked = re.findall(r'name="_selected_action" value="(\d+)"', listed.text)
        if not ticked:
            raise OfficeError(f"no fault with the code {code}")
        self._press(page, action="accept", _selected_action=ticked)

    def disclose(self, month: str) -> None:
        """Show every village its own figures of a month that is over."""
        self._press(f"{self._url}/reports/{month}/disclose/")

    def objections(self, month: str) -> list[str]:
        """Where each objection to a month's figures is answered, by its page."""
        page = f"{self._url}/reports/{month}/"
        seen = self._session.get(page, timeout=(_CONNECT_S, _ANSWER_S))
        seen.raise_for_status()
        return re.findall(r'action="(/reports/[\d-]+/objections/\d+/)"', seen.text)

    def answer_objection(self, door: str, stage: str, words: str) -> None:
        """Answer an objection; the village hears of it.

        Args:
            door: one of ``objections``.
            stage: ``mended`` or ``explained``.
            words: what is said besides.
        """
        self._press(f"{self._url}{door}", stage=stage, words=words)

    def courseware(self) -> list[dict[str, Any]]:
        """All courses the office has."""
        return self._list(self._send("GET", "courseware"))

    def records(self, station_id: str) -> list[dict[str, Any]]:
        """A station's meetings as the office holds them: newest record, revisions, flags."""
        return self._list(self._send("GET", f"records?station={station_id}")["records"])

    def return_record(self, record_id: str, comment: str) -> None:
        """Ask the village to add something."""
        self._send("POST", f"records/{record_id}/return", {"comment": comment})

    def take_back(self, record_id: str) -> None:
        """Nothing need be added after all."""
        self._send("DELETE", f"records/{record_id}/return")

    @staticmethod
    def _list(plain: object) -> list[dict[str, Any]]:
        if not isinstance(plain, list):
            raise OfficeError("回答不是一张单子")
        return plain

    def _put(self, kind: str, name: str, content: Message, **more: str) -> None:
        self._send("PUT", f"{kind}/{name}", {**content.model_dump(mode="json"), **more})

    def _send(self, method: str, address: str, body: object = None) -> Any:
        return self._checked(self._answer(method, address, body))

    def _answer(self, method: str, address: str, body: object) -> requests.Response:
        return self._session.request(
            method,
            f"{self._url}/api/staff/{address}",
            json=body,
            headers=self._csrf(),
            timeout=(_CONNECT_S, _ANSWER_S),
        )

    def _press(self, address: str, **fields: str | list[str]) -> None:
        """Press a button of a staff page."""
        wait = (_CONNECT_S, _ANSWER_S)
        answer = self._session.post(address, data=fields, headers=self._csrf(), timeout=wait)
        answer.raise_for_status()

    def _csrf(self) -> dict[str, str]:
        token = self._session.cookies.get("csrftoken") or ""
        return {"X-CSRFToken": token, "Referer": f"{self._url}/"}

    @staticmethod
    def _checked(answer: requests.Response) -> Any:
        if not answer.ok:
            path = answer.request.path_url
            raise OfficeError(f"{answer.request.method} {path}：{answer.status_code} {answer.text}")
        return answer.json() if answer.content else None
