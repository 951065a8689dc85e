"""What was learnt of true time, kept so that the next boot knows it."""

from pydantic import ValidationError

from kiosk.errors import KioskError, Trouble
from kiosk.known_time import KnownTime
from kiosk.store.files import Folder

_FILE = "clock.json"


def load_known_time(folder: Folder) -> KnownTime:
    """What was learnt before; nothing of it stands in the way of a start.

    What cannot be used is set aside: the township says it again, or the operator.
    """
    try:
        payload = folder.read(_FILE)
        if payload is not None:
            return KnownTime.model_validate_json(payload)
    except (KioskError, ValidationError) as unusable:
        code = unusable.code if isinstance(unusable, KioskError) else Trouble.FILE_DAMAGED
        _set_aside(folder, Trouble(code))
    except OSError:
        return KnownTime()
    return KnownTime()


def save_known_time(folder: Folder, known: KnownTime) -> None:
    """Make it durable.

    Raises:
        OSError: it is as before.
    """
    folder.write(_FILE, known.model_dump_json().encode("utf-8"))


def _set_aside(folder: Folder, trouble: Trouble) -> None:
    try:
        folder.set_aside(_FILE, trouble)
    except KioskError:  # it stays in its place, and is noted all the same
        return
