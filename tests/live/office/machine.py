"""A village's machine as the office meets it: shows a code, says how it is, hears what is new."""

import time
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import requests

from protocol.enrolment import EnrolmentAnswer, EnrolmentOffer, EnrolmentPoll, EnrolmentRequest
from protocol.faults import FaultReport
from protocol.feed import Feed
from protocol.message import Message
from protocol.moment import Moment
from protocol.month_figures import MonthFigures, Objection
from protocol.signing import new_key, open_document, open_sealed, public_key
from protocol.status import Status

_PATIENCE_S = 30


def now() -> Moment:
    """This moment, as a machine with a right clock has it."""
    return Moment(wall_ms=time.time_ns() // 1_000_000, boot_ms=1_000, boot_id="one")


class Machine:
    """A machine that has asked to be let in, and shows its code.

    Args:
        url: where it finds the township, without a slash at the end.
    """

    def __init__(self, url: str) -> None:
        self._api = f"{url}/api/v1"
        self._key = new_key()
        self._session = requests.Session()
        self._session.trust_env = False
        request = EnrolmentRequest(station_key=public_key(self._key), software="0.1.0")
        self._offer = EnrolmentOffer.model_validate_json(self._send("enrolments", request))
        self.token = ""
        """What it proves itself with, once it was let in."""
        self._heard = 0

    @property
    def code(self) -> str:
        """The six digits on its screen."""
        return self._offer.user_code

    def come(self) -> None:
        """Ask whether the code was typed, and take the identity home."""
        poll = EnrolmentPoll(device_code=self._offer.device_code)
        answer = EnrolmentAnswer.model_validate_json(self._send("enrolments/token", poll))
        self.token = open_sealed(bytes.fromhex(answer.sealed_token), self._key).decode("ascii")
        self._session.headers["Authorization"] = f"Bearer {self.token}"
        self.say()

    def say(self, *faults: FaultReport, objections: Sequence[Objection] = ()) -> None:
        """Say how it is, what is broken, and what is wrong with a month's figures."""
        status = Status(
            sent=now(),
            software="0.1.0",
            feed_version=self._heard,
            pending_records=0,
            free_disk_bytes=91 * 1024**3,
            courseware_present=0,
            courseware_missing=0,
            faults=faults,
            objections=tuple(objections),
        )
        self._send("status", status)

    def object_to(self, record_id: str, figures: MonthFigures) -> None:
        """Say that a meeting is missing among those that count, as the kiosk does.

        Args:
            record_id: the meeting.
            figures: of its month, as the village was shown them.
        """
        objection = Objection(
            id=f"about-{record_id}",
            month=figures.month,
            revision=figures.revision,
            about=record_id,
            reason="not_counted",
            made=now(),
        )
        self.say(objections=[objection])

    def feed(self) -> Feed:
        """What the township tells it."""
        answer = self._asked("feed")
        answer.raise_for_status()
        document = open_document(answer.content, self._offer.township_key)
        feed = Feed.model_validate_json(document)
        self._heard = feed.version
        return feed

    def is_known(self) -> bool:
        """Whether the township still takes it for the station."""
        return bool(self._asked("feed").status_code != HTTPStatus.UNAUTHORIZED)

    def _asked(self, path: str) -> requests.Response:
        return self._session.get(f"{self._api}/{path}", timeout=_PATIENCE_S)

    def _send(self, path: str, content: Message) -> Any:
        answer = self._session.post(
            f"{self._api}/{path}",
            content.model_dump_json(),
            headers={"Content-Type": "application/json"},
            timeout=_PATIENCE_S,
        )
        answer.raise_for_status()
        return answer.content
