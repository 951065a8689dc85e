"""The measurement of the start notices a kiosk that was made slow on purpose."""

from pathlib import Path

import pytest

from bench.old_station import make_old_station
from bench.startup import BAR, kiosk_ms, ratio_row

SABOTEUR = """
import sys, time
if any("kiosk" in word for word in sys.orig_argv):
    time.sleep(4)
"""


@pytest.fixture
def station(tmp_path: Path) -> tuple[Path, Path]:
    data, config = tmp_path / "data", tmp_path / "config.toml"
    make_old_station(data, records=200, films=10)
    config.write_text("", encoding="utf-8")
    return data, config


def test_a_slow_start_turns_its_row_red(
    station: tuple[Path, Path], x_display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = kiosk_ms(x_display, *station)
    assert honest.answers_ms < honest.knows_ms
    peer = honest.answers_ms / (BAR * 0.9)
    assert ratio_row("warm", [honest], [peer], 1).ok
    (tmp_path / "sitecustomize.py").write_text(SABOTEUR, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    slow = kiosk_ms(x_display, *station)
    assert slow.answers_ms > honest.answers_ms
    assert not ratio_row("warm", [slow], [peer], 1).ok


def test_a_part_that_did_not_run_is_not_ok() -> None:
    row = ratio_row("cold", [], [], 10)
    assert not row.ok
    assert row.value is None
