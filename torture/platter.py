"""What of a disk is there for certain, and what else a power cut may leave of it.

Certain is what was flushed: a file's content by a flush of the file, a name by a flush of its
folder. Of all since then any part may be there: none, all, the beginning of a write, its size
without its content, a later block without an earlier one; and any of the changed names, save that
a name needs the one it came from. A flush that failed is stricter than none: as on Linux, what it
should have written is seen until the power goes, and no later flush brings it to the disk.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from pathlib import Path, PurePosixPath
from random import Random

SECTOR_BYTES = 512
_ALL_SUBSETS = 6
"""With so many changed names every subset is tried; with more, a sample."""


@dataclass(frozen=True)
class Image:
    """A data folder as it may be found: folders, and files with all their names."""

    folders: tuple[str, ...]
    files: tuple[tuple[tuple[str, ...], bytes], ...]

    def digest(self) -> bytes:
        """The same for the same image."""
        told = hashlib.blake2b(repr(self.folders).encode(), digest_size=16)
        for names, content in self.files:
            told.update(repr((names, len(content))).encode())
            told.update(content)
        return told.digest()

    def lay(self, room: Path) -> None:
        """Write the image into an empty folder."""
        for name in self.folders:
            (room / name).mkdir(mode=0o700)
        for (first, *others), content in self.files:
            (room / first).write_bytes(content)
            for name in others:
                os.link(room / first, room / name)


def image_of(room: Path) -> Image:
    """A folder as it is."""
    paths = sorted(room.rglob("*"))
    files: dict[int, list[str]] = {}
    for path in paths:
        if not path.is_dir():
            files.setdefault(path.stat().st_ino, []).append(str(path.relative_to(room)))
    return Image(
        tuple(str(path.relative_to(room)) for path in paths if path.is_dir()),
        tuple((tuple(names), (room / names[0]).read_bytes()) for names in files.values()),
    )


@dataclass(eq=False)
class Change:
    """A write at a place, or, without content, a cut of the file to that size."""

    place: int
    content: bytes | None
    is_sure: bool = False
    is_lost: bool = False
    """A flush of it failed: no other will bring it to the disk."""


@dataclass(eq=False)
class File:
    """A file or folder, whatever its names are."""

    is_folder: bool = False
    size_bytes: int = 0
    changes: list[Change] = field(default_factory=list)

    def change(self, change: Change) -> None:
        """Note a change that is not flushed yet."""
        self.changes.append(change)
        end = change.place + len(change.content or b"")
        self.size_bytes = end if change.content is None else max(self.size_bytes, end)

    def flush(self) -> None:
        """All is on the disk, save what a flush before could not bring there."""
        for change in self.changes:
            change.is_sure = not change.is_lost
        if all(change.is_sure for change in self.changes):
            self.changes = [Change(0, self.content(self.changes), is_sure=True)]

    def spoil(self) -> None:
        """A flush failed: what it should have brought to the disk never gets there."""
        for change in self.changes:
            change.is_lost = not change.is_sure

    @property
    def unsure(self) -> list[Change]:
        """What a power cut may take back."""
        return [change for change in self.changes if not change.is_sure]

    def content(
        self, kept: Sequence[Change], torn: Change | None = None, piece: bytes = b""
    ) -> bytes:
        """The bytes when of the unsure changes these were kept, and this piece of another."""
        content = bytearray()
        for change in self.changes:
            if change is torn:
                _apply(content, change.place, piece)
            elif change.is_sure or change in kept:
                _apply(content, change.place, change.content)
        return bytes(content)

    def possible(self, random: Random, many: int) -> list[bytes]:
        """What a power cut may leave of it; all of it first, none of it last."""
        unsure = self.unsure
        found = [self.content(unsure)]
        for number, change in enumerate(unsure):
            kept = unsure[:number]
            found.append(self.content([change]))
            found.append(self.content([*kept, change]))
            torn = _tears(change, random)
            picked = random.sample(torn, min(many, len(torn)))
            found += [self.content(kept, change, piece) for piece in picked]
        return [*found, self.content([])]


@dataclass(eq=False)
class Move:
    """A change of one folder's names, in one step: one goes, one comes, or both."""

    folder: str
    file: File
    gone: str = ""
    come: str = ""
    needs: "Move | None" = None

    def apply(self, names: dict[str, File]) -> None:
        """Change these names."""
        if self.gone:
            names.pop(self.gone, None)
        if self.come:
            names[self.come] = self.file


