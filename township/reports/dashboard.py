"""Puts the first page together: how far the month's report is, and every village's month."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from township.reports.models import MonthReport
from township.reports.monthly import has_reported
from township.reports.months import moved, number_of
from township.reports.musts import Mark, MustColumn, must_columns
from township.reports.progress import Cell, Column, Overview, Row, overview
from township.reports.standing import Note, notes
from township.stations.models import Office, Station

REPORT_DUE_DAY = 3
"""The county wants a month's report by this day of the next one."""


@dataclass(frozen=True)
class Head:
    """How far the month's report is."""

    stations: int
    reported: int
    due: datetime.date
    is_final: bool

    @property
    def missing(self) -> int:
        """Villages of which something may still come."""
        return self.stations - self.reported


@dataclass(frozen=True)
class Line:
    """One village's row as the page shows it."""

    row: Row
    courses: tuple[tuple[Cell, Column], ...]
    musts: tuple[tuple[Mark, ...], ...]
    note: Note | None


@dataclass(frozen=True)
class Dashboard:
    """The table of the first page."""

    told: Overview
    musts: list[MustColumn]
    lines: list[Line]


def head_of(month: str) -> Head:
    """How far a month's report is, over all stations."""
    stations = list(Station.objects.select_related("status"))
    following = moved(month, 1)
    return Head(
        stations=len(stations),
        reported=sum(has_reported(one, month) for one in stations),
        due=datetime.date(int(following[:4]), number_of(following), REPORT_DUE_DAY),
        is_final=MonthReport.objects.filter(month=month).exists(),
    )


def dashboard(month: str, stations: Sequence[Station]) -> Dashboard:
    """The month of these stations, in the order they are given."""
    told = overview(month, stations)
    musts = must_columns(month, told.rows, Office.current().minimum_people)
    said = notes(told.rows)
    lines = [
        Line(
            row,
            tuple(zip(row.cells, told.columns, strict=True)),
            tuple(column.marks[place] for column in musts),
            said.get(row.station.id),
        )
        for place, row in enumerate(told.rows)
    ]
    return Dashboard(told, musts, lines)
