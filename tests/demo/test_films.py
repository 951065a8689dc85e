"""Every course has its film: small, playable by old machines, as long as a meeting can spare."""

import json
import subprocess
from typing import Any

import pytest

from demo.lessons import FILMS, Lesson, load_lessons
from demo.slides import HEIGHT, WIDTH, point_slide, question_slide, title_slide
from protocol.feed import CATEGORIES

LESSONS = load_lessons()


def probe(lesson: Lesson) -> dict[str, Any]:
    shown = subprocess.run(
        ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", lesson.film],
        check=True,
        capture_output=True,
        timeout=30,
    )
    plain: dict[str, Any] = json.loads(shown.stdout)
    return plain


def test_there_are_twelve_courses_in_the_townships_categories() -> None:
    assert len({lesson.title for lesson in LESSONS}) == 12
    assert {lesson.category for lesson in LESSONS} == set(CATEGORIES)


def test_no_film_lies_about_without_a_course() -> None:
    assert sorted(FILMS.glob("*.mp4")) == sorted(lesson.film for lesson in LESSONS)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.title)
def test_a_film_is_small_and_of_a_kind_every_player_knows(lesson: Lesson) -> None:
    assert lesson.film.stat().st_size < 1_000_000
    found = probe(lesson)
    picture, sound = found["streams"]
    assert (picture["codec_name"], sound["codec_name"]) == ("h264", "aac")
    assert (picture["width"], picture["height"]) == (WIDTH, HEIGHT)
    assert picture["pix_fmt"] == "yuv420p"
    assert 20 <= float(found["format"]["duration"]) <= 60
    assert float(picture["duration"]) == pytest.approx(float(sound["duration"]), abs=0.05)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.title)
def test_no_line_of_a_slide_runs_over_the_safe_margin(lesson: Lesson) -> None:
    slides = [title_slide(lesson), question_slide(lesson)]
    slides += [
        point_slide(lesson, number, len(slide.lines)) for number, slide in enumerate(lesson.slide)
    ]
    for picture in slides:
        margin = picture.crop((WIDTH * 95 // 100, 0, WIDTH, HEIGHT * 95 // 100))
        assert margin.getextrema() == tuple((level, level) for level in margin.getpixel((0, 0)))
