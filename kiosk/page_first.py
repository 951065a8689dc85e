"""Lets the page that asks for something be painted before anybody works for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAINTED_MS = 40
"""A page is on the screen by then. Threads take turns: a page that is painted while another one
reads records takes twice as long, and nobody misses what is read a blink later."""


def page_first(owner: QObject, work: Callable[[], object]) -> None:
    """Do something on this thread in a moment, if its owner is still there."""
    QTimer.singleShot(PAINTED_MS, owner, work)
