"""Asks the system to read what the first page needs while Python is still importing.

After a night off nothing is in memory, and a cheap disk reads a large file in order far faster
than page by page as it is used.
"""

import os
import sys
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

_QT = ("libQt6Core", "libQt6Gui", "libQt6Widgets", "libQt6DBus", "libQt6XcbQpa", "libicu")
_FONTS = Path("/usr/share/fonts/opentype/noto")
_FACES = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc")


def prefetch() -> None:
    """Start reading; returns at once. What is not there is passed over."""
    for path in _files():
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            continue
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_WILLNEED)
        os.close(descriptor)


def _files() -> Iterator[Path]:
    for folder in map(Path, sys.path):
        qt = folder / "PySide6"
        if qt.is_dir():
            yield from (one for one in (qt / "Qt" / "lib").glob("*.so*") if _is_needed(one))
            yield qt / "Qt" / "plugins" / "platforms" / "libqxcb.so"
            for name in ("QtCore", "QtGui", "QtWidgets"):
                yield qt / f"{name}.abi3.so"
            yield from (folder / "pydantic_core").glob(f"*{EXTENSION_SUFFIXES[0]}")
            break
    yield from (_FONTS / face for face in _FACES)


def _is_needed(library: Path) -> bool:
    return library.name.startswith(_QT)
