"""A course's own page: what it is, its subtitles, and what may be done with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from township.courses.models import Courseware, Subtitle, Trial, Verdict
from township.courses.subtitles import first_lines, script_in

CHINESE = (
    "1\n00:00:00,000 --> 00:00:02,000\n<i>草莓要起高垄</i>\n\n"
    "2\n00:00:02,000 --> 00:00:03,000\n好\n"
)
ENGLISH = "WEBVTT\n\n00:00.000 --> 00:02.000\nStrawberries like high beds\n"
ASS = (
    "[Script Info]\nTitle: x\n[Events]\nFormat: Layer, Start, End, Style\n"
    "Dialogue: 0,0:00:00.00,0:00:02.00,Default,,0,0,0,,{\\b1}草莓，要起高垄\\N记住\n"
)


def page_of(staff: Client, course: Courseware) -> str:
    return staff.get(f"/staff/courseware/{course.pk}/").content.decode()


def add(staff: Client, course: Courseware, name: str, data: bytes) -> str:
    answer = staff.post(
        f"/staff/courseware/{course.pk}/subtitle/",
        {"subtitle": SimpleUploadedFile(name, data)},
        follow=True,
    )
    return answer.content.decode()


def test_a_subtitle_is_shown_with_its_encoding_and_what_is_said_first(
    staff: Client, film: Courseware
) -> None:
    page = add(staff, film, "一.srt", CHINESE.encode("gbk"))
    assert "中文，srt，原来是 GBK，已存成 UTF-8" in page
    assert "<blockquote>草莓要起高垄<br>好<br></blockquote>" in page


def test_what_a_subtitle_says_is_never_markup(staff: Client, film: Courseware) -> None:
    page = add(staff, film, "一.srt", b"1\n00:00:00,000 --> 00:00:02,000\n&lt; <script x\n")
    assert "&amp;lt; &lt;script x" in page


@pytest.mark.parametrize(
    ("name", "text", "language", "lines"),
    [
        ("a.srt", CHINESE, "中文", ["草莓要起高垄", "好"]),
        ("a.vtt", ENGLISH, "英文", ["Strawberries like high beds"]),
        ("a.ass", ASS, "中文", ["草莓，要起高垄 记住"]),
    ],
)
def test_every_kind_is_previewed(
    staff: Client, film: Courseware, name: str, text: str, language: str, lines: list[str]
) -> None:
    add(staff, film, name, text.encode())
    track = Subtitle.objects.get()
    assert (track.language, track.encoding, first_lines(track)) == (language, "UTF-8", lines)


def test_a_bilingual_subtitle_counts_as_chinese() -> None:
    assert script_in(f"{CHINESE}Strawberries".encode()).language == "中文"


def test_what_is_no_subtitle_is_told_on_the_page(staff: Client, film: Courseware) -> None:
    assert "字幕只收" in add(staff, film, "一.exe", b"x")
    answer = staff.post(f"/staff/courseware/{film.pk}/subtitle/", {}, follow=True)
    assert "还没有选字幕文件" in answer.content.decode()


def test_a_program_is_answered_in_json(staff: Client, film: Courseware) -> None:
    answer = staff.post(
        f"/staff/courseware/{film.pk}/subtitle/",
        {"subtitle": SimpleUploadedFile("一.srt", b"\0")},
        headers={"Accept": "application/json"},
    )
    assert (answer.status_code, answer.json()["ok"]) == (422, False)


def test_subtitles_without_end_are_refused(staff: Client, film: Courseware) -> None:
    for number in range(12):
        page = add(staff, film, "一.srt", f"{number} 句话 {number}".encode())
    assert "已经够多了" in page
    assert Subtitle.objects.count() == 10


def test_the_page_tells_what_the_villages_player_made_of_it(
    staff: Client, film: Courseware
) -> None:
    assert "试放：没有试放" in page_of(staff, film)
    Courseware.objects.update(
        trial=Trial.FAILED, verdict=Verdict.FLAGGED, reason="村里的放映程序放不了：卡住了。"
    )
    page = page_of(staff, film)
    assert "试放：村里的放映程序放不了" in page
    assert "转成好放的格式</button>" in page
    assert "还没有下发" in page


def test_a_title_is_never_markup(staff: Client, film: Courseware) -> None:
    Courseware.objects.update(title="<script>alert(1)</script>", campaign="<b>x</b>")
    for address in (f"/staff/courseware/{film.pk}/", "/admin/courses/courseware/"):
        page = staff.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<b>x</b>" not in page
