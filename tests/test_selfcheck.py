"""Whether the machine is fit for a meeting, without keeping the screen waiting."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.selfcheck import CheckResult, SelfCheck
from protocol.feed import Courseware
from tests.station import COURSES, Station, furnish

FIRST = COURSES[0]


class Checked:
    """A station's self-check and what it told."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        furnish(data, Clock())
        self.media = data / "media"
        self.station = Station.started(qtbot, data)
        self.check = SelfCheck(
            exchange=self.station.exchange,
            shelf=self.station.store.shelf,
            clock=Clock(),
            data=self.media,
        )
        self.told: list[tuple[CheckResult, ...]] = []
        self.damaged: list[Courseware] = []
        self.check.finished.connect(self.told.append)
        self.check.damaged.connect(self.damaged.append)

    def results(self) -> dict[str, CheckResult]:
        self.station.until(lambda: bool(self.told))
        return {one.code: one for one in self.told[-1]}


@pytest.fixture
def checked(qtbot: QtBot, tmp_path: Path) -> Iterator[Checked]:
    checked = Checked(qtbot, tmp_path / "data")
    yield checked
    checked.check.shutdown()
    checked.station.power_cut()


def test_a_look_asks_the_disk_on_another_thread_and_reads_no_film(
    checked: Checked, disk_asked_by: list[int]
) -> None:
    checked.check.look()
    assert set(checked.results()) == {"player", "sound", "disk", "clock", "township"}
    assert disk_asked_by
    assert threading.get_ident() not in disk_asked_by


def test_a_disk_that_does_not_answer_is_not_well(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> object:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", fail)
    checked.check.look()
    assert not checked.results()["disk"].ok


def test_a_film_whose_bytes_are_wrong_is_found(checked: Checked) -> None:
    film = checked.media / f"{FIRST.sha256}.mp4"
    film.write_bytes(bytes(FIRST.size_bytes))
    checked.check.run()
    films = checked.results()["films"]
    assert (films.ok, films.detail) == (False, "1")
    assert checked.damaged == [FIRST]


def test_a_course_that_felled_the_player_twice_stays_known(checked: Checked) -> None:
    checked.check.hear(Trouble.COURSE_MISSING, {})
    checked.check.hear(Trouble.PLAYER_DIED_TWICE, {"title": "守河人"})
    assert not checked.results()[Trouble.PLAYER_DIED_TWICE].ok
    checked.told.clear()
    checked.check.run()
    assert not checked.results()[Trouble.PLAYER_DIED_TWICE].ok


def test_other_troubles_of_films_are_no_fault_of_the_machine(checked: Checked) -> None:
    checked.check.hear(Trouble.COURSE_MISSING, {})
    checked.check.look()
    assert Trouble.PLAYER_DIED_TWICE not in checked.results()
