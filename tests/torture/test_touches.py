"""The torture by touches notices pages that lose their focus, and pages that raise."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bench.record_scenes import closed
from bench.scenes import scenes as every_scene
from kiosk.store.documents import StoredRecord
from kiosk.ui.window import KioskWindow
from torture import touches

FEW = 3
"""Two hundredths of all scenes."""


def lose_focus(window: KioskWindow) -> None:
    window.page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def raise_at_every_touch(window: KioskWindow) -> None:
    def fail(_page: object) -> None:
        raise RuntimeError("a page that was spoilt on purpose")

    window.page.titled.connect(fail)
    window.page.titled.emit()


def change_a_record(window: KioskWindow) -> None:
    """Without saying so, as nobody may."""
    (stored,) = closed().exchange.records
    changed = stored.record.model_copy(update={"villagers": 99})
    records_behind(window).append(replace(stored, record=changed))


def lose_every_record(window: KioskWindow) -> None:
    records_behind(window).clear()


def records_behind(window: KioskWindow) -> list[StoredRecord]:
    backstage = window._backstage
    assert backstage is not None
    records: list[StoredRecord] = backstage.exchange.records  # type: ignore[attr-defined]
    return records


@pytest.fixture
def only_records(monkeypatch: pytest.MonkeyPatch) -> None:
    scenes = [one for one in every_scene() if one[0] in ("record-returned", "record-corrected")]
    monkeypatch.setattr(touches, "scenes", lambda: iter(scenes))


def test_pages_as_they_are_bear_touches(qtbot: QtBot, tmp_path: Path) -> None:
    raised, unfocused, _spoilt, touched = touches.rows(1, FEW, tmp_path)
    assert raised.n > FEW
    assert (raised.ok, unfocused.ok, touched.ok) == (True, True, True)


def test_every_scene_is_touched_by_the_full_suite(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = list(islice(every_scene(), 7))
    monkeypatch.setattr(touches, "scenes", lambda: iter(few))
    *_others, touched = touches.rows(1, 200, tmp_path)
    assert (touched.value, touched.bar) == (7, 7)


@pytest.mark.usefixtures("only_records")
def test_records_bear_touches(qtbot: QtBot, tmp_path: Path) -> None:
    *_others, spoilt, _touched = touches.rows(1, 200, tmp_path)
    assert spoilt.n
    assert spoilt.ok


@pytest.mark.usefixtures("only_records")
@pytest.mark.parametrize("spoil", [change_a_record, lose_every_record])
def test_a_record_that_is_spoilt_or_lost_turns_its_row_red(
    spoil: Callable[[KioskWindow], None], qtbot: QtBot, tmp_path: Path
) -> None:
    _raised, _unfocused, spoilt, _touched = touches.rows(1, 200, tmp_path, spoil)
    assert not spoilt.ok
    assert spoilt.spread


def test_a_page_that_loses_its_focus_turns_its_row_red(qtbot: QtBot, tmp_path: Path) -> None:
    _raised, unfocused, *_others = touches.rows(1, FEW, tmp_path, lose_focus)
    assert not unfocused.ok


@pytest.mark.qt_no_exception_capture
def test_a_page_that_raises_turns_its_row_red(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raised, *_others = touches.rows(1, FEW, tmp_path, raise_at_every_touch)
    assert not raised.ok
