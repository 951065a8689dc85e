"""The process that knows words may be missing, fall, be silent or talk nonsense."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.pinyin import process as module
from kiosk.pinyin.port import Choice, Composition
from kiosk.pinyin.process import PinyinProcess

_ANSWERS = """
import sys, json
say = lambda *parts: (sys.stdout.write(json.dumps(parts) + "\\n"), sys.stdout.flush())
say("ready")
for line in sys.stdin:
    kind, code, *rest = json.loads(line)
    if kind == "compose":
        say("composed", code, code, [["word", code]])
    else:
        say("chosen", "word", code[1:])
"""
_FALLS = "import sys; print('[\"ready\"]', flush=True); sys.stdin.readline()"
_FALLS_ONCE = f"""
import sys, pathlib
mark = pathlib.Path(sys.argv[1])
if not mark.exists():
    mark.touch()
    sys.exit(1)
{_ANSWERS}
"""
_SILENT_ONCE = f"""
import sys, pathlib
mark = pathlib.Path(sys.argv[1])
if not mark.exists():
    mark.touch()
    print('["ready"]', flush=True)
    sys.stdin.read()
{_ANSWERS}
"""
_MISSING_ONCE = f"""
import sys, pathlib
mark = pathlib.Path(sys.argv[1])
if not mark.exists():
    mark.touch()
    print('["missing"]', flush=True)
    sys.exit()
{_ANSWERS}
"""
_NONSENSE = "print('[\"ready\"]', flush=True); print('{', flush=True); input(); input()"

Start = Callable[[str], PinyinProcess]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """A process that runs a program of our own instead of the child."""
    started = []

    def start_program(program: str) -> PinyinProcess:
        process = PinyinProcess(tmp_path / "mark", (sys.executable, "-c", program))
        started.append(process)
        return process

    yield start_program
    for one in started:
        one.shutdown()


def test_questions_asked_before_it_is_awake_are_answered_in_their_order(
    start: Start, qtbot: QtBot
) -> None:
    process, heard = start(_ANSWERS), list[object]()
    process.composed.connect(heard.append)
    process.chosen.connect(lambda text, rest: heard.append((text, rest)))
    process.compose("9")
    process.choose("94", 0)
    process.compose("4")
    qtbot.waitUntil(lambda: len(heard) == 3)
    first = Composition("9", "9", (Choice("word", "9"),))
    assert heard == [first, ("word", "4"), Composition("4", "4", (Choice("word", "4"),))]


@pytest.mark.parametrize("program", [_FALLS_ONCE, _SILENT_ONCE])
def test_what_was_asked_of_one_that_fell_or_froze_is_asked_of_the_next(
    program: str,
    start: Start,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_MS", 200)
    process = start(program)
    with qtbot.waitSignal(process.composed):
        process.compose("94")
    assert not process.is_missing


@pytest.mark.parametrize("program", [_FALLS, _NONSENSE, "raise SystemExit(1)"])
def test_one_that_falls_at_every_question_is_given_up(
    program: str, start: Start, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    process = start(program)
    with qtbot.waitSignal(process.missing):
        process.compose("94")
    process.compose("94")
    assert process.pid == 0


def test_one_that_was_given_up_is_tried_again_when_somebody_else_wants_to_write(
    start: Start, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    process = start(_MISSING_ONCE)
    with qtbot.waitSignal(process.missing):
        process.compose("94")
    process.wake()
    with qtbot.waitSignal(process.composed):
        process.compose("94")
    assert not process.is_missing


def test_a_program_that_is_not_there_is_given_up(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    process = PinyinProcess(tmp_path, (str(tmp_path / "nowhere"),))
    with qtbot.waitSignal(process.missing):
        process.wake()


def test_one_that_ends_while_nobody_asks_is_not_held_against_it(start: Start, qtbot: QtBot) -> None:
    process = start(_ANSWERS)
    for _ in range(5):
        with qtbot.waitSignal(process.composed):
            process.compose("94")
        os.kill(process.pid, signal.SIGKILL)
        qtbot.waitUntil(lambda: process.pid == 0)
    assert not process.is_missing


def test_nothing_is_started_before_somebody_may_write(start: Start) -> None:
    process = start(_ANSWERS)
    assert process.pid == 0
    process.shutdown()
