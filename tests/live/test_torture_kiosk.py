"""The tortures of the real kiosk notice one that was spoilt on purpose."""

import tomllib
from pathlib import Path

import pytest

from torture import hands, kills, kiosk_exits, paint

SEED_OF_A_LONG_LIFE = 46
"""Its first kill is the kiosk's, after 6.6 s of a film that nobody disturbed."""
SEEDS_OF_CLICKS = (3, 4, 5)
"""Among their first 150 are clicks beside a control; a busy machine may hurry on after each."""
SEED_DURING_THE_FILM = 11
"""Its second exit is while the film goes on after a cut."""


def test_a_kiosk_that_notes_no_positions_loses_too_much_of_a_film(tmp_path: Path) -> None:
    spoilt = ("-m", "tests.torture.forgetful_kiosk")
    records, gaps, lost, invented = kills.rows(SEED_OF_A_LONG_LIFE, 1, tmp_path, spoilt)
    assert records.ok
    assert gaps.ok
    assert invented.ok
    assert lost.value is not None
    assert not lost.ok


def test_a_kiosk_that_calls_an_event_durable_too_soon_loses_it(tmp_path: Path) -> None:
    spoilt = ("-m", "tests.torture.boasting_kiosk")
    records, _lost = kiosk_exits.rows(SEED_DURING_THE_FILM, 1, tmp_path, spoilt)
    assert records.value
    assert not records.ok


def test_a_kiosk_whose_screen_waits_for_the_disk_paints_too_late(tmp_path: Path) -> None:
    (row,) = paint.rows(1, 1, tmp_path, ("-m", "tests.torture.waiting_kiosk"))
    assert row.value is not None
    assert not row.ok


def test_a_kiosk_that_does_what_a_window_manager_says_is_gone(tmp_path: Path) -> None:
    ended, *_others = hands.rows(1, 20, tmp_path, ("-m", "tests.torture.closing_kiosk"))
    assert ended.value
    assert not ended.ok


def test_a_kiosk_whose_focus_a_click_takes_away_is_found_out(tmp_path: Path) -> None:
    for seed in SEEDS_OF_CLICKS:
        folder = tmp_path / str(seed)
        folder.mkdir()
        ended, _raised, away, unfocused, spoilt, _pages = hands.rows(
            seed, 150, folder, ("-m", "tests.torture.confusing_kiosk")
        )
        assert ended.ok
        assert away.ok
        assert spoilt.ok
        if not unfocused.ok:
            break
    assert not unfocused.ok


def test_a_kiosk_of_four_faults_turns_their_four_rows_red(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "_PATIENCE_S", 1.0)
    ended, raised, away, unfocused, spoilt, pages = hands.rows(
        1, 40, tmp_path, ("-m", "tests.torture.unruly_kiosk")
    )
    assert (ended.ok, unfocused.ok) == (True, True)
    for row in (raised, away, spoilt, pages):
        assert row.value is not None
        assert not row.ok
    assert "RuntimeError" in raised.spread
    assert "is lost" in spoilt.spread
    settings = tomllib.loads((tmp_path / "data.toml").read_text(encoding="utf-8"))
    assert settings["display"]["allow_quit"] is False
