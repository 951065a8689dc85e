"""A station and a real township: enrolled, supplied, cut off, and of one mind again."""

import datetime
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from demo.office import Office
from demo.servers import TownshipServer
from kiosk.amending import Amending
from kiosk.clock import Clock
from kiosk.config import Config, SyncConfig, TownshipConfig
from kiosk.correcting import with_discussion
from kiosk.downloads import Downloads
from kiosk.enrolling import EnrolmentStage
from kiosk.errors import Trouble
from kiosk.fault_desk import FaultDesk
from kiosk.objecting import Objecting
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.sync.worker import SyncThread
from kiosk.ui.thumbnails import decode
from protocol.differences import differences
from protocol.faults import FaultCategory, FaultStage
from protocol.feed import Courseware
from protocol.month_figures import ObjectionReason, ObjectionStage
from protocol.people import Person, PersonStatus
from protocol.record import (
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    MeetingRecord,
    is_intact,
)
from tests.live.prepared import NAME, Prepared
from tests.live.running_office import PASSWORD
from tests.station import Station

pytestmark = pytest.mark.patient

PATIENCE_MS = 30_000


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture
def township(tmp_path: Path, prepared: Prepared) -> Iterator[TownshipServer]:
    """On a port that stays the same when it is started again."""
    prepared.copy("one village", tmp_path / "town", lambda data: make_village(data, prepared))
    with TownshipServer(tmp_path / "town", tmp_path / "town.log", port=free_port()) as server:
        yield server


def make_village(data: Path, prepared: Prepared) -> None:
    """One village with one member, and one film."""
    prepared.new(data)
    with TownshipServer(data, data.with_name("village.log")) as server:
        office = office_of(server)
        office.add_station("LW", "柳湾村", 1)
        office.set_roster("LW", [Person(id="p0", name="王麦青", status=PersonStatus.MEMBER)])
        film = data.with_name("安全用电 第一讲.mp4")
        picture = ("-f", "lavfi", "-i", "testsrc=duration=3:size=320x180:rate=25")
        subprocess.run(["ffmpeg", "-v", "error", *picture, "-pix_fmt", "yuv420p", film], check=True)
        assert office.upload(film, title="安全用电").ok


@pytest.fixture
def office(township: TownshipServer) -> Office:
    return office_of(township)


def office_of(township: TownshipServer) -> Office:
    office = Office(township.url)
    office.log_in(NAME, PASSWORD)
    return office


@pytest.fixture
def line() -> Iterator[SyncThread]:
    thread = SyncThread()
    thread.start()
    yield thread
    assert thread.shutdown()


@pytest.fixture
def station(
    qtbot: QtBot, tmp_path: Path, township: TownshipServer, line: SyncThread
) -> Iterator[Station]:
    """A new machine that only knows the township's address."""
    config = Config(township=TownshipConfig(address=township.url), sync=SyncConfig(interval_s=2))
    started = Station.started(qtbot, tmp_path / "station", config)
    started.exchange.start(line, Downloads(line, started.store.shelf.folder))
    yield started
    started.power_cut()


def enrol(station: Station, office: Office) -> None:
    """As on the first day: the code on the screen, typed by the office."""
    exchange = station.exchange

    def shows_code() -> bool:
        view = exchange.enrolment
        return view is not None and view.state is EnrolmentStage.WAITING

    station.qtbot.waitUntil(shows_code, timeout=PATIENCE_MS)
    assert exchange.enrolment is not None
    office.enrol("LW", exchange.enrolment.user_code)
    station.qtbot.waitUntil(
        lambda: exchange.feed is not None and exchange.library.missing == (), timeout=PATIENCE_MS
    )


