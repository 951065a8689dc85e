"""Draws a lesson's slides in the colours of the screen, large enough for the last row."""

from PIL import Image, ImageDraw

from demo.lessons import Lesson
from demo.typeface import Face, typeface

WIDTH, HEIGHT = 1280, 720

PAPER, INK, INK2, RED, TRACK = "#F6F2EA", "#1E1A17", "#4B443C", "#8C1C1C", "#E0D8CA"
NIGHT, LIGHT, LIGHT2, GOLD, NIGHT_TRACK = "#15110F", "#F5EFE6", "#CFC5B8", "#F2C14E", "#2E2823"

SANS: Face = "Noto Sans CJK SC"
BOLD: Face = "Noto Sans CJK SC:bold"
SERIF: Face = "Noto Serif CJK SC:bold"

_SPINE_PX = 120
_LEFT_PX = 196
_RIGHT_PX = 1216
_TRACK_TOP_PX = 708
_NUMERALS = "一二三四五六七八九"


def title_slide(lesson: Lesson) -> Image.Image:
    """The cover: what the course is called and what it is about."""
    image, draw = _page(PAPER, RED)
    _down_the_spine(draw, lesson.category, "#FFFFFF")
    lines = lesson.cover.split("\n")
    top = 290 - 70 * len(lines)
    for row, line in enumerate(lines):
        draw.text((_LEFT_PX, top + 140 * row), line, font=typeface(SERIF, 100), fill=INK)
    below = top + 140 * len(lines) + 36
    draw.rectangle((_LEFT_PX, below, _LEFT_PX + 120, below + 7), fill=RED)
    draw.text((_LEFT_PX, below + 36), lesson.subtitle, font=typeface(SANS, 52), fill=INK2)
    _foot(draw, "禾溪镇远程教育", 1, _count(lesson), INK2)
    return image


def point_slide(lesson: Lesson, number: int, revealed: int) -> Image.Image:
    """One point with its first ``revealed`` lines; the newest stands out while it is spoken."""
    image, draw = _page(PAPER, RED)
    slide = lesson.slide[number]
    draw.text(
        (_SPINE_PX / 2, 150),
        _NUMERALS[number],
        font=typeface(SERIF, 72),
        fill="#FFFFFF",
        anchor="mm",
    )
    draw.text((_LEFT_PX, 150), slide.heading, font=typeface(SERIF, 84), fill=INK, anchor="lm")
    for row, line in enumerate(slide.lines[:revealed]):
        newest = row == revealed - 1
        middle = 310 + 116 * row
        draw.rectangle((_LEFT_PX, middle - 26, _LEFT_PX + 7, middle + 30), fill=RED)
        face = typeface(BOLD if newest else SANS, 62)
        draw.text((_LEFT_PX + 40, middle), line.show, font=face, fill=INK, anchor="lm")
    _foot(draw, lesson.title, number + 2, _count(lesson), INK2)
    return image


def question_slide(lesson: Lesson) -> Image.Image:
    """The last one, dark like the hall: what to talk about now."""
    image, draw = _page(NIGHT, GOLD)
    _down_the_spine(draw, "议一议", NIGHT)
    lines = lesson.question.split("\n")
    top = 330 - 68 * len(lines)
    for row, line in enumerate(lines):
        draw.text((_LEFT_PX, top + 136 * row), line, font=typeface(SERIF, 92), fill=LIGHT)
    below = top + 136 * len(lines) + 40
    draw.text((_LEFT_PX, below), "看完了，大家说两句", font=typeface(SANS, 52), fill=LIGHT2)
    _foot(draw, lesson.title, _count(lesson), _count(lesson), LIGHT2)
    return image


def with_progress(rgb: bytes, share: float, dark: bool) -> bytes:
    """The slide's pixels with the bar at the foot filled so far, so that the picture moves."""
    width = WIDTH - _SPINE_PX
    filled = round(width * share)
    done, rest = (GOLD, NIGHT_TRACK) if dark else (RED, TRACK)
    row = bytes.fromhex(done[1:]) * (_SPINE_PX + filled) + bytes.fromhex(rest[1:]) * (
        width - filled
    )
    return rgb[: _TRACK_TOP_PX * WIDTH * 3] + row * (HEIGHT - _TRACK_TOP_PX)


def _page(paper: str, spine: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (WIDTH, HEIGHT), paper)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _SPINE_PX - 1, HEIGHT), fill=spine)
    return image, draw


def _down_the_spine(draw: ImageDraw.ImageDraw, words: str, colour: str) -> None:
    step = 68
    top = 330 - step * (len(words) - 1) / 2
    for row, sign in enumerate(words):
        place = (_SPINE_PX / 2, top + step * row)
        draw.text(place, sign, font=typeface(SERIF, 52), fill=colour, anchor="mm")


def _foot(draw: ImageDraw.ImageDraw, words: str, number: int, count: int, colour: str) -> None:
    face = typeface(SANS, 32)
    draw.text((_LEFT_PX, 664), words, font=face, fill=colour, anchor="lm")
    draw.text((_RIGHT_PX, 664), f"{number} / {count}", font=face, fill=colour, anchor="rm")


def _count(lesson: Lesson) -> int:
    return len(lesson.slide) + 2
