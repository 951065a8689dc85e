"""A film is judged by decoding all of it: good ones of every age pass, broken ones say where."""

import subprocess
from pathlib import Path

import pytest

from township.courses.inspection import Inspection, inspect
from township.courses.models import Verdict

LENGTHS_MS = {
    "bigbuckbunny.mp4": 5312,
    "hevc.mp4": 15040,
    "农业技术 草莓栽培（上）.wmv": 15126,
    "政策解读.flv": 15065,
    "安全用电.avi": 15080,
    "VCD老片.mpg": 15050,
    "卫星接收.ts": 15061,
    "旧课件.rm": 15040,
    "广播课.mp3": 15024,
}


def judged(path: Path) -> Inspection:
    return inspect(path, path.suffix)


def test_a_good_film_is_accepted_with_its_length(films: Path) -> None:
    found = judged(films / "two.mp4")
    assert (found.verdict, found.length_ms, found.reason) == (Verdict.ACCEPTED, 3000, "")
    assert (found.extension, found.has_video) == ("mp4", True)


@pytest.mark.parametrize("name", LENGTHS_MS)
def test_films_of_every_age_are_accepted(shared_media: Path, name: str) -> None:
    found = judged(shared_media / name)
    assert (found.verdict, found.reason) == (Verdict.ACCEPTED, "")
    assert found.length_ms == LENGTHS_MS[name]
    assert found.extension == name.rpartition(".")[2]
    assert found.has_video == (name != "广播课.mp3")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    found = judged(tmp_path / "empty.mp4")
    assert (found.verdict, found.reason) == (
        Verdict.REFUSED,
        "文件是空的，请重新导出后再传。",
    )


def test_noise_is_refused(tmp_path: Path) -> None:
    (tmp_path / "noise.mp4").write_bytes(bytes(range(256)) * 500)
    found = judged(tmp_path / "noise.mp4")
    assert found.verdict is Verdict.REFUSED
    assert "不是能播放的影音文件" in found.reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.m3u8", "#EXTM3U\n#EXTINF:5,\nfile:///etc/hostname\n"),
        ("list.txt", "ffconcat version 1.0\nfile one.mp4\n"),
        ("notes.mp4", "这是一份会议记录\n" * 200),
        ("page.ts", "<html><body>请登录</body></html>"),
        ("words.srt", "1\n00:00:01,000 --> 00:00:02,000\n字幕\n"),
    ],
)
def test_text_and_lists_of_other_files_are_refused(
    films: Path, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / "one.mp4").write_bytes((films / "one.mp4").read_bytes())
    (tmp_path / name).write_text(text, "utf-8")
    assert judged(tmp_path / name).verdict is Verdict.REFUSED


def test_a_picture_is_no_film(films: Path, tmp_path: Path) -> None:
    picture = tmp_path / "picture.mp4"
    command = ["ffmpeg", "-v", "error", "-i", films / "one.mp4", "-frames:v", "1", "-f", "mjpeg"]
    subprocess.run([*command, picture], check=True, timeout=60)
    assert judged(picture).verdict is Verdict.REFUSED


def test_a_cut_film_is_refused_saying_where_it_ends(shared_media: Path) -> None:
    found = judged(shared_media / "truncated.mp4")
    assert found.verdict is Verdict.REFUSED
    assert "应有5秒，放到1秒就没有了" in found.reason


def test_a_film_with_a_hole_is_flagged_saying_where(shared_media: Path) -> None:
    found = judged(shared_media / "zeroed.mp4")
    assert (found.verdict, found.length_ms) == (Verdict.FLAGGED, 5312)
    assert found.reason.startswith("一开头就有损坏，解码出错4")


def test_the_place_of_a_hole_far_inside_is_told(tmp_path: Path) -> None:
    whole = tmp_path / "whole.ts"
    source = "testsrc2=duration=40:size=320x180:rate=25"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-c:v", "mpeg4", "-q:v", "3"]
    subprocess.run([*command, whole], check=True, timeout=120)
    data = bytearray(whole.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 20_000] = bytes(20_000)
    whole.write_bytes(data)
    found = judged(whole)
    assert found.verdict is Verdict.FLAGGED
    place = int(found.reason.partition("约")[2].partition("秒")[0])
    assert 18 <= place <= 20


def test_a_songs_sleeve_is_no_film(films: Path, tmp_path: Path) -> None:
    song = tmp_path / "song.mp3"
    sleeve = tmp_path / "sleeve.jpg"
    film = str(films / "one.mp4")
    subprocess.run(
        ["ffmpeg", "-v", "error", "-i", film, "-frames:v", "1", str(sleeve)], check=True, timeout=60
    )
    subprocess.run(
        [
            *("ffmpeg", "-v", "error", "-i", film, "-i", str(sleeve), "-map", "0:a", "-map", "1:v"),
            *("-c:v", "copy", "-disposition:v", "attached_pic", str(song)),
        ],
        check=True,
        timeout=60,
    )
    found = judged(song)
    assert (found.verdict, found.has_video) == (Verdict.ACCEPTED, False)


@pytest.mark.parametrize("suffix", [".exe", "", ".MP4", ".../../x", ".m4v"])
def test_the_suffix_that_is_told_on_is_one_the_container_goes_by(films: Path, suffix: str) -> None:
    told = inspect(films / "one.mp4", suffix).extension
    assert told == ("m4v" if suffix == ".m4v" else "mp4")
