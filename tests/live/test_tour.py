"""A whole meeting with a power cut: what the township holds afterwards is what was done."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.tour import TourOptions, whole_tour
from demo.whole_meeting import expected_count
from protocol.record import AttendanceStatus

pytestmark = pytest.mark.patient


def test_a_meeting_with_a_power_cut_reaches_the_township_whole(
    options: TourOptions, make_film: Callable[[str, int], Path]
) -> None:
    films = [make_film("防溺水 上.mp4", 10), make_film("防溺水 下.mp4", 8)]
    outcome = whole_tour(options, print, films)
    assert outcome.broken == []
    received, ordinary = sorted(outcome.received, key=lambda one: one.record.sequence)
    assert [one.status for one in received.record.attendance].count(AttendanceStatus.LATE) == 1
    assert received.record.present == expected_count() - 1
    assert len(received.record.gaps) == 1
    assert ordinary.record.present == expected_count()
    told = json.loads(outcome.line())
    assert told["bench"] == "demo"
    bars = [expected_count() + 4, 5, 0, 0]
    assert [(row["bar"], row["ok"]) for row in told["rows"]] == [(bar, True) for bar in bars]
    viewings = told["viewings"]
    assert [(one["file"], one["watched"]) for one in viewings] == [
        ("防溺水 上.mp4", True),
        ("防溺水 下.mp4", True),
        ("防溺水 下.mp4", True),
    ]
    for one in viewings:
        assert abs(one["effective_ms"] - one["length_ms"]) <= 500
    assert len(list(options.shots.glob("[0-9][0-9]-*.png"))) == outcome.pictures > 15
