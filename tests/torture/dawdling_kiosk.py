"""A kiosk that was spoilt on purpose: one page opens slowly, and its screen stops for moments."""

import sys
import time
from typing import Any

from bench.watched_kiosk import watch
from kiosk.__main__ import main
from kiosk.ui.keys import KeyGate
from kiosk.ui.tasks import TasksPage

ENTER, TAKE = TasksPage.enter, KeyGate.take
_PAGE_S, _KEY_S = 0.2, 0.08


def enter_slowly(page: TasksPage, visit: object) -> None:
    time.sleep(_PAGE_S)
    ENTER(page, visit)


def take_slowly(gate: KeyGate, event: Any) -> bool:
    time.sleep(_KEY_S)
    return TAKE(gate, event)


if __name__ == "__main__":
    setattr(TasksPage, "enter", enter_slowly)  # noqa: B010 - a method is not to be assigned
    setattr(KeyGate, "take", take_slowly)  # noqa: B010 - the same
    watch()
    sys.exit(main())
