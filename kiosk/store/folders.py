"""Folders that only their owner can enter, and whose own entries survive a power cut."""

import os
from pathlib import Path


def make_folder(path: Path) -> None:
    """Make a folder only its owner can enter."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)


def sync_folder(path: Path) -> None:
    """Make a folder's own entries durable: renames are not until then."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
