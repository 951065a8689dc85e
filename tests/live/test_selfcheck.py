"""The self-check on this very machine, and the “叮” as libVLC lets it out."""

import math
import struct
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.chime import Chime
from kiosk.clock import Clock
from kiosk.fault_desk import FaultDesk
from kiosk.machine import Machine
from kiosk.player.supervisor import PlayerSupervisor
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from protocol.fault_code import PARTS
from protocol.faults import FaultCategory

pytestmark = pytest.mark.live

PITCH_HZ = 880
RATE_HZ = 22_050

PLAYER = """
import sys
from kiosk.player import child
child.OPTIONS += (
    "--aout=afile",
    "--audiofile-file={file}",
    "--audiofile-format=s16",
    "--no-audiofile-wav",
    "--audiofile-channels=1",
)
child.main()
"""
"""The player's child as it is, but for the card: what would be heard goes into a file."""


def test_this_machine_answers_for_each_of_its_parts(tmp_path: Path) -> None:
    results = Machine(tmp_path).look((1280, 720))
    asked = {"power", "screen", "sound", "disk", "network", "printer", "stick"}
    assert set(results) == asked
    assert asked < set(PARTS)
    assert results["screen"].detail == "1280×720"
    assert results["disk"].state in ("", "errors")
    assert int(results["disk"].detail) >= 0


def test_the_chime_is_let_out_as_two_strokes_of_its_pitch(qtbot: QtBot, tmp_path: Path) -> None:
    heard = tmp_path / "heard.raw"
    program = tmp_path / "player.py"
    program.write_text(PLAYER.format(file=heard), encoding="utf-8")
    player = PlayerSupervisor(program=(sys.executable, str(program)))
    try:
        with qtbot.waitSignal(player.ready, timeout=15_000):
            pass
        bell = Chime(lambda: False)
        bell.use(player)
        with qtbot.waitSignal(bell.rang, timeout=15_000) as over:
            assert bell.ring()
        assert over.args == [True]
    finally:
        player.shutdown()
    sound = _samples(heard)
    assert len(sound) > 2.5 * RATE_HZ, "not the whole tone"
    loud = max(_strength(sound, PITCH_HZ, at_s) for at_s in (0.2, 1.4))
    for at_s in (0.2, 1.4):
        stroke = _strength(sound, PITCH_HZ, at_s)
        assert stroke > 0.3 * loud
        assert stroke > 10 * _strength(sound, 500, at_s)
        assert stroke > 10 * _strength(sound, 1200, at_s)


def test_a_fault_outlives_the_process_on_a_real_disk(qtbot: QtBot, tmp_path: Path) -> None:
    writer = Writer(Store(tmp_path))
    desk = FaultDesk(writer, Clock())
    with qtbot.waitSignal(desk.kept, timeout=10_000):
        desk.report("sound", FaultCategory.SOUND, ("sound",))
    writer.shutdown()
    (entry,) = Store(tmp_path).faults.load()
    assert entry.report.code == "A12-1"


def _samples(file: Path) -> tuple[int, ...]:
    raw = file.read_bytes()
    return struct.unpack(f"<{len(raw) // 2}h", raw[: len(raw) // 2 * 2])


def _strength(sound: tuple[int, ...], frequency_hz: float, at_s: float) -> float:
    """How strong a pitch is within a fifth of a second (Goertzel)."""
    begin = int(at_s * RATE_HZ)
    factor = 2 * math.cos(2 * math.pi * frequency_hz / RATE_HZ)
    before = last = 0.0
    for sample in sound[begin : begin + RATE_HZ // 5]:
        before, last = last, sample + factor * last - before
    return math.sqrt(max(0.0, before**2 + last**2 - factor * before * last))
