"""Real disks that are ill: a file system that fails or hangs, system calls that fail, no room left.

Failing disks carry a store; the one that hangs and one that is full carry the real kiosk too.
"""

import contextlib
import errno
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from bench.report import Row, spread
from demo.processes import REPOSITORY, ProgramError
from demo.remote import OK, RIGHT, Page, PageError
from demo.servers import VirtualScreen
from torture.hall import Hall, KioskGone
from torture.invented_station import make_station
from torture.mounted import CannotMount, IllDisk, ill_disk, small_disk
from torture.paint import BAR_MS, Eye
from torture.patient import Course, live

FUSE = "FUSE: EIO and ENOSPC: said saved but not there, or not taken when well again"
LIBFIU = "libfiu: failing system calls: the same"
FULL = "full tmpfs: meetings of the real kiosk that could not be closed"
HANGING = "hanging disk: key press to paint"
TOLD = "hanging disk: told on the screen"
AFTER_HANGING = "hanging disk: marks lost or doubled once it goes on"
COMMITS = 5
"""For each of ``count``."""
_CALLS = ("create", "open", "write", "fsync", "truncate", "link", "rename", "unlink")
_PEOPLE, _MARKED = 60, 28
_TOLD_S, _NOTICE_GOES_S = 5.0, 9.0
_SMALL_BYTES = 48 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_REFUSALS = (CannotMount, KioskGone, PageError, ProgramError, OSError, subprocess.SubprocessError)


def rows(seed: int, count: int, folder: Path) -> list[Row]:
    """Live through ``5 * count`` commits on each failing disk, and once on the others.

    Args:
        seed: decides what fails.
        count: how thorough.
        folder: where disks can be mounted.
    """
    return [
        _failing_row(FUSE, lambda: _on_fuse(seed, count, folder / "failing")),
        _failing_row(LIBFIU, lambda: _under_libfiu(seed, count, folder / "libfiu")),
        _full_row(folder),
        *_hanging_rows(folder),
    ]


def _failing_row(figure: str, suffer: Callable[[], Course]) -> Row:
    try:
        course = suffer()
    except _REFUSALS as error:
        return Row(figure, None, "==", 0, "times", 0, spread=repr(error))
    told = f"{course.refused} refused; {'; '.join(course.wrong[:3])}"
    value = len(course.wrong) if course.refused else None
    return Row(figure, value, "==", 0, "times", course.commits, spread=told)


def _on_fuse(seed: int, count: int, room: Path) -> Course:
    with ill_disk(room) as disk:

        def fall_ill(random: Random) -> None:
            number = random.choice((errno.EIO, errno.ENOSPC))
            calls = random.sample(_CALLS, random.randint(1, 2))
            disk.suffer(fail=dict.fromkeys(calls, number))

        data = disk.folder / "data"
        return live(data, Random(seed), count * COMMITS, fall_ill, disk.heal)  # noqa: S311


def _under_libfiu(seed: int, count: int, room: Path) -> Course:
    room.mkdir(parents=True)
    program = (sys.executable, "-m", "torture.libfiu", str(room), str(seed), str(count * COMMITS))
    told = subprocess.run(
        ["fiu-run", "-x", *program], cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True
    )
    return Course(**json.loads(told.stdout))


def _full_row(folder: Path) -> Row:
    try:
        with VirtualScreen() as screen, small_disk(folder / "small", _SMALL_BYTES) as disk:
            closed, left = _close_on_full(disk, screen.display)
    except _REFUSALS as error:
        return Row(FULL, None, "==", 0, "meetings", 0, spread=repr(error))
    return Row(FULL, 1 - closed, "==", 0, "meetings", 1, spread=f"{left} bytes were free")


def _close_on_full(disk: Path, display: str) -> tuple[bool, int]:
    """Fill the disk while a film runs; whether the record was saved, and what room there was."""
    data = disk / "data"
    with _village(data, display, people=2) as hall:
        hall.start()
        hall.gather(2)
        hall.show_film()
        hall.see_file(data / "reserve")
        left = _fill(disk)
        hall.stop_film()
        hall.leave_for_home()
        hall.end_from_home()
        hall.cut()
        return len(hall.records()) == 1, left


def _fill(disk: Path) -> int:
    """Leave no room; how much there is then."""
    with (disk / "ballast").open("wb", buffering=0) as ballast:
        for size in (_MEGABYTE, 4096, 1):
            with contextlib.suppress(OSError):
                while ballast.write(bytes(size)) == size:
                    pass
    room = os.statvfs(disk)
    return room.f_bavail * room.f_frsize


def _hanging_rows(folder: Path) -> list[Row]:
    try:
        with VirtualScreen() as screen, ill_disk(folder / "hanging") as disk:
            painted_ms, told_s, odd = _mark_while_hanging(disk, folder, screen.display)
    except _REFUSALS as error:
        return [
            Row(HANGING, None, "<=", BAR_MS, "ms p95", 0, spread=repr(error)),
            Row(TOLD, None, "<=", _TOLD_S, "s", 0, spread=repr(error)),
            Row(AFTER_HANGING, None, "==", 0, "marks", 0, spread=repr(error)),
        ]
    p95 = round(statistics.quantiles(painted_ms, n=20)[-1], 1)
    told, samples = spread(painted_ms), {"painted_ms": painted_ms}
    return [
        Row(HANGING, p95, "<=", BAR_MS, "ms p95", len(painted_ms), told, samples=samples),
        Row(TOLD, round(told_s, 1), "<=", _TOLD_S, "s", 1),
        Row(AFTER_HANGING, odd, "==", 0, "marks", _MARKED),
    ]


def _mark_while_hanging(
    disk: IllDisk, folder: Path, display: str
) -> tuple[list[float], float, int]:
    """Mark people while no fsync comes back; paint, telling and odd marks."""
    data = disk.folder / "data"
    config = folder / "hanging.toml"
    with _village(data, display, people=_PEOPLE, config=config) as hall:
        hall.start()
        hall.administrator.see_home("due", "今天的活动")
        hall.remote.press(OK)
        hall.see("roll_call")
        hall.see_file(data / "reserve")
        eye = Eye(display)
        with _hanging(disk):
            painted_ms = [eye.painted_ms(OK), eye.painted_ms(RIGHT)]
            told_s = eye.changed_s(2 * _TOLD_S)
            hall.let_pass(_NOTICE_GOES_S)
            for _ in range(_MARKED - 1):
                painted_ms += [eye.painted_ms(OK), eye.painted_ms(RIGHT)]
                hall.let_pass(0.3)
            eye.close()
            said = hall.screen.page()
        hall.see_exactly(Page("roll_call", f"{_MARKED}/{_PEOPLE}"))
        hall.cut()
        meeting = hall.meeting()
        marked = len(meeting.attendance) if meeting is not None else 0
        too_soon = int(said.detail.partition("/")[0])
        return painted_ms, told_s, abs(marked - _MARKED) + too_soon


@contextlib.contextmanager
def _hanging(disk: IllDisk) -> Iterator[None]:
    """No fsync comes back; then all do, for a kiosk that waits for one cannot even be killed."""
    disk.suffer(hang={"fsync": True})
    try:
        yield
    finally:
        disk.heal()


@contextlib.contextmanager
def _village(
    data: Path, display: str, *, people: int, config: Path | None = None
) -> Iterator[Hall]:
    make_station(data, films=1, people=people, meetings=1)
    hall = Hall(data, display, config=config)
    try:
        yield hall
    finally:
        hall.kiosk.stop()
