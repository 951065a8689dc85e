"""A station in a process of its own, whose wall clock libfaketime turns: it does what is typed.

Its boot can be named, for a test cannot boot the machine it runs on.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from kiosk.store.documents import StoredRecord

LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
PROGRAM = Path(__file__)
_ANSWERS_AFTER_MS = 20
"""So that whoever asks again and again leaves the station time to live."""


class LyingStation:
    """The process, seen from the test.

    Args:
        data: the station's data folder.
        address: the township's; only needed until the station is enrolled.
        boot_id: the boot the station is to believe it is in.
        says: what the wall clock says, as libfaketime reads it.
    """

    def __init__(self, data: Path, address: str, boot_id: str, says: str) -> None:
        assert LIBRARIES, "install the Debian package libfaketime"
        self._turned = data.with_name(f"{data.name}-says")
        self._boot = data.with_name(f"{data.name}-boot")
        self._boot.write_text(boot_id, encoding="ascii")
        self.turn(says)
        self._command = [sys.executable, str(PROGRAM), str(data), address, str(self._boot)]
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        environment = {
            **os.environ,
            "LD_PRELOAD": str(LIBRARIES[0]),
            "FAKETIME_TIMESTAMP_FILE": str(self._turned),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "TZ": "Asia/Shanghai",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(PROGRAM.parents[2]),
        }
        self._process = subprocess.Popen(
            self._command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def turn(self, says: str) -> None:
        """Set the wall clock, also in the middle of things."""
        new = self._turned.with_suffix(".new")
        new.write_text(f"{says}\n", encoding="ascii")
        new.replace(self._turned)

    def ask(self, command: str) -> dict[str, Any]:
        """Type a command; how things stand when it is done."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


class _Ear(QObject):
    """Hears what is typed."""

    heard = Signal(str)
    ended = Signal()

    def listen(self) -> None:
        for line in sys.stdin:
            self.heard.emit(line.strip())
        self.ended.emit()


class _Hand(QObject):
    """Does what is typed with the real evening, and says how things stand."""

    def __init__(self, data: Path, address: str) -> None:
        super().__init__()
        from kiosk.config import Config, SyncConfig, TownshipConfig
        from kiosk.downloads import Downloads
        from kiosk.sync.worker import SyncThread
        from tests.station import Station

        config = Config(township=TownshipConfig(address=address), sync=SyncConfig(interval_s=1))
        self.station = Station.started(None, data, config)  # type: ignore[arg-type]
        self.line = SyncThread()
        self.line.start()
        downloads = Downloads(self.line, self.station.store.shelf.folder)
        self.station.exchange.start(self.line, downloads)
        self._record: dict[str, Any] = {}
        self.station.evening.saved.connect(self._note_saved)

    def take(self, command: str) -> None:
        evening = self.station.evening
        if command == "open":
            evening.open("theme_party_day", [])
        elif command == "close":
            evening.close()
        QTimer.singleShot(_ANSWERS_AFTER_MS, self._say)

    def leave(self) -> None:
        self.station.power_cut()
        self.line.shutdown()
        QCoreApplication.quit()

    def _note_saved(self, record_id: str) -> None:
        ledger = self.station.exchange.ledger
        ledger.found.connect(self._keep, Qt.ConnectionType.SingleShotConnection)
        ledger.find(record_id)

    def _keep(self, found: StoredRecord) -> None:
        self._record = found.record.model_dump(mode="json")

    def _say(self) -> None:
        station, clock = self.station, self.station.clock
        view = station.exchange.enrolment
        told = {
            "code": view.user_code if view is not None else "",
            "has_feed": station.exchange.feed is not None,
            "meeting": station.evening.meeting is not None,
            "pending": station.exchange.state.pending,
            "doubted": clock.is_doubted,
            "compared": clock.is_set_by_township,
            "now_ms": clock.now_ms,
            "moment": clock.now().model_dump(mode="json"),
            "record": self._record,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _main() -> None:
    import kiosk.clock

    data, address, boot = sys.argv[1:]
    kiosk.clock._BOOT_ID = Path(boot)
    application = QCoreApplication([])
    hand, ear = _Hand(Path(data), address), _Ear()
    ear.heard.connect(hand.take, Qt.ConnectionType.QueuedConnection)
    ear.ended.connect(hand.leave, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=ear.listen, daemon=True).start()
    application.exec()


if __name__ == "__main__":
    _main()
