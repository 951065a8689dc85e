"""Reads the code of all pages before somebody asks for one: it takes longer than building them."""

import sys
import threading
import time
from collections.abc import Iterable
from importlib import import_module

_TURNS_S = 0.0005
"""Meanwhile the screen gets its turn ten times sooner than Python would give it."""
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
    usual_s = sys.getswitchinterval()
    sys.setswitchinterval(_TURNS_S)
    try:
        for name in names:
            import_module(f"kiosk.ui.{name}")
            time.sleep(_REST_S)
    finally:
        sys.setswitchinterval(usual_s)
