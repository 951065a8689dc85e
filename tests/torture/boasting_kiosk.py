"""A kiosk that was spoilt on purpose: it calls an event durable that it never writes."""

import os
import sys
from collections.abc import Sequence

from kiosk.__main__ import main
from kiosk.events import CameBack, Event
from kiosk.store.journal import Journal
from torture.wrapped_kiosk import wrap

write_all = Journal.append


def write_some(journal: Journal, events: Sequence[Event]) -> None:
    write_all(journal, [one for one in events if not isinstance(one, CameBack)])


if __name__ == "__main__":
    setattr(Journal, "append", write_some)  # noqa: B010 - a method is not to be assigned, says mypy
    wrap(os.environ)
    sys.exit(main())
