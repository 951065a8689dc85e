"""A village's machine without a screen: enrols, sends and asks by HTTP, as a kiosk does."""

import os
import time
from collections.abc import Sequence
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

import requests

from demo.office import Office, OfficeError
from protocol.canonical import canonical_bytes
from protocol.enrolment import (
    EnrolmentAnswer,
    EnrolmentOffer,
    EnrolmentPoll,
    EnrolmentRequest,
    EnrolmentState,
)
from protocol.feed import Feed
from protocol.message import FORMAT, Message
from protocol.moment import Moment
from protocol.receipt import Receipt, ReceiptBatch
from protocol.record import MeetingRecord, plain_record
from protocol.signing import new_key, open_document, open_sealed, public_key
from protocol.status import Status

_TIMEOUT_S = (5, 60)
_SOFTWARE = version("village-kiosk")
_FREE_DISK_BYTES = 91 * 1024**3


class MachineIdentity(Message):
    """What a machine keeps of its enrolment. Secret: its file is for the owner alone."""

    station_id: str
    township_key: str
    token: str


class OldMachine:
    """One machine at a township's door."""

    def __init__(self, url: str, identity: MachineIdentity) -> None:
        self._api = f"{url}/api/v1"
        self._identity = identity
        self._session = _session()
        self._session.headers["Authorization"] = f"Bearer {identity.token}"

    @classmethod
    def kept(cls, url: str, file: Path) -> Self | None:
        """The machine that was enrolled here before, if there was one."""
        if not file.exists():
            return None
        return cls(url, MachineIdentity.model_validate_json(file.read_bytes()))

    @classmethod
    def enrolled(cls, url: str, office: Office, station_id: str, file: Path) -> Self:
        """A new machine: it shows its code, and the office types it.

        Raises:
            OfficeError: the township did not take it.
        """
        secret, session = new_key(), _session()
        request = EnrolmentRequest(station_key=public_key(secret), software=_SOFTWARE)
        offer = EnrolmentOffer.model_validate_json(
            _sent(session, "POST", f"{url}/api/v1/enrolments", request)
        )
        office.enrol(station_id, offer.user_code)
        poll = EnrolmentPoll(device_code=offer.device_code)
        answer = EnrolmentAnswer.model_validate_json(
            _sent(session, "POST", f"{url}/api/v1/enrolments/token", poll)
        )
        if answer.state is not EnrolmentState.ENROLLED:
            raise OfficeError(f"{station_id} 的机器没有接入：{answer.state}")
        identity = MachineIdentity(
            station_id=answer.station_id,
            township_key=offer.township_key,
            token=open_sealed(bytes.fromhex(answer.sealed_token), secret).decode("ascii"),
        )
        _keep(identity, file)
        return cls(url, identity)

    def is_known(self) -> bool:
        """Whether the township still takes it for the station: a newer machine ends that."""
        answer = self._session.get(f"{self._api}/feed", timeout=_TIMEOUT_S)
        return answer.status_code != HTTPStatus.UNAUTHORIZED

    def send(self, record: MeetingRecord) -> Receipt:
        """Send one record, as a station does that has a line when a meeting is closed."""
        address = f"{self._api}/records/{record.id}/{record.revision}"
        answer = _sent(self._session, "PUT", address, plain_record(record))
        return Receipt.model_validate_json(answer)

    def send_at_once(self, records: Sequence[MeetingRecord]) -> list[Receipt]:
        """Send records all together, as a station does that was long away."""
        batch = {"format": FORMAT, "records": [plain_record(one) for one in records]}
        answer = _sent(self._session, "POST", f"{self._api}/records", batch)
        return list(ReceiptBatch.model_validate_json(answer).receipts)

    def report(self) -> None:
        """Fetch the feed and say how the machine is, as every contact ends."""
        document = _sent(self._session, "GET", f"{self._api}/feed")
        feed = Feed.model_validate_json(open_document(document, self._identity.township_key))
        status = Status(
            sent=Moment(wall_ms=time.time_ns() // 1_000_000, boot_ms=0, boot_id="report"),
            software=_SOFTWARE,
            feed_version=feed.version,
            pending_records=0,
            free_disk_bytes=_FREE_DISK_BYTES,
            courseware_present=len(feed.courseware),
            courseware_missing=0,
            missing=(),
            feed_issued_ms=feed.issued_ms,
        )
        _sent(self._session, "POST", f"{self._api}/status", status)


def _session() -> requests.Session:
    session = requests.Session()
    # A demonstration on this machine must not go through somebody's web proxy.
    session.trust_env = False
    return session


def _sent(
    session: requests.Session,
    method: str,
    address: str,
    content: Message | dict[str, Any] | None = None,
) -> bytes:
    answer = session.request(
        method,
        address,
        data=None if content is None else canonical_bytes(content),
        headers={"Content-Type": "application/json"},
        timeout=_TIMEOUT_S,
    )
    if not answer.ok:
        raise OfficeError(f"{method} {answer.request.path_url}：{answer.status_code} {answer.text}")
    return answer.content


def _keep(identity: MachineIdentity, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(canonical_bytes(identity))
