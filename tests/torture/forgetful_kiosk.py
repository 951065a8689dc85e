"""A kiosk that was spoilt on purpose: it does not note where a film is while it runs."""

import sys

from kiosk import screening
from kiosk.__main__ import main

if __name__ == "__main__":
    screening._TICK_MS = 3_600_000
    sys.exit(main())
