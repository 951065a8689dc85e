"""A stick's file system on an image that can be plugged in, pulled out in the middle, and read."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MAKE = {
    "vfat": ("mkfs.vfat", "-n", "STICK"),
    "exfat": ("mkfs.exfat", "-L", "STICK"),
    "ext4": ("mkfs.ext4", "-q", "-L", "STICK"),
}
_CHECK = {
    "vfat": ("fsck.vfat", "-n"),
    "exfat": ("fsck.exfat", "-n"),
    "ext4": ("e2fsck", "-n", "-f"),
}
_MOUNT = {
    "vfat": (("vfat", "utf8"),),
    "exfat": (("exfat", "iocharset=utf8"), ("exfat-fuse", "nodev")),
    "ext4": (("ext4", "nodev"),),
}
"""What may know the file system, and how it is told to; the kernel, or else a program."""
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


class CannotPlugIn(Exception):
    """This machine does not let us have such a stick."""


class RealStick:
    """One image, seen as a block device as long as it is plugged in.

    Args:
        kind: of its file system.
        image: the file it is in.
        folder: where it is mounted.
    """

    def __init__(self, kind: str, image: Path, folder: Path) -> None:
        self.kind, self.image, self.folder = kind, image, folder
        self.device = ""
        folder.mkdir(parents=True, exist_ok=True)

    @classmethod
    def formatted(cls, kind: str, image: Path, folder: Path, size_bytes: int) -> "RealStick":
        """A new one without files."""
        with image.open("wb") as file:
            file.truncate(size_bytes)
        _run(*_MAKE[kind], str(image))
        return cls(kind, image, folder)

    @property
    def number(self) -> str:
        """Its device's, in the kernel's words."""
        told = Path("/sys/class/block", Path(self.device).name, "dev")
        return told.read_text(encoding="ascii").strip()

    def plug_in(self) -> None:
        """Have the kernel see it; nothing mounts it."""
        self.device = _run("losetup", "--find", "--show", str(self.image)).strip()

    def mount(self, *, writable: bool = True) -> None:
        """Mount what is plugged in."""
        refused = []
        for knows, how in _MOUNT[self.kind]:
            options = f"{'rw' if writable else 'ro'},nosuid,{how}"
            try:
                _run("mount", "-t", knows, "-o", options, self.device, str(self.folder))
            except CannotPlugIn as refusal:
                refused.append(str(refusal))
            else:
                return
        raise CannotPlugIn("; ".join(refused))

    def unmount(self) -> None:
        """Take it off its folder."""
        _run("umount", str(self.folder))

    def unplug(self) -> None:
        """Take it away, whatever it is doing."""
        if self.folder.is_mount():
            _run("umount", "-l", str(self.folder))
        if self.device:
            _run("losetup", "-d", self.device)
            self.device = ""

    def as_if_pulled(self, image: Path) -> "RealStick":
        """Another stick that has what has reached this one so far, not yet plugged in."""
        shutil.copyfile(self.image, image)
        return RealStick(self.kind, image, self.folder.with_name(f"{image.stem} again"))

    def vanish(self) -> None:
        """Answer no more from now on, though it is mounted."""
        with self.image.open("r+b") as file:
            file.truncate(0)
        _run("losetup", "--set-capacity", self.device)

    def check(self) -> None:
        """See that the file system is in order."""
        _run(*_CHECK[self.kind], str(self.image))


@contextmanager
def plugged_in(stick: RealStick) -> Iterator[RealStick]:
    """Have a stick plugged in and mounted.

    Raises:
        CannotPlugIn: this needs root, loop devices, and somebody who knows the file system.
    """
    stick.plug_in()
    try:
        stick.mount()
        yield stick
    finally:
        stick.unplug()


def _run(program: str, *arguments: str) -> str:
    command = [shutil.which(program, path=_PATH) or program, *arguments]
    told = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=60, env={"PATH": _PATH}
    )
    if told.returncode != 0:
        said = (told.stderr or told.stdout).strip().splitlines()
        raise CannotPlugIn(f"{program}: {said[0] if said else told.returncode}")
    return told.stdout
