"""The measurement of playing notices a kiosk that was made worse on purpose."""

from pathlib import Path

import pytest

from bench.playback import (
    BARE,
    HOST,
    Samples,
    first_pixel_ms,
    numbered_film,
    play_whole,
    start_rows,
    whole_rows,
)

SECONDS = 5

BURNS = """
import sys, threading
def burn():
    while True:
        pass
if "kiosk" in sys.orig_argv:
    threading.Thread(target=burn, daemon=True).start()
"""

HOARDS = """
import sys
if "kiosk" in sys.orig_argv:
    hoard = bytearray(b"x" * 400_000_000)
"""

STUTTERS = """
import os, subprocess, sys
STOP_AND_GO = "while kill -STOP $0; do sleep 0.4; kill -CONT $0; sleep 0.6; done"
if "kiosk.player.child" in sys.orig_argv:
    subprocess.Popen(["sh", "-c", STOP_AND_GO, str(os.getpid())], stderr=subprocess.DEVNULL)
"""

DAWDLES = """
import sys, threading, time
def spoil():
    while "PlayerSupervisor" not in vars(sys.modules.get("kiosk.player.supervisor", object)):
        time.sleep(0.001)
    supervisor = sys.modules["kiosk.player.supervisor"].PlayerSupervisor
    play = supervisor.play
    supervisor.play = lambda *some, **named: (time.sleep(0.8), play(*some, **named))[1]
if "bench.playback_host" in sys.orig_argv:
    threading.Thread(target=spoil, daemon=True).start()
"""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = tmp_path_factory.mktemp("film") / "numbered.mp4"
    with numbered_film(SECONDS) as made:
        kept.write_bytes(made.read_bytes())
    return kept


def sabotage(folder: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sitecustomize.py").write_text(how, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.mark.parametrize(
    ("how", "row"),
    [(BURNS, 0), (HOARDS, 1), (STUTTERS, 2)],
    ids=["processor", "memory", "lost frames"],
)
def test_a_kiosk_that_wastes_turns_its_row_red(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, row: int
) -> None:
    bare, spoilt = Samples(), Samples()
    play_whole("bare", film, SECONDS, tmp_path, bare)
    assert whole_rows(bare, bare, bare, Samples(), 1)[row].ok
    sabotage(tmp_path, how, monkeypatch)
    play_whole("kiosk", film, SECONDS, tmp_path, spoilt)
    assert not whole_rows(spoilt, bare, bare, Samples(), 1)[row].ok


def test_a_player_that_dawdles_turns_its_row_red(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare, spoilt = Samples(), Samples()
    bare.start_ms[".mp4"] = [first_pixel_ms(BARE, film)]
    (row,) = start_rows(bare, bare, 1, [".mp4"])
    assert row.ok
    sabotage(tmp_path, DAWDLES, monkeypatch)
    spoilt.start_ms[".mp4"] = [first_pixel_ms(HOST, film)]
    (row,) = start_rows(spoilt, bare, 1, [".mp4"])
    assert not row.ok


def test_lost_frames_and_parts_that_did_not_run_are_not_ok() -> None:
    whole = Samples(cpu_s=[1.0], pss_mb=[1.0], lost=[0.0])
    worse = Samples(cpu_s=[1.0], pss_mb=[1.0], lost=[3.0])
    assert not whole_rows(worse, whole, whole, Samples(), 1)[2].ok
    assert not any(row.ok for row in whole_rows(Samples(), whole, whole, Samples(), 1))
    assert not any(row.ok for row in start_rows(Samples(), whole, 1, [".mp4"]))
