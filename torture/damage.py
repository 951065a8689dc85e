"""Every byte of a station's files, damaged: nothing wrong is believed, little is lost, all is told.

The station has a meeting going on, records of at least two months and two generations of each
file. Each file is cut at every byte, and each byte of it flipped, in one bit and in all.

*Wrong* is what nobody ever wrote: another identity, a record of other content, events in another
order or never told, a start that fails. *Lost* are records that are not found, and events: those
that are whole in the bytes that are left, for a cut, and all for a flip. The generation before,
where it takes a file's place, is not wrong, and what it lacks is lost. *Not told* is a start after
which the damages do not name the file, or the quarantine does not hold the damaged bytes. A cut
of the journal at the end of a line, with its newline or without, is no damage that anything could
notice: that is how a journal looks that ended there.
"""

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random

from bench.report import Row
from kiosk.errors import KioskError
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.store.journal import Journal
from kiosk.store.quarantine import Quarantine
from kiosk.store.store import Store
from torture.known import DATA, Known, known_of, memory
from torture.life import Life
from torture.platter import Image, image_of
from torture.recorder import SmallDisk

WRONG = "store damaged at every byte: wrong identity, records or events"
LOST = "store damaged at every byte: records or events lost by one damage"
TOLD = "store damaged at every byte: not told, or the original not kept"
START = "store damaged at every byte: start"
_MOST_LOST = 2
_START_S = 5
_EVERY_BYTE = 200
"""With this count no byte is left out."""
_JOURNAL = f"{DATA}/meetings/current.jsonl"
_OURS = (".json", ".json.old", ".jsonl")
_COMMITS = 400
_EVENTS = 12


@dataclass(frozen=True)
class Wound:
    """One damage: a file cut at a byte, or a byte of it changed."""

    file: int
    place: int
    flip: int
    """What the byte is changed by; 0 cuts the file there."""


@dataclass
class Findings:
    """What came of some damages."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)
    most_lost: int = 0
    untold: list[str] = field(default_factory=list)
    longest_s: float = 0.0


@dataclass(frozen=True)
class Station:
    """A whole station: its files, what it knows, and the lines of its journal."""

    image: Image
    known: Known
    line_ends: tuple[int, ...]
    """Where each line of the journal ends, without its newline; the first line is there twice."""
    meetings: tuple[Meeting | None, ...]
    """What the meeting is with so many events of it whole."""
    without_one: tuple[Meeting | None, ...]
    """What it is without one of its events, each in turn."""


def rows(seed: int, count: int, folder: Path) -> list[Row]:
    """Damage a station at every byte, or at ``count`` two hundredths of them.

    Args:
        seed: which station.
        count: how much of it; from 200 on, all.
        folder: where there is no disk in memory, the stations are kept here.
    """
    stride = max(1, _EVERY_BYTE // max(1, count))
    shares = 1 if count < _EVERY_BYTE else 2
    work = partial(_share, seed, folder, stride, shares)
    if shares == 1:
        found = [work(0)]
    else:
        with ProcessPoolExecutor(shares, mp_context=get_context("fork")) as pool:
            found = list(pool.map(work, range(shares)))
    tried = sum(one.tried for one in found)
    wrong = [fault for one in found for fault in one.wrong]
    untold = [fault for one in found for fault in one.untold]
    lost = max(one.most_lost for one in found)
    longest_s = round(max(one.longest_s for one in found), 3)
    return [
        Row(WRONG, len(wrong), "==", 0, "damages", tried, "; ".join(wrong[:3])),
        Row(LOST, lost, "<=", _MOST_LOST, "records or events", tried),
        Row(TOLD, len(untold), "==", 0, "damages", tried, "; ".join(untold[:3])),
        Row(START, longest_s, "<=", _START_S, "s", tried),
    ]


def _station(seed: int, room: Path) -> Station:
    """Live until everything is there that can be damaged."""
    store = Store(room / DATA, SmallDisk())
    life = Life(Random(seed))  # noqa: S311
    life.settle(store)
    told = 0
    for commit in life.commits(_COMMITS):
        commit.do(store)
        told = told + len(commit.events) if life.known.meeting else 0
        if told >= _EVENTS and _has_all(room / DATA):
            break
    image, journal = image_of(room), (room / _JOURNAL).read_bytes()
    ends = tuple(place for place, byte in enumerate(journal) if byte == ord("\n"))
    disk = SmallDisk()
    quarantine = Quarantine(room / "quarantine", disk)
    events = Journal(room / DATA / "meetings", quarantine, disk).replay().events
    meetings = tuple(fold(events[:number]) for number in range(len(events) + 1))
    lacking = [fold((*events[:place], *events[place + 1 :])) for place in range(len(events))]
    known, _ = known_of(room / DATA, disk)
    if known != life.known or len(ends) != len(events) + 1:
        raise AssertionError("the station to be damaged is not what was written")
    return Station(image, known, ends, meetings, tuple(lacking))


def _has_all(data: Path) -> bool:
    months = list((data / "records").glob("????-??.json"))
    files = [data / "feed.json", data / "clock.json", data / "settings.json", *months]
    return len(months) > 1 and all(one.with_name(f"{one.name}.old").exists() for one in files)


def _wounds(image: Image, stride: int, seed: int) -> Iterator[Wound]:
    random = Random(seed)  # noqa: S311
    for number, (names, content) in enumerate(image.files):
        if not names[0].endswith(_OURS):
            continue
        for place in range(random.randrange(stride), len(content), stride):
            yield Wound(number, place, 0)
            yield Wound(number, place, 1 << random.randrange(8))
            yield Wound(number, place, 0xFF)


def _share(seed: int, folder: Path, stride: int, shares: int, share: int) -> Findings:
    """One process's share of the damages, on a station of its own."""
    findings = Findings()
    with memory(folder) as room:
        station = _station(seed, Path(room) / "whole")
        for wound in islice(_wounds(station.image, stride, seed), share, None, shares):
            _try(station, wound, Path(room) / "wounded", findings)
    return findings


