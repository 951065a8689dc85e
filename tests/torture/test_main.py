"""The suite as a whole: every layer is a row, and one that cannot run is not ok."""

import json
from pathlib import Path

import pytest

from bench.report import Row
from torture import __main__ as suite
from torture import sequences


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    lines = capsys.readouterr().out.splitlines()
    rows: list[dict[str, object]] = json.loads(lines[-1])["rows"]
    return rows


def test_a_layer_that_raises_is_a_row_that_is_not_ok(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_seed: int, _count: int, _folder: Path) -> list[Row]:
        raise RuntimeError("no such disk")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sequences, "rows", broken)
    assert suite.main(["--only", "sequences"]) == 1
    (row,) = told(capsys)
    assert (row["value"], row["ok"]) == (None, False)


def test_a_layer_is_given_the_seed_and_its_share_of_n(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(seed: int, count: int, _folder: Path) -> list[Row]:
        return [Row("asked", seed, "==", 7, "", count)]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sequences, "rows", asked)
    assert suite.main(["--seed", "7", "--count", "10", "--only", "sequences"]) == 0
    (row,) = told(capsys)
    assert row["n"] == 500


def test_nothing_of_what_was_asked_for_is_left_out_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sequences, "rows", lambda *_: [])
    assert suite.main(["--only", "sequences"]) == 1
    assert len(told(capsys)) == 1
