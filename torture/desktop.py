"""A screen with a window manager that wants to be obeyed, and a hand that presses anything."""

import os
import subprocess
import time
from types import TracebackType
from typing import Self

from Xlib import XK, X, error
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.xobject.drawable import Window

from demo.processes import ProgramError
from demo.remote import TITLE
from demo.servers import VirtualScreen
from torture.restless import Step

XK.load_keysym_group("xf86")
_MANAGER = "openbox"
_READY_S = 10.0
_LOOK_S = 0.05
_SUPPORTED = "_NET_SUPPORTING_WM_CHECK"


class Desktop:
    """An X server with openbox on it, from entering to leaving."""

    def __init__(self) -> None:
        self._screen = VirtualScreen()
        self._manager: subprocess.Popen[bytes] | None = None

    @property
    def display(self) -> str:
        """Such as ``:99``."""
        return self._screen.display

    @property
    def is_managed(self) -> bool:
        """Whether the window manager is still there."""
        return self._manager is not None and self._manager.poll() is None

    def __enter__(self) -> Self:
        self._screen.__enter__()
        self._manager = subprocess.Popen(
            [_MANAGER],
            env={**os.environ, "DISPLAY": self.display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._wait_for_manager()
        except ProgramError:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._manager is not None:
            self._manager.terminate()
            self._manager.wait()
        self._screen.__exit__(kind, failure, trace)

    def _wait_for_manager(self) -> None:
        server = Display(self.display)
        try:
            supported = server.intern_atom(_SUPPORTED)
            until = time.monotonic() + _READY_S
            root = server.screen().root
            while root.get_full_property(supported, X.AnyPropertyType) is None:
                if time.monotonic() > until or not self.is_managed:
                    raise ProgramError("openbox did not start")
                time.sleep(_LOOK_S)
        finally:
            server.close()


class Hand:
    """Does steps by XTEST, and sees what is in front.

    Args:
        display: the X screen.
    """

    def __init__(self, display: str) -> None:
        self._server = Display(display)
        self._root = self._server.screen().root
        size = self._root.get_geometry()
        self._width, self._height = size.width, size.height

    def close(self) -> None:
        """Leave the X server."""
        self._server.close()

    def do(self, step: Step) -> None:
        """Do one step; whatever was pressed is let go again."""
        held = [self._code(key) for key in step.held]
        for code in held:
            xtest.fake_input(self._server, X.KeyPress, code)
        for key in step.keys:
            xtest.fake_input(self._server, X.KeyPress, self._code(key))
            xtest.fake_input(self._server, X.KeyRelease, self._code(key))
        if step.button:
            self._click(step)
        for code in reversed(held):
            xtest.fake_input(self._server, X.KeyRelease, code)
        self._server.sync()
        time.sleep(step.rest_s)

    def fault_in_front(self) -> str:
        """What is wrong with the window in front or the keyboard; empty if nothing is."""
        try:
            names = [self._kiosk_in(one) for one in self._in_sight()]
            focus = self._server.get_input_focus().focus
            focused = isinstance(focus, Window) and self._is_kiosk(focus)
        except error.XError:
            return "a window went away"
        if not names or not names[-1]:
            return "another window is in front" if any(names) else "the kiosk is not to be seen"
        return "" if focused else "the keyboard belongs to somebody else"

    def _in_sight(self) -> list[Window]:
        """Windows that can be seen, the frontmost last."""
        found = []
        for window in self._root.query_tree().children:
            size = window.get_geometry()
            seen = window.get_attributes().map_state == X.IsViewable
            if seen and size.width > 1 and size.height > 1:
                found.append(window)
        return found

    def _kiosk_in(self, window: Window) -> bool:
        """Whether a window is the kiosk's, or the frame the manager has put round it."""
        return self._is_kiosk(window) or any(map(self._kiosk_in, window.query_tree().children))

    def _is_kiosk(self, window: Window) -> bool:
        name = window.get_wm_name()
        return isinstance(name, str | bytes) and TITLE.strip() in str(name)

    def _click(self, step: Step) -> None:
        self._point(step.place)
        xtest.fake_input(self._server, X.ButtonPress, step.button)
        if step.dragged_to is not None:
            self._point(step.dragged_to)
        xtest.fake_input(self._server, X.ButtonRelease, step.button)

    def _point(self, place: tuple[float, float]) -> None:
        x, y = int(place[0] * (self._width - 1)), int(place[1] * (self._height - 1))
        xtest.fake_input(self._server, X.MotionNotify, x=x, y=y)

    def _code(self, key: str) -> int:
        code = int(self._server.keysym_to_keycode(XK.string_to_keysym(key)))
        if not code:
            raise ValueError(f"there is no key {key} on this keyboard")
        return code
