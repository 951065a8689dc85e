"""A station that may be switched on again and again, always on the same disk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from tests.station import Station, furnish


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Station]]:
    """Starts the station, as often as wanted, always on the same disk."""
    furnish(tmp_path, Clock())
    started: list[Station] = []

    def again() -> Station:
        started.append(Station.started(qtbot, tmp_path))
        return started[-1]

    yield again
    for station in started:
        station.power_cut()
