"""What closing a meeting costs with ten years of records on the disk, beside one month of them.

One commit is a meeting's record put into its month's file and the township's verdict on it, on the
disk of ``folder``. Old and young station take turns, and so does who begins: what a disk does by
itself meets both. Each pair keeps one record more in both, so that the files stay alike.
"""

import shutil
import statistics
import time
from pathlib import Path

from bench.old_station import make_old_station
from bench.report import Row, spread
from kiosk.store.disk import Disk
from kiosk.store.records import records_folder
from kiosk.store.store import Store
from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord, sealed

FIGURE = "a commit with years of records on disk, against the month's file alone"
_MOST_RECORDS = 20_000
_RECORDS_A_PAIR = 100
_MOST_TIMES = 1.5
_FEWEST_PAIRS = 10


def rows(seed: int, count: int, folder: Path) -> list[Row]:
    """Time ``count`` pairs of commits, ten at least, with 20,000 records from 200 pairs on.

    Args:
        seed: numbers the records; nothing else is left to chance.
        count: how many pairs.
        folder: on the disk to measure with.
    """
    old, young = folder / "old", folder / "young"
    records = min(_MOST_RECORDS, _RECORDS_A_PAIR * max(count, 1))
    make_old_station(old, records=records, films=3)
    months = sorted(records_folder(old).iterdir())
    records_folder(young).mkdir(parents=True)
    shutil.copy(months[-1], records_folder(young))
    stations = {"old": Store(old, Disk()), "young": Store(young, Disk())}
    month = months[-1].name.removesuffix(".json")
    pattern = stations["old"].records.load(month)[0].record
    took_ms: dict[str, list[float]] = {"old": [], "young": []}
    pairs = max(_FEWEST_PAIRS, count)
    for number in range(pairs):
        names = ("old", "young") if number % 2 else ("young", "old")
        one = _record(pattern, f"{seed}-{number}")
        for name in names:
            took_ms[name].append(_commit_ms(stations[name], month, one))
    ratios = [mine / other for mine, other in zip(took_ms["old"], took_ms["young"], strict=True)]
    ratio = round(statistics.median(ratios), 2)
    peer = f"{records} records; the month alone {statistics.median(took_ms['young']):.1f} ms"
    return [Row(FIGURE, ratio, "<=", _MOST_TIMES, "times", pairs, spread(ratios), peer, took_ms)]


def _commit_ms(store: Store, month: str, record: MeetingRecord) -> float:
    receipt = Receipt(
        record_id=record.id,
        revision=record.revision,
        content_hash=record.content_hash,
        verdict=Verdict.STORED,
    )
    began_s = time.perf_counter()
    store.records.put(record)
    store.records.apply_receipts([receipt], {record.id: month}, record.closed.wall_ms)
    return (time.perf_counter() - began_s) * 1000


def _record(pattern: MeetingRecord, name: str) -> MeetingRecord:
    return sealed(pattern.model_copy(update={"id": f"torture-{name}", "content_hash": ""}))
