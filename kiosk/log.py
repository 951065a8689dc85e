"""Where messages for the technician go: rotating files that carry neither names nor tokens."""

import faulthandler
import logging
import logging.handlers
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from kiosk.errors import KioskError

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_LARGEST_BYTES = 1_000_000
_KEPT_FILES = 5

log = logging.getLogger(__name__)


def start_logging(folder: Path, level: str = "INFO") -> None:
    """Write logs to ``folder`` (5 x 1 MB), crashes and uncaught exceptions too.

    Where no log can be written they go to stderr: a log is no reason not to start.
    """
    root = logging.getLogger()
    root.setLevel(level)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    try:
        handler: logging.Handler = _rotating(folder)
        faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
    except OSError as error:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(FORMAT))
        root.addHandler(handler)
        log.warning("no log can be written: %s", error.strerror)
        return
    handler.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(handler)


def _rotating(folder: Path) -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True)
    return logging.handlers.RotatingFileHandler(
        folder / "kiosk.log",
        maxBytes=_LARGEST_BYTES,
        backupCount=_KEPT_FILES - 1,
        encoding="utf-8",
    )


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    log.critical("uncaught %s", _nameless(error, trace))
    sys.stderr.write(f"学习系统出错停下了，看日志。 Stopped by {kind.__name__}, see the log.\n")


def _log_uncaught_in_thread(happening: threading.ExceptHookArgs) -> None:
    if happening.exc_value is not None:
        error, trace = happening.exc_value, happening.exc_traceback
        log.critical("uncaught in a thread: %s", _nameless(error, trace))


def _nameless(error: BaseException, trace: TracebackType | None) -> str:
    """An error by its type and frames: its own words may quote a roster or a record."""
    told = [_type_and_frames(error, trace)]
    told += [_type_and_frames(one, one.__traceback__) for one in _causes(error)]
    return "caused by ".join(told)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen = {error}
    cause = error.__cause__ or error.__context__
    while cause is not None and cause not in seen:
        yield cause
        seen.add(cause)
        cause = cause.__cause__ or cause.__context__


def _type_and_frames(error: BaseException, trace: TracebackType | None) -> str:
    code = f" {error.code}" if isinstance(error, KioskError) else ""
    return f"{type(error).__name__}{code}\n{''.join(traceback.format_tb(trace))}"


def last_lines(folder: Path, count: int) -> tuple[str, ...]:
    """The newest lines that were written, oldest first; none where none can be read."""
    lines: list[str] = []
    for name in ("kiosk.log", "kiosk.log.1"):
        try:
            text = (folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        lines = [*text.splitlines(), *lines]
        if len(lines) >= count:
            break
    return tuple(lines[-count:])
