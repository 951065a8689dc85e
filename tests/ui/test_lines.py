"""Words are set so that no line has a single sign left over, and no length of time is torn."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from kiosk.ui import words
from kiosk.ui.lines import set_line, set_paragraph
from kiosk.ui.theme import Size, Theme

THEME = Theme(dark=False)


@pytest.mark.parametrize("text", ["看看音箱：插头插紧，音量拧到一半", "Here: OK. No answer: →"])
def test_no_sign_stands_on_a_line_by_itself(qtbot: QtBot, text: str) -> None:
    font = THEME.font(Size.LABEL, bold=True)
    whole = QFontMetricsF(font).horizontalAdvance(text)
    for missing in range(1, 12):
        width = whole - missing * 4
        setting = set_paragraph(THEME, text, Size.LABEL, True, width, 200)
        assert len(setting.lines) == 2
        assert len(setting.lines[-1]) > 2, setting.lines
        assert "".join(setting.lines).replace(" ", "") == text.replace(" ", "")


def test_words_that_fit_stay_on_their_line(qtbot: QtBot) -> None:
    assert set_line(THEME, "做好以后", Size.BODY, False, 400, 60).lines == ("做好以后",)


def test_a_length_of_time_stays_whole(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        words, "translate", lambda _context, text: text.replace("分", " min ").replace("秒", " s")
    )
    said = f"ready: {words.duration(1_710_000)}"
    for width in range(220, 400, 10):
        lines = set_paragraph(THEME, said, Size.LABEL, False, width, 400).lines
        assert any("28\u00a0min\u00a030\u00a0s" in one for one in lines), lines
