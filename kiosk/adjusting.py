"""Takes in what the administrator sets: it holds at once, and is kept on the disk."""

from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.config import DisplayConfig
from kiosk.errors import Trouble
from kiosk.inbox import Inbox
from kiosk.settings import Settings
from kiosk.store.writer import Writer


class Adjusting(QObject):
    """The settings of this station as they are now.

    Args:
        settings: what the disk held.
        writer: keeps them.
        came: the screen as the station came.
    """

    changed = Signal()
    """Something is set otherwise."""
    told = Signal(str, object)
    """A trouble code and details, for a sentence on the screen."""

    def __init__(self, settings: Settings, writer: Writer, came: DisplayConfig) -> None:
        super().__init__()
        self.settings = settings
        self._writer, self._came = writer, came
        self._inbox = Inbox()

    @property
    def display(self) -> DisplayConfig:
        """The screen as it is wanted now."""
        return self.settings.over(self._came)

    def try_out(self, **fields: Any) -> None:
        """Let some of ``Settings`` hold for as long as somebody looks at it; nothing is kept."""
        self.settings = replace(self.settings, **fields)
        self.changed.emit()

    def change(self, **fields: Any) -> "Future[None]":
        """Set some of ``Settings``; pages see it at once.

        Returns:
            Done once it is durable, or with what kept it from it.
        """
        self.settings = replace(self.settings, **fields)
        settings = self.settings
        kept = self._writer.run(lambda store: store.keep_settings(settings))
        self._inbox.expect(kept, self._on_kept)
        self.changed.emit()
        return kept

    def _on_kept(self, done: "Future[None]") -> None:
        if done.exception() is not None:
            self.told.emit(Trouble.DISK_FAILED, {})
