"""Six large digits are read off a picture; anything else is not taken for them."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from demo.digits import read_digits
from demo.typeface import typeface


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return tmp_path / "screen.png"


def draw(picture: Path, words: str, size: tuple[int, int], share: float = 0.2) -> None:
    image = Image.new("RGB", size, "#F6F2EA")
    face = typeface("Noto Sans CJK SC:bold", round(share * size[1]))
    small = typeface("Noto Sans CJK SC:bold", round(0.07 * size[1]))
    pen = ImageDraw.Draw(image)
    above = (size[0] / 2, size[1] * 0.15)
    pen.text(above, "请把这6个数字报给镇里", font=small, fill="#1E1A17", anchor="mm")
    pen.text((size[0] / 2, size[1] * 0.4), words, font=face, fill="#1E1A17", anchor="mm")
    image.save(picture)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
@pytest.mark.parametrize("code", ["012345", "678901", "111777", "868986"])
def test_the_six_digits_are_read(picture: Path, size: tuple[int, int], code: str) -> None:
    draw(picture, f"{code[:3]} {code[3:]}", size)
    assert read_digits(picture) == code


@pytest.mark.parametrize("words", ["", "…", "12345", "1234567", "开始收看了吗"])
def test_what_is_not_six_digits_is_not_read(picture: Path, words: str) -> None:
    draw(picture, words, (1280, 720))
    assert read_digits(picture) is None


def test_small_digits_are_not_the_code(picture: Path) -> None:
    draw(picture, "123456", (1280, 720), share=0.06)
    assert read_digits(picture) is None
