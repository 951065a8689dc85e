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
    make_films,
    measure,
    rows_of,
)
from kiosk.ui.window import PAGES

SPAN_S = (10.0, 20.0)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "told"


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


def test_quick_pages_and_keys_are_ok(told: Path) -> None:
    assert all(measured(told, quick()).values())


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
    assert [name for name, ok in measured(told, samples).items() if not ok] == ["page tasks opens"]


def test_a_loop_that_was_busy_for_long_while_a_film_played_is_not_ok(told: Path) -> None:
    told.write_text(json.dumps(["gap", 15.0, [51.0, 50.0]]) + "\n", encoding="ascii")
    found = measured(told, quick())
    assert not found["longest time the event loop was busy while a film plays"]


def test_what_the_loop_did_before_and_after_does_not_count(told: Path) -> None:
    told.write_text(json.dumps(["gap", 25.0, [400.0, 50.0]]) + "\n", encoding="ascii")
    assert all(measured(told, quick()).values())


def test_a_kiosk_that_dawdles_is_found_out(tmp_path: Path) -> None:
    film = make_films(tmp_path, films_a_round=1)
    data = tmp_path / "station"
    make_old_station(data, records=20, films=20, people=PEOPLE, real=film)
    spoilt = ("-m", "tests.torture.dawdling_kiosk")
    rows = {row.figure: row for row in measure(data, film, 2, spoilt, ("home", "tasks", "records"))}
    slow = rows["page tasks opens"]
    key = rows["key press to paint while a 1080p film plays"]
    loop = rows["longest time the event loop was busy while a film plays"]
    for row in (slow, key, loop):
        assert row.value is not None
        assert not row.ok
