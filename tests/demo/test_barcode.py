"""A frame's number survives scaling and compression, and a doubtful row is not read at all."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from demo import barcode
from demo.oracle_film import ROW_HEIGHT, ROW_WIDTH, oracle_frame
from demo.slides import HEIGHT, WIDTH

NUMBERS = st.integers(0, barcode.LARGEST)


def line(cells: tuple[bool, ...], cell_px: int = 8, black: int = 16, white: int = 235) -> list[int]:
    return [white if cell else black for cell in cells for _ in range(cell_px)]


def row_of(frame: Image.Image) -> bytes:
    width, height = frame.size
    top = height * ROW_HEIGHT // (2 * HEIGHT)
    return frame.convert("L").crop((0, top, width * ROW_WIDTH // WIDTH, top + 1)).tobytes()


@given(NUMBERS)
def test_what_is_written_is_read(number: int) -> None:
    assert barcode.read(line(barcode.cells(number))) == number


@given(NUMBERS, st.integers(0, barcode.CELLS - 1))
def test_one_wrong_cell_is_never_read_as_another_number(number: int, wrong: int) -> None:
    cells = list(barcode.cells(number))
    cells[wrong] = not cells[wrong]
    assert barcode.read(line(tuple(cells))) is None


@given(st.integers(0, barcode.LARGEST - 1), st.integers(30, 70))
def test_two_frames_melted_into_one_make_no_third(number: int, share: int) -> None:
    before, after = line(barcode.cells(number)), line(barcode.cells(number + 1))
    melted = [(a * share + b * (100 - share)) // 100 for a, b in zip(before, after, strict=True)]
    assert barcode.read(melted) in (None, number, number + 1)


def test_a_plain_picture_is_no_number() -> None:
    for level in (0, 128, 255):
        assert barcode.read([level] * 640) is None


def test_a_number_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="frame number"):
        barcode.cells(barcode.LARGEST + 1)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1366, 768), (640, 360), (427, 240)])
def test_a_frame_is_read_at_any_size_of_screen(size: tuple[int, int]) -> None:
    for number in (0, 1, 1023, 1874):
        frame = oracle_frame(number, 1875).resize(size, Image.Resampling.BILINEAR)
        assert barcode.read(row_of(frame)) == number


def test_a_frame_is_read_after_rough_compression() -> None:
    squeezed = BytesIO()
    oracle_frame(777, 1875).save(squeezed, "JPEG", quality=10)
    assert barcode.read(row_of(Image.open(squeezed))) == 777
