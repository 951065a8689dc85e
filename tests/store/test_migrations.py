"""A data folder as the first version left it: frozen, and opened by this one with nothing lost."""

import json
import shutil
from pathlib import Path

import pytest

from kiosk.store.documents import RecordState
from kiosk.store.envelope import FILE_FORMAT, disclose
from kiosk.store.store import Store
from protocol.record import is_intact

FROZEN = Path(__file__).with_name("first_version")
MONTH = "2026-04"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the frozen folder."""
    return Path(shutil.copytree(FROZEN, tmp_path / "data"))


def test_everything_of_the_version_before_is_found(data: Path) -> None:
    opening = Store(data).open(MONTH)
    assert (opening.damages, opening.troubles) == ((), ())
    assert opening.identity.station_id == "LW"
    assert opening.identity.volume_percent == 65
    assert opening.feed is not None
    assert opening.feed.version == opening.identity.feed_version == 3
    assert opening.meeting is not None
    assert (opening.meeting.id, opening.meeting.present) == ("going-on", 1)
    states = {one.summary.id: one.state for one in opening.recent}
    assert states == {"held": RecordState.ACKED, "waiting": RecordState.PENDING}


def test_records_keep_the_very_bytes_they_were_sealed_with(data: Path) -> None:
    stored = Store(data).records.load(MONTH)
    assert [is_intact(one.record) for one in stored] == [True, True]


def test_a_record_acknowledged_before_counts_from_its_closing(data: Path) -> None:
    stored = {one.record.id: one for one in Store(data).records.load(MONTH)}
    assert stored["held"].acked_ms == stored["held"].record.closed.wall_ms
    assert (stored["waiting"].acked_ms, stored["waiting"].comment) == (0, "")


def test_the_meeting_of_the_version_before_is_gone_on_with_and_closed(data: Path) -> None:
    store = Store(data)
    meeting = store.open(MONTH).meeting
    assert meeting is not None
    store.close_meeting(meeting)
    again = Store(data).open(MONTH)
    assert again.meeting is None
    assert {one.summary.id for one in again.recent} == {"held", "waiting", "going-on"}


def test_what_is_written_is_of_this_version_and_the_spare_stays_of_the_one_before(
    data: Path,
) -> None:
    Store(data).change_identity(volume_percent=40)
    formats = [
        disclose((data / name).read_bytes()) for name in ("station.json", "station.json.old")
    ]
    assert [one.format if one else 0 for one in formats] == [FILE_FORMAT, FILE_FORMAT - 1]


def test_fields_of_a_later_township_or_kiosk_survive(data: Path) -> None:
    store = Store(data)
    store.change_identity(something_new="kept")
    store.change_identity(volume_percent=41)
    payload = (data / "station.json").read_bytes().partition(b"\n")[2]
    assert json.loads(payload)["something_new"] == "kept"
