"""Tells the operator, once and in one sentence, of what on the disk was not as it was written."""

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError, Trouble
from kiosk.inbox import Inbox
from kiosk.store.quarantine import Damage
from kiosk.store.writer import Writer


class Damages(QObject):
    """What was found damaged since the start.

    Args:
        writer: the thread that finds it.
    """

    told = Signal(str, object)
    """A trouble code and details, for a sentence on the screen."""

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self._writer = writer
        self._inbox = Inbox()

    def tell(self, damages: Sequence[Damage], troubles: Sequence[KioskError] = ()) -> None:
        """Say the worst of what was found: what is lost before what was mended."""
        for trouble in troubles[:1]:
            self.told.emit(trouble.code, trouble.details)
        worst = min(damages, key=lambda one: one.recovered, default=None)
        if worst is None:
            return
        code = Trouble.FILE_MENDED if worst.recovered else worst.trouble
        self.told.emit(code, {"file": worst.name, "lost": worst.lost})

    def ask(self) -> None:
        """Whether more was found meanwhile: older months are read after the home page is up."""
        future = self._writer.run(lambda store: store.take_damages())
        self._inbox.expect(future, self._on_asked)

    def tell_unread(self) -> None:
        """The disk does not give something back for now; it is where it was."""
        self.told.emit(Trouble.FILE_UNREADABLE, {})

    def _on_asked(self, done: "Future[tuple[Damage, ...]]") -> None:
        if done.exception() is None:
            self.tell(done.result())
