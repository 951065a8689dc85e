"""Where the PC's power comes from: a laptop on its battery would fall in the middle of a film."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.sysfs import entries, word


@dataclass(frozen=True)
class Mains:
    """The power supply, as the system tells it."""

    plugged_in: bool = True
    """A PC without a battery is."""
    battery_percent: int | None = None
    """None without a battery."""


def read_mains(system: Path = Path("/sys")) -> Mains:
    """Ask the system; what it does not say is taken for well.

    Args:
        system: where sysfs is mounted (Linux, Documentation/ABI/testing/sysfs-class-power).
    """
    supplies = entries(system / "class" / "power_supply")
    batteries = [one for one in supplies if _is_battery_of_pc(one)]
    if not batteries:
        return Mains()
    plugs = [word(one / "online") for one in supplies if word(one / "type") in ("Mains", "USB")]
    discharging = any(word(one / "status") == "Discharging" for one in batteries)
    charge = word(batteries[0] / "capacity")
    return Mains(
        plugged_in="1" in plugs or not discharging,
        battery_percent=int(charge) if charge.isdigit() else None,
    )


def _is_battery_of_pc(supply: Path) -> bool:
    # A mouse or a remote has a battery too, and says that it is a device.
    return word(supply / "type") in ("Battery", "UPS") and word(supply / "scope") != "Device"
