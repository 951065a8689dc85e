"""Whether a television hangs on the PC, as the graphics driver sees it."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.sysfs import entries, word

_BUILT_IN = ("eDP", "LVDS", "DSI")


@dataclass(frozen=True)
class Displays:
    """The sockets for screens; None where the driver says nothing of them."""

    television: bool | None = None
    """Whether something is plugged into a socket."""
    built_in: bool = False
    """Whether the PC has a screen of its own."""


def read_displays(system: Path = Path("/sys")) -> Displays:
    """Ask the graphics driver.

    Args:
        system: where sysfs is mounted; connectors are ``class/drm/card0-HDMI-A-1/status``.
    """
    sockets = {
        one.name.partition("-")[2]: word(one / "status")
        for one in entries(system / "class" / "drm")
        if (one / "status").exists()
    }
    outer = [
        status
        for name, status in sockets.items()
        if not name.startswith((*_BUILT_IN, "Writeback", "Virtual"))
    ]
    built_in = any(
        status == "connected" for name, status in sockets.items() if name.startswith(_BUILT_IN)
    )
    told = [status for status in outer if status in ("connected", "disconnected")]
    return Displays("connected" in told if told else None, built_in)
