"""Start-up: from exec to a home page that answers a key, beside VLC's own window.

The page answers before it knows how things stand, so the moment when it says so stands beside it.
"""

import argparse
import os
import pwd
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from bench.old_station import make_old_station
from bench.report import Row, finish, spread

RECORDS, FILMS, RUNS = 20_000, 500, 10
BAR = 2.5
WIDTH, HEIGHT = 1280, 720
FOCUS = (0x8C, 0x1C, 0x1C)
"""LOOK's focus colour: when the big button wears it, the home page is up."""
HEAD_Y = int(0.19 * HEIGHT)
"""Through the letters of the home page's head, which says first what is being read, then facts."""
KNOWING = "village-kiosk: home"
"""How the window is called once it shows how things stand."""
VLC_BUTTONS_Y = 555
"""VLC opens in the middle of a screen without a window manager; its buttons are at this height."""
_Taken = TypeVar("_Taken")
_GIVE_UP_S = 30.0
_POLL_S = 0.004
_PRESS_AGAIN_S = 0.04


class Eye:
    """Reads single pixels of an X screen and presses keys on it."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root
        self._name = self._display.intern_atom("_NET_WM_NAME")

    def close(self) -> None:
        """Leave the X server."""
        self._display.close()

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """The colour at a place."""
        data = self._root.get_image(x, y, 1, 1, X.ZPixmap, 0xFFFFFFFF).data
        blue, green, red = data[:3]
        return red, green, blue

    def row(self, y: int) -> bytes:
        """A row of pixels across the whole screen; only zeros where nothing was painted."""
        width = self._root.get_geometry().width
        return bytes(self._root.get_image(0, y, width, 1, X.ZPixmap, 0xFFFFFF).data)

    def titles(self) -> list[str]:
        """Names of the windows on the screen."""
        names = []
        for window in self._root.query_tree().children:
            name = window.get_full_text_property(self._name)
            names += [name] if name else []
        return names

    def press(self, key: str) -> None:
        """Press keys together and let them go, such as ``Control_L+h``."""
        codes = [
            self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in key.split("+")
        ]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def press_until(self, key: str, seen: Callable[[], bool]) -> None:
        """Press again and again, for a window may be painted before it listens.

        Raises:
            TimeoutError: it was never answered.
        """
        until = time.monotonic() + _GIVE_UP_S
        while time.monotonic() < until:
            self.press(key)
            pressed = time.monotonic()
            while time.monotonic() < pressed + _PRESS_AGAIN_S:
                if seen():
                    return
                time.sleep(_POLL_S)
        raise TimeoutError("no key was answered")

    def wait(self, seen: Callable[[], bool]) -> None:
        """Look until it is seen.

        Raises:
            TimeoutError: it did not come.
        """
        until = time.monotonic() + _GIVE_UP_S
        while not seen():
            if time.monotonic() > until:
                raise TimeoutError("nothing came up on the screen")
            time.sleep(_POLL_S)


@contextmanager
def virtual_screen(width: int = WIDTH, height: int = HEIGHT) -> Iterator[str]:
    """An X server of our own."""
    reading, writing = os.pipe()
    screen = ("-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset")
    command = ["Xvfb", "-displayfd", str(writing), *screen]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def running(command: list[str], **options: object) -> Iterator[float]:
    """Start a program; gives the moment just before exec, and ends the program afterwards."""
    began = time.monotonic()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **quiet, **options)  # type: ignore[call-overload]
    try:
        yield began
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Opened(NamedTuple):
    """Milliseconds of one start of the kiosk, from exec."""

    answers_ms: float
    """Until the focus has left the big button on a key press."""
    knows_ms: float
    """Until the page says how things stand."""


def kiosk_ms(display: str, data: Path, config: Path) -> Opened:
    """Start the kiosk, press a key, and wait for its facts."""
    place = int(0.45 * WIDTH), int(0.55 * HEIGHT)
    command = [sys.executable, "-m", "kiosk", "--config", str(config), "--data", str(data)]
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with closing(Eye(display)) as eye, running(command, env=environment) as began:
        eye.wait(lambda: eye.pixel(*place) == FOCUS)
        head = eye.row(HEAD_Y)
        eye.press_until("Down", lambda: eye.pixel(*place) != FOCUS)
        answers_ms = (time.monotonic() - began) * 1000
        eye.wait(lambda: any(title.startswith(KNOWING) for title in eye.titles()))
        eye.wait(lambda: eye.row(HEAD_Y) != head)
        return Opened(answers_ms, (time.monotonic() - began) * 1000)


def vlc_ms(display: str, home: Path) -> float:
    """Milliseconds from exec until VLC, as an ordinary user, hid its buttons on Ctrl+H."""
    person = pwd.getpwnam("nobody")
    command = [
        *("vlc", "--intf", "qt", "--no-qt-privacy-ask", "--no-metadata-network-access"),
    ]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "DISPLAY": display,
        "LC_ALL": "C.UTF-8",
    }
    user = {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
    with (
        closing(Eye(display)) as eye,
        running(command, env=environment, cwd="/", **user) as began,
    ):
        eye.wait(lambda: any(eye.row(VLC_BUTTONS_Y)))
        painted = eye.row(VLC_BUTTONS_Y)
        eye.press_until("Control_L+h", lambda: eye.row(VLC_BUTTONS_Y) != painted)
        taken = (time.monotonic() - began) * 1000
        # VLC remembers how it looked; the next start shall look as this one did.
        eye.press_until("Control_L+h", lambda: eye.row(VLC_BUTTONS_Y) == painted)
        return taken


def drop_caches() -> None:
    """Forget what was read from the disk.

    Raises:
        OSError: only root may.
    """
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")


def forget_nothing() -> None:
    """A warm start leaves the caches as they are."""


def measure(data: Path, config: Path, runs: int) -> list[Row]:
    """Alternate VLC and kiosk, warm and after dropped caches."""
    rows = []
    for name, prepare in (("warm", forget_nothing), ("cold", drop_caches)):
        ours: list[Opened] = []
        theirs: list[float] = []
        with tempfile.TemporaryDirectory() as home:
            Path(home).chmod(0o777)
            try:
                for _ in range(runs + 1):
                    theirs.append(started(prepare, lambda screen: vlc_ms(screen, Path(home))))
                    ours.append(started(prepare, lambda screen: kiosk_ms(screen, data, config)))
            except (OSError, TimeoutError, KeyError) as error:
                print(f"{name}: {error}", file=sys.stderr)
        # The first pair makes settings and caches of its own; it does not count.
        rows.append(ratio_row(name, ours[1:], theirs[1:], runs))
    return rows


def started(prepare: Callable[[], None], start: Callable[[str], _Taken]) -> _Taken:
    """What one start on a screen of its own took."""
    prepare()
    with virtual_screen() as screen:
        return start(screen)


def ratio_row(name: str, ours: list[Opened], theirs: list[float], runs: int) -> Row:
    """Kiosk's median over VLC's; not ok unless every run came to its end."""
    complete = len(ours) == len(theirs) == runs
    answers = [one.answers_ms for one in ours]
    knows = [one.knows_ms for one in ours]
    ratio = statistics.median(answers) / statistics.median(theirs) if complete else None
    return Row(
        figure=f"startup {name}: kiosk / vlc",
        value=round(ratio, 2) if ratio is not None else None,
        op="<=",
        bar=BAR,
        unit="x",
        n=len(ours),
        spread=spread(answers),
        peer=f"vlc {statistics.median(theirs):.0f} ms, kiosk {statistics.median(answers):.0f} ms"
        f" to a page that answers, {statistics.median(knows):.0f} ms to its facts"
        if complete
        else "did not run",
        samples={"kiosk_ms": answers, "kiosk_facts_ms": knows, "vlc_ms": theirs},
    )


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(prog="bench.startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--films", type=int, default=FILMS)
    chosen = parser.parse_args()
    folder = Path("build/bench")
    data = folder / "old-station"
    shutil.rmtree(data, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    make_old_station(data, records=chosen.records, films=chosen.films)
    config = folder / "startup.toml"
    config.write_text("[display]\nwindowed = false\n", encoding="utf-8")
    return finish("startup", measure(data, config, chosen.runs))


if __name__ == "__main__":
    sys.exit(main())
