"""A disk that remembers what was flushed, so that a power cut can be tried at any moment."""

from collections.abc import Callable
from pathlib import Path

from kiosk.store.disk import Disk
from torture.platter import Change, File, Platter

_SMALL_BYTES = 4096


class SmallDisk(Disk):
    """A disk on which the reserve, whose size proves nothing, costs no time."""

    def allocate(self, path: Path, size_bytes: int) -> None:
        """See ``Disk``."""
        super().allocate(path, min(size_bytes, _SMALL_BYTES))


class RecordingDisk(SmallDisk):
    """Does every change in a real folder, and beside it on a platter.

    Args:
        room: the folder everything happens below; its own name is not in doubt.
        changed: called after each operation that a power cut could follow.
    """

    def __init__(self, room: Path, changed: Callable[[str], None] = lambda _kind: None) -> None:
        self.platter = Platter()
        self._room = room
        self._changed = changed
        self._open: dict[int, tuple[File, bool]] = {}
        self._places: dict[int, int] = {}

    def create(self, path: Path) -> int:
        """See ``Disk``."""
        file = super().create(path)
        self._opened(file, path, at_end=False).change(Change(0, None))
        self._changed("create")
        return file

    def append_to(self, path: Path) -> int:
        """See ``Disk``."""
        file = super().append_to(path)
        self._opened(file, path, at_end=True)
        self._changed("append_to")
        return file

    def write(self, file: int, content: bytes) -> None:
        """See ``Disk``."""
        super().write(file, content)
        self._written(file, content)
        self._changed("write")

    def truncate(self, file: int, size_bytes: int) -> None:
        """See ``Disk``."""
        super().truncate(file, size_bytes)
        self._open[file][0].change(Change(size_bytes, None))
        self._changed("truncate")

    def flush(self, file: int) -> None:
        """See ``Disk``."""
        super().flush(file)
        self._open[file][0].flush()
        self._changed("flush")

    def close(self, file: int) -> None:
        """See ``Disk``."""
        super().close(file)
        del self._open[file], self._places[file]

    def link(self, path: Path, name: Path) -> None:
        """See ``Disk``."""
        super().link(path, name)
        self.platter.add(self._name(name), self.platter.names[self._name(path)])
        self._changed("link")

    def rename(self, path: Path, name: Path) -> None:
        """See ``Disk``."""
        super().rename(path, name)
        self.platter.rename(self._name(path), self._name(name))
        self._changed("rename")

    def unlink(self, path: Path) -> None:
        """See ``Disk``."""
        super().unlink(path)
        self.platter.unlink(self._name(path))
        self._changed("unlink")

    def make_folder(self, path: Path) -> None:
        """See ``Disk``."""
        super().make_folder(path)
        self._notice(path)
        self._changed("make_folder")

    def flush_folder(self, path: Path) -> None:
        """See ``Disk``; folders that were just made in it are flushed with it."""
        super().flush_folder(path)
        for made in path.iterdir():
            if made.is_dir():
                self._notice(made)
        self.platter.flush_folder(self._name(path))
        self._changed("flush_folder")

    def spoil(self, file: int) -> None:
        """A flush of a file failed."""
        self._open[file][0].spoil()

    def _notice(self, path: Path) -> None:
        inside = [one for one in path.parents if one.is_relative_to(self._room)][:-1]
        for name in [self._name(one) for one in (*reversed(inside), path)]:
            if name not in self.platter.names:
                self.platter.add(name, File(is_folder=True))

    def _written(self, file: int, content: bytes) -> None:
        inode, at_end = self._open[file]
        place = inode.size_bytes if at_end else self._places[file]
        inode.change(Change(place, bytes(content)))
        self._places[file] = place + len(content)

    def _opened(self, file: int, path: Path, *, at_end: bool) -> File:
        name = self._name(path)
        if name not in self.platter.names:
            self.platter.add(name, File())
        inode = self.platter.names[name]
        self._open[file], self._places[file] = (inode, at_end), 0
        return inode

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self._room))
