"""A folder of any films, played whole: each is shown or refused, and the record says which."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.__main__ import main
from demo.tour import TourOptions, folder_tour
from demo.whole_meeting import expected_count

pytestmark = pytest.mark.patient

FilmMaker = Callable[[str, int], Path]


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
    viewings = json.loads(outcome.line())["viewings"]
    assert [(one["file"], one["problem"], one["watched"]) for one in viewings] == [
        ("坏.mp4", "damaged", False),
        ("好.mp4", "", True),
    ]
