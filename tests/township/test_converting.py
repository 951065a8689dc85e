"""The office has a film made anew in a form that every village plays; the original stays."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.township.conftest import add_course
from township.courses import converting, uploading
from township.courses.converting import ask_for_conversion, resume_conversions
from township.courses.measuring import measure
from township.courses.models import Conversion, Courseware, Stage, Verdict
from township.courses.store import drafts, media_path
from township.courses.subtitles import attach_subtitle


@pytest.fixture(scope="module")
def heavy_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A moment of an old recording that is too wide and too fast, with an odd shape of pixels."""
    path = tmp_path_factory.mktemp("heavy") / "老片.avi"
    subprocess.run(
        [
            *("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=d=0.4:s=2000x200:r=50"),
            *("-f", "lavfi", "-i", "sine=d=0.4", "-vf", "setsar=9/8", "-c:v", "mpeg4"),
            *("-c:a", "mp3", "-q:v", "9", str(path)),
        ],
        check=True,
        timeout=60,
    )
    return path


@pytest.fixture
def heavy(heavy_film: Path, db: None) -> Courseware:
    return add_course(heavy_film, "老片子")


def address(course: Courseware) -> str:
    return f"/staff/courseware/{course.pk}/"


def test_a_heavy_film_becomes_one_that_every_village_plays(
    staff: Client, heavy: Courseware, django_capture_on_commit_callbacks: Any
) -> None:
    words = "1\n00:00:00,000 --> 00:00:01,000\n草莓要起高垄\n".encode("gbk")
    attach_subtitle(heavy, SimpleUploadedFile("老片.srt", words))
    with django_capture_on_commit_callbacks(execute=True):
        assert staff.post(f"{address(heavy)}convert/").status_code == 302
    wish = Conversion.objects.get()
    made = wish.made
    assert made is not None
    assert (wish.stage, wish.percent, made.verdict) == (Stage.DONE, 100, Verdict.ACCEPTED)
    assert (made.made_from, made.title, made.category) == (heavy, "老片子（好放版）", "实用技术")
    assert abs(made.length_ms - heavy.length_ms) < 200
    form = measure(media_path(made.sha256))
    assert form is not None
    assert (form.container, form.video, form.audio) == ("mov", "h264", "aac")
    assert (form.width, form.height, round(form.frames_per_second)) == (1920, 170, 30)
    assert (form.starts_at_once, form.is_deep, made.advice) == (True, False, "")
    assert [one.sha256 for one in made.subtitles.all()] == [
        one.sha256 for one in heavy.subtitles.all()
    ]
    heavy.refresh_from_db()
    assert heavy.is_offered
    assert list(drafts().iterdir()) == []


def test_what_was_asked_for_twice_is_made_once(
    heavy: Courseware, django_capture_on_commit_callbacks: Any
) -> None:
    first = ask_for_conversion(heavy, None)
    assert ask_for_conversion(heavy, None) == first
    assert Conversion.objects.count() == 1


def test_a_stop_of_the_process_begins_it_again(heavy: Courseware) -> None:
    Conversion.objects.create(original=heavy, stage=Stage.RUNNING, percent=40)
    resume_conversions()
    wish = Conversion.objects.get()
    assert (wish.stage, wish.made is not None) == (Stage.DONE, True)


def test_what_cannot_be_made_says_so_and_may_be_tried_again(
    staff: Client, heavy: Courseware, django_capture_on_commit_callbacks: Any
) -> None:
    media_path(heavy.sha256).write_bytes(b"no film")
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            staff.post(f"{address(heavy)}convert/")
        wish = Conversion.objects.get()
        assert (wish.stage, "转不了" in wish.reason) == (Stage.FAILED, True)
    page = staff.get(address(heavy)).content.decode()
    assert wish.reason in page
    assert "转成好放的格式</button>" in page
    assert list(drafts().iterdir()) == []


def test_no_room_is_said_before_it_begins(
    staff: Client, heavy: Courseware, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "free_bytes", lambda: uploading.KEEP_FREE_BYTES + 1)
    page = staff.post(f"{address(heavy)}convert/", follow=True).content.decode()
    assert "硬盘放不下" in page
    assert Conversion.objects.count() == 0


def test_a_disk_that_fills_meanwhile_stops_it(
    heavy: Courseware, monkeypatch: pytest.MonkeyPatch
) -> None:
    Conversion.objects.create(original=heavy)
    monkeypatch.setattr(converting, "free_bytes", lambda: 0)
    resume_conversions()
    wish = Conversion.objects.get()
    assert (wish.stage, "硬盘快满了" in wish.reason) == (Stage.FAILED, True)
    assert list(drafts().iterdir()) == []


def test_a_course_that_cannot_be_used_is_not_converted(staff: Client, heavy: Courseware) -> None:
    Courseware.objects.update(verdict=Verdict.REFUSED)
    page = staff.post(f"{address(heavy)}convert/", follow=True).content.decode()
    assert "转不了" in page
    assert Conversion.objects.count() == 0


def test_the_page_follows_a_conversion(staff: Client, heavy: Courseware) -> None:
    Conversion.objects.create(original=heavy, stage=Stage.RUNNING, percent=40)
    page = staff.get(address(heavy)).content.decode()
    assert "正在转，40%" in page
    assert "转成好放的格式</button>" not in page
    told = staff.get(f"/staff/courseware/{heavy.pk}.json").json()
    assert told["conversion"] == {"open": True, "percent": 40}
