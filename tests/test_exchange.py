"""What the station knows of its films, and whom it asks for it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.downloads import Downloads
from kiosk.library import Availability
from tests.quiet_line import QuietLine
from tests.station import COURSES, Station, content, furnish

FIRST, SECOND, THIRD = COURSES


class Village:
    """An enrolled station of which one film is still on its way."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        furnish(data, Clock())
        self.folder = data / "media"
        (self.folder / f"{FIRST.sha256}.mp4").unlink()
        self.station = Station.started(qtbot, data)
        self.exchange = self.station.exchange
        self.line = QuietLine()
        downloads = Downloads(self.line, self.folder)  # type: ignore[arg-type]
        self.exchange.start(self.line, downloads)  # type: ignore[arg-type]
        self.station.until(lambda: "exchange" in self.line.asked)

    def finish_round(self) -> None:
        self.line.worker.round_finished.emit(True)

    def receive(self, percent: int) -> None:
        self.line.worker.courseware_progress.emit(FIRST.sha256, percent, 100)

    def install(self) -> None:
        (self.folder / f"{FIRST.sha256}.mp4").write_bytes(content(FIRST.title))
        self.line.worker.courseware_installed.emit(FIRST.sha256)

    def availability(self, sha256: str) -> Availability:
        entry = self.exchange.library.entry(sha256)
        assert entry is not None
        return entry.availability


@pytest.fixture
def village(qtbot: QtBot, tmp_path: Path) -> Iterator[Village]:
    village = Village(qtbot, tmp_path / "data")
    yield village
    village.station.power_cut()


def test_a_percent_more_asks_nothing_of_the_disk(village: Village) -> None:
    village.finish_round()
    village.folder.rename(village.folder.with_name("gone"))
    village.receive(41)
    entry = village.exchange.library.entry(FIRST.sha256)
    assert entry is not None
    assert entry.progress_percent == 41
    assert village.exchange.state.downloading_percent == 41
    assert village.availability(SECOND.sha256) is Availability.PRESENT


def test_a_film_that_came_can_be_shown_and_is_not_fetched_again(village: Village) -> None:
    village.finish_round()
    village.install()
    village.station.until(lambda: village.exchange.library.missing == ())
    village.finish_round()
    assert village.line.asked.count(f"fetch {FIRST.title}") == 1


def test_a_damaged_film_is_fetched_again_without_waiting_for_a_round(village: Village) -> None:
    village.finish_round()
    village.install()
    village.station.until(lambda: village.exchange.library.missing == ())
    village.exchange.film_is_damaged(SECOND)
    village.station.until(lambda: village.line.asked[-1] == f"fetch {SECOND.title}")
    assert village.availability(SECOND.sha256) is Availability.DAMAGED


def test_a_film_somebody_deleted_is_missed_at_the_next_round(village: Village) -> None:
    village.finish_round()
    (village.folder / f"{THIRD.sha256}.mp4").unlink()
    village.exchange.ledger.changed.emit()
    assert village.availability(THIRD.sha256) is Availability.PRESENT
    village.exchange.begin_round()
    village.station.until(lambda: village.availability(THIRD.sha256) is Availability.MISSING)


def test_the_thread_of_the_screen_never_asks_how_full_the_disk_is(
    village: Village, disk_asked_by: list[int]
) -> None:
    village.finish_round()
    village.exchange.begin_round()
    village.station.until(lambda: village.line.asked.count("exchange") == 2)
    assert disk_asked_by
    assert threading.get_ident() not in disk_asked_by
    told = village.line.statuses[-1]
    assert told is not None
    assert told.free_disk_bytes > 0


def test_a_film_somebody_wants_to_see_is_fetched_before_what_is_due(village: Village) -> None:
    village.finish_round()
    assert village.line.asked[-1] == f"fetch {FIRST.title}"
    (village.folder / f"{THIRD.sha256}.mp4").unlink()
    rounds = village.line.asked.count("exchange")
    village.exchange.wish_for(THIRD)
    village.station.until(lambda: village.line.asked.count("exchange") > rounds)
    village.line.worker.courseware_failed.emit(FIRST.sha256, "gave_way")
    village.station.until(lambda: village.availability(THIRD.sha256) is Availability.MISSING)
    village.finish_round()
    assert village.line.asked[-1] == f"fetch {THIRD.title}"
