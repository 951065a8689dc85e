"""Tiles beside each other look alike, whatever a language says on them."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.theme import Size, Theme
from kiosk.ui.tile import Tile, level


def row(page: QWidget, *words: str) -> list[Tile]:
    tiles = [Tile(Theme(dark=False), page, one) for one in words]
    for tile in tiles:
        tile.resize(220, 130)
    return tiles


def test_the_longest_word_decides_for_all(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    tiles = row(page, "Records", "On demand", "Check, help")
    assert len({one.fitting_size() for one in tiles}) > 1
    level(tiles)
    assert len({one.type_size for one in tiles}) == 1
    assert tiles[0].type_size == min(one.fitting_size() for one in tiles)


def test_where_all_have_room_none_is_smaller(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    tiles = row(page, "记录", "点播")
    level(tiles)
    assert tiles[0].type_size == round(Size.TILE * 720) / 720
