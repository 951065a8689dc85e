"""Reads the code of all pages before somebody asks for one: it takes longer than building them."""

import threading
import time
from collections.abc import Iterable
from importlib import import_module

_REST_S = 0.02


def read_pages(names: Iterable[str]) -> threading.Thread:
    """Read them on a thread of its own; returns at once.

    Args:
        names: modules of this package.

    Returns:
        The thread, which the program does not wait for.
    """
    thread = threading.Thread(target=_read, args=(tuple(names),), name="pages", daemon=True)
    thread.start()
    return thread


def _read(names: tuple[str, ...]) -> None:
    for name in names:
        import_module(f"kiosk.ui.{name}")
        time.sleep(_REST_S)