class Platter:
    """Files and names of a disk, as a program sees them and as a power cut may leave them."""

    def __init__(self) -> None:
        self.names: dict[str, File] = {}
        self._sure: dict[str, File] = {}
        self._moves: list[Move] = []

    def add(self, name: str, file: File) -> None:
        """A new name."""
        self._move(Move(_folder_of(name), file, come=name))

    def rename(self, name: str, other: str) -> None:
        """Another name; two names of one file both stay, as POSIX has it."""
        file = self.names[name]
        if self.names.get(other) is file:
            return
        if _folder_of(name) == _folder_of(other):
            self._move(Move(_folder_of(name), file, gone=name, come=other))
            return
        come = Move(_folder_of(other), file, come=other)
        self._move(come)
        self._move(Move(_folder_of(name), file, gone=name, needs=come))

    def unlink(self, name: str) -> None:
        """A name goes."""
        self._move(Move(_folder_of(name), self.names[name], gone=name))

    def flush_folder(self, folder: str) -> None:
        """The names in a folder are as the program sees them, for certain."""
        due = {one for one in self._moves if one.folder == folder}
        due |= {one.needs for one in due if one.needs is not None}
        for one in self._moves:
            if one in due:
                one.apply(self._sure)
        self._moves = [one for one in self._moves if one not in due]

    def images(self, random: Random, many: int) -> Iterator[Image]:
        """What a power cut may leave now: ``many`` tears of each write that is not flushed."""
        for names in self._possible_names(random):
            held = _reachable(names)
            files = list(dict.fromkeys(held.values()))
            unsure = [file for file in files if file.unsure]
            for contents in _choices([one.possible(random, many) for one in unsure], random):
                yield _image(held, dict(zip(unsure, contents, strict=True)))

    def least(self) -> Image:
        """What is left when a power cut takes back all it may."""
        return _image(_reachable(self._sure), {})

    def _move(self, move: Move) -> None:
        move.apply(self.names)
        self._moves.append(move)

    def _possible_names(self, random: Random) -> Iterator[dict[str, File]]:
        count = len(self._moves)
        if count <= _ALL_SUBSETS:
            picks: list[tuple[bool, ...]] = list(product((True, False), repeat=count))
        else:
            picks = [(True,) * count, (False,) * count]
            picks += [tuple(random.random() < 0.6 for _ in range(count)) for _ in range(60)]
        for pick in picks:
            names = self._with([one for one, is_in in zip(self._moves, pick, strict=True) if is_in])
            if names is not None:
                yield names

    def _with(self, moves: Sequence[Move]) -> dict[str, File] | None:
        names = dict(self._sure)
        for one in moves:
            lacks = one.needs is not None and one.needs in self._moves and one.needs not in moves
            if lacks or (one.gone and names.get(one.gone) is not one.file):
                return None
            one.apply(names)
        return names


def _apply(content: bytearray, place: int, piece: bytes | None) -> None:
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    if piece is None:
        del content[place:]
    else:
        content[place : place + len(piece)] = piece


def _tears(change: Change, random: Random) -> list[bytes]:
    """What else than all or nothing may be left of a write."""
    content = change.content
    if not content:
        return []
    size, place = len(content), change.place % SECTOR_BYTES
    blocks = [0, *range(SECTOR_BYTES - place, size, SECTOR_BYTES), size]
    cuts = {1, size - 1, *blocks[1:-1], *(random.randrange(size) for _ in range(80))} - {0, size}
    whole = [bytes(size), random.randbytes(size)]
    for cut in sorted(cuts):
        whole += [content[:cut], content[:cut] + bytes(size - cut)]
    for start, end in pairwise(blocks):
        for filling in (bytes(end - start), random.randbytes(end - start)):
            whole.append(content[:start] + filling + content[end:])
        whole.append(bytes(start) + content[start:])
    return [piece for piece in dict.fromkeys(whole) if piece != content]


def _choices(possible: Sequence[Sequence[bytes]], random: Random) -> Iterator[list[bytes]]:
    """Each file's every content, beside others that are whole, as before, or anything."""
    if not possible:
        yield []
    for number, contents in enumerate(possible):
        for content in dict.fromkeys(contents):
            others = [random.choice((one[0], one[-1], random.choice(one))) for one in possible]
            yield [*others[:number], content, *others[number + 1 :]]


def _reachable(names: dict[str, File]) -> dict[str, File]:
    """What is left when a folder that is not there takes all in it along."""
    return {name: file for name, file in names.items() if _has_its_folders(name, names)}


def _has_its_folders(name: str, names: dict[str, File]) -> bool:
    return all(str(one) in names for one in PurePosixPath(name).parents if str(one) != ".")


def _image(names: dict[str, File], contents: dict[File, bytes]) -> Image:
    grouped: dict[File, list[str]] = {}
    for name, file in sorted(names.items()):
        grouped.setdefault(file, []).append(name)
    folders = tuple(name for name, file in sorted(names.items()) if file.is_folder)
    files = tuple(
        (tuple(some), contents[file] if file in contents else file.content([]))
        for file, some in grouped.items()
        if not file.is_folder
    )
    return Image(folders, files)


def _folder_of(name: str) -> str:
    return str(PurePosixPath(name).parent)
