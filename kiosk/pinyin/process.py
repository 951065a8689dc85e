"""Pinyin by the child process: started when wanted, asked again when it fell, given up in time."""

import logging
import os
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from kiosk.pinyin.messages import CHOOSE, CHOSEN, COMPOSE, COMPOSED, MISSING, READY, decode, encode
from kiosk.pinyin.port import Choice, Composition, Pinyin

log = logging.getLogger(__name__)

CHILD = (sys.executable, "-m", "kiosk.pinyin.child")

_PATIENCE_MS = 3000
"""A question that is not answered by then will not be."""
_FIRST_WORD_MS = 60_000
"""A slow disk may take this long to build the word list for the first time."""
_LAST_BREATH_MS = 10_000
"""A killed process ends once the kernel has its memory back, on a machine short of it late."""
_MOST_FALLS = 3
"""It fell this often without an answer between: it would fall again."""


class PinyinProcess(Pinyin):
    """Lives as long as the kiosk, or until it is given up.

    Args:
        folder: where the child may keep what it builds.
        program: what to start; the folder is its last argument.
        parent: owner.
    """

    def __init__(
        self, folder: Path, program: Sequence[str] = CHILD, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._program = (*program, str(folder))
        self._process: QProcess | None = None
        self._is_ready = False
        self._falls = 0
        self._asked: deque[tuple[object, ...]] = deque()
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._lose_patience)

    @property
    def pid(self) -> int:
        """The process, or 0."""
        return self._process.processId() if self._process is not None else 0

    def wake(self) -> None:
        """Start the process; returns at once."""
        if self.is_missing:
            self.is_missing, self._falls = False, 0
        if self._process is None:
            self._start()

    def compose(self, code: str) -> None:
        """Ask what may be meant."""
        self._ask(COMPOSE, code)

    def choose(self, code: str, index: int) -> None:
        """Take a choice."""
        self._ask(CHOOSE, code, index)

    def shutdown(self) -> None:
        """End the process without a word."""
        self._patience.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_LAST_BREATH_MS)

    def _start(self) -> None:
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._bury)
        process.errorOccurred.connect(self._on_error)
        self._process, self._is_ready = process, False
        self._patience.start(_FIRST_WORD_MS)
        process.start(self._program[0], self._program[1:])

    def _ask(self, *question: object) -> None:
        if self.is_missing:
            return
        self.wake()
        self._asked.append(question)
        if self._is_ready:
            self._send(question)

    def _send(self, question: tuple[object, ...]) -> None:
        if self._process is not None:
            self._process.write(encode(*question))
            self._patience.start(_PATIENCE_MS)

    def _read(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            line = bytes(process.readLine().data())
            try:
                self._hear(*decode(line))
            except (ValueError, TypeError, IndexError):
                log.warning("the pinyin process wrote a line that cannot be read")
                process.kill()
                return

    def _hear(self, kind: str, *rest: object) -> None:
        if kind == MISSING:
            self._give_up()
        elif kind == READY:
            self._is_ready = True
            self._patience.stop()
            for question in tuple(self._asked):
                self._send(question)
        elif self._asked:
            self._asked.popleft()
            self._falls = 0
            if not self._asked:
                self._patience.stop()
            self._tell(kind, *rest)

    def _tell(self, kind: str, *rest: object) -> None:
        match (kind, *rest):
            case (str(it), str(text), str(left)) if it == CHOSEN:
                self.chosen.emit(text, left)
            case (str(it), str(code), str(shown), list(found)) if it == COMPOSED:
                choices = tuple(Choice(text, reading) for text, reading in found)
                self.composed.emit(Composition(code, shown, choices))

    def _lose_patience(self) -> None:
        if self._process is not None:
            log.warning("the pinyin process does not answer")
            self._process.kill()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._bury()

    def _bury(self) -> None:
        """It is dead: what was asked of it is asked of the next."""
        process, self._process = self._process, None
        self._patience.stop()
        if process is None:
            return
        process.deleteLater()
        if self._is_ready and not self._asked:
            return  # nobody waits for it: the next question starts another
        self._falls += 1
        if self._falls >= _MOST_FALLS:
            self._give_up()
        elif not self.is_missing:
            log.warning("the pinyin process is gone, another is started")
            self._start()

    def _give_up(self) -> None:
        if self.is_missing:
            return
        log.warning("there is no pinyin on this machine")
        self.is_missing = True
        self._asked.clear()
        self.missing.emit()


def _environment() -> QProcessEnvironment:
    """Ours, with the folder this package lies in where Python looks for modules."""
    environment = QProcessEnvironment.systemEnvironment()
    home = str(Path(__file__).resolve().parents[2])
    others = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (home, others))))
    return environment
