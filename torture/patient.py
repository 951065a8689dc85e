"""A station that lives on a disk which falls ill again and again, and what it then still knows.

What the store said is durable must be there when the disk is read again; what it refused must be
there whole or not at all, and must be taken once the disk is well.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from kiosk.errors import KioskError
from kiosk.store.disk import Disk
from kiosk.store.store import Store
from torture.known import Known, known_of
from torture.life import Commit, Life

_OFTEN = 0.4
"""Share of the commits at which the disk is ill."""


@dataclass
class Course:
    """How it went."""

    commits: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    def as_plain(self) -> dict[str, object]:
        """For a pipe."""
        return asdict(self)


def live(
    data: Path,
    random: Random,
    count: int,
    fall_ill: Callable[[Random], None],
    heal: Callable[[], None],
) -> Course:
    """Live through ``count`` commits.

    Args:
        data: the data folder, on that disk.
        random: decides the life, and when the disk is ill.
        count: how many commits.
        fall_ill: makes the disk refuse something.
        heal: makes it well.
    """
    course, life, store = Course(), Life(random), Store(data, Disk())
    life.settle(store)
    before = life.known
    for commit in life.commits(count):
        if random.random() < _OFTEN:
            fall_ill(random)
        done = _done(commit, store)
        heal()
        course.commits += 1
        if not done:
            course.refused += 1
            _look(data, (before, *commit.halves, commit.after), commit, course)
            if not _done(commit, store):
                course.wrong.append(f"{commit.name}: refused by a disk that is well")
        _look(data, (commit.after,), commit, course)
        before = commit.after
    return course


def _done(commit: Commit, store: Store) -> bool:
    try:
        commit.do(store)
    except (KioskError, OSError):
        return False
    return True


def _look(data: Path, allowed: tuple[Known, ...], commit: Commit, course: Course) -> None:
    """Start a station on a copy: looking must change nothing."""
    with tempfile.TemporaryDirectory(dir=data.parent) as scratch:
        copy = Path(scratch) / data.name
        shutil.copytree(data, copy, ignore=shutil.ignore_patterns("reserve"))
        try:
            known, _ = known_of(copy, Disk())
        except (KioskError, OSError, AssertionError) as trouble:
            course.wrong.append(f"{commit.name}: {trouble!r}")
            return
    if known not in allowed:
        course.wrong.append(f"{commit.name}: something else is known")
