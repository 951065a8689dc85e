"""Whole files that a power cut cannot tear: checksummed generations, replaced in one step."""

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError, Trouble
from kiosk.store.folders import make_folder, sync_folder
from protocol.canonical import sha256_hex
from protocol.message import FORMAT

OLDEST_READABLE = max(1, FORMAT - 1)


@dataclass(frozen=True)
class Damage:
    """A file that was not what had been written; its bytes are kept in quarantine."""

    name: str
    recovered: bool
    """Whether the generation before it was good."""


class Folder:
    """A folder of durable files, with a quarantine for what is found damaged.

    Args:
        path: the folder; made if missing.
        quarantine: where damaged files are copied to before anything replaces them.
    """

    def __init__(self, path: Path, quarantine: Path) -> None:
        self.path = path
        self._quarantine = quarantine
        self.damages: list[Damage] = []
        make_folder(path)

    def write(self, name: str, payload: bytes) -> None:
        """Replace the file; when this returns, the payload survives a power cut.

        Raises:
            OSError: it could not be made durable; the file is as before.
        """
        target = self.path / name
        temporary = self.path / f"{name}.new"
        header = {"format": FORMAT, "sha256": sha256_hex(payload), "bytes": len(payload)}
        try:
            with temporary.open("wb") as file:
                file.write(json.dumps(header).encode("ascii") + b"\n" + payload)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            temporary.unlink(missing_ok=True)  # a full disk needs the room
            raise
        if target.exists():
            self._keep_previous(target)
        temporary.replace(target)
        sync_folder(self.path)

    def read(self, name: str) -> bytes | None:
        """The newest good generation, or None if there never was such a file.

        Damage is noted in ``damages`` and the damaged bytes are kept in quarantine.

        Raises:
            KioskError: ``file_damaged`` if no generation is good, ``newer_format`` if a later
                version of this program wrote it, ``file_unreadable`` if the disk refuses.
        """
        found = False
        for generation in (self.path / name, self.path / f"{name}.old"):
            try:
                content = generation.read_bytes()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise KioskError(Trouble.FILE_UNREADABLE, file=name) from error
            payload = self._unwrap(name, content)
            if payload is not None:
                if found:
                    self.damages.append(Damage(name, recovered=True))
                return payload
            found = True
            self._set_aside(generation.name, content)
        if found:
            self.damages.append(Damage(name, recovered=False))
            raise KioskError(Trouble.FILE_DAMAGED, file=name)
        return None

    def _unwrap(self, name: str, content: bytes) -> bytes | None:
        head, newline, payload = content.partition(b"\n")
        try:
            header = json.loads(head)
            version, digest = int(header["format"]), str(header["sha256"])
        except (ValueError, KeyError, TypeError):
            return None
        if not newline or sha256_hex(payload) != digest:
            return None
        if version > FORMAT:
            raise KioskError(Trouble.NEWER_FORMAT, file=name)
        return payload if version >= OLDEST_READABLE else None

    def _keep_previous(self, target: Path) -> None:
        old = target.with_name(f"{target.name}.old")
        link = target.with_name(f"{target.name}.link")
        link.unlink(missing_ok=True)
        os.link(target, link)
        link.replace(old)

    def _set_aside(self, name: str, content: bytes) -> None:
        make_folder(self._quarantine)
        stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
        copy = self._quarantine / f"{stamp}-{sha256_hex(content)[:8]}-{name}"
        copy.write_bytes(content)
