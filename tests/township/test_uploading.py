"""The office uploads films on a page or by a program, and is told what became of each."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from protocol.canonical import sha256_hex
from tests.township.village import Village
from township.courses import checking, uploading
from township.courses.checking import resume_checks
from township.courses.models import Courseware, Verdict
from township.courses.store import clear_old_drafts, drafts, media_path

API = "/api/staff/courseware"
PAGE = "/staff/courseware/upload/"


def named(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def upload(staff: Client, name: str, data: bytes, **fields: Any) -> Any:
    return staff.post(API, {"file": named(name, data), **fields})


def test_a_good_film_is_stored_under_its_hash(staff: Client, films: Path) -> None:
    data = (films / "one.mp4").read_bytes()
    answer = upload(staff, "草莓 高垄（上）.mp4", data, category="实用技术")
    told = answer.json()
    assert (answer.status_code, told["ok"], told["verdict"]) == (200, True, "accepted")
    assert (told["title"], told["length_ms"]) == ("草莓 高垄（上）", 2000)
    assert told["sha256"] == sha256_hex(data)
    assert media_path(told["sha256"]).read_bytes() == data
    assert list(drafts().iterdir()) == []


def test_a_broken_film_is_refused_and_not_kept(staff: Client) -> None:
    answer = upload(staff, "坏的.mp4", b"\1\2\3" * 1000)
    told = answer.json()
    assert (answer.status_code, told["ok"], told["verdict"]) == (422, False, "refused")
    assert told["reason"]
    assert not media_path(told["sha256"]).exists()


def test_an_empty_file_is_refused(staff: Client) -> None:
    answer = upload(staff, "空的.mp4", b"")
    assert (answer.status_code, answer.json()["verdict"]) == (422, "refused")


def test_a_flagged_film_is_kept_but_not_ok(staff: Client, shared_media: Path) -> None:
    answer = upload(staff, "zeroed.mp4", (shared_media / "zeroed.mp4").read_bytes())
    told = answer.json()
    assert (answer.status_code, told["ok"], told["verdict"]) == (200, False, "flagged")
    released = staff.post(f"{API}/{told['sha256']}/release").json()
    assert (released["ok"], released["offered"]) == (True, True)


def test_the_same_film_twice_is_told_and_stored_once(staff: Client, films: Path) -> None:
    data = (films / "one.mp4").read_bytes()
    upload(staff, "一.mp4", data)
    told = upload(staff, "二.mp4", data).json()
    assert (told["duplicate"], told["title"], told["ok"]) == (True, "一", True)
    assert Courseware.objects.count() == 1


def test_a_refused_film_may_be_uploaded_again(staff: Client, films: Path) -> None:
    data = (films / "one.mp4").read_bytes()
    upload(staff, "一.mp4", data)
    Courseware.objects.update(verdict=Verdict.REFUSED)
    told = upload(staff, "二.mp4", data).json()
    assert (told["verdict"], told["title"], told["duplicate"]) == ("accepted", "二", False)


@pytest.mark.parametrize("name", ["..\\..\\evil.mp4", "../../evil.mp4", "/etc/evil.mp4"])
def test_a_files_name_is_never_a_path(staff: Client, films: Path, name: str) -> None:
    told = upload(staff, name, (films / "one.mp4").read_bytes()).json()
    assert (told["title"], told["file"]) == ("evil", "evil.mp4")


def test_blocks_are_hashed_one_by_one(
    staff: Client, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "BLOCK_BYTES", 4096)
    monkeypatch.setattr(uploading, "_READ_BYTES", 1024)
    data = (films / "one.mp4").read_bytes()
    upload(staff, "一.mp4", data)
    blocks = [data[at : at + 4096] for at in range(0, len(data), 4096)]
    assert Courseware.objects.get().block_hashes == [sha256_hex(block) for block in blocks]


def test_a_full_disk_is_told_before_it_is_full(
    staff: Client, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "free_bytes", lambda: 1000)
    answer = upload(staff, "一.mp4", (films / "one.mp4").read_bytes())
    assert (answer.status_code, "硬盘快满了" in answer.json()["reason"]) == (422, True)


def test_the_page_answers_a_program_in_json(staff: Client, films: Path) -> None:
    data = (films / "one.mp4").read_bytes()
    told = staff.post(PAGE, {"file": named("一.mp4", data)}, headers={"Accept": "application/json"})
    assert told.status_code == 200
    later = staff.get(told.json()["poll"]).json()
    assert (later["verdict"], later["length_ms"]) == ("accepted", 2000)


def test_the_page_says_when_no_file_was_chosen(staff: Client) -> None:
    assert "还没有选文件" in staff.post(PAGE, {}).content.decode()


def test_the_page_says_why_a_film_is_refused(staff: Client, liuwan: Village) -> None:
    answer = staff.post(PAGE, {"file": named("坏的.mp4", b""), "wait": "true"})
    assert "文件是空的" in answer.content.decode()


def test_a_gbk_subtitle_reaches_the_station_as_utf8(
    staff: Client, films: Path, liuwan: Village
) -> None:
    text = "1\n00:00:00,000 --> 00:00:02,000\n草莓要起高垄\n"
    subtitle = named("一.srt", text.encode("gbk"))
    upload(staff, "一.mp4", (films / "one.mp4").read_bytes(), subtitle=subtitle)
    (track,) = liuwan.feed().courseware[0].subtitles
    answer = liuwan.get(f"courseware/{track.sha256}")
    assert b"".join(answer.streaming_content).decode("utf-8") == text


def test_a_film_has_a_picture_for_the_office(staff: Client, film: Courseware) -> None:
    answer = staff.get(f"/staff/courseware/{film.pk}.jpg")
    assert b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff"


def test_a_check_that_was_cut_short_is_taken_up_at_the_next_start(film: Courseware) -> None:
    Courseware.objects.update(verdict=Verdict.CHECKING, length_ms=0)
    resume_checks()
    film.refresh_from_db()
    assert (film.verdict, film.length_ms) == (Verdict.ACCEPTED, 2000)


def test_a_check_that_cannot_be_made_ends_in_a_refusal(
    film: Courseware, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_ffmpeg(*_: object) -> None:
        raise FileNotFoundError("ffmpeg")

    Courseware.objects.update(verdict=Verdict.CHECKING)
    monkeypatch.setattr(checking, "inspect", no_ffmpeg)
    resume_checks()
    film.refresh_from_db()
    assert (film.verdict, "重新上传" in film.reason) == (Verdict.REFUSED, True)
    assert "failed" in caplog.text


def test_a_deleted_course_leaves_the_disk(
    film: Courseware, django_capture_on_commit_callbacks: Any
) -> None:
    path = media_path(film.sha256)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert not path.exists()


def test_what_broken_uploads_have_left_is_cleared_after_a_day() -> None:
    old, new = drafts() / "old", drafts() / "new"
    for draft in (old, new):
        draft.write_bytes(b"half a film")
    os.utime(old, (0, 0))
    clear_old_drafts()
    assert list(drafts().iterdir()) == [new]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [API, PAGE])
def test_strangers_upload_nothing(client: Client, films: Path, address: str) -> None:
    answer = client.post(address, {"file": named("一.mp4", (films / "one.mp4").read_bytes())})
    assert answer.status_code in (302, 401, 403)
    assert Courseware.objects.count() == 0
