"""A village's machine as the office sees it: a key, a token, and what it asks and sends."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client

from protocol.canonical import canonical_bytes
from protocol.enrolment import EnrolmentAnswer, EnrolmentOffer
from protocol.feed import Feed
from protocol.moment import Moment
from protocol.people import PersonStatus
from protocol.record import Attendance, AttendanceStatus, ExpectedPerson, MeetingRecord, sealed
from protocol.signing import new_key, open_document, open_sealed, public_key
from township.stations.enrolment import enrol
from township.stations.models import Station

EVENING_MS = 1_776_337_200_000
HOUR_MS = 3_600_000
JSON = "application/json"


def moment(after_ms: int = 0) -> Moment:
    """A time of an evening."""
    return Moment(wall_ms=EVENING_MS + after_ms, boot_ms=1_000 + after_ms, boot_id="one")


@dataclass
class Village:
    """An enrolled machine."""

    station: Station
    client: Client
    township_key: str
    token: str

    @classmethod
    def enrolled(cls, station_id: str, name: str) -> "Village":
        """Enrol a new station as its administrator and the office do it."""
        station = Station.objects.create(pk=station_id, name=name)
        key, client = new_key(), Client()
        offer = ask_for_code(client, public_key(key))
        enrol(station, offer.user_code)
        answer = poll(client, offer.device_code)
        token = open_sealed(bytes.fromhex(answer.sealed_token), key).decode()
        return cls(station, client, offer.township_key, token)

    @property
    def headers(self) -> dict[str, str]:
        """What proves who asks."""
        return {"Authorization": f"Bearer {self.token}"}

    def get(self, path: str, **headers: str) -> Any:
        """Ask for something."""
        return self.client.get(f"/api/v1/{path}", headers={**self.headers, **headers})

    def head(self, path: str, **headers: str) -> Any:
        """Ask how something is."""
        return self.client.head(f"/api/v1/{path}", headers={**self.headers, **headers})

    def post(self, path: str, body: Any) -> Any:
        """Send something."""
        return self.client.post(f"/api/v1/{path}", body, JSON, headers=self.headers)

    def put_record(self, record: MeetingRecord) -> dict[str, Any]:
        """Send a record; the receipt."""
        path = f"/api/v1/records/{record.id}/{record.revision}"
        answer = self.client.put(path, canonical_bytes(record), JSON, headers=self.headers)
        assert answer.status_code == 200, answer.content
        receipt: dict[str, Any] = answer.json()
        return receipt

    def verdict_on(self, record: MeetingRecord) -> str:
        """Send a record; the verdict."""
        return str(self.put_record(record)["verdict"])

    def verdicts_on(self, records: list[Any]) -> list[str]:
        """Send a batch; the verdicts in the same order."""
        answer = self.post("records", json.dumps({"format": 1, "records": records}))
        assert answer.status_code == 200, answer.content
        return [receipt["verdict"] for receipt in answer.json()["receipts"]]

    def feed(self) -> Feed:
        """The feed, with its signature checked."""
        answer = self.get("feed")
        assert answer.status_code == 200
        return Feed.model_validate_json(open_document(answer.content, self.township_key))

    def record(self, **fields: Any) -> MeetingRecord:
        """A sealed record of this village: three expected, all there, unless told otherwise."""
        people = ("王麦青", "李稻香", "张禾苗")
        plain: dict[str, Any] = {
            "id": str(uuid4()),
            "station_id": self.station.id,
            "station_name": self.station.name,
            "sequence": 1,
            "feed_version": 1,
            "type_code": "theme_party_day",
            "type_name": "主题党日",
            "opened": moment(),
            "closed": moment(HOUR_MS),
            "expected": [
                ExpectedPerson(person_id=f"p{n}", name=name, status=PersonStatus.MEMBER)
                for n, name in enumerate(people)
            ],
            "attendance": [
                Attendance(
                    person_id=f"p{n}", name=name, status=AttendanceStatus.PRESENT, at=moment(n)
                )
                for n, name in enumerate(people)
            ],
        }
        return sealed(MeetingRecord(**{**plain, **fields}))


def ask_for_code(client: Client, station_key: str) -> EnrolmentOffer:
    """Ask for an enrolment, as a new machine does."""
    body = {"station_key": station_key, "software": "0.1.0"}
    answer = client.post("/api/v1/enrolments", body, JSON)
    assert answer.status_code == 200, answer.content
    return EnrolmentOffer.model_validate_json(answer.content)


def poll(client: Client, device_code: str) -> EnrolmentAnswer:
    """Ask whether the code has been typed."""
    answer = client.post("/api/v1/enrolments/token", {"device_code": device_code}, JSON)
    assert answer.status_code == 200, answer.content
    return EnrolmentAnswer.model_validate_json(answer.content)
