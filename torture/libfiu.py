"""A station whose system calls fail at random: libfiu refuses them inside the C library.

Runs as ``fiu-run -x python -m torture.libfiu <data> <seed> <commits>``.
"""

import ctypes
import json
import sys
from pathlib import Path
from random import Random

from torture.patient import live

_CALLS = (
    *("posix/io/oc/open", "posix/io/rw/write", "posix/io/rw/write/reduce"),
    *("posix/io/rw/ftruncate", "posix/io/sync/fsync"),
    *("posix/io/dir/rename", "posix/io/dir/unlink"),
)
_FEW, _MANY = 0.1, 1.0
_WARM_UP = 30
"""Commits after which Python has opened all the files of its own that it needs."""


class Faults:
    """What libfiu refuses."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL("libfiu.so.0")
        self._library.fiu_enable_random.argtypes = (
            *(ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_float),
        )
        self._on: set[str] = set()

    def fall_ill(self, random: Random) -> None:
        """Refuse some kinds of calls, now and then or each time."""
        self._on = set(random.sample(_CALLS, random.randint(1, 3)))
        for name in self._on:
            share = random.choice((_FEW, _MANY))
            self._library.fiu_enable_random(name.encode(), 1, None, 0, share)

    def heal(self) -> None:
        """Refuse nothing."""
        for name in self._on:
            self._library.fiu_disable(name.encode())
        self._on.clear()


def main() -> None:
    """Live, and tell how it went."""
    data, seed, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    live(data / "well", Random(seed), _WARM_UP, lambda _random: None, lambda: None)  # noqa: S311
    faults = Faults()
    course = live(data / "ill", Random(seed), count, faults.fall_ill, faults.heal)  # noqa: S311
    sys.stdout.write(json.dumps(course.as_plain()))


if __name__ == "__main__":
    main()
