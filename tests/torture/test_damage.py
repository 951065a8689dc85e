"""Damage is told, kept and costs little; a store that believes what it reads is found."""

from pathlib import Path

import pytest

import kiosk.store.line
from kiosk.store.files import Folder
from kiosk.store.quarantine import Quarantine
from torture.damage import rows

WRONG, LOST, TOLD, START = range(4)


def verdicts(folder: Path) -> list[bool]:
    return [row.ok for row in rows(3, 1, folder)]


def test_a_damaged_station_knows_nothing_wrong_loses_little_and_says_so(tmp_path: Path) -> None:
    assert verdicts(tmp_path) == [True] * 4


def test_a_journal_without_checksums_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk.store.line, "_sum_of", lambda *_: 0x12345678)
    assert not verdicts(tmp_path)[WRONG]


def test_a_store_without_a_generation_before_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Folder.read

    def read_alone(folder: Folder, name: str) -> bytes | None:
        for ending in ("old", "new"):
            (folder.path / f"{name}.{ending}").unlink(missing_ok=True)
        return read(folder, name)

    monkeypatch.setattr(Folder, "read", read_alone)
    assert not verdicts(tmp_path)[WRONG], "the station forgot who it is"


def test_a_store_that_keeps_no_original_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Quarantine, "move", lambda _quarantine, path: path.unlink())
    assert not verdicts(tmp_path)[TOLD]


def test_a_store_that_says_nothing_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Quarantine, "note", lambda _quarantine, _damage: None)
    assert not verdicts(tmp_path)[TOLD]
