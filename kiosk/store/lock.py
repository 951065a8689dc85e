"""One kiosk a data folder: the second one is turned away before it touches anything."""

import fcntl
import os
from pathlib import Path

from kiosk.errors import KioskError, Trouble
from kiosk.store.folders import make_folder


def lock_folder(data: Path) -> int:
    """Take the folder for this process; the lock ends with the process.

    Returns:
        The descriptor that holds the lock; keep it open.

    Raises:
        KioskError: ``already_running``.
        OSError: the folder cannot be written.
    """
    make_folder(data)
    descriptor = os.open(data / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise KioskError(Trouble.ALREADY_RUNNING) from error
    return descriptor
