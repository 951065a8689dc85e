"""The sockets and aerials by which this machine reaches others, as Linux names them."""

import fcntl
import socket
import struct
from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.sysfs import entries, word

_ETHERNET = "1"
_SIOCGIFADDR = 0x8915
"""Asks for an interface's IPv4 address (netdevice(7))."""
_NAME_BYTES = 15


@dataclass(frozen=True)
class Port:
    """A network interface with hardware behind it.

    Attributes:
        name: the kernel's, such as ``enp3s0``.
        is_wireless: whether there is no cable to look at.
        is_up: whether something answers at the other end.
        address: IPv4; empty if it has none.
    """

    name: str
    is_wireless: bool
    is_up: bool
    address: str


def read_ports(system: Path = Path("/sys")) -> tuple[Port, ...]:
    """The machine's sockets and aerials, those in use first.

    Args:
        system: where sysfs is mounted.
    """
    found = [_port(one) for one in entries(system / "class" / "net") if _has_hardware(one)]
    return tuple(sorted(found, key=lambda one: (not one.is_up, one.is_wireless, one.name)))


def _has_hardware(interface: Path) -> bool:
    return word(interface / "type") == _ETHERNET and (interface / "device").exists()


def _port(interface: Path) -> Port:
    return Port(
        name=interface.name,
        is_wireless=(interface / "wireless").exists() or (interface / "phy80211").exists(),
        is_up=word(interface / "operstate") == "up",
        address=_address(interface.name),
    )


def _address(name: str) -> str:
    request = struct.pack("256s", name.encode("ascii", "replace")[:_NAME_BYTES])
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            answer = fcntl.ioctl(asked.fileno(), _SIOCGIFADDR, request)
    except OSError:
        return ""
    return socket.inet_ntoa(answer[20:24])
