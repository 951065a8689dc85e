"""A village's machine behind the office's pages: what it is told, and what it objects to."""

import time

from demo.old_machine import OldMachine
from protocol.canonical import canonical_bytes
from protocol.feed import Feed
from protocol.moment import Moment
from protocol.month_figures import Objection
from protocol.signing import open_document
from protocol.status import Status

_PATIENCE_S = 30


class Village(OldMachine):
    """The other door of every job: the pages say what was done, this one what came of it."""

    def feed(self) -> Feed:
        """What the office tells this village now."""
        answer = self._session.get(f"{self._api}/feed", timeout=_PATIENCE_S)
        answer.raise_for_status()
        return Feed.model_validate_json(open_document(answer.content, self._identity.township_key))

    def object_to(self, record_id: str, feed: Feed) -> None:
        """Say that a meeting is missing among those that count, as the kiosk does.

        Args:
            record_id: the meeting, of the newest month the village was shown.
            feed: what the village goes by.
        """
        now = Moment(wall_ms=time.time_ns() // 1_000_000, boot_ms=0, boot_id="object")
        figures = feed.month_figures[0]
        objection = Objection(
            id=f"about-{record_id}",
            month=figures.month,
            revision=figures.revision,
            about=record_id,
            reason="not_counted",
            made=now,
        )
        status = Status(
            sent=now,
            software="0.1.0",
            feed_version=feed.version,
            pending_records=0,
            free_disk_bytes=0,
            courseware_present=0,
            courseware_missing=0,
            objections=(objection,),
        )
        answer = self._session.post(
            f"{self._api}/status",
            canonical_bytes(status),
            headers={"Content-Type": "application/json"},
            timeout=_PATIENCE_S,
        )
        answer.raise_for_status()
