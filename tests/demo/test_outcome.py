"""What a tour ends with: a row a figure, red where it is too large, or was never counted."""

import contextlib
import json
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from demo import tour, whole_meeting
from demo.__main__ import main
from demo.ordinary_evening import Presses
from demo.outcome import Bound, Outcome
from demo.processes import ProgramError
from demo.remote import PageError
from demo.whole_meeting import expected_count

KEYS = {"figure", "value", "op", "bar", "unit", "n", "spread", "peer", "ok"}
AS_ASKED = Presses(to_playing=expected_count() + 4, to_saved=5, typed=0)


def told(outcome: Outcome) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(outcome.line())
    return line


def red(line: dict[str, Any]) -> list[str]:
    return [row["figure"] for row in line["rows"] if not row["ok"]]


def held_to(presses: Presses) -> Outcome:
    outcome = Outcome(finished=True)
    outcome.hold_to(presses.bounds())
    return outcome


def test_an_evening_as_asked_for_is_ok_and_told_like_every_measurement() -> None:
    outcome = held_to(AS_ASKED)
    line = told(outcome)
    assert (outcome.ok, line["bench"], red(line)) == (True, "demo", [])
    assert all(set(row) == KEYS for row in line["rows"])


@pytest.mark.parametrize(
    ("presses", "figure"),
    [
        (replace(AS_ASKED, to_playing=24), "首页到放片按键"),
        (replace(AS_ASKED, to_saved=6), "片子放完到存好按键"),
        (replace(AS_ASKED, typed=1), "打字"),
        (replace(AS_ASKED, typed=None), "打字"),
    ],
)
def test_a_press_or_a_character_too_many_turns_its_own_row_red(
    presses: Presses, figure: str
) -> None:
    outcome = held_to(presses)
    assert not outcome.ok
    assert red(told(outcome)) == [figure, "没有做到的"]


def test_a_broken_promise_is_a_red_row() -> None:
    outcome = held_to(AS_ASKED)
    outcome.promise("实到", 18, 17)
    assert not outcome.ok
    assert red(told(outcome)) == ["没有做到的"]


def test_a_figure_that_was_not_counted_is_not_ok() -> None:
    assert not Bound("打字", None, 0).ok


@pytest.fixture
def break_off(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception | None], None]:
    """Let a tour break off: before its stage is up, or in the hall."""

    def arrange(before: Exception | None) -> None:
        @contextlib.contextmanager
        def open_stage(*_arguments: object) -> Iterator[object]:
            if before is not None:
                raise before
            yield SimpleNamespace(
                remote=SimpleNamespace(presses=7),
                screen=SimpleNamespace(taken=2, shot=lambda _name: None),
                tell=print,
                wait_for_films=lambda _hashes: None,
                records=lambda at_least: [],
            )

        def hold(*_arguments: object) -> None:
            raise PageError("屏幕上没有首页")

        monkeypatch.setattr(signal, "signal", lambda *_: None)
        monkeypatch.setattr(tour, "open_stage", open_stage)
        monkeypatch.setattr(whole_meeting, "hold", hold)

    return arrange


@pytest.mark.parametrize("before", [ProgramError("没有启动成功"), OSError("硬盘满了"), None])
def test_a_tour_that_breaks_off_has_red_rows_and_no_silence(
    before: Exception | None,
    break_off: Callable[[Exception | None], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    break_off(before)
    assert main(["tour", "--json", "--shots", str(tmp_path / "shots")]) == 1
    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert {(row["value"], row["ok"]) for row in line["rows"]} == {(None, False)}
    assert len(line["rows"]) == len(Presses().bounds()) + 1
    assert line["key_presses"] == (0 if before else 7)
    assert line["broken"] == [str(before) if before else "屏幕上没有首页"]
