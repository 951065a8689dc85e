"""Reads what the kernel says of devices, a word a file; what is not there says nothing."""

from pathlib import Path


def word(file: Path) -> str:
    """A file's content without the newline; empty if it cannot be read."""
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def entries(folder: Path) -> list[Path]:
    """What is in a folder, by name; nothing if it is not there."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
