"""TinyDB's tables on top of durable files, because its own storage overwrites in place."""

import json
from typing import Any

from tinydb import Storage

from kiosk.errors import KioskError
from kiosk.store.files import Folder


class DurableStorage(Storage):
    """One TinyDB database in one durable file, kept in memory between writes.

    Args:
        folder: where the file is.
        name: the file's name.
    """

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder = folder
        self._name = name
        self._content: dict[str, dict[str, Any]] | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, or None if nothing was written that can still be used.

        What a later version wrote is set aside: a meeting going on must have a place for its
        record.

        Raises:
            KioskError: ``file_unreadable``: the disk does not even let it be set aside.
            OSError: the disk does not give it back, and may yet.
        """
        if self._content is None:
            payload = self._read_or_set_aside()
            if payload is not None:
                self._content = json.loads(payload)
        return self._content

    def _read_or_set_aside(self) -> bytes | None:
        try:
            return self._folder.read(self._name)
        except KioskError as newer:
            self._folder.set_aside(self._name, newer.code)
            return None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the tables durable; on failure memory forgets what the disk did not take."""
        payload = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        try:
            self._folder.write(self._name, payload)
        except BaseException:
            self._content = None
            raise
        self._content = data

    def close(self) -> None:
        """Forget what is in memory."""
        self._content = None
