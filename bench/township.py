"""The office: pages with three years of a county behind them, and 500 kiosks at the same moment.

Beside each page stands the same page of an empty office, in turns with it; beside the uploads the
other kind of database, and what the disk takes from one bare writer.
"""

import argparse
import datetime
import json
import shutil
import statistics
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.cluster import Cluster
from bench.report import Row, finish, spread
from bench.township_office import Premises, Visitor, opened, with_past
from bench.township_uploads import Evening, asked, upload

STATIONS, SQLITE_STATIONS, MONTHS, VIEWINGS = 300, 20, 36, 1_000_000
KIOSKS, RECORDS, EVENINGS, ROUNDS, WORKBOOKS = 500, 3, 2, 10, 3
POSTGRESQL_BAR_MS, SQLITE_BAR_MS, WORKBOOK_BAR_S, UPLOAD_BAR_S = 300, 150, 10, 2
RATE_BAR = 25
"""All records of 500 villages' evening within a minute."""
DASHBOARD, LEDGER = "/", "/ledger/"
NAMES = {DASHBOARD: "dashboard", LEDGER: "ledger page"}
COUNTED = ("/", "/ledger/", "/reports/{month}/")
_SMALL = 2
_MS_IN = {"ms": 1, "s": 1000}
_Made = TypeVar("_Made")
_ZONE = datetime.timezone(datetime.timedelta(hours=8))


@dataclass
class Pages:
    """What was measured of one full office, beside an empty one."""

    full_ms: dict[str, list[float]] = field(default_factory=dict)
    empty_ms: dict[str, list[float]] = field(default_factory=dict)
    first_ms: dict[str, float] = field(default_factory=dict)
    """The first time after a restart."""


def measure_pages(full: Premises, empty: Premises, paths: Mapping[str, int]) -> Pages:
    """Open pages of both offices in turns.

    Args:
        full: the office with a past.
        empty: another on the same kind of database.
        paths: how often each is opened.
    """
    pages = Pages()
    with opened(full) as one, opened(empty) as other:
        here, there = Visitor(one.url), Visitor(other.url)
        for path, rounds in paths.items():
            pages.first_ms[path] = here.opens_ms(path)
            there.opens_ms(path)
            for _ in range(rounds):
                pages.empty_ms.setdefault(path, []).append(there.opens_ms(path))
                pages.full_ms.setdefault(path, []).append(here.opens_ms(path))
    return pages


def page_row(where: str, path: str, pages: Pages, bar_ms: int, rounds: int) -> Row:
    """How long a page takes, beside the empty office's."""
    first = f"; first after a restart {pages.first_ms.get(path, 0):.0f} ms"
    return _opening(f"{NAMES[path]}, {where}", path, pages, rounds, bar_ms, "ms", first)


def workbook_row(where: str, path: str, pages: Pages, rounds: int) -> Row:
    """How long a month's workbook takes, beside that of an office without a record."""
    return _opening(f"a month's workbook, {where}", path, pages, rounds, WORKBOOK_BAR_S, "s")


def _opening(
    figure: str, path: str, pages: Pages, rounds: int, bar: float, unit: str, besides: str = ""
) -> Row:
    ours, theirs = pages.full_ms.get(path, []), pages.empty_ms.get(path, [])
    if not len(ours) == len(theirs) == rounds > 0:
        return Row(figure, None, "<=", bar, unit, len(ours), peer="did not run")
    took, beside = (statistics.median(one) / _MS_IN[unit] for one in (ours, theirs))
    return Row(
        figure=figure,
        value=round(took, 2),
        op="<=",
        bar=bar,
        unit=unit,
        n=len(ours),
        spread=spread(ours),
        peer=f"the same of an empty office {beside:.3g} {unit}{besides}",
        samples={"ms": ours, "empty_ms": theirs},
    )


def query_rows(counts: Mapping[str, Mapping[str, int]], wanted: int) -> list[Row]:
    """Whether a page asks the same number of questions however much there is.

    Args:
        counts: queries by page, by office.
        wanted: how many offices there should be.
    """
    rows = []
    for path in COUNTED:
        told = {office: of[path] for office, of in counts.items() if path in of}
        is_whole = len(told) == wanted
        rows.append(
            Row(
                figure=f"queries of {path} that come with the number of rows",
                value=max(told.values()) - min(told.values()) if is_whole else None,
                op="==",
                bar=0,
                unit="",
                n=len(told),
                peer=", ".join(f"{office}: {n}" for office, n in told.items()) or "did not run",
            )
        )
    return rows


