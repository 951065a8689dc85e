"""The township's last word, kept as the exact bytes it signed."""

from pydantic import ValidationError

from kiosk.errors import KioskError, Trouble
from kiosk.store.files import Folder
from protocol.feed import Feed
from protocol.signing import SignatureRefused, open_document

_FILE = "feed.json"


def load_feed(folder: Folder, township_key: str) -> Feed | None:
    """The last accepted feed, its signature checked again.

    Raises:
        KioskError: it cannot be read, or is not the township's.
    """
    document = folder.read(_FILE)
    if document is None or not township_key:
        return None
    try:
        return Feed.model_validate_json(open_document(document, township_key))
    except (SignatureRefused, ValidationError) as error:
        raise KioskError(Trouble.BAD_SIGNATURE) from error


def save_feed(folder: Folder, document: bytes) -> None:
    """Keep an accepted feed.

    Raises:
        OSError: the old one is still in place.
    """
    folder.write(_FILE, document)