def _try(station: Station, wound: Wound, room: Path, findings: Findings) -> None:
    """Damage, start, and look what is known."""
    (name, *_), content = station.image.files[wound.file]
    damaged = _damaged(content, wound)
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    station.image.lay(room)
    (room / name).unlink()  # what has two names must keep its content under the other
    (room / name).write_bytes(damaged)
    findings.tried += 1
    began_s = time.perf_counter()
    try:
        known, damages = known_of(room / DATA, SmallDisk())
    except (KioskError, OSError, AssertionError) as trouble:
        findings.wrong.append(f"{wound} of {name}: {type(trouble).__name__}")
        return
    findings.longest_s = max(findings.longest_s, time.perf_counter() - began_s)
    lost = _lost(station, wound, known) if name == _JOURNAL else _missing(station, known)
    if lost is None or not _is_right(station.known, known, name):
        findings.wrong.append(f"{wound} of {name}")
        return
    findings.most_lost = max(findings.most_lost, lost)
    told = any(Path(name).name.startswith(one.name) for one in damages)
    kept = any(one.read_bytes() == damaged for one in (room / DATA / "quarantine").glob("*"))
    if not (told and kept) and not _is_unnoticeable(station, name, wound):
        findings.untold.append(f"{wound} of {name}: told {told}, kept {kept}")


def _damaged(content: bytes, wound: Wound) -> bytes:
    if not wound.flip:
        return content[: wound.place]
    changed = bytearray(content)
    changed[wound.place] ^= wound.flip
    return bytes(changed)


def _is_right(whole: Known, known: Known, name: str) -> bool:
    """Whether all that is known was written, and what another file holds is as it was."""
    here, there = known.identity, whole.identity
    records = all(
        one.record == whole.records[key].record or one.record in whole.records[key].earlier
        for key, one in known.records.items()
    )
    journal = known.meeting == whole.meeting or name == _JOURNAL
    same = (here.secret_key, here.station_id, here.token) == (
        there.secret_key,
        there.station_id,
        there.token,
    )
    return records and journal and same and known.feed_version <= whole.feed_version


def _missing(station: Station, known: Known) -> int:
    return len(station.known.records.keys() - known.records.keys())


def _lost(station: Station, wound: Wound, known: Known) -> int | None:
    """How many events of the journal are not in the meeting; None if it is none of theirs.

    A flip leaves all events but the one it hit, and that one only if it is not written twice.
    """
    if not wound.flip:
        whole = sum(end <= wound.place for end in station.line_ends)
        events = max(whole - 1, min(whole, 1))
        fewer = range(events, max(-1, events - _MOST_LOST - 1), -1)
        return next((events - one for one in fewer if station.meetings[one] == known.meeting), None)
    if known.meeting == station.meetings[-1]:
        return 0
    return 1 if known.meeting in station.without_one else None


def _is_unnoticeable(station: Station, name: str, wound: Wound) -> bool:
    ends = {0, *station.line_ends, *(end + 1 for end in station.line_ends)}
    return name == _JOURNAL and not wound.flip and wound.place in ends
