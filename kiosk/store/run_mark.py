"""Knows after a start whether the PC was switched off before, or its power was cut."""

import json

from kiosk.errors import KioskError
from kiosk.store.files import Folder

_FILE = "running.json"


class RunMark:
    """A mark that stands while the kiosk runs, and is taken away before the power goes."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def begin(self, boot_id: str) -> bool:
        """Set the mark.

        Args:
            boot_id: which boot this is; a program that fell in the same boot was not cut off.

        Returns:
            Whether the power went while the mark of an earlier boot stood.

        Raises:
            OSError: it is not set.
        """
        before = self._marked()
        if before != boot_id:
            self._write(boot_id)
        return before not in ("", boot_id)

    def end(self) -> None:
        """Take the mark away; the power may go now.

        Raises:
            OSError: it still stands.
        """
        if self._marked():
            self._write("")

    def _marked(self) -> str:
        try:
            payload = self._folder.read(_FILE)
            return str(json.loads(payload)["boot_id"]) if payload is not None else ""
        except (KioskError, ValueError, KeyError, TypeError):
            return ""  # what another version wrote says nothing here

    def _write(self, boot_id: str) -> None:
        self._folder.write(_FILE, json.dumps({"boot_id": boot_id}).encode("ascii"))
