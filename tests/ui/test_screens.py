"""Looking at every page fails when one is spoilt, cannot be drawn, or was not looked at."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from bench import screens
from bench.judgement import KINDS
from bench.scenes import Scene
from kiosk.ui.text import Text
from kiosk.ui.window import PAGES, KioskWindow
from tests.ui.village import Village

ONE_PICTURE = ("--size", "1280x720", "--language", "zh")


def leave_alone(_village: Village, _window: KioskWindow) -> None:
    """Show home as it is."""


def spoil(_village: Village, window: KioskWindow) -> None:
    window.show_page("agenda")
    page = window.page
    pale = Text(page.theme, page, ink="line")
    pale.set_text("太淡")
    page.place(pale, 0.3, 0.5, 0.3, 0.06)
    pale.show()


def fall(_village: Village, _window: KioskWindow) -> None:
    raise RuntimeError("a scene that was spoilt on purpose")


@pytest.fixture
def look(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:
    monkeypatch.chdir(tmp_path)

    def look_at(act: Any, *arguments: str) -> tuple[int, set[str], str]:
        """The exit code, the rows that are not ok, and what was said before."""
        scenes: list[Scene] = [("home", Village, leave_alone), ("home-acted", Village, act)]
        monkeypatch.setattr(screens, "scenes", lambda: iter(scenes))
        code = screens.main([str(tmp_path / "pictures"), *ONE_PICTURE, *arguments])
        *said, line = capsys.readouterr().out.splitlines()
        told = json.loads(line)
        assert told["bench"] == "screens"
        return code, {row["figure"] for row in told["rows"] if not row["ok"]}, "\n".join(said)

    return look_at


def test_sound_scenes_are_ok_and_their_pictures_kept(look: Any, tmp_path: Path) -> None:
    assert look(leave_alone, "--only", "home")[:2] == (0, set())
    pictures = (tmp_path / "pictures" / "1280x720-zh").iterdir()
    assert {one.name for one in pictures} == {"home.png", "home-acted.png"}


def test_a_spoilt_scene_turns_the_row_of_its_fault_red_and_no_other(look: Any) -> None:
    code, red, said = look(spoil, "--only", "home", "--no-pictures")
    assert (code, red) == (1, {"words too pale"})
    assert "home-acted  zh  “太淡” has a contrast of 3.5" in said


def test_a_scene_that_cannot_be_drawn_is_told_and_keeps_no_other_from_it(look: Any) -> None:
    code, red, said = look(fall, "--only", "home", "--no-pictures")
    assert (code, red) == (1, {"scenes drawn", "scenes that cannot be drawn"})
    assert "home-acted  zh  cannot be drawn: RuntimeError" in said


def test_a_page_that_no_scene_shows_is_told(look: Any) -> None:
    code, red, said = look(leave_alone, "--no-pictures")
    assert (code, red) == (1, {"pages that no scene shows"})
    assert said.count("no scene shows this page") == len(PAGES) - 1
    assert "home  no scene" not in said


def test_looking_at_nothing_is_not_ok(look: Any) -> None:
    code, red, _said = look(leave_alone, "--only", "nothing", "--no-pictures")
    assert code == 1
    assert red == {"scenes drawn", *KINDS.values()}


def test_a_language_without_its_words_is_not_ok(
    look: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "ASSETS", tmp_path)
    code, red, _said = look(leave_alone, "--only", "home", "--no-pictures", "--language", "en")
    assert code == 1
    assert "scenes drawn" in red
