"""Reads the six digits a new station shows, off its picture, as somebody at the telephone does."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageOps

from demo.typeface import typeface

COUNT: Final = 6
_SHAPE: Final = (24, 36)
_SIZE_PX = 200
_DARK = 110
_TALLEST, _SMALLEST = 0.30, 0.10
"""Height of the digits as a share of the picture's; the words around them are smaller."""

_LARGEST_DIFFERENCE = 0.18


def read_digits(picture: Path) -> str | None:
    """The one line of six large digits in a picture; None if there is no such line."""
    with Image.open(picture) as image:
        ink = _ink_of(image)
    for band in _bands(ink):
        signs = [_shape_of(sign) for sign in _signs(band)]
        digits = [_digit(sign) for sign in signs]
        if len(digits) == COUNT and all(digits):
            return "".join(digit for digit in digits if digit)
    return None


def _ink_of(image: Image.Image) -> Image.Image:
    """White where the picture is dark."""
    return image.convert("L").point(lambda level: 255 if level < _DARK else 0)


def _bands(ink: Image.Image) -> Iterator[Image.Image]:
    """The lines of writing that are as tall as the digits."""
    for top, bottom in _stretches(_any_ink(ink, ink.height, vertical=True)):
        if _SMALLEST <= (bottom - top) / ink.height <= _TALLEST:
            yield ink.crop((0, top, ink.width, bottom))


def _signs(band: Image.Image) -> Iterator[Image.Image]:
    for left, right in _stretches(_any_ink(band, band.width, vertical=False)):
        yield band.crop((left, 0, right, band.height))


def _any_ink(ink: Image.Image, count: int, *, vertical: bool) -> list[bool]:
    """For each row or column, whether there is any ink."""
    if vertical:
        strips = (ink.crop((0, place, ink.width, place + 1)) for place in range(count))
    else:
        strips = (ink.crop((place, 0, place + 1, ink.height)) for place in range(count))
    return [strip.getbbox() is not None for strip in strips]


def _stretches(inked: list[bool]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for place, is_ink in enumerate([*inked, False]):
        if is_ink and start is None:
            start = place
        elif not is_ink and start is not None:
            yield start, place
            start = None


def _shape_of(sign: Image.Image) -> bytes:
    """The sign fitted to one shape, its proportions kept, so that a 1 stays slim."""
    box = sign.getbbox()
    trimmed = sign.crop(box) if box else sign
    return ImageOps.pad(trimmed, _SHAPE, Image.Resampling.BOX).tobytes()


def _digit(shape: bytes) -> str | None:
    differences = {digit: _difference(shape, known) for digit, known in _known().items()}
    best = min(differences, key=lambda digit: differences[digit])
    return best if differences[best] <= _LARGEST_DIFFERENCE else None


def _difference(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / (255 * len(one))


@cache
def _known() -> dict[str, bytes]:
    face = typeface("Noto Sans CJK SC:bold", _SIZE_PX)
    shapes = {}
    for digit in "0123456789":
        image = Image.new("L", (2 * _SIZE_PX, 2 * _SIZE_PX), 0)
        ImageDraw.Draw(image).text((_SIZE_PX // 2, 0), digit, font=face, fill=255)
        shapes[digit] = _shape_of(image.point(lambda level: 255 if level > _DARK else 0))
    return shapes
