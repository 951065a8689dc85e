"""A kiosk that was spoilt on purpose, in four ways, as soon as it has kept a record.

It goes where a window manager sends it, shows no page but home, raises at each key, and throws the
record away.
"""

import sys
from pathlib import Path
from typing import Any

from bench.watched_kiosk import watch
from kiosk.__main__ import main
from kiosk.ui.hold import Hold
from kiosk.ui.keys import KeyGate
from kiosk.ui.window import KioskWindow

RECORDS = Path(sys.argv[sys.argv.index("--data") + 1]) / "records"
SHOW, TAKE = KioskWindow.show_page, KeyGate.take
kept: list[str] = []
"""What was saved, and left its page."""


def let_it_go(_hold: Hold, *_arguments: Any) -> None:
    """Hold nothing."""


def stay(_window: KioskWindow, event: Any) -> None:
    """Not be closed, for then there would be nothing to see."""
    event.ignore()


def show_home(window: KioskWindow, name: str, visit: object = None) -> None:
    if window.page.name == "saved":
        kept.append(name)
    SHOW(window, "home" if kept else name, None if kept else visit)


def fail(gate: KeyGate, event: Any) -> bool:
    if kept:
        for file in RECORDS.iterdir():
            file.unlink()
        raise RuntimeError("a key that was spoilt on purpose")
    return TAKE(gate, event)


if __name__ == "__main__":
    setattr(Hold, "begin", let_it_go)  # noqa: B010 - a method is not to be assigned, says mypy
    setattr(KioskWindow, "closeEvent", stay)  # noqa: B010 - the same
    setattr(KioskWindow, "show_page", show_home)  # noqa: B010 - the same
    setattr(KeyGate, "take", fail)  # noqa: B010 - the same
    watch()
    sys.exit(main())
