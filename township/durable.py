"""Makes renames last: a file has its new name for certain only once the folder is flushed."""

import os
from pathlib import Path


def flush_folder(folder: Path) -> None:
    """Have the disk keep what was created, renamed or removed in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
