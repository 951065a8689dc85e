"""Some seconds of real films are really played with libVLC, the villages' player."""

import subprocess
from pathlib import Path

import pytest

from township.courses.inspection import inspect
from township.courses.models import Trial
from township.courses.trial import can_try, try_out

GOOD = (
    *("bigbuckbunny.mp4", "hevc.mp4", "农业技术 草莓栽培（上）.wmv", "政策解读.flv"),
    *("安全用电.avi", "VCD老片.mpg", "卫星接收.ts", "旧课件.rm", "广播课.mp3"),
)


def test_libvlc_is_found_without_loading_it() -> None:
    assert can_try()


@pytest.mark.parametrize("name", GOOD)
def test_films_of_every_age_play(shared_media: Path, name: str) -> None:
    film = shared_media / name
    found = inspect(film, film.suffix)
    outcome = try_out(film, found.length_ms, found.has_video)
    assert (outcome.trial, outcome.reason) == (Trial.PLAYED, "")


@pytest.mark.parametrize("name", ["empty.mp4", "garbage.mp4"])
def test_what_is_no_film_does_not(shared_media: Path, name: str) -> None:
    outcome = try_out(shared_media / name, 5000, has_video=True)
    assert outcome.trial is Trial.FAILED
    assert outcome.reason == "村里的放映程序放不了：从0秒起放不出画面。"


def test_a_film_is_tried_in_its_middle_and_near_its_end(tmp_path: Path) -> None:
    """One that was cut off: the beginning plays, and the rest does not."""
    film = tmp_path / "cut.mp4"
    source = "testsrc2=d=20:s=320x180:r=25"
    # The table of contents lies in front: a place is found for certain.
    made = ("-c:v", "libx264", "-g", "25", "-pix_fmt", "yuv420p", "-movflags", "+faststart")
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, *made]
    subprocess.run([*command, str(film)], check=True, timeout=60)
    assert try_out(film, 20_000, has_video=True).trial is Trial.PLAYED
    data = film.read_bytes()
    film.write_bytes(data[: len(data) // 3])
    outcome = try_out(film, 20_000, has_video=True)
    assert (outcome.trial, "10秒" in outcome.reason) == (Trial.FAILED, True)
