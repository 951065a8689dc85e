"""What is painted, and how large: the hall reads its lines, and no sign costs a word its size."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bench.painted import Words, painting_of
from kiosk.ui.face import Face, show_signs
from kiosk.ui.head_count import HeadCount
from kiosk.ui.theme import Size, Theme
from tests.ui.conftest import Remote
from tests.ui.test_pages import watched

THEME = Theme(dark=False)


def written(window: QWidget) -> list[Words]:
    return [one for one in painting_of(window).strokes if isinstance(one, Words)]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page that is seen."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


def placed(face: Face, width: int, height: int = 90) -> Face:
    face.resize(width, height)
    face.show()
    return face


def test_the_hall_reads_what_goes_on_from_eight_metres(switch_on: Callable[..., Remote]) -> None:
    remote = watched(switch_on)
    assert remote.page == "standby"
    remote.window.resize(1280, 720)
    (line,) = (one for one in written(remote.window) if "会议进行中" in one.text)
    assert "到18人" in line.text
    assert line.pixels >= int(Size.HEAD * 720)


def test_a_sign_stands_beside_its_word(page: QWidget) -> None:
    placed(Face(THEME, page, "打印", icon="printer-outline"), 400)
    assert [one.is_icon for one in written(page)] == [True, False]


def test_a_sign_gives_way_before_its_word_gets_smaller(page: QWidget) -> None:
    placed(Face(THEME, page, "打印记录表", icon="printer-outline"), 210)
    (word,) = written(page)
    assert word.pixels == round(Size.LABEL * 720)


def test_a_high_face_has_its_sign_above_the_word(page: QWidget) -> None:
    placed(Face(THEME, page, "关机", icon="power-plug-outline"), 110, 140)
    sign, word = written(page)
    assert sign.is_icon
    assert sign.ink.bottom() <= word.ink.top()


def test_signs_stand_beside_all_words_of_a_row_or_beside_none(page: QWidget) -> None:
    short, long = placed(Face(THEME, page, "暂停"), 160), placed(Face(THEME, page, "结束播放"), 160)
    show_signs({short: "pause", long: "stop"})
    assert not any(one.is_icon for one in written(page))
    long.set_text("结束")
    show_signs({short: "pause", long: "stop"})
    assert sum(one.is_icon for one in written(page)) == 2


def test_the_count_keeps_clear_of_its_card(page: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HeadCount, "_there", lambda _self: "118 are here")
    card = HeadCount(THEME, page)
    card.resize(220, 140)
    card.set_count(118, 120)
    card.show()
    (line,) = (one for one in written(page) if one.text.startswith("118"))
    assert line.ink.left() >= 10
    assert line.ink.right() <= 210
