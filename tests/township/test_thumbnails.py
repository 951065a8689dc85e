"""Each film gets a picture that tells it from others, small enough for a village's line."""

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.township.conftest import add_course
from tests.township.village import Village
from township.courses.checking import resume_checks
from township.courses.models import Courseware, Verdict
from township.courses.picturing import LARGEST_BYTES, thumbnail_of
from township.courses.store import media_path


def made(target: Path, *source: str, codec: tuple[str, ...] = ("-c:v", "mpeg4")) -> Path:
    """A film made by ffmpeg out of its own pictures."""
    subprocess.run(["ffmpeg", "-v", "error", *source, *codec, target], check=True, timeout=60)
    return target


def opened(jpeg: bytes | None) -> Image.Image:
    assert jpeg is not None
    return Image.open(BytesIO(jpeg))


def test_a_station_is_told_of_the_picture_and_given_it(liuwan: Village, film: Courseware) -> None:
    (course,) = liuwan.feed().courseware
    assert course.thumbnail is not None
    answer = liuwan.get(f"courseware/{course.thumbnail.sha256}")
    jpeg = b"".join(answer.streaming_content)
    assert jpeg[:3] == b"\xff\xd8\xff"
    assert len(jpeg) == course.thumbnail.size_bytes <= LARGEST_BYTES


def test_a_station_is_told_when_the_course_came(liuwan: Village, film: Courseware) -> None:
    (course,) = liuwan.feed().courseware
    assert course.added_ms == int(film.uploaded_at.timestamp() * 1000)


def test_a_film_that_begins_black_shows_what_comes_later(tmp_path: Path) -> None:
    source = (
        *("-f", "lavfi", "-i", "color=black:duration=6:size=320x180:rate=5"),
        *("-f", "lavfi", "-i", "testsrc2=duration=4:size=320x180:rate=5"),
        *("-filter_complex", "[0][1]concat=n=2:v=1"),
    )
    film = made(tmp_path / "fade.mp4", *source)
    picture = opened(thumbnail_of(film, 10_000))
    low, high = picture.convert("L").getextrema()
    assert high - low > 150  # type: ignore[operator]


def test_a_film_that_is_black_throughout_has_no_picture(tmp_path: Path) -> None:
    source = ("-f", "lavfi", "-i", "color=black:duration=3:size=320x180:rate=5")
    assert thumbnail_of(made(tmp_path / "black.mp4", *source), 3000) is None


@pytest.mark.parametrize(("size", "at"), [("320x240", (5, 135)), ("640x180", (240, 5))])
def test_a_film_of_another_shape_stands_between_bars(
    tmp_path: Path, size: str, at: tuple[int, int]
) -> None:
    film = made(tmp_path / "odd.mp4", "-f", "lavfi", "-i", f"testsrc2=duration=2:size={size}")
    picture = opened(thumbnail_of(film, 2000))
    assert picture.size == (480, 270)
    assert max(picture.getpixel(at)) < 20  # type: ignore[arg-type]


def test_even_noise_is_small_enough_for_a_villages_line(tmp_path: Path) -> None:
    noise = "nullsrc=size=480x270:duration=1:rate=2,geq=random(1)*255:128:128"
    film = made(tmp_path / "noise.avi", "-f", "lavfi", "-i", noise, codec=("-c:v", "mjpeg"))
    jpeg = thumbnail_of(film, 1000)
    assert jpeg is None or len(jpeg) <= LARGEST_BYTES


def test_a_picture_carries_nothing_but_itself(tmp_path: Path, films: Path) -> None:
    told = ("-metadata", "title=王麦青家", "-metadata", "location=+30+120")
    film = made(tmp_path / "told.mp4", "-i", str(films / "one.mp4"), *told)
    jpeg = thumbnail_of(film, 2000)
    assert jpeg is not None
    assert set(opened(jpeg).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not any(word in jpeg for word in (b"Lavc", "王麦青".encode(), b"Exif"))


def test_a_damaged_film_shows_what_is_left_of_it(shared_media: Path) -> None:
    assert thumbnail_of(shared_media / "zeroed.mp4", 5312) is not None


def test_courses_from_before_there_were_pictures_get_theirs_at_the_next_start(
    film: Courseware, liuwan: Village
) -> None:
    Courseware.objects.update(thumbnail_sha256="", thumbnail_bytes=0)
    resume_checks()
    assert liuwan.feed().courseware[0].thumbnail is not None


def test_what_only_sounds_has_no_picture(shared_media: Path, liuwan: Village, db: None) -> None:
    add_course(shared_media / "广播课.mp3", "广播课")
    assert liuwan.feed().courseware[0].thumbnail is None


def test_a_picture_is_given_only_while_its_film_is_offered(
    film: Courseware, liuwan: Village
) -> None:
    film.verdict = Verdict.FLAGGED
    film.save()
    assert liuwan.get(f"courseware/{film.thumbnail_sha256}").status_code == 404


def test_a_deleted_courses_picture_leaves_the_disk(
    film: Courseware, django_capture_on_commit_callbacks: Any
) -> None:
    path = media_path(film.thumbnail_sha256)
    assert path.is_file()
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert not path.exists()
