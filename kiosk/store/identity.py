"""Who this station is: its keys, its township, and the counters that must only rise."""

from pydantic import ValidationError

from kiosk.errors import Trouble
from kiosk.store.files import Folder
from protocol.message import FORMAT, Message
from protocol.signing import new_key, public_key

_FILE = "station.json"


class Identity(Message):
    """The content of ``station.json``. Secret: the file is for its owner alone."""

    format: int = FORMAT
    secret_key: str
    address: str = ""
    station_id: str = ""
    station_name: str = ""
    township_name: str = ""
    township_key: str = ""
    token: str = ""
    feed_version: int = 0
    """The highest feed version ever accepted."""
    feed_etag: str = ""
    """What the township called that version when it sent it."""
    last_sequence: int = 0
    """The sequence number of the last closed meeting."""
    volume_percent: int = -1
    """The volume used last; -1 means never set."""
    last_contact_ms: int = 0
    """Wall time of the last contact with the township, ms since 1970Z."""

    @property
    def is_enrolled(self) -> bool:
        """Whether a township knows this station."""
        return bool(self.token and self.township_key)

    @property
    def public_key(self) -> str:
        """The station's public key."""
        return public_key(self.secret_key)


def load_identity(folder: Folder) -> Identity:
    """The station's identity; a machine without one, or with a broken one, makes itself a key.

    Raises:
        KioskError: ``newer_format``: there is one, and it must not be replaced.
        OSError: the disk does not give it back, or a new one could not be kept.
    """
    payload = folder.read(_FILE)
    try:
        if payload is not None:
            return Identity.model_validate_json(payload)
    except ValidationError:
        folder.set_aside(_FILE, Trouble.FILE_DAMAGED)
    identity = Identity(secret_key=new_key())
    save_identity(folder, identity)
    return identity


def save_identity(folder: Folder, identity: Identity) -> None:
    """Make the identity durable.

    Raises:
        OSError: it is as before.
    """
    folder.write(_FILE, identity.model_dump_json().encode("utf-8"))
