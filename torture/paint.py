"""From a key press to its paint while each press is written to a slow disk.

Two kiosks in turns, press by press: one on a file system whose every fsync takes 50 ms, one on a
disk in memory. At the roll call each OK marks somebody, which is a commit; the arrow right after
it is pressed while the disk still works on that.
"""

import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from bench.report import Row, spread
from demo.processes import ProgramError
from demo.remote import OK, RIGHT, Page, PageError
from demo.servers import VirtualScreen
from torture.hall import KIOSK, Hall, KioskGone
from torture.invented_station import make_station
from torture.mounted import CannotMount, ill_disk

FIGURE = "key press to paint while commits run on a disk with 50 ms fsync"
FSYNC_S = 0.05
BAR_MS = 50.0
_FULL, _PRESSES = 200, 200
_FEWEST = 20
_REST_S = 0.3
"""Between two presses of one key: less is a bounce."""
_GIVE_UP_S = 5.0
_POLL_S, _LOOK_S = 0.0005, 0.02
_SETTLES_S = 4.0
"""The kiosk wakes its player and sets its reserve aside before anything is measured."""
_STRIP = (0.28, 0.09, 0.4, 0.05)
"""Where the roll call shows who is called: x, y, width and height in the screen's heights."""
_MEMORY = "/dev/shm"  # noqa: S108 - a disk in memory, on which an fsync costs nothing


class Eye:
    """Presses a key and sees when the strip of the screen has another look.

    Args:
        display: the X screen.
    """

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        self._root = self._display.screen().root
        height = self._root.get_geometry().height
        self._strip = tuple(round(part * height) for part in _STRIP)

    def close(self) -> None:
        """Leave the X server."""
        self._display.close()

    def changed_s(self, patience_s: float) -> float:
        """Seconds until the strip has another look, though nobody presses anything.

        Raises:
            PageError: it stayed as it was.
        """
        before, began = self._look(), time.monotonic()
        while self._look() == before:
            if time.monotonic() > began + patience_s:
                raise PageError("画面没有说什么")
            time.sleep(_LOOK_S)
        return time.monotonic() - began

    def painted_ms(self, key: str) -> float:
        """Press, and wait for the paint.

        Raises:
            PageError: nothing was painted.
        """
        before, began = self._look(), time.monotonic()
        code = self._display.keysym_to_keycode(XK.string_to_keysym(key))
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()
        while self._look() == before:
            if time.monotonic() > began + _GIVE_UP_S:
                raise PageError("按了键，画面没有变")
            time.sleep(_POLL_S)
        return (time.monotonic() - began) * 1000

    def _look(self) -> bytes:
        image = self._root.get_image(*self._strip, X.ZPixmap, 0xFFFFFF)
        return bytes(image.data)


@dataclass
class Caller:
    """Somebody who calls the roll at a kiosk, as fast as a hand can."""

    hall: Hall
    eye: Eye
    people: int
    """On the list."""
    marking_ms: list[float] = field(default_factory=list)
    moving_ms: list[float] = field(default_factory=list)
    called: int = 0
    pressed_s: float = 0.0
    """When OK was pressed last."""

    @property
    def all_ms(self) -> list[float]:
        """Every press."""
        return self.marking_ms + self.moving_ms

    @property
    def p95_ms(self) -> float:
        """Of every press."""
        return statistics.quantiles(self.all_ms, n=20)[-1]

    def call(self) -> None:
        """Mark one person, and pass over the next while the disk works."""
        time.sleep(max(0.0, self.pressed_s + _REST_S - time.monotonic()))
        self.pressed_s = time.monotonic()
        self.marking_ms.append(self.eye.painted_ms(OK))
        self.moving_ms.append(self.eye.painted_ms(RIGHT))
        self.called += 1

    def see_marks(self) -> None:
        """Wait until all marks are durable.

        Raises:
            PageError: they are not.
        """
        self.hall.see_exactly(Page("roll_call", f"{self.called}/{self.people}"))


def rows(seed: int, count: int, folder: Path, program: Sequence[str] = KIOSK) -> list[Row]:
    """Mark 200 people for a count of 200.

    Args:
        seed: there is nothing to choose.
        count: how many marks, but never fewer than 20.
        folder: where a disk can be mounted.
        program: what runs as the kiosk.
    """
    del seed
    presses = max(_FEWEST, count * _PRESSES // _FULL)
    try:
        slow, fast = _measure(presses, folder, program)
    except (CannotMount, KioskGone, PageError, ProgramError, OSError) as error:
        return [Row(FIGURE, None, "<=", BAR_MS, "ms p95", 0, spread=repr(error))]
    return [
        Row(
            figure=FIGURE,
            value=round(slow.p95_ms, 1),
            op="<=",
            bar=BAR_MS,
            unit="ms p95",
            n=len(slow.all_ms),
            spread=spread(slow.all_ms),
            peer=f"disk in memory {fast.p95_ms:.1f} ms p95, {spread(fast.all_ms)}",
            samples={
                "marking_ms": slow.marking_ms,
                "moving_ms": slow.moving_ms,
                "memory_marking_ms": fast.marking_ms,
                "memory_moving_ms": fast.moving_ms,
            },
        )
    ]


def _measure(presses: int, folder: Path, program: Sequence[str]) -> tuple[Caller, Caller]:
    with ExitStack() as stack:
        ill = stack.enter_context(ill_disk(folder / "slow"))
        memory = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=_MEMORY)))
        people = 2 * presses + 1
        places = (ill.folder / "data", memory / "data")
        callers = []
        for number, data in enumerate(places):
            make_station(data, films=1, people=people, meetings=1)
            screen = stack.enter_context(VirtualScreen())
            config = folder / f"paint-{number}.toml"
            callers.append(_called_to(Hall(data, screen.display, program, config), people, stack))
        time.sleep(_SETTLES_S)
        ill.suffer(slow_s={"fsync": FSYNC_S})
        for _ in range(presses):
            for one in callers:
                one.call()
        for one in callers:
            one.see_marks()
        return callers[0], callers[1]


def _called_to(hall: Hall, people: int, stack: ExitStack) -> Caller:
    """A kiosk whose roll call is on the screen."""
    stack.callback(lambda: hall.kiosk.stop())
    hall.start()
    hall.administrator.see_home("due", "今天的活动")
    hall.remote.press(OK)
    hall.see("roll_call")
    eye = Eye(hall.display)
    stack.callback(eye.close)
    return Caller(hall, eye, people)
