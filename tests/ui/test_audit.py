"""Every page as a person sees it, on the screens that halls have, in both languages."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.audit import (
    contrast,
    faults_with_pointer,
    unreachable,
    visible_faults,
    way_home,
)
from bench.scenes import scenes
from bench.screens import LANGUAGES, judged, open_scene, translated
from kiosk.ui.face import Face
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import DARK, LIGHT, Palette, Size, Tint
from tests.ui.conftest import Remote

Switch = Callable[..., Remote]
SCENES = {scene[0]: scene for scene in scenes()}
SIZES = ((1280, 720), (1024, 768), (3840, 2160))


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translator = translated(qapp, request.param)
    yield request.param
    if translator is not None:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
@pytest.mark.parametrize("name", [None, *SCENES])
def test_nothing_is_wrong_with_a_page(name: str | None, language: str, qtbot: QtBot) -> None:
    # The village must outlive the pages that ask it things.
    village, window = open_scene(SCENES[name] if name else None, SIZES[0])
    qtbot.addWidget(window)
    found = judged(window, name or "opening", SIZES, by_arrows=language == LANGUAGES[0])
    assert list(found) == [], (language, village.config)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_colours_can_be_read(palette: Palette) -> None:
    pairs = [
        *((ink, ground) for ink in (palette.ink, palette.ink2) for ground in _grounds(palette)),
        (palette.focus_ink, palette.focus),
        (palette.focus_ink, palette.focus.darker(115)),
        (palette.disabled_ink, palette.disabled_bg),
        *((palette.ink_of(tint), palette.soft_of(tint)) for tint in Tint),
        *((palette.ink_of(tint), palette.bg) for tint in Tint),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 7] == []


def _grounds(palette: Palette) -> tuple[QColor, QColor]:
    return palette.bg, palette.surface


class _Sabotage(Face):
    """A face that paints its word without any care."""

    def __init__(self, page: QWidget, word: str, size: float, ink: str = "") -> None:
        super().__init__(page.theme, page, word)  # type: ignore[attr-defined]
        self.careless, self.colour = size, ink

    def paint_contents(self, painter: QPainter, face: object) -> None:
        painter.setFont(self.theme.font_of(self.theme.px(self.careless), False))
        if self.colour:
            painter.setPen(QColor(self.colour))
        painter.drawText(self.face_rect(), CENTRE, self.text())


class _Plate(QWidget):
    """A ground painted without any care."""

    def __init__(self, page: QWidget, colour: QColor) -> None:
        super().__init__(page)
        self.colour = colour

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.colour)


def _spoil(remote: Remote, one: QWidget, x: float, y: float, width: float, height: float) -> None:
    page = remote.window.page
    page.place(one, x, y, width, height)
    one.show()
    one.raise_()


def _found(remote: Remote, part: str) -> bool:
    return any(part in one for one in visible_faults(remote.window))


def test_a_sound_page_has_no_faults(switch_on: Switch) -> None:
    remote = switch_on()
    remote.window.resize(1280, 720)
    assert visible_faults(remote.window) == []


@pytest.mark.parametrize(
    ("word", "size", "ink", "said"),
    [
        ("这句话太长太长太长了" * 3, Size.BODY, "", "is cut off"),
        ("小字", 0.02, "", "less than 0.036"),
        ("灰字", Size.BODY, "#999999", "has a contrast of"),
        ("没说完…", Size.BODY, "", "is cut short"),
    ],
)
def test_careless_words_are_found(
    word: str, size: float, ink: str, said: str, switch_on: Switch
) -> None:
    remote = switch_on()
    face = _Sabotage(remote.window.page, word, size, ink)
    _spoil(remote, face, 0.1, 0.66, 0.6, 0.16)
    assert _found(remote, said)


def test_words_too_long_for_any_size_are_cut_short_and_found(switch_on: Switch) -> None:
    remote = switch_on()
    face = Face(remote.window.page.theme, remote.window.page, "说也说不完的一句话" * 9)
    _spoil(remote, face, 0.1, 0.66, 0.4, 0.13)
    assert _found(remote, "is cut short")


def test_two_texts_on_each_other_are_found(switch_on: Switch) -> None:
    remote = switch_on()
    text = Text(remote.window.page.theme, remote.window.page)
    text.set_text("叠在一起")
    _spoil(remote, text, 0.06, 0.15, 0.4, 0.06)
    assert _found(remote, "overlap")


def test_words_across_an_edge_are_found(switch_on: Switch) -> None:
    remote = switch_on()
    page = remote.window.page
    _spoil(remote, _Plate(page, page.theme.palette.surface), 0.05, 0.14, 0.1, 0.09)
    text = Text(page.theme, page, Size.HEAD)
    text.set_text("跨过一条边")
    _spoil(remote, text, 0.05, 0.14, 0.6, 0.09)
    assert _found(remote, "crosses an edge")


def test_half_hidden_words_are_found(switch_on: Switch) -> None:
    remote = switch_on()
    page = remote.window.page
    _spoil(remote, _Plate(page, page.theme.palette.surface), 0.05, 0.14, 0.1, 0.045)
    assert _found(remote, "is half covered")


class _BlankSheet(Face):
    """A face that paints its ground once more over its picture."""

    careful = False

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        picture = QPixmap(40, 40)
        if self.careful:
            painter.fillRect(face, self.theme.palette.surface)
        painter.drawPixmap(face.topLeft(), picture)
        if not self.careful:
            painter.fillRect(face, self.theme.palette.surface)


def test_a_picture_that_its_own_face_paints_over_is_found(switch_on: Switch) -> None:
    remote = switch_on()
    sheet = _BlankSheet(remote.window.page.theme, remote.window.page, "白纸")
    _spoil(remote, sheet, 0.1, 0.66, 0.6, 0.16)
    assert _found(remote, "the picture of “白纸” is painted over")
    sheet.careful = True
    assert not _found(remote, "painted over")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((0.1, 0.66, 0.3, 0.06), "less than 0.111"),
        ((0.1, 0.86, 0.3, 0.13), "lies where televisions crop"),
    ],
)
def test_careless_faces_are_found(
    place: tuple[float, float, float, float], said: str, switch_on: Switch
) -> None:
    remote = switch_on()
    _spoil(remote, Face(remote.window.page.theme, remote.window.page, "按"), *place)
    assert _found(remote, said)


def test_a_second_thing_that_looks_focused_is_found(switch_on: Switch) -> None:
    remote = switch_on()
    page = remote.window.page
    _spoil(remote, _Plate(page, page.theme.palette.focus), 1.1, 0.4, 0.3, 0.1)
    assert _found(remote, "look as if they had the focus")


def test_a_control_no_arrow_leads_to_is_found(switch_on: Switch) -> None:
    remote = switch_on()
    page = remote.window.page
    hidden = Face(page.theme, page, "够不着")
    page.place(hidden, 0.2, 0.4, 0.2, 0.12)
    hidden.show()
    assert "够不着" in "".join(unreachable(remote.window))


def test_a_page_without_a_way_home_is_found(
    switch_on: Switch, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote = switch_on()
    remote.window.show_page("tasks")
    assert way_home(remote.window) == []
    remote.window.show_page("tasks")
    monkeypatch.setattr(remote.window.page, "back", lambda: None)
    assert way_home(remote.window) == ["Back does not lead home"]


def test_a_page_that_only_keys_can_leave_is_found(
    switch_on: Switch, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote = switch_on()
    remote.window.show_page("abandon")
    assert way_home(remote.window) == []
    remote.window.show_page("abandon")
    monkeypatch.setattr(remote.window.page, "offer_way_back", lambda _wanted: None)
    assert way_home(remote.window) == ["nothing that can be clicked leads back from abandon"]


def test_a_page_whose_own_way_back_is_covered_is_found(switch_on: Switch) -> None:
    remote = switch_on()
    remote.window.show_page("tasks")
    page = remote.window.page
    _spoil(remote, Face(page.theme, page, "盖住了"), 1.2, 0.1, 0.55, 0.8)
    assert way_home(remote.window) == ["nothing that can be clicked leads back from tasks"]


def test_what_lies_under_the_way_back_is_found(switch_on: Switch) -> None:
    remote = switch_on()
    remote.window.resize(1280, 720)
    remote.window.show_page("abandon")
    page = remote.window.page
    assert faults_with_pointer(remote.window) == []
    face = Face(page.theme, page, "在下面")
    _spoil(remote, face, 1.5, 0.05, 0.2, 0.12)
    face.lower()
    assert "“在下面” lies under the way back" in "".join(faults_with_pointer(remote.window))


def test_words_go_on_two_lines_before_they_are_cut(switch_on: Switch) -> None:
    remote = switch_on()
    page = remote.window.page
    _spoil(remote, Face(page.theme, page, "一行放不下的两行字在这里"), 0.1, 0.66, 0.3, 0.16)
    assert not _found(remote, "is cut")
