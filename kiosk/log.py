"""Where messages for the technician go: rotating files that carry neither names nor tokens."""

import faulthandler
import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from types import TracebackType

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_LARGEST_BYTES = 1_000_000
_KEPT_FILES = 5

log = logging.getLogger(__name__)


def start_logging(folder: Path, level: str = "INFO") -> None:
    """Write logs to ``folder`` (5 x 1 MB), crashes and uncaught exceptions too."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "kiosk.log",
        maxBytes=_LARGEST_BYTES,
        backupCount=_KEPT_FILES - 1,
        encoding="utf-8",
    )
    handler.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    crash_file = (folder / "crash.log").open("a", encoding="utf-8")
    faulthandler.enable(crash_file)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.stderr.write(f"学习系统出错停下了，看日志。 Stopped by {kind.__name__}, see the log.\n")


def _log_uncaught_in_thread(happening: threading.ExceptHookArgs) -> None:
    if happening.exc_value is not None:
        log.critical(
            "uncaught in a thread",
            exc_info=(happening.exc_type, happening.exc_value, happening.exc_traceback),
        )
