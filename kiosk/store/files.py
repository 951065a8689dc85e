"""Whole files that a power cut cannot tear: checksummed generations, replaced in one step.

``NAME`` is the generation that holds, ``NAME.old`` the one before it; ``NAME.new`` is one being
written, whole only if its checksum says so.
"""

import contextlib
from pathlib import Path

from kiosk.errors import KioskError, Trouble
from kiosk.store.disk import LASTING, Disk
from kiosk.store.envelope import disclose, enclose
from kiosk.store.migrations import migrated
from kiosk.store.quarantine import Damage, Quarantine


class Folder:
    """A folder of durable files.

    Args:
        path: the folder; made if missing, and if something else has its name, that is set aside.
        quarantine: keeps what is found damaged.
        disk: changes it.

    Raises:
        OSError: there can be no such folder.
    """

    def __init__(self, path: Path, quarantine: Quarantine, disk: Disk) -> None:
        self.path = path
        self._quarantine = quarantine
        self._disk = disk
        self._not_mended: set[str] = set()
        """Files whose damage is still in their place, because the disk took no change."""
        self._is_settled = False
        """Whether all names are durable; a program that was killed may have left some that are
        not."""
        make_room(path, quarantine, disk)

    def write(self, name: str, payload: bytes) -> None:
        """Replace the file; when this returns, the payload survives a power cut.

        Raises:
            OSError: it is not known to be durable; the file is as before or as after.
        """
        target, fresh = self.path / name, self.path / f"{name}.new"
        try:
            self._write_whole(fresh, enclose(payload))
            if target.is_file() and name not in self._not_mended:
                self._keep_previous(target)
            self._is_settled = False
            self._disk.rename(fresh, target)
        except OSError:
            with contextlib.suppress(OSError):
                self._disk.unlink(fresh)  # a full disk needs the room
            raise
        self.settle()
        self._not_mended.discard(name)

    def settle(self) -> None:
        """Make durable what is seen, where that is not certain: after a write that failed late.

        Raises:
            OSError: a power cut may still bring back what was before.
        """
        if not self._is_settled:
            self._disk.flush_folder(self.path)
            self._is_settled = True

    def read(self, name: str) -> bytes | None:
        """The newest good generation, as this version would have written it.

        Damage is moved to the quarantine and noted there. None if there never was such a file, or
        if no generation of it can be used any more.

        Raises:
            KioskError: ``newer_format`` if a later version of this program wrote it.
            OSError: the disk gives no generation back, and may yet; all are left in their places.
        """
        target = self.path / name
        payload, trouble, failure = self._look_at(target)
        spare = target.with_name(f"{name}.old")
        if payload is not None:
            self._check_spare(name, spare)
            return payload
        if trouble is None and not _is_there(spare):
            return None  # a ``.new`` alone was never called saved
        for generation in (target.with_name(f"{name}.new"), spare):
            payload, _, failed = self._look_at(generation)
            failure = failure or failed
            if payload is not None:
                self._mend(target, trouble, generation)
                return payload
        if failure is not None:
            raise failure
        self._give_up(target, trouble)
        return None

    def set_aside(self, name: str, trouble: Trouble) -> None:
        """Put every generation of a file out of the way, and say so.

        Raises:
            KioskError: ``file_unreadable``: the disk does not even let it be moved.
        """
        self._give_up(self.path / name, trouble)

    def forget_previous(self, name: str) -> None:
        """Leave nothing of the generations before: what was deleted must be gone from them too.

        Raises:
            OSError: they may be there still.
        """
        for ending in ("old", "new", "link"):
            path = self.path / f"{name}.{ending}"
            if _is_there(path):
                self._is_settled = False
                self._disk.unlink(path)
        self.settle()

    def remove(self, name: str) -> None:
        """Take the file away, with every generation.

        Raises:
            OSError: it may be there still.
        """
        self.forget_previous(name)
        if _is_there(self.path / name):
            self._is_settled = False
            self._disk.unlink(self.path / name)
            self.settle()

    def _write_whole(self, path: Path, content: bytes) -> None:
        file = self._disk.create(path)
        try:
            self._disk.write(file, content)
            self._disk.flush(file)
        finally:
            self._disk.close(file)

    def _keep_previous(self, target: Path) -> None:
        link = target.with_name(f"{target.name}.link")
        if _is_there(link):
            self._disk.unlink(link)
        self._disk.link(target, link)
        self._disk.rename(link, target.with_name(f"{target.name}.old"))

    def _look_at(self, generation: Path) -> tuple[bytes | None, Trouble | None, OSError | None]:
        """What one generation holds, or what is wrong with it; nothing if it is not there.

        The error comes along where the disk may give the file back another time.

        Raises:
            KioskError: ``newer_format``.
        """
        try:
            content = self._disk.read(generation)
        except FileNotFoundError:
            return None, None, None
        except OSError as error:
            passing = None if error.errno in LASTING else error
            return None, Trouble.FILE_UNREADABLE, passing
        try:
            enclosed = disclose(content)
        except KioskError as newer:
            raise KioskError(newer.code, file=generation.name) from newer
        if enclosed is None:
            return None, Trouble.FILE_DAMAGED, None
        name = generation.name.removesuffix(".old").removesuffix(".new")
        return migrated(name, enclosed), None, None

    def _check_spare(self, name: str, spare: Path) -> None:
        """A damaged spare is noticed while the file itself is still good."""
        try:
            _, trouble, failure = self._look_at(spare)
        except KioskError:
            return  # the file itself was written by this version, and so after the spare
        if trouble is not None and failure is None:
            with contextlib.suppress(OSError):
                self._quarantine.move(spare)
            self._quarantine.note(Damage(name, trouble, recovered=True))

    def _mend(self, target: Path, trouble: Trouble | None, generation: Path) -> None:
        """Let a good generation take the place of the damaged one."""
        damage = Damage(target.name, trouble or Trouble.FILE_DAMAGED, recovered=True)
        self._quarantine.note(damage)
        self._is_settled = False
        try:
            if trouble is not None:
                self._quarantine.move(target)
            if generation.suffix == ".new":
                self._disk.rename(generation, target)
            else:
                self._disk.link(generation, target)
            self.settle()
        except OSError:
            self._not_mended.add(target.name)

    def _give_up(self, target: Path, trouble: Trouble | None) -> None:
        damage = Damage(target.name, trouble or Trouble.FILE_DAMAGED, recovered=False)
        self._quarantine.note(damage)
        for ending in ("", ".old", ".new"):
            path = target.with_name(f"{target.name}{ending}")
            if not _is_there(path):
                continue
            try:
                self._quarantine.move(path)
            except OSError as error:
                raise KioskError(Trouble.FILE_UNREADABLE, file=target.name) from error


def make_room(path: Path, quarantine: Quarantine, disk: Disk) -> None:
    """Make a folder; whatever else has its name is set aside.

    Raises:
        OSError: there can be no such folder.
    """
    if _is_there(path) and not path.is_dir():
        quarantine.move(path)
        quarantine.note(Damage(path.name, Trouble.FILE_DAMAGED, recovered=False))
    disk.make_folder(path)


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()