def test_a_record_made_while_the_township_was_down_arrives_by_itself(
    station: Station, office: Office, township: TownshipServer
) -> None:
    enrol(station, office)
    assert station.exchange.station_name == "柳湾村"
    township.stop()
    (entry,) = station.exchange.library.entries
    station.open(entry.courseware)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    stored = station.close()
    assert stored.state is RecordState.PENDING
    station.qtbot.waitUntil(lambda: station.exchange.state.connected is False, timeout=PATIENCE_MS)
    assert station.exchange.state.trouble == Trouble.TOWNSHIP_UNREACHABLE
    assert station.exchange.state.pending == 1

    township.start()
    station.qtbot.waitUntil(lambda: station.exchange.state.pending == 0, timeout=PATIENCE_MS)
    again = office_of(township)
    (held,) = again.records("LW")
    received = MeetingRecord.model_validate(held["record"])
    assert received == stored.record
    assert is_intact(received)


def test_a_films_picture_comes_to_the_station_and_can_be_drawn(
    station: Station, office: Office
) -> None:
    enrol(station, office)
    (entry,) = station.exchange.library.entries
    thumbnail = entry.courseware.thumbnail
    assert thumbnail is not None
    pictures = station.exchange.pictures
    station.qtbot.waitUntil(lambda: pictures.has(thumbnail), timeout=PATIENCE_MS)
    data = pictures.read(thumbnail)
    assert data is not None
    image = decode(data, QSize(480, 270))
    assert image is not None
    assert (image.width(), image.height()) == (480, 270)


