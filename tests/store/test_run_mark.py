"""After a start it is known whether the power went before the PC was switched off."""

from pathlib import Path

import pytest

from kiosk.store.store import Store


def test_a_new_station_was_not_cut_off(tmp_path: Path) -> None:
    assert Store(tmp_path).run_mark.begin("one") is False


def test_power_that_went_while_the_kiosk_ran_is_noticed(tmp_path: Path) -> None:
    Store(tmp_path).run_mark.begin("one")
    assert Store(tmp_path).run_mark.begin("two") is True
    assert Store(tmp_path).run_mark.begin("three") is True


def test_a_kiosk_that_fell_and_came_back_was_not_cut_off(tmp_path: Path) -> None:
    Store(tmp_path).run_mark.begin("one")
    assert Store(tmp_path).run_mark.begin("one") is False


def test_a_pc_that_was_switched_off_was_not_cut_off(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.run_mark.begin("one")
    store.run_mark.end()
    assert Store(tmp_path).run_mark.begin("two") is False


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff" * 50])
def test_a_mark_that_cannot_be_read_says_nothing(tmp_path: Path, content: bytes) -> None:
    store = Store(tmp_path)
    store._folder.write("running.json", content)
    assert Store(tmp_path).run_mark.begin("two") is False
