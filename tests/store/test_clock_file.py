"""What was learnt of true time survives a restart, and never stands in the way of a start."""

from pathlib import Path

import pytest

from kiosk.clock import BUILD_MS, Clock, TimeSource
from kiosk.known_time import KnownTime
from kiosk.store.store import Store


def learnt() -> KnownTime:
    clock = Clock(source=TimeSource("one", lambda: 720_000, lambda: 60_000))
    clock.learn(BUILD_MS + 1_000, 59_900, 60_000)
    return clock.known


def test_a_new_station_knows_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path).known_time() == KnownTime()


def test_what_was_learnt_is_known_after_a_restart(tmp_path: Path) -> None:
    Store(tmp_path).keep_known_time(learnt())
    assert Store(tmp_path).known_time() == learnt()


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 100])
def test_what_cannot_be_read_is_told_and_forgotten(tmp_path: Path, content: bytes) -> None:
    """The township says it again, or the operator."""
    store = Store(tmp_path)
    store.keep_known_time(learnt())
    (tmp_path / "clock.json").write_bytes(content)
    store = Store(tmp_path)
    assert store.known_time() == KnownTime()
    assert [one.name for one in store.take_damages()] == ["clock.json"]
    store.keep_known_time(learnt())
    assert Store(tmp_path).known_time() == learnt()


def test_a_whole_file_that_says_something_else_is_set_aside(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store._folder.write("clock.json", b'{"offsets": "many"}')
    assert store.known_time() == KnownTime()
    assert [one.name for one in store.take_damages()] == ["clock.json"]


def test_a_folder_in_its_place_keeps_nobody_from_starting(tmp_path: Path) -> None:
    (tmp_path / "clock.json").mkdir()
    assert Store(tmp_path).known_time() == KnownTime()
