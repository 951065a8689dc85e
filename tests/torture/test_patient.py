"""What is told of a station on a disk that falls ill."""

import contextlib
import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from kiosk.errors import KioskError
from kiosk.events import Event
from kiosk.store.store import Store
from torture.patient import Course, live

COMMITS = 40


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Course]:
    """A life in which the disk refuses to make anything durable, now and then."""
    sound = os.fsync

    def refuse(_file: int) -> None:
        raise OSError(errno.EIO, "refused")

    def fall_ill(_random: Random) -> None:
        monkeypatch.setattr(os, "fsync", refuse)

    def heal() -> None:
        monkeypatch.setattr(os, "fsync", sound)

    return lambda: live(tmp_path / "data", Random(1), COMMITS, fall_ill, heal)


def test_what_is_refused_is_taken_later_and_nothing_is_lost(life: Callable[[], Course]) -> None:
    course = life()
    assert course.refused
    assert course.wrong == []


def test_a_store_that_calls_refused_events_saved_is_found_out(
    life: Callable[[], Course], monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Store.append

    def boast(store: Store, events: Sequence[Event]) -> None:
        with contextlib.suppress(KioskError):
            honest(store, events)

    monkeypatch.setattr(Store, "append", boast)
    assert life().wrong
