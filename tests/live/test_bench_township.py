"""The measurement of the office notices one that was made worse on purpose."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.township import (
    COUNTED,
    DASHBOARD,
    KIOSKS,
    Pages,
    measure_pages,
    page_row,
    query_rows,
    upload_rows,
    viewings_in,
    workbook_row,
)
from bench.township_office import Premises, opened, with_past
from bench.township_uploads import Evening, upload

pytestmark = pytest.mark.patient

SPOIL = """
import os, sys, threading, time

def wait_for(module, name):
    while not hasattr(sys.modules.get(module), name):
        time.sleep(0.0005)
    return sys.modules[module]

def spoil():
{how}

if "{program}" in sys.orig_argv:
    spoiling = threading.Thread(target=spoil, daemon=True)
    spoiling.start()
    if "serve" in sys.orig_argv:
        os.register_at_fork(before=spoiling.join)
"""
DAWDLES = """
    views = wait_for("township.reports.views", "dashboard")
    dashboard = views.dashboard
    views.dashboard = lambda *some: (time.sleep(1), dashboard(*some))[1]
"""
ASKS_AGAIN = """
    progress = wait_for("township.reports.progress", "_row")
    row = progress._row
    progress._row = lambda station, sums: (station.roster.count(), row(station, sums))[1]
"""
DROPS = """
    intake = wait_for("township.ledger.intake", "_keep_another")
    intake.keep_newcomers = lambda sent: None
"""
DOUBLES = """
    intake = wait_for("township.ledger.intake", "_keep_another")
    keep = intake.keep_newcomers
    def twice(sent):
        from dataclasses import replace
        keep(sent)
        keep([replace(one, id=one.id[:-1] + "x") for one in sent])
    intake.keep_newcomers = twice
"""
STUMBLES = """
    intake = wait_for("township.ledger.intake", "_keep_another")
    def stumble(sent):
        raise RuntimeError
    intake.keep_newcomers = stumble
"""
FORGETS_ROWS = """
    newcomers = wait_for("township.ledger.newcomers", "revision_of")
    extract = wait_for("township.ledger.extraction", "extract").extract
    def half(*some):
        rows = extract(*some)
        del rows.viewings[1:]
        return rows
    newcomers.extract = half
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def two(folder: Path) -> Premises:
    """An office of two villages that somebody may log in to."""
    premises = with_past(folder, "two", 2, 2, None)
    with opened(premises):
        return premises


def sabotage(
    folder: Path, how: str, monkeypatch: pytest.MonkeyPatch, program: str = "serve"
) -> None:
    (folder / "sitecustomize.py").write_text(SPOIL.format(how=how, program=program), "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def queries(premises: Premises) -> dict[str, int]:
    told: dict[str, int] = json.loads(premises.run("bench.township_queries", DASHBOARD))
    return told


def test_a_page_that_dawdles_turns_its_row_red(
    two: Premises, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert viewings_in(two) > 100
    honest = measure_pages(two, two, {DASHBOARD: 1})
    bar_ms = round(honest.full_ms[DASHBOARD][0] + 500)
    assert page_row("here", DASHBOARD, honest, bar_ms, 1).ok
    sabotage(tmp_path, DAWDLES, monkeypatch)
    spoilt = measure_pages(two, two, {DASHBOARD: 1})
    assert not page_row("here", DASHBOARD, spoilt, bar_ms, 1).ok


def test_a_query_a_row_turns_its_row_red(
    two: Premises, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    five = with_past(folder, "five", 5, 2, None)
    with opened(five):
        pass
    told = {"two": queries(two), "five": queries(five)}
    assert query_rows(told, wanted=2)[0].ok
    sabotage(tmp_path, ASKS_AGAIN, monkeypatch, "bench.township_queries")
    told = {"two": queries(two), "five": queries(five)}
    row = query_rows(told, wanted=2)[0]
    assert (row.ok, row.value) == (False, 3)


@pytest.fixture
def kiosks(tmp_path: Path) -> tuple[Premises, Path]:
    """An office with three enrolled kiosks, and their tokens."""
    premises, tokens = Premises(tmp_path / "kiosks"), tmp_path / "tokens.json"
    premises.data.mkdir()
    premises.run("bench.township_past", "kiosks", "--stations", "3", "--tokens", str(tokens))
    return premises, tokens


@pytest.mark.parametrize(
    ("how", "red"),
    [
        (None, set()),
        (DROPS, {"records lost"}),
        (DOUBLES, {"records counted twice"}),
        (STUMBLES, {"records without a receipt", "answers of 5xx, or none"}),
        (FORGETS_ROWS, {"records counted twice"}),
    ],
    ids=["honest", "drops", "doubles", "stumbles", "forgets rows"],
)
def test_an_office_that_keeps_records_badly_turns_its_rows_red(
    kiosks: tuple[Premises, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str | None,
    red: set[str],
) -> None:
    if how is not None:
        sabotage(tmp_path, how, monkeypatch)
    evening = Evening()
    upload(*kiosks, 2, evening, "")
    counted = upload_rows(evening, Evening(), 3, 1)[:4]
    assert evening.records == 6
    assert {row.figure.split(": ")[1] for row in counted if not row.ok} == red


def test_slow_answers_and_parts_that_did_not_run_are_not_ok() -> None:
    slow = Evening(records=1, latency_ms=[2_500.0] * 4, record_rate=[1.0])
    told = {row.figure.split(": ")[1]: row.ok for row in upload_rows(slow, slow, KIOSKS, 1)}
    assert not told["p95 of an answer"]
    assert not told["records a second"]
    assert not any(row.ok for row in upload_rows(Evening(), slow, KIOSKS, 1))
    assert not any(row.ok for row in query_rows({"one": dict.fromkeys(COUNTED, 3)}, wanted=2))
    assert not page_row("here", DASHBOARD, Pages(), 300, 3).ok
    assert not workbook_row("here", "x", Pages(), 3).ok
    half = replace(Pages(), full_ms={DASHBOARD: [1.0]}, empty_ms={DASHBOARD: []})
    assert not page_row("here", DASHBOARD, half, 300, 1).ok
