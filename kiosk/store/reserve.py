"""A file kept only to be given up: a full disk must not keep the meeting from closing."""

from pathlib import Path

from kiosk.store.disk import Disk

RESERVE_BYTES = 16 * 1024 * 1024


class Reserve:
    """Room on the disk that only a meeting going on may use.

    Args:
        data: the station's data folder.
        disk: changes it.
    """

    def __init__(self, data: Path, disk: Disk) -> None:
        self._path = data / "reserve"
        self._disk = disk

    def keep(self) -> bool:
        """Set the room aside; whether there was room."""
        try:
            self._disk.allocate(self._path, RESERVE_BYTES)
        except OSError:
            self.give_up()  # half a reserve would only keep others from writing
            return False
        return True

    def give_up(self) -> bool:
        """Free the room; whether there was any."""
        try:
            self._disk.unlink(self._path)
        except OSError:
            return False
        return True
