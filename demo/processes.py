"""One program started by the demonstration, watched by its log and ended by its own process id."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

REPOSITORY = Path(__file__).resolve().parent.parent
"""Programs start here, where ``python -m`` finds both sides."""

_POLITE_S = 15.0
_LOOK_AGAIN_S = 0.05


class ProgramError(Exception):
    """A program did not start, or ended before its time; the message says where its log is."""


class Program:
    """A child process whose output goes to a log file."""

    def __init__(
        self, command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self._command = tuple(command)
        self.log = log.resolve()
        """Where its output goes."""
        self._environment = {**os.environ, **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Its process id.

        Raises:
            ProgramError: it was never started.
        """
        return self._started().pid

    def start(self) -> None:
        """Start it; a second time after it has ended is another process with the same log."""
        if self.running:
            raise ProgramError(f"{self._command[0]} 已经在运行")
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environment,
                cwd=REPOSITORY,
            )

    def wait_for_line(self, beginning: str, timeout_s: float) -> str:
        """The rest of the newest line of the log that begins like this.

        Raises:
            ProgramError: it ended, or the time is over.
        """
        until = time.monotonic() + timeout_s
        while time.monotonic() < until and self.running:
            text = self.log.read_text(encoding="utf-8", errors="replace")
            for line in reversed(text.splitlines()):
                if line.startswith(beginning):
                    return line.removeprefix(beginning).strip()
            time.sleep(_LOOK_AGAIN_S)
        raise ProgramError(f"程序没有启动成功，详见 {self.log}")

    def wait(self) -> int:
        """Wait until it ends by itself; its exit code."""
        return self._started().wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        process = self._started()
        process.send_signal(signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """Ask it to end, and end it if it does not."""
        if not self.running:
            return
        process = self._started()
        process.terminate()
        try:
            process.wait(_POLITE_S)
        except subprocess.TimeoutExpired:
            self.kill()

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            # Nobody would leave what was never entered, and stop it there.
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise ProgramError(f"{self._command[0]} 还没有启动")
        return self._process
