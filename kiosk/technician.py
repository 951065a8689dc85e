"""What a technician asks of the machine, on a thread: the line, the log, and a copy of it."""

import zipfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.devices.network import Reach, read_reach
from kiosk.devices.ports import Port, read_ports
from kiosk.devices.stick import StickRefused
from kiosk.devices.usb import Sticks
from kiosk.errors import Trouble
from kiosk.inbox import Inbox
from kiosk.log import last_lines

LINES = 240
_FOLDER = "学习站点日志"


@dataclass(frozen=True)
class LineView:
    """How far the line reaches.

    Attributes:
        ports: the machine's sockets and aerials.
        reach: the first thing that is missing.
    """

    ports: tuple[Port, ...]
    reach: Reach


class Technician(QObject):
    """Asks, reads and copies; answers come by signals.

    Args:
        logs: the folder of the logs.
        sticks: where copies go.
        look: how the line is looked at.
        read: how the log is read.
    """

    line_seen = Signal(object)
    """``LineView``."""
    log_read = Signal(object)
    """The newest lines, a tuple of str, oldest first."""
    log_saved = Signal(str)
    """It is on the stick, which may be pulled out; or a ``StickTrouble``, or ``DISK_FAILED``."""

    def __init__(
        self,
        logs: Path,
        sticks: Sticks | None = None,
        look: "Callable[[], LineView] | None" = None,
        read: "Callable[[], tuple[str, ...]] | None" = None,
    ) -> None:
        super().__init__()
        self._logs, self._sticks = logs, sticks or Sticks()
        self._look = look or (lambda: LineView(read_ports(), read_reach()))
        self._read = read or (lambda: last_lines(logs, LINES))
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="technician")
        self._inbox = Inbox()

    def look_at_line(self) -> None:
        """``line_seen`` follows within a second or two."""
        self._ask(self._look, self.line_seen.emit)

    def read_log(self) -> None:
        """``log_read`` follows."""
        self._ask(self._read, self.log_read.emit)

    def save_log(self, name: str) -> None:
        """Put all logs on a stick; ``log_saved`` follows.

        Args:
            name: of the file, without its ending.
        """
        self._ask(lambda: self._save(f"{name}.zip"), self.log_saved.emit)

    def shutdown(self) -> None:
        """End the thread."""
        self._thread.shutdown(cancel_futures=True)

    def _save(self, name: str) -> str:
        try:
            self._sticks.keep(_FOLDER, name, self._packed())
        except StickRefused as refused:
            return refused.trouble.value
        except OSError:
            return Trouble.DISK_FAILED
        return ""

    def _packed(self) -> bytes:
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self._logs.glob("*.log*")):
                # What was turned over meanwhile is there under its next name.
                with suppress(FileNotFoundError):
                    archive.write(path, path.name)
        return packed.getvalue()

    def _ask(self, work: "Callable[[], object]", tell: "Callable[[object], None]") -> None:
        try:
            asked = self._thread.submit(work)
        except RuntimeError:  # the executor's word for having been shut down
            return
        self._inbox.expect(asked, lambda done: _tell(done, tell))


def _tell(done: "Future[object]", tell: "Callable[[object], None]") -> None:
    tell(done.result())
