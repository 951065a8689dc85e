"""What would make a film hard on an old machine is measured and said in one sentence."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from township.courses.advising import advice_on
from township.courses.measuring import Measures, has_index_first, measure

GOOD = Measures("mov", "h264", "aac", 1920, 1080, 25.0, False, False, 4000, True)


@pytest.fixture(scope="module")
def odd_films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film with its index behind (``behind.mp4``) and one with it before (``before.mp4``)."""
    folder = tmp_path_factory.mktemp("odd")
    for name, flags in (("behind", "0"), ("before", "+faststart")):
        subprocess.run(
            [
                *("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=d=1:s=320x180:r=50"),
                *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"),
                *("-movflags", flags, str(folder / f"{name}.mp4")),
            ],
            check=True,
            timeout=60,
        )
    return folder


def test_a_film_is_measured(odd_films: Path) -> None:
    found = measure(odd_films / "behind.mp4")
    assert found is not None
    assert (found.container, found.video, found.audio) == ("mov", "h264", "")
    assert (found.width, found.height, round(found.frames_per_second)) == (320, 180, 50)
    assert (found.is_deep, found.is_interlaced, found.starts_at_once) == (True, False, False)
    assert str(found).startswith("MP4，H.264 320×180，50帧，")


def test_where_the_index_lies_is_seen(odd_films: Path, tmp_path: Path) -> None:
    assert has_index_first(odd_films / "before.mp4")
    assert not has_index_first(odd_films / "behind.mp4")
    (tmp_path / "odd").write_bytes(b"\0\0\0\2moov" * 3)
    assert has_index_first(tmp_path / "odd")
    (tmp_path / "loop").write_bytes(b"\0\0\0\0free" * 3)
    assert not has_index_first(tmp_path / "loop")


def test_what_is_no_film_is_not_measured(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("一份会议记录")
    assert measure(tmp_path / "text.mp4") is None


def test_a_good_film_needs_no_advice() -> None:
    assert advice_on(GOOD) == ""
    assert advice_on(Measures(container="mp3", audio="mp3")) == ""


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"video": "hevc"}, "H.265"),
        ({"video": "vp9", "container": "matroska"}, "VP9"),
        ({"video": "av1"}, "AV1"),
        ({"is_deep": True}, "8位"),
        ({"width": 3840, "height": 2160}, "3840×2160"),
        ({"frames_per_second": 59.94}, "每秒60帧"),
        ({"kbit_per_second": 8000}, "8.0 Mbit/s"),
    ],
)
def test_what_is_too_much_for_an_old_machine_is_named(fault: dict[str, object], words: str) -> None:
    said = advice_on(replace(GOOD, **fault))
    assert words in said
    assert said.endswith("村里的老电脑放起来可能卡。请按“转成好放的格式”。")


@pytest.mark.parametrize(
    ("oddity", "words"),
    [
        ({"container": "asf", "video": "wmv3"}, "不是 MP4（H.264）格式"),
        ({"container": "matroska"}, "不是 MP4（H.264）格式"),
        ({"audio": "ac3"}, "声音不是 AAC"),
        ({"is_interlaced": True}, "隔行"),
        ({"starts_at_once": False}, "多等一会儿"),
    ],
)
def test_what_is_only_odd_is_said_to_play(oddity: dict[str, object], words: str) -> None:
    said = advice_on(replace(GOOD, **oddity))
    assert words in said
    assert "能放" in said


def test_a_film_with_every_fault_fits_its_column() -> None:
    said = advice_on(Measures("matroska", "av1", "opus", 99999, 99999, 999.0, True, True, 10**9))
    assert len(said) <= 200


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hevc.mp4", "H.265"),
        ("农业技术 草莓栽培（上）.wmv", "不是 MP4"),
        ("旧课件.rm", "不是 MP4"),
        ("广播课.mp3", ""),
    ],
)
def test_old_films_are_advised_on(shared_media: Path, name: str, words: str) -> None:
    found = measure(shared_media / name)
    assert found is not None
    said = advice_on(found)
    assert words in said
    assert bool(said) is bool(words)
