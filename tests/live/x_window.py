"""A bare X window, so that a real film can be shown without a kiosk round it."""

import ctypes
from types import TracebackType
from typing import Self

_X11 = ctypes.CDLL("libX11.so.6")
_X11.XOpenDisplay.restype = ctypes.c_void_p
_X11.XOpenDisplay.argtypes = [ctypes.c_char_p]
_X11.XDefaultRootWindow.restype = ctypes.c_ulong
_X11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
_X11.XCreateSimpleWindow.restype = ctypes.c_ulong
_X11.XCreateSimpleWindow.argtypes = [
    *(ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int),
    *(ctypes.c_uint, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_ulong),
]
_X11.XMapRaised.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
_X11.XDestroyWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
_X11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
_X11.XCloseDisplay.argtypes = [ctypes.c_void_p]


class XWindow:
    """A black window at the top left of a screen, from entering to leaving."""

    def __init__(self, display: str, width: int = 1280, height: int = 720) -> None:
        self._server = _X11.XOpenDisplay(display.encode("ascii"))
        if not self._server:
            raise OSError(f"no X server on {display}")
        root = _X11.XDefaultRootWindow(self._server)
        self.id = int(_X11.XCreateSimpleWindow(self._server, root, 0, 0, width, height, 0, 0, 0))

    def __enter__(self) -> Self:
        _X11.XMapRaised(self._server, self.id)
        _X11.XSync(self._server, 0)
        return self

    def destroy(self) -> None:
        """Take the window away from under whoever draws in it."""
        _X11.XDestroyWindow(self._server, self.id)
        _X11.XSync(self._server, 0)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _X11.XCloseDisplay(self._server)
