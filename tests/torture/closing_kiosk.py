"""A kiosk that was spoilt on purpose: it does what a window manager tells it, as others do."""

import sys
from typing import Any

from bench.watched_kiosk import watch
from kiosk.__main__ import main
from kiosk.ui.hold import Hold


def let_it_go(_hold: Hold, *_arguments: Any) -> None:
    """Hold nothing."""


if __name__ == "__main__":
    setattr(Hold, "begin", let_it_go)  # noqa: B010 - a method is not to be assigned, says mypy
    watch()
    sys.exit(main())
