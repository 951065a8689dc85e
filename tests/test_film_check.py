"""A film is believed only when it was read, and nobody at the screen waits for the disk."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.film_check import FilmCheck, FilmState
from kiosk.store.disk import Disk
from kiosk.store.quarantine import Quarantine
from kiosk.store.shelf import Shelf, Stamp
from protocol.feed import Courseware
from tests.station import COURSES, TITLES, content


class SlowShelf(Shelf):
    """A shelf that can be held up, and says who asks it."""

    def __init__(self, folder: Path) -> None:
        disk = Disk()
        super().__init__(folder / "media", Quarantine(folder / "quarantine", disk), disk)
        self.gate = threading.Event()
        self.gate.set()
        self.asked_by: list[int] = []
        self.read: list[str] = []

    def stamp(self, course: Courseware) -> Stamp | None:
        self.asked_by.append(threading.get_ident())
        return super().stamp(course)

    def verify(self, course: Courseware) -> bool:
        self.read.append(course.sha256)
        assert self.gate.wait(10)
        return super().verify(course)


@pytest.fixture
def shelf(tmp_path: Path) -> SlowShelf:
    made = SlowShelf(tmp_path)
    for course, title in zip(COURSES, TITLES, strict=True):
        made.path(course).write_bytes(content(title))
    return made


def found(qtbot: QtBot, check: FilmCheck, course: Courseware) -> FilmState:
    with qtbot.waitSignal(check.found, check_params_cb=lambda sha, _: sha == course.sha256) as told:
        check.check(course)
    return FilmState(told.args[1])


def test_whole_damaged_and_missing_are_told_apart(qtbot: QtBot, shelf: SlowShelf) -> None:
    _, damaged, missing = COURSES
    shelf.path(damaged).write_bytes(b"x" * damaged.size_bytes)
    shelf.path(missing).unlink()
    check = FilmCheck(shelf)
    states = [found(qtbot, check, one) for one in COURSES]
    assert states == [FilmState.WHOLE, FilmState.DAMAGED, FilmState.MISSING]
    check.shutdown()


def test_a_film_is_read_once_and_again_only_after_a_change(qtbot: QtBot, shelf: SlowShelf) -> None:
    check, course = FilmCheck(shelf), COURSES[0]
    assert [found(qtbot, check, course) for _ in range(3)] == [FilmState.WHOLE] * 3
    assert shelf.read == [course.sha256]
    shelf.path(course).write_bytes(b"other")
    assert found(qtbot, check, course) is FilmState.DAMAGED
    check.shutdown()


def test_a_known_film_does_not_wait_for_one_that_is_being_read(
    qtbot: QtBot, shelf: SlowShelf
) -> None:
    check = FilmCheck(shelf)
    found(qtbot, check, COURSES[0])
    shelf.gate.clear()
    check.check(COURSES[1])
    qtbot.waitUntil(lambda: COURSES[1].sha256 in shelf.read)
    assert found(qtbot, check, COURSES[0]) is FilmState.WHOLE
    shelf.gate.set()
    check.shutdown()


def test_the_thread_of_the_screen_never_asks_the_disk(qtbot: QtBot, shelf: SlowShelf) -> None:
    check = FilmCheck(shelf)
    found(qtbot, check, COURSES[0])
    found(qtbot, check, COURSES[0])
    assert threading.get_ident() not in shelf.asked_by
    check.shutdown()
