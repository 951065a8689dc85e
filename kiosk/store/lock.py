"""One kiosk a data folder: the second one is turned away before it touches anything."""

import fcntl
import os
from pathlib import Path

from kiosk.errors import KioskError, Trouble


def lock_folder(data: Path) -> int:
    """Take the folder itself for this process; the lock ends with the process.

    Returns:
        The descriptor that holds the lock; keep it open.

    Raises:
        KioskError: ``already_running``.
        OSError: there can be no such folder.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(data, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise KioskError(Trouble.ALREADY_RUNNING) from error
    return descriptor
