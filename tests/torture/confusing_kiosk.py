"""A kiosk that was spoilt on purpose: whoever clicks beside a control takes the focus away."""

import sys
from typing import Any

from PySide6.QtCore import Qt

from bench.watched_kiosk import watch
from kiosk.__main__ import main
from kiosk.ui.page import BarePage

MAKE = BarePage.__init__


def take_clicks(page: BarePage, *arguments: Any) -> None:
    MAKE(page, *arguments)
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


if __name__ == "__main__":
    setattr(BarePage, "__init__", take_clicks)  # noqa: B010 - no method is to be assigned
    watch()
    sys.exit(main())
