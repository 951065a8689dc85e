"""Somebody before one screen: presses keys, and sees when the picture is another.

The X server tells when something was drawn (its DAMAGE extension). To look again and again would
keep it, and one of two processors, so busy that the pages themselves came later.
"""

import select
import time
from collections.abc import Callable

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import damage, xtest

from demo.remote import Page, PageError

GIVE_UP_S = 10.0
_TITLE_EVERY_S = 0.005
"""The window's name may come after its picture, and draws nothing."""
Strips = tuple[float, ...]


class Seat:
    """Somebody before one screen: presses, and sees when the picture is another.

    Args:
        display: the X screen.
        title: how the window's title begins.
    """

    def __init__(self, display: str, title: str) -> None:
        self._server = Display(display)
        self._root = self._server.screen().root
        self._name = self._server.intern_atom("_NET_WM_NAME")
        self._title = title
        size = self._root.get_geometry()
        self._width, self._height = size.width, size.height
        self._server.damage_query_version()
        self._drawn = self._root.damage_create(damage.DamageReportNonEmpty)

    def close(self) -> None:
        """Leave the X server."""
        self._server.close()

    def page(self) -> Page:
        """What the window's title says."""
        for window in self._root.query_tree().children:
            name = window.get_full_text_property(self._name)
            if name and name.startswith(self._title):
                code, _, detail = name.removeprefix(self._title).partition(" ")
                return Page(code, detail)
        return Page("")

    def wait_for(self, shows: Callable[[Page], bool], patience_s: float = GIVE_UP_S) -> Page:
        """The page, once it is as wanted.

        Raises:
            PageError: it does not come.
        """
        until = time.monotonic() + patience_s
        while not shows(page := self.page()):
            if time.monotonic() > until:
                raise PageError(f"the screen shows {page}")
            time.sleep(0.01)
        return page

    def press(self, key: str) -> float:
        """Press a key; the moment at which it was pressed."""
        code = self._server.keysym_to_keycode(XK.string_to_keysym(key))
        pressed_s = time.monotonic()
        xtest.fake_input(self._server, X.KeyPress, code)
        xtest.fake_input(self._server, X.KeyRelease, code)
        self._server.sync()
        return pressed_s

    def painted_ms(
        self, key: str, strips: Strips, shows: Callable[[Page], bool] | None = None
    ) -> float:
        """Press, and wait until something is painted.

        Args:
            key: what is pressed.
            strips: where to look, as shares of the height.
            shows: the page must be such a one besides.

        Raises:
            PageError: nothing was painted.
        """
        before = self._look(strips)
        self._await_stroke(0)
        pressed_s, drawn_s = self.press(key), 0.0
        while self._look(strips) == before or (shows is not None and not shows(self.page())):
            if time.monotonic() > pressed_s + GIVE_UP_S:
                raise PageError(f"nothing answered {key} on {self.page()}")
            self._await_stroke(_TITLE_EVERY_S)
            drawn_s = time.monotonic()
        return ((drawn_s or time.monotonic()) - pressed_s) * 1000

    def _await_stroke(self, patience_s: float) -> None:
        """Wait until something is drawn that was not told of yet."""
        if not self._server.pending_events():
            select.select([self._server], [], [], patience_s)
        while self._server.pending_events():
            self._server.next_event()
        self._server.damage_subtract(self._drawn)
        self._server.flush()

    def _look(self, strips: Strips) -> bytes:
        rows = (round(place * self._height) for place in strips)
        return b"".join(
            bytes(self._root.get_image(0, row, self._width, 1, X.ZPixmap, 0xFFFFFF).data)
            for row in rows
        )
