"""A file kept only to be given up: a full disk must not keep the meeting from closing."""

import os
from pathlib import Path

RESERVE_BYTES = 16 * 1024 * 1024


class Reserve:
    """Room on the disk that only a meeting going on may use."""

    def __init__(self, data: Path) -> None:
        self._path = data / "reserve"

    def keep(self) -> bool:
        """Set the room aside; whether there was room."""
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return False
        try:
            os.posix_fallocate(descriptor, 0, RESERVE_BYTES)
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return True

    def give_up(self) -> bool:
        """Free the room; whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
