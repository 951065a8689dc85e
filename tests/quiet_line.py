"""A sync thread with no line behind it, for tests of those who give it work."""

from kiosk.sync.link import Link, Wanted
from kiosk.sync.worker import Worker
from protocol.record import MeetingRecord
from protocol.status import Status


class QuietLine:
    """Notes what it is asked for; the test lets ``worker`` answer."""

    def __init__(self) -> None:
        self.worker = Worker()
        self.asked: list[str] = []
        self.statuses: list[Status | None] = []

    def exchange(
        self,
        link: Link,
        etag: str,
        known_version: int,
        records: tuple[MeetingRecord, ...],
        status: Status | None,
    ) -> None:
        self.asked.append("exchange")
        self.statuses.append(status)

    def fetch(self, link: Link, wanted: Wanted) -> None:
        self.asked.append(f"fetch {getattr(wanted.courseware, 'title', 'picture')}")

    def ask_enrolment(self, address: str, station_key: str, software: str) -> None:
        self.asked.append("code")

    def poll_enrolment(self, address: str, device_code: str, station_secret: str) -> None:
        self.asked.append(f"poll {device_code}")

    def hold_downloads(self, held: bool) -> None:
        self.asked.append("hold" if held else "let go")