def upload_rows(ours: Evening, theirs: Evening, kiosks: int, evenings: int) -> list[Row]:
    """What came of the kiosks on SQLite, with PostgreSQL beside it."""
    is_whole = len(ours.record_rate) == evenings > 0
    who = f"{kiosks} kiosks at once, SQLite"

    def count(figure: str, value: int, peer: int) -> Row:
        shown = f"PostgreSQL {peer}" if theirs.records else "PostgreSQL did not run"
        return Row(
            f"{who}: {figure}", value if is_whole else None, "==", 0, "", ours.records, peer=shown
        )

    p95_s, beside_s = (_p95(one.latency_ms) / 1000 for one in (ours, theirs))
    rate, beside = (_median(one.record_rate) for one in (ours, theirs))
    return [
        count("records lost", ours.lost, theirs.lost),
        count("records counted twice", ours.doubled, theirs.doubled),
        count("records without a receipt", ours.refused, theirs.refused),
        count("answers of 5xx, or none", ours.unanswered, theirs.unanswered),
        Row(
            figure=f"{who}: p95 of an answer",
            value=round(p95_s, 2) if is_whole else None,
            op="<=",
            bar=UPLOAD_BAR_S,
            unit="s",
            n=len(ours.latency_ms),
            spread=spread(ours.latency_ms),
            peer=f"PostgreSQL {beside_s:.2f} s",
            samples={"sqlite_ms": ours.latency_ms, "postgresql_ms": theirs.latency_ms},
        ),
        Row(
            figure=f"{who}: records a second",
            value=round(rate, 1) if is_whole else None,
            op=">=",
            bar=RATE_BAR,
            unit="/s",
            n=len(ours.record_rate),
            spread=spread(ours.record_rate),
            peer=f"PostgreSQL {beside:.0f}/s; a bare writer who flushes each row:"
            f" SQLite {_median(ours.bare_rate):.0f}, PostgreSQL {_median(theirs.bare_rate):.0f}",
            samples={"sqlite": ours.record_rate, "postgresql": theirs.record_rate},
        ),
    ]


def _p95(samples: Sequence[float]) -> float:
    if len(samples) < 2:
        return max(samples, default=0.0)
    return statistics.quantiles(samples, n=20, method="inclusive")[-1]


def _median(samples: Sequence[float]) -> float:
    return statistics.median(samples) if samples else 0.0


