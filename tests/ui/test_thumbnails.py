"""A page may be built anew while its pictures are being made."""

import threading
from types import SimpleNamespace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Signal
from pytestqt.qtbot import QtBot

from kiosk.ui.thumbnails import Thumbnails
from protocol.feed import Thumbnail


class SlowPictures(QObject):
    """Has every picture, but gives none before it is let."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.let = threading.Event(), threading.Event()

    def has(self, _thumbnail: Thumbnail) -> bool:
        return True

    def read(self, _thumbnail: Thumbnail) -> None:
        self.asked.set()
        assert self.let.wait(10)


def test_a_picture_that_comes_after_its_page_is_gone_is_dropped(qtbot: QtBot) -> None:
    pictures, page = SlowPictures(), QObject()
    thumbnails = Thumbnails(pictures, page)  # type: ignore[arg-type]
    one = SimpleNamespace(sha256="a" * 64)
    thumbnails.of(one, QSize(16, 9))  # type: ignore[arg-type]
    assert pictures.asked.wait(10)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    pictures.let.set()
    thumbnails._thread.shutdown(wait=True)
    qtbot.wait(20)  # an exception in the thread of the screen fails the test
    assert thumbnails._on_their_way, "what came too late was not kept"
