"""Programs are started, waited for, killed and stopped by their own process id only."""

import sys
from pathlib import Path

import psutil
import pytest

from demo.processes import Program, ProgramError

SERVING = "import time; print('listening on here', flush=True); time.sleep(600)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SERVING


def program(code: str, folder: Path) -> Program:
    return Program([sys.executable, "-c", code], folder / "logs" / "program.log")


def test_a_program_is_ready_when_it_says_so(tmp_path: Path) -> None:
    with program(SERVING, tmp_path) as serving:
        assert serving.wait_for_line("listening on ", 30) == "here"
        assert serving.running
    assert not serving.running


def test_a_program_that_ends_before_it_is_ready_is_told_with_its_log(tmp_path: Path) -> None:
    with program("raise SystemExit(3)", tmp_path) as broken:
        with pytest.raises(ProgramError, match=r"program\.log"):
            broken.wait_for_line("listening on ", 30)
        assert broken.wait() == 3


def test_a_killed_program_is_gone_and_can_be_started_again(tmp_path: Path) -> None:
    with program(SERVING, tmp_path) as serving:
        first = serving.pid
        serving.kill()
        assert not psutil.pid_exists(first)
        serving.start()
        assert serving.pid != first


def test_a_program_that_will_not_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("demo.processes._POLITE_S", 0.1)
    with program(STUBBORN, tmp_path) as stubborn:
        stubborn.wait_for_line("listening on ", 30)
        pid = stubborn.pid
    assert not psutil.pid_exists(pid)


def test_what_was_never_started_has_no_process(tmp_path: Path) -> None:
    never = program(SERVING, tmp_path)
    never.stop()
    with pytest.raises(ProgramError, match="还没有启动"):
        never.kill()


class Silent(Program):
    """One that is waited for in vain."""

    def start(self) -> None:
        super().start()
        self.wait_for_line("listening on ", 0.2)


def test_a_program_that_was_given_up_is_not_left_behind(tmp_path: Path) -> None:
    silent = Silent([sys.executable, "-c", "import time; time.sleep(600)"], tmp_path / "log")
    with pytest.raises(ProgramError), silent:
        pass
    assert not silent.running
