"""The township's last word, kept as the exact bytes it signed."""

from pydantic import ValidationError

from kiosk.errors import KioskError, Trouble
from kiosk.store.files import Folder
from protocol.feed import Feed
from protocol.signing import SignatureRefused, open_document

_FILE = "feed.json"


def load_feed(folder: Folder, township_key: str) -> Feed | None:
    """The last accepted feed, its signature checked again; one that cannot be used is set aside.

    Raises:
        KioskError: ``file_unreadable``: the disk does not even let it be set aside.
        OSError: the disk does not give it back, and may yet.
    """
    try:
        document = folder.read(_FILE)
    except KioskError as newer:
        folder.set_aside(_FILE, newer.code)  # the township sends it again
        return None
    if document is None or not township_key:
        return None
    try:
        return Feed.model_validate_json(open_document(document, township_key))
    except (SignatureRefused, ValidationError):
        folder.set_aside(_FILE, Trouble.FILE_DAMAGED)
        return None


def save_feed(folder: Folder, document: bytes) -> None:
    """Keep an accepted feed.

    Raises:
        OSError: the old one is still in place.
    """
    folder.write(_FILE, document)
