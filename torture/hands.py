"""Random keys and clicks, and every chord by which a desktop takes a window away, under openbox.

The kiosk stays where it is, with the keys, and every record it has saved is still there after it.
"""

import os
import random
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bench.report import Row
from bench.watched_kiosk import PAGE, PROGRAM, TOLD_TO, UNFOCUSED, told_in
from demo.processes import REPOSITORY, ProgramError
from demo.remote import OK, PageError
from kiosk.store.disk import Disk
from kiosk.store.documents import StoredRecord
from protocol.record import MeetingRecord, is_intact
from torture.desktop import Desktop, Hand
from torture.hall import Hall, KioskGone
from torture.invented_station import make_station
from torture.known import known_of
from torture.restless import Step, chords, steps

PEOPLE, MEETINGS, FILMS = 8, 400, 2
KEYS_A_CHORD = 100
_FEWEST_CHORDS = 20
_PAGES, _FIRST_PAGES, _KEYS_A_PAGE = 30, 6, 200
"""So many pages are reached, or fewer by fewer keys: some at once, each further one later."""
_LOOK_EVERY = 50
"""Keys between two looks at what is in front."""
_READ_EVERY = 500
"""Keys between two looks at the disk."""
_PATIENCE_S = 3.0
"""The kiosk looks round twice a second; a busy machine takes its time."""
_LOOK_S = 0.05
_SEEN_BY = 0.15
"""A chord has done by then what it does."""
_KEPT_OUT = (
    *("systemctl", "shutdown", "poweroff", "reboot", "timedatectl", "nmcli", "lp", "lpr"),
    *("udisksctl", "umount", "eject", "xrandr"),
)
"""Programs of this machine that no random key shall reach."""
_UNCAUGHT = re.compile(
    r"^\S+ \S+ (?:ERROR|CRITICAL) (.*(?:\nTraceback.*(?:\n .*)*\n(.+))?)|^(Fatal Python error.*)",
    re.MULTILINE,
)


@dataclass
class Seen:
    """What came of it."""

    keys: int = 0
    chords: int = 0
    ended: list[str] = field(default_factory=list)
    put_away: list[str] = field(default_factory=list)
    unfocused: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)
    records: dict[tuple[str, int], str] = field(default_factory=dict)
    """Content hash of every revision that was ever on the disk."""
    spoilt: list[str] = field(default_factory=list)


def rows(seed: int, count: int, folder: Path, program: Sequence[str] = PROGRAM) -> list[Row]:
    """Press so many keys, and a chord for every hundred of them.

    Args:
        seed: of what is pressed.
        count: how many keys and clicks.
        folder: for the data.
        program: what runs as the kiosk.
    """
    seen = Seen()
    told_to = folder / "hands.told"
    with ExitStack() as stack:
        desktop = stack.enter_context(Desktop())
        make_station(folder / "data", films=FILMS, people=PEOPLE, meetings=MEETINGS)
        hall = Hall(folder / "data", desktop.display, program)
        hand = Hand(desktop.display)
        stack.callback(hand.close)
        stack.callback(lambda: hall.kiosk.stop())
        hall.begin(environment={TOLD_TO: str(told_to), "PATH": _harmless_path(folder / "bin")})
        hall.home()
        try:
            _leave_a_record(hall)
            _remember(hall.records(), seen)
            _press_all(seed, count, hall, hand, seen)
        except (KioskGone, PageError, ProgramError) as failure:
            seen.ended.append(str(failure))
        if hall.kiosk.running:
            hall.cut()
        elif not seen.ended:
            seen.ended.append("the kiosk is gone")
        _read_log(hall, seen)
        seen.unfocused += [str(one.value) for one in told_in(told_to) if one.what == UNFOCUSED]
        seen.pages = {str(one.value) for one in told_in(told_to) if one.what == PAGE}
        _read_disk(hall, seen)
    found = [*_rows(seen), _pages_row(seen, count)]
    if not all(one.ok for one in found):
        _keep_logs(hall)
    return found


def _leave_a_record(hall: Hall) -> None:
    """Open a meeting and end it: there is a record to lose from the beginning."""
    hall.administrator.see_home("due", "今天的活动")
    hall.remote.press(OK)
    hall.see("roll_call")
    hall.leave_for_home()
    hall.end_from_home()


