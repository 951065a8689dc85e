"""A file on its way: which blocks of it are proven, kept so that no power cut can lose or fake one.

``<sha256>.part`` holds the bytes and ``<sha256>.part.json`` the bitmap of blocks whose hash was
right. A block's bytes are on the disk before its bit is.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from protocol.feed import BLOCK_BYTES, Courseware, Subtitle, Thumbnail

FORMAT = 1
_READ_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Block:
    """A stretch of a file that has a hash of its own."""

    start: int
    end: int
    sha256: str


def blocks_of(wanted: Courseware | Subtitle | Thumbnail) -> tuple[Block, ...]:
    """The file's blocks; one for all of it where the feed gives no hash for each."""
    size = wanted.size_bytes
    starts = range(0, size, BLOCK_BYTES)
    hashes = wanted.block_hashes if isinstance(wanted, Courseware) else ()
    if not hashes or len(hashes) != len(starts):
        return (Block(0, size, wanted.sha256),)
    return tuple(
        Block(start, min(start + BLOCK_BYTES, size), digest)
        for start, digest in zip(starts, hashes, strict=True)
    )


class PartFile:
    """The unfinished file. One thread writes; ``check`` may run in a second one."""

    def __init__(self, path: Path, sha256: str, blocks: tuple[Block, ...]) -> None:
        self._path = path
        self._side = path.with_name(path.name + ".json")
        self._sha256 = sha256
        self.blocks = blocks
        self.size_bytes = blocks[-1].end
        self.etag = ""
        self._verified = 0
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        self._file = os.open(path, flags, 0o600)
        # Up to where the stretch being written is written without a hole.
        self._reached = os.fstat(self._file).st_size
        self._load()

    def __enter__(self) -> "PartFile":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    def is_verified(self, index: int) -> bool:
        """Whether the block's hash was right."""
        return bool(self._verified >> index & 1)

    def first_gap(self) -> tuple[int, int] | None:
        """The first stretch to fetch, from the end of what is written of it; None when complete."""
        missing = [at for at in range(len(self.blocks)) if not self.is_verified(at)]
        if not missing:
            return None
        first = last = missing[0]
        while last + 1 < len(self.blocks) and not self.is_verified(last + 1):
            last += 1
        block = self.blocks[first]
        start = self._reached if block.start < self._reached < block.end else block.start
        return start, self.blocks[last].end

    @property
    def proven_bytes(self) -> int:
        """Bytes whose hash was right."""
        proven = (one for at, one in enumerate(self.blocks) if self.is_verified(at))
        return sum(one.end - one.start for one in proven)

    @property
    def held_bytes(self) -> int:
        """Bytes that need not be fetched again, as far as can be known."""
        gap = self.first_gap()
        tail = 0 if gap is None else gap[0] - self.blocks[self.block_at(gap[0])].start
        return self.proven_bytes + tail

    def block_at(self, offset: int) -> int:
        """Which block a byte belongs to."""
        return offset // self.blocks[0].end

    def write(self, offset: int, data: bytes) -> int:
        """Write bytes into blocks that are not proven yet, and leave the proven ones alone.

        They follow the bytes of the last write, or begin a block.

        Returns:
            How many bytes were written.
        """
        written, end = 0, offset + len(data)
        position = offset
        while position < end:
            index = self.block_at(position)
            stop = min(end, self.blocks[index].end)
            if not self.is_verified(index):
                self._write_all(data[position - offset : stop - offset], position)
                written += stop - position
            position = stop
        self._reached = end
        return written

    def check(self, index: int) -> bool:
        """Hash a block as it lies on the disk; if it is right, make that known for good."""
        block = self.blocks[index]
        if self._hash(block.start, block.end) != block.sha256:
            return False
        os.fsync(self._file)
        self._verified |= 1 << index
        self._save()
        return True

    def check_written(self) -> None:
        """Look at every unproven block that may be complete, as after a power cut."""
        written = os.fstat(self._file).st_size
        for index, block in enumerate(self.blocks):
            if block.end <= written and not self.is_verified(index):
                self.check(index)

    def is_whole(self) -> bool:
        """Whether the file on the disk is the file that was wanted, to the last byte."""
        os.ftruncate(self._file, self.size_bytes)
        return self._hash(0, self.size_bytes) == self._sha256

    def doubt(self) -> None:
        """Believe no bit any more and look at every block again."""
        self._verified = 0
        self.check_written()

    def install(self, target: Path) -> None:
        """Put the finished file in its place; afterwards no power cut can take it away."""
        os.fsync(self._file)
        self._path.replace(target)
        _sync_folder(target.parent)
        self._side.unlink(missing_ok=True)

    def discard(self) -> None:
        """Give up what there is."""
        self._path.unlink(missing_ok=True)
        self._side.unlink(missing_ok=True)

    def _write_all(self, data: bytes, offset: int) -> None:
        view = memoryview(data)
        while view:
            count = os.pwrite(self._file, view, offset)
            view, offset = view[count:], offset + count

    def _hash(self, start: int, end: int) -> str:
        digest = hashlib.sha256()
        while start < end:
            data = os.pread(self._file, min(_READ_BYTES, end - start), start)
            if not data:
                return ""
            digest.update(data)
            start += len(data)
        return digest.hexdigest()

    def _load(self) -> None:
        try:
            side = json.loads(self._side.read_bytes())
            if side["format"] == FORMAT and side["blocks"] == len(self.blocks):
                self._verified = int(side["verified"], 16) & ((1 << len(self.blocks)) - 1)
                self.etag = str(side["etag"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            # Without its side file the part proves nothing, but its blocks can be hashed again.
            self._verified = 0

    def _save(self) -> None:
        side = {
            "format": FORMAT,
            "blocks": len(self.blocks),
            "verified": f"{self._verified:x}",
            "etag": self.etag,
        }
        temporary = self._side.with_name(self._side.name + ".new")
        with temporary.open("wb") as file:
            file.write(json.dumps(side).encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._side)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def has_content(path: Path, sha256: str, size_bytes: int) -> bool:
    """Whether a regular file of this content lies here."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size != size_bytes:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
