"""The GUI's side of the road: jobs in, signals out, and never a wait."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from kiosk.errors import Trouble
from kiosk.sync.link import Link, Wanted
from kiosk.sync.worker import GAVE_WAY, SyncThread, Worker
from protocol.canonical import canonical_bytes
from protocol.enrolment import EnrolmentAnswer, EnrolmentState
from protocol.receipt import Verdict
from protocol.signing import new_key, public_key, seal_for

from .conftest import record
from .films import FILM, honest
from .odd_server import OddServer, Reply, Request
from .test_enrolment import OFFER
from .test_ladder import STATUS, well


class Gui(QObject):
    """What the GUI thread hears of the worker, in that thread, as its own objects would."""

    feed_received = Signal(object, object, str)
    feed_unchanged = Signal()
    receipts_received = Signal(object)
    status_answered = Signal(object)
    courseware_progress = Signal(str, object, object)
    courseware_installed = Signal(str)
    courseware_failed = Signal(str, str)
    contact_failed = Signal(str)
    round_finished = Signal(bool)
    enrolment_offered = Signal(object)
    enrolment_answered = Signal(object, str)
    enrolment_failed = Signal(str)

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        for name in [name for name, kind in vars(Gui).items() if isinstance(kind, Signal)]:
            getattr(worker, name).connect(getattr(self, name))


@pytest.fixture
def sync(qtbot: QtBot) -> Iterator[SyncThread]:
    one = SyncThread()
    yield one
    assert one.shutdown(10_000)


@pytest.fixture
def gui(sync: SyncThread) -> Gui:
    return Gui(sync.worker)


def heard(signal: Any) -> list[tuple[Any, ...]]:
    """Everything a signal will have said, from now on."""
    said: list[tuple[Any, ...]] = []
    signal.connect(lambda *args: said.append(args))
    return said


def test_a_round_tells_each_result_and_that_it_reached_the_township(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer, link: Link
) -> None:
    server.answering = well
    signals = [
        gui.receipts_received,
        gui.feed_received,
        gui.status_answered,
        gui.round_finished,
    ]
    told = [heard(signal) for signal in signals]
    sync.start()
    with qtbot.waitSignals(signals, order="strict"):
        sync.exchange(link, '"6"', 6, (record(),), STATUS)
    ((receipts,),), ((document, feed, _),), ((answered,),), ((reached,),) = told
    assert [one.verdict for one in receipts] == [Verdict.STORED]
    assert type(document) is bytes
    assert document.endswith(canonical_bytes(feed))
    assert answered.answer.township_ms == 1_800_000_000_000
    assert reached is True


def test_an_unchanged_feed_is_told_and_is_a_contact(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer, link: Link
) -> None:
    server.answering = lambda request: Reply(304)
    finished = heard(gui.round_finished)
    sync.start()
    with qtbot.waitSignals([gui.feed_unchanged, gui.round_finished]):
        sync.exchange(link, '"7"', 7, (), None)
    assert finished == [(True,)]


def test_a_round_without_a_township_tells_why_and_still_finishes(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer, link: Link
) -> None:
    server.answering = lambda request: Reply(dropped=True)
    failed, finished = heard(gui.contact_failed), heard(gui.round_finished)
    sync.start()
    with qtbot.waitSignal(gui.round_finished):
        sync.exchange(link, "", 0, (), None)
    assert failed == [(Trouble.TOWNSHIP_UNREACHABLE.value,)]
    assert finished == [(False,)]


def test_a_film_is_told_when_it_is_in_its_place(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer, link: Link, film: Wanted
) -> None:
    server.answering = honest()
    progress = heard(gui.courseware_progress)
    sync.start()
    with qtbot.waitSignal(gui.courseware_installed) as installed:
        sync.fetch(link, film)
    assert installed.args == [film.courseware.sha256]
    assert film.target.read_bytes() == FILM
    assert progress[-1] == (film.courseware.sha256, len(FILM), len(FILM))


def test_progress_of_a_film_larger_than_two_gigabytes_is_told_right(qtbot: QtBot) -> None:
    worker = Worker()
    told = heard(worker.courseware_progress)
    worker.courseware_progress.emit("x", 3 * 2**30, 4 * 2**30)
    assert told == [("x", 3 * 2**30, 4 * 2**30)]


def test_a_film_that_cannot_be_had_is_told_with_its_hash(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer, link: Link, film: Wanted
) -> None:
    server.answering = lambda request: Reply(404, b"{}")
    sync.start()
    with qtbot.waitSignal(gui.courseware_failed) as failed:
        sync.fetch(link, film)
    assert failed.args == [film.courseware.sha256, Trouble.COURSE_MISSING.value]


def test_a_download_gives_way_to_records_and_can_be_asked_for_again(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer, link: Link, film: Wanted
) -> None:
    film_asked, records_queued = threading.Event(), threading.Event()

    def answer(request: Request) -> Reply:
        if "/courseware/" not in request.path:
            return well(request)
        film_asked.set()
        records_queued.wait(10)
        return honest()(request)

    server.answering = answer
    sync.start()
    failed = heard(gui.courseware_failed)
    told = [gui.courseware_failed, gui.round_finished]
    with qtbot.waitSignals(told, order="strict"):
        sync.fetch(link, film)
        assert film_asked.wait(10)
        sync.exchange(link, "", 0, (record(),), None)
        records_queued.set()
    assert failed == [(film.courseware.sha256, GAVE_WAY)]
    with qtbot.waitSignal(gui.courseware_installed):
        sync.fetch(link, film)


def test_while_a_meeting_plays_downloads_wait_and_records_do_not(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer, link: Link, film: Wanted
) -> None:
    server.answering = well
    sync.hold_downloads(held=True)
    sync.start()
    told = [gui.courseware_failed, gui.round_finished]
    with qtbot.waitSignals(told, order="strict"):
        sync.fetch(link, film)
        sync.exchange(link, "", 0, (record(),), None)
    assert not any("courseware" in one.path for one in server.seen)


def test_an_enrolment_goes_from_code_to_token(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer
) -> None:
    secret = new_key()
    enrolled = EnrolmentAnswer(
        state=EnrolmentState.ENROLLED,
        station_id="LW",
        sealed_token=seal_for(b"the-token", public_key(secret)).hex(),
    )
    server.answering = lambda request: Reply(
        200, canonical_bytes(enrolled if request.path.endswith("token") else OFFER)
    )
    sync.start()
    with qtbot.waitSignal(gui.enrolment_offered) as offered:
        sync.ask_enrolment(server.address, public_key(secret), "0.1.0")
    assert offered.args == [OFFER]
    with qtbot.waitSignal(gui.enrolment_answered) as answered:
        sync.poll_enrolment(server.address, OFFER.device_code, secret)
    assert answered.args == [enrolled, "the-token"]


def test_an_enrolment_without_a_township_is_told(
    qtbot: QtBot, sync: SyncThread, gui: Gui, server: OddServer
) -> None:
    server.answering = lambda request: Reply(302, headers={"Location": "http://login.example"})
    sync.start()
    with qtbot.waitSignal(gui.enrolment_failed) as failed:
        sync.ask_enrolment(server.address, public_key(new_key()), "0.1.0")
    assert failed.args == [Trouble.NOT_THE_TOWNSHIP.value]


def test_a_stopped_worker_breaks_off_a_download_that_hangs(
    qtbot: QtBot, server: OddServer, link: Link, film: Wanted
) -> None:
    hang = threading.Event()
    server.after_reply = lambda: hang.wait(20)
    server.answering = lambda request: Reply(200, FILM[:1_000], "video/mp4", says_length=len(FILM))
    sync = SyncThread()
    gui = Gui(sync.worker)
    sync.start()
    try:
        with qtbot.waitSignal(gui.courseware_progress):
            sync.fetch(link, film)
        failed = heard(gui.courseware_failed)
        assert sync.shutdown(5_000), "sooner than any timeout of the line"
        qtbot.waitUntil(lambda: bool(failed))
        assert failed == [(film.courseware.sha256, GAVE_WAY)]
    finally:
        hang.set()
        sync.shutdown()


def test_a_stopped_worker_begins_nothing_new(qtbot: QtBot, server: OddServer, link: Link) -> None:
    sync = SyncThread()
    sync.exchange(link, "", 0, (), None)
    sync.worker.stop()
    sync.start()
    assert sync.shutdown(5_000)
    assert server.seen == []
    begun: list[str] = []
    sync.worker.run(lambda: begun.append("a job"))
    assert begun == []


def test_jobs_run_in_the_workers_own_thread(qtbot: QtBot, sync: SyncThread) -> None:
    at_work: list[QThread] = []
    sync.start()
    sync._asked.emit(lambda: at_work.append(QThread.currentThread()))
    qtbot.waitUntil(lambda: bool(at_work))
    assert at_work == [sync.worker.thread()]
    assert at_work != [sync.thread()]


class Slots(QObject):
    """An object of the GUI, whose methods are connected as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[QThread] = []

    def round_finished(self, _reached: bool) -> None:
        self.threads.append(QThread.currentThread())


def test_a_method_of_the_guis_objects_is_called_in_the_guis_thread(
    qtbot: QtBot, sync: SyncThread, server: OddServer, link: Link
) -> None:
    server.answering = lambda request: Reply(304)
    slots = Slots()
    sync.worker.round_finished.connect(slots.round_finished)
    sync.start()
    sync.exchange(link, '"7"', 7, (), None)
    qtbot.waitUntil(lambda: bool(slots.threads))
    assert slots.threads == [sync.thread()]


def test_a_fault_of_our_own_ends_the_job_and_quotes_nothing(
    qtbot: QtBot, link: Link, caplog: pytest.LogCaptureFixture
) -> None:
    worker = Worker()
    no_record: Any = object()
    failed, finished = heard(worker.contact_failed), heard(worker.round_finished)
    worker.exchange(link, "", 0, (no_record,), None)
    assert failed == [(Trouble.TOWNSHIP_TROUBLE.value,)]
    assert finished == [(False,)]
    assert "AttributeError" in caplog.text
    assert "has no attribute" not in caplog.text, "such a sentence may quote a record"