def test_a_record_is_sent_once_and_known_as_received_after_a_restart(
    station: Station, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    enrol(station, office)
    (entry,) = station.exchange.library.entries
    station.open(entry.courseware)
    station.close()
    qtbot.waitUntil(lambda: station.exchange.state.pending == 0, timeout=PATIENCE_MS)
    again = Station.started(qtbot, tmp_path / "station")
    assert again.exchange.state.pending == 0
    assert again.exchange.next_sequence == 2
    assert len(office.records("LW")) == 1
    again.power_cut()


def test_a_film_that_is_damaged_here_is_fetched_again(station: Station, office: Office) -> None:
    enrol(station, office)
    (entry,) = station.exchange.library.entries
    path = station.store.shelf.path(entry.courseware)
    good = path.read_bytes()
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    exchange, missed = station.exchange, list[Courseware]()
    exchange.changed.connect(lambda: missed.extend(exchange.library.missing))
    exchange.film_is_damaged(entry.courseware)
    station.qtbot.waitUntil(
        lambda: entry.courseware in missed and exchange.library.missing == (), timeout=PATIENCE_MS
    )
    assert path.read_bytes() == good


class Desk:
    """Somebody at the station who puts its one record right."""

    def __init__(self, station: Station, record_id: str) -> None:
        self.station, self._id = station, record_id
        self.amending = Amending(writer=station.writer, exchange=station.exchange, clock=Clock())

    def look(self) -> StoredRecord:
        with self.station.qtbot.waitSignal(self.amending.found, timeout=5000) as answer:
            self.amending.find(self._id)
        found = answer.args[0]
        assert isinstance(found, StoredRecord)
        return found

    def until(self, returned: int) -> StoredRecord:
        """Until nothing waits, and so many records were returned."""
        exchange = self.station.exchange
        self.station.qtbot.waitUntil(
            lambda: (exchange.state.pending, exchange.state.returned) == (0, returned),
            timeout=PATIENCE_MS,
        )
        return self.look()

    def save(self) -> None:
        with self.station.qtbot.waitSignal(self.amending.saved, timeout=5000):
            self.amending.save()


def test_a_record_is_supplemented_returned_put_right_and_returned_no_more(
    station: Station, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    enrol(station, office)
    (entry,) = station.exchange.library.entries
    station.open(entry.courseware)
    first = station.close().record
    desk = Desk(station, first.id)
    desk.amending.begin(desk.until(returned=0))
    talk = Discussion(form=DiscussionForm.ON_PAPER, speakers=3)
    desk.amending.amend(with_discussion(first, talk))
    desk.save()
    second = desk.until(returned=0)
    assert (second.state, second.earlier) == (RecordState.ACKED, (first,))

    office.return_record(first.id, "王麦青到了没有？请补签到")
    asked = desk.until(returned=1)
    assert (asked.state, asked.comment) == (RecordState.RETURNED, "王麦青到了没有？请补签到")
    assert station.exchange.state.asked_about == first.id
    again = Station.started(qtbot, tmp_path / "station")
    qtbot.waitUntil(lambda: again.exchange.state.returned == 1, timeout=PATIENCE_MS)
    again.power_cut()

    desk.amending.begin(asked)
    (person,) = desk.amending.people
    desk.amending.mark(person, AttendanceStatus.PRESENT)
    desk.save()
    third = desk.until(returned=0)
    assert (third.state, third.record.present) == (RecordState.ACKED, 1)
    (held,) = office.records("LW")
    assert held["returned"] == ""
    assert (held["counted"]["present"], held["counted"]["supplements"]) == (1, 2)
    revisions = [MeetingRecord.model_validate(one["record"]) for one in held["revisions"]]
    assert revisions == [first, second.record, third.record]
    assert all(is_intact(one) for one in revisions)
    assert [one.field for one in differences(revisions[1], revisions[2]).fields] == ["present"]

    office.return_record(first.id, "还缺照片")
    assert desk.until(returned=1).comment == "还缺照片"
    office.take_back(first.id)
    withdrawn = desk.until(returned=0)
    assert (withdrawn.state, withdrawn.comment) == (RecordState.ACKED, "")
    assert len(office.records("LW")[0]["revisions"]) == 3


def test_a_fault_reaches_the_office_and_its_answer_comes_back(
    station: Station, office: Office
) -> None:
    enrol(station, office)
    exchange, desk = station.exchange, FaultDesk(station.writer, station.clock)
    exchange.add_to_status(desk.status_part)
    exchange.answered.connect(desk.take_answer)
    exchange.feed_changed.connect(lambda: desk.hear(exchange.feed))
    desk.kept.connect(exchange.begin_round)
    desk.report("sound", FaultCategory.SOUND, ("sound", "network"), steps_tried=3)
    station.qtbot.waitUntil(lambda: bool(desk.open) and desk.open[0].is_told, timeout=PATIENCE_MS)
    office.accept_fault("A12-5")
    station.qtbot.waitUntil(lambda: desk.open[0].answer is not None, timeout=PATIENCE_MS)
    answer = desk.open[0].answer
    assert answer is not None
    assert answer.stage == FaultStage.ACCEPTED


def test_an_objection_made_offline_arrives_once_and_its_answer_is_shown(
    station: Station, office: Office, township: TownshipServer
) -> None:
    enrol(station, office)
    exchange, desk = station.exchange, Objecting(station.writer, station.clock)
    exchange.add_to_status(desk.status_part)
    exchange.answered.connect(desk.take_answer)
    exchange.feed_changed.connect(lambda: desk.hear(exchange.feed))
    desk.kept.connect(exchange.begin_round)
    desk.load()
    this = station.clock.local_now().date().replace(day=1)
    month = f"{this - datetime.timedelta(days=1):%Y-%m}"
    office.disclose(month)
    station.qtbot.waitUntil(lambda: desk.waiting is not None, timeout=PATIENCE_MS)

    township.stop()
    station.qtbot.waitUntil(lambda: exchange.state.connected is False, timeout=PATIENCE_MS)
    made = desk.object_to(desk.figures[0], "valid", ObjectionReason.NOT_COUNTED)
    station.qtbot.waitUntil(lambda: desk.entry(made) is not None, timeout=PATIENCE_MS)
    township.start()

    def is_told() -> bool:
        entry = desk.entry(made)
        return entry is not None and entry.told

    station.qtbot.waitUntil(is_told, timeout=PATIENCE_MS)
    with station.qtbot.waitSignal(exchange.answered, timeout=PATIENCE_MS):
        exchange.begin_round()  # and once more, for it is not answered yet
    again = office_of(township)
    (door,) = again.objections(month)
    again.answer_objection(door, ObjectionStage.EXPLAINED, "那场没有放完")
    station.qtbot.waitUntil(lambda: desk.unseen is not None, timeout=PATIENCE_MS)
    answer = desk.said.entries[0].answer
    assert answer is not None
    assert (answer.objection_id, answer.stage, answer.words) == (made, "explained", "那场没有放完")
    assert again.objections(month) == []
