"""What the first page needs is named from what is installed; what is missing stops nothing."""

import sys
from pathlib import Path

import pytest

from kiosk import prefetch


def test_the_libraries_of_the_first_page_are_among_what_is_read() -> None:
    names = {path.name.split(".")[0] for path in prefetch._files() if path.exists()}
    assert {"libQt6Core", "libQt6Gui", "libQt6Widgets", "QtWidgets", "libqxcb"} <= names


def test_what_is_not_there_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.setattr(prefetch, "_FONTS", tmp_path)
    prefetch.prefetch()
