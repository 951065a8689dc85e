"""A folder of block devices with links as the kernel has them, and its list of mounts."""

from pathlib import Path

from kiosk.devices.usb import Sticks

USB = "pci0000:00/0000:00:14.0/usb1/1-{port}/1-{port}:1.0/host2/target2:0:0/2:0:0:0/block"
SATA = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block"
VIRTUAL = "virtual/block"


class InventedBlock:
    """What ``/sys/class/block`` and ``/proc/self/mountinfo`` say of a machine.

    Args:
        root: an empty folder for it.
    """

    def __init__(self, root: Path) -> None:
        self._devices = root / "devices"
        self.block = root / "class" / "block"
        self.block.mkdir(parents=True)
        self.mountinfo = root / "mountinfo"
        self.mountinfo.write_text("", encoding="utf-8")

    @property
    def sticks(self) -> Sticks:
        """Sees this machine."""
        return Sticks(self.block, self.mountinfo)

    def disk(
        self, bus: str, name: str, number: str, *, size: int = 1000, removable: int = 0
    ) -> Path:
        """Plug in a disk; where the kernel keeps it."""
        place = self._devices / bus / name
        self._add(place, number, size)
        (place / "removable").write_text(f"{removable}\n", encoding="ascii")
        return place

    def part(self, disk: Path, name: str, number: str, *, size: int = 900) -> Path:
        """Divide a disk."""
        place = disk / name
        self._add(place, number, size)
        (place / "partition").write_text("1\n", encoding="ascii")
        return place

    def mount(
        self,
        number: str,
        folder: str,
        *,
        options: str = "rw,nosuid,nodev,relatime",
        kind: str = "vfat",
        source: str = "/dev/some",
        of_all: str = "rw,utf8,errors=remount-ro",
    ) -> None:
        """Say that a device is mounted; the folder in the kernel's words."""
        line = f"42 27 {number} / {folder} {options} shared:5 - {kind} {source} {of_all}\n"
        with self.mountinfo.open("a", encoding="utf-8", newline="") as file:
            file.write(line)

    def pull(self, name: str) -> None:
        """Pull a device out: the kernel forgets it, and does not unmount it."""
        (self.block / name).unlink()

    def _add(self, place: Path, number: str, size: int) -> None:
        place.mkdir(parents=True)
        (place / "dev").write_text(f"{number}\n", encoding="ascii")
        (place / "size").write_text(f"{size}\n", encoding="ascii")
        (self.block / place.name).symlink_to(place)
