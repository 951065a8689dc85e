"""How far the line reaches: a plugged cable, an address, the router; no further is asked here."""

import contextlib
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.devices.sysfs import entries, word

_DISCARD_PORT = 9
_STEP_S = 0.1
_COMPLETE = 0x2
_ETHERNET = "1"


class Reach(StrEnum):
    """The first thing that is missing, or ``ROUTER`` if nothing is."""

    NO_PORT = "no_port"
    NO_LINK = "no_link"
    NO_ADDRESS = "no_address"
    NO_ROUTER = "no_router"
    ROUTER = "router"


CUT = (Reach.NO_PORT, Reach.NO_LINK)
"""Nothing can come through, whoever answered a minute ago; a router need not answer to be one."""


@dataclass(frozen=True)
class _Route:
    interface: str
    gateway: str


def read_reach(
    system: Path = Path("/sys"),
    processes: Path = Path("/proc"),
    knock: Callable[[str], None] | None = None,
    patience_s: float = 1.0,
) -> Reach:
    """Follow the line from the socket to the router; may take as long as ``patience_s``.

    Args:
        system: where sysfs is mounted.
        processes: where procfs is mounted.
        knock: makes the kernel look for the router at an address; a datagram to it by default.
        patience_s: how long the router may take to answer, in seconds.
    """
    ports = [one for one in entries(system / "class" / "net") if _is_port(one)]
    if not ports:
        return Reach.NO_PORT
    if not any(_is_up(one) for one in ports):
        return Reach.NO_LINK
    route = _default_route(processes)
    if route is None:
        return Reach.NO_ADDRESS
    is_asked_for = route.gateway != "0.0.0.0" and _speaks_ethernet(system, route)  # noqa: S104 - no route
    if is_asked_for and not _answers(processes, route, knock or _send, patience_s):
        return Reach.NO_ROUTER
    return Reach.ROUTER


def _is_port(interface: Path) -> bool:
    return word(interface / "type") == _ETHERNET and not (interface / "bridge").exists()


def _is_up(interface: Path) -> bool:
    return word(interface / "operstate") == "up"


def _speaks_ethernet(system: Path, route: _Route) -> bool:
    """A dialled line has no neighbours to ask for."""
    return word(system / "class" / "net" / route.interface / "type") == _ETHERNET


def _default_route(processes: Path) -> _Route | None:
    """The way out, from ``/proc/net/route``: addresses are hexadecimal, lowest byte first."""
    for line in word(processes / "net" / "route").splitlines()[1:]:
        columns = line.split()
        if len(columns) > 2 and columns[1] == "00000000":
            address = struct.pack("<I", int(columns[2], 16))
            return _Route(columns[0], socket.inet_ntoa(address))
    return None


def _answers(
    processes: Path, route: _Route, knock: Callable[[str], None], patience_s: float
) -> bool:
    knock(route.gateway)
    until = time.monotonic() + patience_s
    while not _is_known(processes, route.gateway):
        if time.monotonic() >= until:
            return False
        time.sleep(_STEP_S)
    return True


def _is_known(processes: Path, address: str) -> bool:
    """Whether the kernel has the hardware address, by ``/proc/net/arp``."""
    lines = (line.split() for line in word(processes / "net" / "arp").splitlines()[1:])
    return any(
        len(line) > 2 and line[0] == address and int(line[2], 16) & _COMPLETE for line in lines
    )


def _send(address: str) -> None:
    """One empty datagram that nobody reads: the kernel must find the neighbour first."""
    with (
        contextlib.suppress(OSError),
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender,
    ):
        sender.sendto(b"", (address, _DISCARD_PORT))
