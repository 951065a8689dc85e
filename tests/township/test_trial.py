"""What libVLC's child saw of a film is judged; what the villages cannot play is not offered."""

import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.township.conftest import looked_at_before
from township import fitness
from township.courses import checking, trial
from township.courses.checking import check
from township.courses.models import Courseware, Trial, Verdict
from township.courses.trial import Outcome, judged, try_out
from township.courses.vlc_trial import NO_LIBVLC


def place(asked_ms: int = 0, **seen: Any) -> dict[str, Any]:
    usual = {"moved_ms": 700, "pictures": 50, "sounds": 90, "state": "Playing"}
    return {"asked_ms": asked_ms, **usual, **seen}


@pytest.mark.parametrize(
    "places",
    [
        [place()],
        [place(state="Ended", moved_ms=0)],
        [place(), place(60_000, sounds=0), place(115_000)],
        [place(), place(60_000), place(115_000, state="Ended", pictures=0, moved_ms=0)],
    ],
)
def test_a_film_that_moves_everywhere_plays(places: list[dict[str, Any]]) -> None:
    assert judged(places, has_video=True) == Outcome(Trial.PLAYED)


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], "一放就停了"),
        ([place(pictures=0)], "从0秒起放不出画面"),
        ([place(state="Ended", pictures=0)], "从0秒起放不出画面"),
        ([place(), place(60_000, pictures=0), place(115_000)], "从1分起放不出画面"),
        ([place(), place(60_000, moved_ms=0), place(115_000)], "放到1分就不动了"),
        (
            [place(), place(60_000, state="Ended", pictures=2, moved_ms=0), place(115_000)],
            "从1分起放不出画面",
        ),
    ],
)
def test_a_film_that_shows_nothing_or_stands_still_does_not(
    places: list[dict[str, Any]], words: str
) -> None:
    found = judged(places, has_video=True)
    assert (found.trial, words in found.reason) == (Trial.FAILED, True)
    assert found.reason.startswith("村里的放映程序放不了：")


def test_a_radio_course_is_judged_by_its_sound() -> None:
    assert judged([place(pictures=0)], has_video=False).trial is Trial.PLAYED
    assert "放不出声音" in judged([place(sounds=0)], has_video=False).reason


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> Path:
    monkeypatch.setattr(trial, "_CHILD", (sys.executable, "-c", code))
    monkeypatch.setattr(trial, "_DEADLINE_S", 1)
    return Path("film")


def test_a_machine_without_libvlc_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    film = child(monkeypatch, f"raise SystemExit({NO_LIBVLC})")
    assert try_out(film, 1000, True) == Outcome(Trial.NOT_TRIED)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})", "程序就退出了"),
        ("import signal; signal.pause()", "卡住了"),
        ("print('[swscaler] not a word of JSON')", "程序就退出了"),
    ],
)
def test_a_child_that_crashes_hangs_or_babbles_fails_the_film(
    monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    found = try_out(child(monkeypatch, code), 1000, True)
    assert (found.trial, words in found.reason) == (Trial.FAILED, True)


def test_one_stumble_of_libvlc_is_forgiven(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mark = tmp_path / "was here"
    code = (
        "import json, pathlib, sys\n"
        f"mark = pathlib.Path({str(mark)!r})\n"
        "if not mark.exists(): mark.touch(); sys.exit(1)\n"
        "print(json.dumps({'places': [dict(asked_ms=0, moved_ms=900, pictures=9, sounds=9,"
        " state='Playing')]}))"
    )
    assert try_out(child(monkeypatch, code), 1000, True).trial is Trial.PLAYED


def checked_again(film: Courseware, films: Path, outcome: Outcome) -> Courseware:
    with looked_at_before(films / "one.mp4"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "try_out", lambda *_: outcome)
        check(film.pk)
    film.refresh_from_db()
    return film


def test_what_the_villages_cannot_play_waits_for_a_person(film: Courseware, films: Path) -> None:
    failed = Outcome(Trial.FAILED, "村里的放映程序放不了：放着放着卡住了。")
    checked_again(film, films, failed)
    assert (film.verdict, film.trial, film.is_offered) == (Verdict.FLAGGED, Trial.FAILED, False)
    assert film.reason.startswith("村里的放映程序放不了")
    assert "转成好放的格式" in film.reason


def test_what_plays_is_offered(film: Courseware, films: Path) -> None:
    checked_again(film, films, Outcome(Trial.PLAYED))
    assert (film.verdict, film.trial, film.is_offered) == (Verdict.ACCEPTED, Trial.PLAYED, True)


def test_an_office_without_libvlc_is_told_and_is_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "find_library", lambda _name: None)
    found = fitness._player()
    assert (found.is_fit, "libVLC 没有装" in found.said) == (True, True)