class Run:
    """One run: makes the offices and measures; what cannot be made or measured stays unmeasured."""

    def __init__(self, folder: Path, chosen: argparse.Namespace) -> None:
        self._folder, self._chosen = folder, chosen
        self._counts: dict[str, dict[str, int]] = {}
        self._month = _last_month()

    def rows(self) -> list[Row]:
        """Every row, whether it could be measured or not."""
        with ExitStack() as stack:
            cluster = _tried(lambda: stack.enter_context(Cluster(self._folder / "cluster")))
            return [
                *self._pages_on_postgresql(cluster),
                *self._pages_on_sqlite(),
                *query_rows(self._counts, wanted=3),
                *self._uploads(cluster),
            ]

    def _pages_on_postgresql(self, cluster: Cluster | None) -> list[Row]:
        chosen, where = self._chosen, f"PostgreSQL, {self._chosen.stations} stations"
        workbook = f"/reports/{self._month}.xlsx"
        paths = {DASHBOARD: chosen.rounds, LEDGER: chosen.rounds, workbook: chosen.workbooks}
        pages, viewings = Pages(), None
        if cluster is not None:
            full = _tried(lambda: self._past("full", chosen.stations, chosen.months, cluster))
            empty = _tried(lambda: self._past("empty", 0, 1, cluster))
            if full is not None and empty is not None:
                pages = _tried(lambda: measure_pages(full, empty, paths)) or pages
                viewings = _tried(lambda: viewings_in(full))
                self._count_queries(full, where)
        return [
            Row("viewings in the office", viewings, ">=", chosen.viewings, "", 1, peer=where),
            page_row(where, DASHBOARD, pages, POSTGRESQL_BAR_MS, chosen.rounds),
            page_row(where, LEDGER, pages, POSTGRESQL_BAR_MS, chosen.rounds),
            workbook_row(where, workbook, pages, chosen.workbooks),
        ]

    def _pages_on_sqlite(self) -> list[Row]:
        chosen, where = self._chosen, f"SQLite, {self._chosen.few} stations"
        paths, pages = {DASHBOARD: chosen.rounds, LEDGER: chosen.rounds}, Pages()
        full = _tried(lambda: self._past("village", chosen.few, chosen.months))
        empty = _tried(lambda: self._past("nobody", 0, 1))
        small = _tried(lambda: self._past("two", _SMALL, 2))
        if full is not None and empty is not None:
            pages = _tried(lambda: measure_pages(full, empty, paths)) or pages
            self._count_queries(full, where)
        if small is not None:
            _tried(lambda: _visit_once(small))
            self._count_queries(small, f"SQLite, {_SMALL} stations")
        return [page_row(where, one, pages, SQLITE_BAR_MS, chosen.rounds) for one in paths]

    def _uploads(self, cluster: Cluster | None) -> list[Row]:
        chosen, ours, theirs = self._chosen, Evening(), Evening()
        for number in range(chosen.evenings):
            for evening, line in ((ours, None), (theirs, cluster)):
                if evening is ours or line is not None:
                    _tried(partial(self._evening, number, evening, line))
        return upload_rows(ours, theirs, chosen.kiosks, chosen.evenings)

    def _evening(self, number: int, evening: Evening, cluster: Cluster | None) -> None:
        name = "kiosks" if cluster is None else "kiosks_beside"
        data, tokens = self._folder / name, self._folder / f"{name}.json"
        url = "" if cluster is None else cluster.url(name)
        if number == 0:
            shutil.rmtree(data, ignore_errors=True)
            data.mkdir(parents=True)
            if cluster is not None:
                cluster.drop(name)
                url = cluster.create(name)
            many = str(self._chosen.kiosks)
            Premises(data, url).run(
                "bench.township_past", "kiosks", "--stations", many, "--tokens", str(tokens)
            )
        upload(Premises(data, url), tokens, self._chosen.records, evening, str(number))

    def _past(
        self, name: str, stations: int, months: int, cluster: Cluster | None = None
    ) -> Premises:
        return with_past(self._folder, name, stations, months, cluster)

    def _count_queries(self, premises: Premises, where: str) -> None:
        paths = {path.format(month=self._month): path for path in COUNTED}
        told = _tried(lambda: premises.run("bench.township_queries", *paths))
        if told is not None:
            self._counts[where] = {paths[one]: n for one, n in json.loads(told).items()}


def viewings_in(premises: Premises) -> int:
    """How many rows of what was watched an office has."""
    ((count,),) = asked(premises, "SELECT COUNT(*) FROM ledger_viewingrow")
    return int(count)


def _visit_once(premises: Premises) -> None:
    with opened(premises):
        pass


def _last_month() -> str:
    first = datetime.datetime.now(_ZONE).date().replace(day=1)
    return f"{first - datetime.timedelta(days=1):%Y-%m}"


def _tried(do: Callable[[], _Made]) -> _Made | None:
    """What comes of it; nothing, and why on the screen, where it fails."""
    try:
        return do()
    except Exception:  # noqa: BLE001 - whatever it is, the rows must be told
        traceback.print_exc()
        return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and report; what could not be made or measured is a row that is not ok."""
    parser = argparse.ArgumentParser(prog="bench.township", description=__doc__)
    for name, usual in (
        *(("stations", STATIONS), ("few", SQLITE_STATIONS), ("months", MONTHS)),
        *(("viewings", VIEWINGS), ("rounds", ROUNDS), ("workbooks", WORKBOOKS)),
        *(("kiosks", KIOSKS), ("records", RECORDS), ("evenings", EVENINGS)),
    ):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--folder", type=Path, default=Path("build/bench/township"))
    chosen = parser.parse_args(arguments)
    return finish("township", Run(chosen.folder.resolve(), chosen).rows())


if __name__ == "__main__":
    sys.exit(main())
