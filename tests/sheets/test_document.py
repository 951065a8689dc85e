"""The file as it goes to a printer or a stick: drawn, searchable, and discreet about itself."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from kiosk.sheets.press import Press
from tests.sheets.evening import PRINTED, evening, name, ordinary
from tests.sheets.reading import Sheets, rows_of

_HEIGHT = 842


def ordinary_press() -> Press:
    """The forms of an ordinary evening, composed."""
    press = Press()
    press.compose_records([evening(20)], (), "LW-0016 主题党日 第1稿", PRINTED)
    return press


def apart(one: QImage, other: QImage) -> int:
    """How far two pictures of a sheet differ in the worst of its squares of 5 mm, of 255."""
    squares = [b"".join(rows_of(grey(image, QSize(42, 60)))) for image in (one, other)]
    return max(abs(a - b) for a, b in zip(*squares, strict=True))


def grey(image: QImage, size: QSize) -> QImage:
    """A picture in shades of grey and of another size."""
    ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, ratio, smooth).convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("people", [5, 30, 200])
def test_the_forms_are_drawn_and_hold_no_picture(people: int) -> None:
    assert ordinary(people).images() == []


def test_a_picture_made_of_points_would_be_noticed() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    points = QImage(50, 50, QImage.Format.Format_RGB32)
    points.fill(Qt.GlobalColor.gray)
    painter.drawImage(0, 0, points)
    painter.end()
    assert len(Sheets(bytes(buffer.data().data())).images()) == 1


@pytest.mark.parametrize("people", [5, 30, 200])
def test_all_letters_are_in_the_file_and_say_what_they_are(people: int) -> None:
    fonts = ordinary(people).fonts()
    assert len(fonts) == 3
    for line in fonts:
        *_, embedded, _subset, names_characters, _object, _generation = line.split()
        assert (embedded, names_characters) == ("yes", "yes"), line


def test_the_sheets_are_a4() -> None:
    assert ordinary(200).facts()["Page size"].endswith("(A4)")


@pytest.mark.parametrize("people", [5, 30, 200])
def test_the_code_of_a_sheet_says_number_and_revision_only(people: int) -> None:
    sheets = ordinary(people)
    for page in {0, 1, len(sheets.pages) - 1}:
        assert sheets.codes(page) == ["LW-0016/1"]


def test_what_the_file_says_of_itself_names_nobody() -> None:
    sheets = ordinary(200)
    said = sheets.everything_of_itself()
    assert sheets.facts()["Title"] == "LW-0016 主题党日 第1稿"
    assert sheets.facts()["Author"] == ""
    assert [one for one in map(name, range(200)) if one in said] == []


@pytest.mark.parametrize("page", [0, 1])
def test_the_screen_shows_what_the_printer_gets(page: int) -> None:
    press = ordinary_press()
    picture = press.picture(page, _HEIGHT)
    assert picture is not None
    sheets = Sheets(press.pdf())
    assert picture.size() == sheets.seen(page, _HEIGHT).size()
    assert apart(picture, sheets.seen(page, _HEIGHT)) < 45
    assert apart(picture, sheets.seen(1 - page, _HEIGHT)) > 90


@pytest.mark.parametrize("people", [5, 20, 200])
def test_nothing_is_drawn_beyond_the_margins(people: int) -> None:
    """Holes on the left, what printers cannot reach on all sides: 10 mm stay white."""
    sheets = ordinary(people)
    for page in range(len(sheets.pages)):
        rows = rows_of(sheets.seen(page, 297))
        assert {*b"".join(rows[:10]), *b"".join(rows[-9:])} == {255}
        assert {shade for row in rows for shade in (*row[:22], *row[-12:])} == {255}


def test_the_same_evening_gives_the_same_words_each_time() -> None:
    first, second = (Sheets(ordinary_press().pdf()).pages for _ in range(2))
    assert first == second