def _press_all(seed: int, count: int, hall: Hall, hand: Hand, seen: Seen) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    wanted = max(_FEWEST_CHORDS, count // KEYS_A_CHORD)
    every = max(1, count // wanted)
    waiting = chords(chance, wanted)
    for step in islice(steps(chance), count):
        hand.do(step)
        seen.keys += 1
        if seen.keys % every == 0:
            _press_chord(next(waiting, None), hall, hand, seen)
        if seen.keys % _LOOK_EVERY == 0:
            _look(f"after {seen.keys} keys", hall, hand, seen)
        if seen.keys % _READ_EVERY == 0:
            _remember(hall.records(), seen)


def _press_chord(chord: Step | None, hall: Hall, hand: Hand, seen: Seen) -> None:
    if chord is None:
        return
    hand.do(chord)
    time.sleep(_SEEN_BY)
    seen.chords += 1
    name = "+".join((*chord.held, *chord.keys, *(f"button {chord.button}",) * bool(chord.button)))
    _look(name, hall, hand, seen)


def _look(when: str, hall: Hall, hand: Hand, seen: Seen) -> None:
    """Note what is not as it should be and does not come right by itself.

    Raises:
        KioskGone: the kiosk has ended.
    """
    until = time.monotonic() + _PATIENCE_S
    while fault := hand.fault_in_front():
        if not hall.kiosk.running:
            raise KioskGone(when)
        if time.monotonic() > until:
            seen.put_away.append(f"{when}: {fault}")
            return
        time.sleep(_LOOK_S)


def _remember(records: Sequence[StoredRecord], seen: Seen) -> None:
    for one in _revisions(records):
        if seen.records.setdefault(_key(one), one.content_hash) != one.content_hash:
            seen.spoilt.append(f"record {_key(one)} was changed")


def _revisions(records: Sequence[StoredRecord]) -> Iterator[MeetingRecord]:
    for one in records:
        yield from (*one.earlier, one.record)


def _key(record: MeetingRecord) -> tuple[str, int]:
    return record.id, record.revision


def _read_disk(hall: Hall, seen: Seen) -> None:
    records = hall.records()
    _remember(records, seen)
    revisions = list(_revisions(records))
    there = {_key(one) for one in revisions}
    seen.spoilt += [f"record {key} is lost" for key in seen.records if key not in there]
    broken = [one.id for one in revisions if not is_intact(one)]
    seen.spoilt += [f"record {one} is broken" for one in broken]
    sequences = sorted({one.record.sequence for one in records})
    if sequences != list(range(1, len(sequences) + 1)):
        seen.spoilt.append(f"sequences {sequences}")
    try:
        _, damages = known_of(hall.data, Disk())
        seen.spoilt += [repr(one) for one in damages]
    except Exception as failure:  # noqa: BLE001 - whatever it is, the station does not open
        seen.spoilt.append(repr(failure))


def _read_log(hall: Hall, seen: Seen) -> None:
    texts = [one.read_text(encoding="utf-8") for one in (hall.data / "logs").glob("*.log*")]
    texts.append(hall.kiosk.log.read_text(encoding="utf-8", errors="replace"))
    for text in texts:
        seen.raised += [found[2] or found[1] or found[3] for found in _UNCAUGHT.finditer(text)]


def _keep_logs(hall: Hall) -> None:
    """Put what the kiosk said where somebody can read it afterwards."""
    kept = REPOSITORY / "build" / "torture" / "hands"
    kept.mkdir(parents=True, exist_ok=True)
    for one in (hall.kiosk.log, *(hall.data / "logs").glob("*.log*")):
        shutil.copy(one, kept)


def _rows(seen: Seen) -> Iterator[Row]:
    pressed = f"{seen.keys} keys and clicks, {seen.chords} chords, {len(seen.pages)} pages"
    yield _row("the kiosk ended under random keys", seen.ended, seen.keys, pressed)
    yield _row("exceptions under random keys", seen.raised, seen.keys, pressed)
    yield _row("times the window or the keyboard was away", seen.put_away, seen.chords, pressed)
    yield _row("pages whose focus was nowhere", seen.unfocused, seen.keys, pressed)
    yield _row("records lost or spoilt", seen.spoilt, len(seen.records), pressed)


def _pages_row(seen: Seen, count: int) -> Row:
    """Keys that stay on one page torture nothing else."""
    fewest = min(_PAGES, _FIRST_PAGES + count // _KEYS_A_PAGE)
    reached = len(seen.pages) if seen.keys else None
    named = ", ".join(sorted(seen.pages))
    return Row("pages reached by random keys", reached, ">=", fewest, "", seen.keys, named)


def _row(figure: str, faults: Sequence[str], n: int, peer: str) -> Row:
    return Row(figure, len(faults) if n else None, "==", 0, "", n, "; ".join(faults[:5]), peer)


def _harmless_path(folder: Path) -> str:
    folder.mkdir()
    for name in _KEPT_OUT:
        program = folder / name
        program.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
        program.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"
