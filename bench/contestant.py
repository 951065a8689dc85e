"""A program that plays films under the eyes of a measurement, its children included."""

import os
import select
import subprocess
from types import TracebackType
from typing import Self

import psutil  # type: ignore[import-untyped]

_ANSWER_S = 60.0


class Contestant:
    """A program that plays what its stdin says, measured with all its children."""

    def __init__(self, command: tuple[str, ...], display: str) -> None:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._program = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        self._process = psutil.Process(self._program.pid)

    def __enter__(self) -> Self:
        self.wait_for("ready")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()
        try:
            self._program.wait(5)
        except subprocess.TimeoutExpired:
            self._program.kill()
            self._program.wait()
        for pipe in (self._program.stdin, self._program.stdout):
            if pipe is not None:
                pipe.close()

    def leave(self) -> None:
        """Ask the program to end."""
        assert self._program.stdin is not None  # noqa: S101 - it was asked for when started
        self._program.stdin.close()

    def order(self, *words: str) -> None:
        """Give an order."""
        assert self._program.stdin is not None  # noqa: S101 - it was asked for when started
        self._program.stdin.write("\t".join(words) + "\n")
        self._program.stdin.flush()

    def wait_for(self, word: str) -> None:
        """Until the program says so.

        Raises:
            TimeoutError: it says something else, or nothing for too long.
        """
        assert self._program.stdout is not None  # noqa: S101 - it was asked for when started
        readable, _, _ = select.select([self._program.stdout], [], [], _ANSWER_S)
        said = self._program.stdout.readline().strip() if readable else "nothing"
        if said != word:
            raise TimeoutError(f"waited for {word}, heard {said or 'its end'}")

    def cpu_s(self) -> float:
        """Seconds of processor used so far."""
        return sum(_cpu_s(one) for one in self._family())

    def pss_mb(self) -> float:
        """Memory of all processes, what they share counted once."""
        return float(sum(_pss_bytes(one) for one in self._family()) / 1e6)

    def _family(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]


def _cpu_s(process: psutil.Process) -> float:
    """What a process used; one that ended while it was looked at is told by its parent."""
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0
    return float(times.user + times.system)


def _pss_bytes(process: psutil.Process) -> int:
    """What a process takes; one that ended while it was looked at takes nothing."""
    try:
        return int(process.memory_full_info().pss)
    except (psutil.NoSuchProcess, FileNotFoundError):
        return 0
