"""The measurement of the screen notices pages that are slow, missing, or keep a key waiting."""

import json
from pathlib import Path

import pytest

from bench.doors import BY_KEYS, DOORS
from bench.old_station import make_old_station
from bench.ui import (
    IN_A_MEETING,
    PEOPLE,
    PRESSES_A_FILM,
    ROUNDS,
    Samples,
    main,
    make_films,
    measure,
    rows_of,
)
from kiosk.ui.window import PAGES

SPAN_S = (10.0, 20.0)
LOOPS = {
    "longest time the event loop was busy while a film plays",
    "longest time the event loop was busy while pages are opened",
}


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """What the watcher tells of a kiosk whose loop is never busy for long."""
    path = tmp_path / "told"
    tell(path, "page", 15.0, "home")
    return path


def tell(path: Path, what: str, at_s: float, value: object) -> None:
    with path.open("a", encoding="ascii") as file:
        file.write(json.dumps([what, at_s, value]) + "\n")


def measured(told: Path, samples: Samples) -> dict[str, bool]:
    return {row.figure: row.ok for row in rows_of(samples, told, told, ROUNDS)}


def quick() -> Samples:
    presses = [20.0] * ROUNDS * PRESSES_A_FILM
    return Samples(
        opened_ms={name: [30.0] * ROUNDS for name in DOORS},
        key_ms=presses,
        bare_key_ms=presses,
        films_s=[SPAN_S],
        walks_s=[SPAN_S],
        bare_films_s=[SPAN_S],
    )


def test_every_page_of_the_window_is_opened() -> None:
    assert set(DOORS) == set(PAGES) >= {*BY_KEYS, *IN_A_MEETING}


@pytest.mark.parametrize(
    ("name", "empty", "full"),
    [("amend_roll", "", "400"), ("faults", "0", "1"), ("fault", "", "open")],
)
def test_a_page_counts_as_opened_once_its_content_is_there(
    name: str, empty: str, full: str
) -> None:
    assert not DOORS[name].is_full(empty)
    assert DOORS[name].is_full(full)


def test_quick_pages_and_keys_are_ok(told: Path) -> None:
    assert all(measured(told, quick()).values())


def red(told: Path, samples: Samples) -> set[str]:
    return {figure for figure, ok in measured(told, samples).items() if not ok}


def test_a_page_that_is_slow_the_first_time_alone_turns_its_own_row_red(told: Path) -> None:
    samples = quick()
    samples.opened_ms["tasks"] = [400.0, *[30.0] * (ROUNDS - 1)]
    assert red(told, samples) == {"page tasks opens"}


def test_a_loop_that_nobody_watched_is_not_ok(tmp_path: Path) -> None:
    assert red(tmp_path / "none", quick()) == LOOPS


def test_a_watcher_that_saw_no_page_come_meanwhile_is_not_believed(tmp_path: Path) -> None:
    tell(tmp_path / "told", "page", 9.0, "home")
    tell(tmp_path / "told", "gap", 15.0, [20.0, 10.0])
    assert red(tmp_path / "told", quick()) == LOOPS


def test_a_watcher_that_went_blind_between_two_films_is_not_believed(told: Path) -> None:
    samples = quick()
    samples.films_s.append((30.0, 40.0))
    assert red(told, samples) == {"longest time the event loop was busy while a film plays"}


def test_films_that_cannot_be_made_are_red_rows_and_no_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--rounds", "2"]) == 1
    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert line["bench"] == "ui"
    assert len(line["rows"]) == len(DOORS) + 3
    assert {(row["value"], row["ok"]) for row in line["rows"]} == {(None, False)}


def test_a_page_that_was_not_opened_is_not_ok(told: Path) -> None:
    samples = quick()
    del samples.opened_ms["records"]
    assert not measured(told, samples)["page records opens"]


def test_a_page_that_showed_another_is_not_ok(told: Path) -> None:
    samples = quick()
    samples.elsewhere["settings"] = "pin"
    assert not measured(told, samples)["page settings opens"]


def test_a_slow_page_turns_its_own_row_red_and_no_other(told: Path) -> None:
    samples = quick()
    samples.opened_ms["tasks"] = [101.0] * ROUNDS
    assert red(told, samples) == {"page tasks opens"}


def test_a_loop_that_was_busy_for_long_while_a_film_played_is_not_ok(told: Path) -> None:
    tell(told, "gap", 15.0, [51.0, 50.0])
    found = measured(told, quick())
    assert not found["longest time the event loop was busy while a film plays"]


def test_what_the_loop_did_before_and_after_does_not_count(told: Path) -> None:
    tell(told, "gap", 25.0, [400.0, 50.0])
    assert all(measured(told, quick()).values())


def test_a_kiosk_that_dawdles_is_found_out(tmp_path: Path) -> None:
    film = make_films(tmp_path, film_s=5)
    data = tmp_path / "station"
    make_old_station(data, records=20, films=20, people=PEOPLE, real=film)
    spoilt = ("-m", "tests.torture.dawdling_kiosk")
    pages = ("home", "tasks", "records", "amend_roll", "fault")
    rows = {row.figure: row for row in measure(data, film, 2, spoilt, pages)}
    assert {rows[f"page {name} opens"].value for name in pages[2:]}.isdisjoint({None})
    slow = rows["page tasks opens"]
    key = rows["key press to paint while a 1080p film plays"]
    loop = rows["longest time the event loop was busy while a film plays"]
    for row in (slow, key, loop):
        assert row.value is not None
        assert not row.ok
