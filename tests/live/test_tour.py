"""The tour, in short films: what the township holds afterwards is what was done at the remote."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from demo.__main__ import main
from demo.outcome import Outcome
from demo.tour import ScriptOptions, TourOptions, folder_tour, script_tour, whole_tour
from demo.whole_meeting import expected_count
from protocol.record import AttendanceStatus

FilmMaker = Callable[[str, int], Path]


@pytest.fixture
def make_film(tmp_path: Path) -> FilmMaker:
    """Makes a moving picture with a tone, so many seconds long."""

    def make(name: str, seconds: int) -> Path:
        film = tmp_path / "films" / name
        film.parent.mkdir(exist_ok=True)
        subprocess.run(
            [
                *("ffmpeg", "-v", "error", "-nostdin"),
                *("-f", "lavfi", "-i", f"testsrc2=s=640x360:r=25:d={seconds}"),
                *("-f", "lavfi", "-i", f"sine=f={300 + 20 * seconds}:d={seconds}"),
                *("-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p"),
                *("-c:a", "aac", str(film)),
            ],
            check=True,
            timeout=60,
        )
        return film

    return make


@pytest.fixture
def options(tmp_path: Path) -> TourOptions:
    return TourOptions(shots=tmp_path / "shots")


def viewings(outcome: Outcome) -> Iterator[dict[str, Any]]:
    yield from json.loads(outcome.line())["viewings"]


def test_a_meeting_with_a_power_cut_reaches_the_township_whole(
    options: TourOptions, make_film: FilmMaker
) -> None:
    films = [make_film("防溺水 上.mp4", 10), make_film("防溺水 下.mp4", 8)]
    outcome = whole_tour(options, print, films)
    assert outcome.broken == []
    (received,) = outcome.received
    assert [one.status for one in received.record.attendance].count(AttendanceStatus.LATE) == 1
    assert received.record.present == expected_count() - 1
    assert len(received.record.gaps) == 1
    assert [(one["file"], one["watched"]) for one in viewings(outcome)] == [
        ("防溺水 上.mp4", True),
        ("防溺水 下.mp4", True),
    ]
    for one in viewings(outcome):
        assert abs(one["effective_ms"] - one["length_ms"]) <= 500
    assert len(list(options.shots.glob("[0-9][0-9]-*.png"))) == outcome.pictures > 15


def test_every_file_of_a_folder_is_played_or_refused_with_a_reason(
    options: TourOptions, make_film: FilmMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_film("x7 q.mp4", 6).parent
    (folder / "说明.txt").write_text("这不是片子", encoding="utf-8")
    (folder / "空.mp4").touch()
    (folder / "同一个.mp4").write_bytes((folder / "x7 q.mp4").read_bytes())
    (folder / "里面").mkdir()
    (folder / "里面" / "不算.mp4").touch()
    arguments = ["tour", "--courseware", str(folder), "--json", "--shots", str(options.shots)]
    assert main(arguments) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert [one["file"] for one in told["viewings"]] == ["x7 q.mp4"]
    assert {one["file"] for one in told["refused"]} == {"说明.txt", "空.mp4", "同一个.mp4"}
    assert all(one["reason"] for one in told["refused"])
    assert (told["records_received"], told["attendees"]) == (1, expected_count() - 1)


def test_a_film_damaged_on_the_disk_is_refused_and_another_is_shown(
    options: TourOptions, make_film: FilmMaker
) -> None:
    films = [make_film("坏.mp4", 7), make_film("好.mp4", 6)]
    outcome = folder_tour(options, print, films, damaged=True)
    assert outcome.broken == []
    assert [(one["file"], one["problem"], one["watched"]) for one in viewings(outcome)] == [
        ("坏.mp4", "damaged", False),
        ("好.mp4", "", True),
    ]


def test_what_a_restless_viewer_saw_is_what_counts(options: TourOptions) -> None:
    outcome = script_tour(options, print, ScriptOptions(seed=1, film_s=20, steps=4))
    assert outcome.broken == []
    script = json.loads(outcome.line())["script"]
    assert script["oracle_ms"] > 3000
    assert abs(script["difference_ms"]) <= 500
