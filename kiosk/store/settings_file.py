"""What was set at the station, kept like all its files; and a glance at it before the window."""

from pathlib import Path

from kiosk.errors import KioskError, Trouble
from kiosk.settings import Settings, as_bytes, settings_from
from kiosk.store.disk import Disk
from kiosk.store.envelope import disclose
from kiosk.store.files import Folder

_FILE = "settings.json"


def glance_at_settings(data: Path) -> Settings:
    """What the first frame needs to know; nothing is mended, and nothing stands in the way.

    Args:
        data: the station's data folder.
    """
    disk = Disk()
    for ending in ("", ".new", ".old"):
        try:
            enclosed = disclose(disk.read(data / f"{_FILE}{ending}"))
            if enclosed is not None:
                return settings_from(enclosed.payload)
        except FileNotFoundError:
            if not ending and not (data / f"{_FILE}.old").exists():
                break
        except KioskError:
            break
        except (OSError, ValueError):
            continue
    return Settings()


def load_settings(folder: Folder) -> Settings:
    """What was set before; the station starts as it came where that cannot be used."""
    try:
        payload = folder.read(_FILE)
        if payload is not None:
            return settings_from(payload)
    except (KioskError, ValueError) as unusable:
        code = unusable.code if isinstance(unusable, KioskError) else Trouble.FILE_DAMAGED
        _set_aside(folder, Trouble(code))
    except OSError:
        return Settings()
    return Settings()


def save_settings(folder: Folder, settings: Settings) -> None:
    """Make them durable.

    Raises:
        OSError: they are as before.
    """
    folder.write(_FILE, as_bytes(settings))


def _set_aside(folder: Folder, trouble: Trouble) -> None:
    try:
        folder.set_aside(_FILE, trouble)
    except KioskError:  # it stays in its place, and is noted all the same
        return
