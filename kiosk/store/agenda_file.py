"""What the village has planned itself, kept until it is long past."""

from pydantic import ValidationError

from kiosk.errors import KioskError, Trouble
from kiosk.store.files import Folder
from protocol.feed import PlannedMeeting
from protocol.message import FORMAT, Message

_FILE = "agenda.json"


class _Agenda(Message):
    format: int = FORMAT
    meetings: tuple[PlannedMeeting, ...] = ()


def load_agenda(folder: Folder) -> tuple[PlannedMeeting, ...]:
    """What was planned before, in the order of planning.

    What cannot be used is set aside and told of; the feed still names what the township was told.

    Raises:
        KioskError: ``file_unreadable``: the disk does not even let it be set aside.
        OSError: the disk does not give it back, and may yet.
    """
    try:
        payload = folder.read(_FILE)
        return _Agenda.model_validate_json(payload).meetings if payload is not None else ()
    except KioskError as newer:
        folder.set_aside(_FILE, newer.code)
    except ValidationError:
        folder.set_aside(_FILE, Trouble.FILE_DAMAGED)
    return ()


def save_agenda(folder: Folder, meetings: tuple[PlannedMeeting, ...]) -> None:
    """Make it durable.

    Raises:
        OSError: it is as before.
    """
    folder.write(_FILE, _Agenda(meetings=meetings).model_dump_json().encode("utf-8"))
