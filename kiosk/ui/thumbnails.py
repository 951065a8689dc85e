"""Films' pictures, made ready to be drawn away from the thread of the screen."""

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader
from shiboken6 import isValid

from kiosk.inbox import Inbox
from protocol.feed import Thumbnail

if TYPE_CHECKING:
    from kiosk.pictures import Pictures

_KEPT_BYTES = 24 * 1024 * 1024
"""Some pages of the list, on the largest screen."""
_WIDEST = 1920
"""A picture that says it is larger is not opened: its few bytes could fill the memory."""

_Key = tuple[str, int, int]


class Thumbnails(QObject):
    """Keeps the pictures that were drawn last, in the size they were drawn.

    Args:
        pictures: their bytes.
        parent: owner.
    """

    arrived = Signal()
    """More can be drawn."""

    def __init__(self, pictures: "Pictures", parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._kept: OrderedDict[_Key, QImage | None] = OrderedDict()
        self._on_their_way: set[_Key] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="thumbnails")
        self._inbox = Inbox()
        thread = self._thread
        self.destroyed.connect(lambda: thread.shutdown(wait=False, cancel_futures=True))
        pictures.changed.connect(self._try_again)

    @property
    def is_busy(self) -> bool:
        """Whether pictures that were asked for are still being made."""
        return bool(self._on_their_way)

    def of(self, thumbnail: Thumbnail | None, size: QSize) -> QImage | None:
        """The picture in this size; nothing where there is none, or not yet: ``arrived`` tells."""
        if thumbnail is None:
            return None
        key = (thumbnail.sha256, size.width(), size.height())
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._on_their_way and self._pictures.has(thumbnail):
            self._on_their_way.add(key)
            made = self._thread.submit(_made, self._pictures, thumbnail, size)
            self._inbox.expect(made, partial(self._keep, key))
        return self._in_another_size(thumbnail.sha256)

    def _in_another_size(self, sha256: str) -> QImage | None:
        """What to draw in the meantime, once the screen has changed its size."""
        found = (image for key, image in reversed(self._kept.items()) if key[0] == sha256)
        return next((image for image in found if image is not None), None)

    def _keep(self, key: _Key, made: "Future[QImage | None]") -> None:
        if not isValid(self):  # the page was built anew while its picture was being made
            return
        self._on_their_way.discard(key)
        self._kept[key] = made.result()
        while sum(one.sizeInBytes() for one in self._kept.values() if one) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        self.arrived.emit()

    def _try_again(self) -> None:
        for key in [key for key, image in self._kept.items() if image is None]:
            del self._kept[key]
        self.arrived.emit()


def _made(pictures: "Pictures", thumbnail: Thumbnail, size: QSize) -> QImage | None:
    data = pictures.read(thumbnail)
    return None if data is None else decode(data, size)


def decode(data: bytes, size: QSize) -> QImage | None:
    """A JPEG in the wanted size; nothing where the bytes are anything else. On any thread."""
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    found = reader.size()
    if not found.isValid() or max(found.width(), found.height()) > _WIDEST:
        return None
    image = reader.read()
    if image.isNull():
        return None
    # The township has given every film the one shape; a hair's breadth of rounding is not seen.
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
