"""Films' pictures: fetched first because they are small, believed only by their hash."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.downloads import Downloads
from kiosk.store.disk import Disk
from kiosk.store.feed_file import save_feed
from kiosk.store.files import Folder
from kiosk.store.quarantine import Quarantine
from protocol.canonical import canonical_bytes, sha256_hex
from protocol.feed import Thumbnail
from protocol.signing import sign_document
from tests.quiet_line import QuietLine
from tests.station import COURSES, TOWNSHIP_KEY, Station, feed_for, furnish

JPEG = b"\xff\xd8\xff a picture"
THUMBNAIL = Thumbnail(sha256=sha256_hex(JPEG), size_bytes=len(JPEG))
FIRST, SECOND, THIRD = COURSES


class Village:
    """An enrolled station that has every film and no picture yet."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        clock = Clock()
        furnish(data, clock)
        pictured = THIRD.model_copy(update={"thumbnail": THUMBNAIL})
        word = feed_for(clock).model_copy(update={"courseware": (FIRST, SECOND, pictured)})
        self.media = data / "media"
        disk = Disk()
        folder = Folder(data, Quarantine(data / "quarantine", disk), disk)
        save_feed(folder, sign_document(canonical_bytes(word), TOWNSHIP_KEY))
        self.station = Station.started(qtbot, data)
        self.exchange = self.station.exchange
        self.line = QuietLine()
        downloads = Downloads(self.line, self.media)  # type: ignore[arg-type]
        self.exchange.start(self.line, downloads)  # type: ignore[arg-type]
        self.station.until(lambda: "exchange" in self.line.asked)

    @property
    def path(self) -> Path:
        return self.media / f"{THUMBNAIL.sha256}.jpg"

    def finish_round(self) -> None:
        self.line.worker.round_finished.emit(True)

    def install(self, data: bytes = JPEG) -> None:
        self.path.write_bytes(data)
        self.line.worker.courseware_installed.emit(THUMBNAIL.sha256)


@pytest.fixture
def village(qtbot: QtBot, tmp_path: Path) -> Iterator[Village]:
    village = Village(qtbot, tmp_path / "data")
    yield village
    village.station.power_cut()


def test_a_picture_that_is_missing_is_fetched_and_can_be_shown(village: Village) -> None:
    village.finish_round()
    assert village.line.asked[-1] == "fetch picture"
    assert village.exchange.pictures.read(THUMBNAIL) is None
    village.install()
    assert village.exchange.pictures.read(THUMBNAIL) == JPEG
    village.finish_round()
    assert village.line.asked.count("fetch picture") == 1


def test_a_picture_on_its_way_is_no_film_on_its_way(village: Village) -> None:
    village.finish_round()
    village.line.worker.courseware_progress.emit(THUMBNAIL.sha256, 5, 10)
    assert village.exchange.state.downloading_title == ""


def test_pictures_from_before_the_power_cut_are_known_again(village: Village) -> None:
    village.install()
    village.exchange.pictures.look()
    village.station.until(lambda: village.exchange.pictures.has(THUMBNAIL))
    village.finish_round()
    assert "fetch picture" not in village.line.asked


@pytest.mark.parametrize("data", [JPEG[:-1], JPEG + b"!", b"", b"\xff\xd8\xff another"])
def test_bytes_of_another_hash_are_not_shown_and_fetched_again(
    village: Village, data: bytes
) -> None:
    village.finish_round()
    village.install(data)
    assert village.exchange.pictures.read(THUMBNAIL) is None
    village.finish_round()
    assert village.line.asked.count("fetch picture") == 2


def test_a_picture_of_a_kind_that_cannot_be_drawn_is_not_fetched(village: Village) -> None:
    other = THUMBNAIL.model_copy(update={"sha256": "f" * 64, "extension": "webp"})
    courses = (THIRD.model_copy(update={"thumbnail": other}),)
    village.finish_round()
    assert village.exchange.pictures.missing(courses) == ()


def test_a_picture_that_cannot_be_had_does_not_hold_up_the_films(village: Village) -> None:
    village.finish_round()
    (village.media / f"{THIRD.sha256}.mp4").unlink()
    village.exchange.begin_round()
    village.station.until(lambda: len(village.exchange.library.missing) == 1)
    village.line.worker.courseware_failed.emit(THUMBNAIL.sha256, "course_missing")
    assert village.line.asked[-1] == f"fetch {THIRD.title}"
