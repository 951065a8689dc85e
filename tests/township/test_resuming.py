"""Large films come in parts: whatever breaks off, what is kept is the file or a plain refusal."""

import base64
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from protocol.canonical import sha256_hex
from tests.township.conftest import looked_at_before
from township.courses import receiving, uploading
from township.courses.arrivals import LIVES, Arrival
from township.courses.fingerprint import fingerprint_of
from township.courses.models import Courseware
from township.courses.receiving import (
    clear_forgotten,
    part_path,
)
from township.courses.reporting import resume_arrivals
from township.courses.store import arrivals_folder, media_path

DOOR = "/staff/courseware/arrivals/"
TUS = {"Tus-Resumable": "1.0.0"}
PART = "application/offset+octet-stream"


def metadata(**values: str) -> str:
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in values.items())


def begin(browser: Client, size: int, **values: str) -> Any:
    values = {"filename": "一.mp4", **values}
    headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": metadata(**values)}
    return browser.post(DOOR, headers=headers)


def begun(browser: Client, size: int, **values: str) -> str:
    answer = begin(browser, size, **values)
    assert answer.status_code == 201, answer.content
    return str(answer.headers["Location"])


def crc32(data: bytes) -> str:
    return f"crc32 {base64.b64encode(zlib.crc32(data).to_bytes(4, 'big')).decode()}"


def send(browser: Client, url: str, offset: int, data: bytes, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    told = {**TUS, "Upload-Offset": str(offset), **named}
    return browser.patch(url, data, PART, headers=told)


def offset_of(browser: Client, url: str) -> int:
    return int(browser.head(url, headers=TUS).headers["Upload-Offset"])


@pytest.fixture(autouse=True)
def _films_are_known(films: Path) -> Iterator[None]:
    with looked_at_before(films / "one.mp4"):
        yield


@pytest.fixture
def film_bytes(films: Path) -> bytes:
    return (films / "one.mp4").read_bytes()


def test_a_film_in_parts_becomes_the_same_course_as_a_whole_one(
    staff: Client, film_bytes: bytes
) -> None:
    url = begun(staff, len(film_bytes), category="实用技术", campaign="春耕", function="service")
    for at in range(0, len(film_bytes), 10_000):
        part = film_bytes[at : at + 10_000]
        assert send(staff, url, at, part, Upload_Checksum=crc32(part)).status_code == 204
    told = staff.get(url).json()
    assert (told["verdict"], told["duplicate"], told["title"]) == ("accepted", False, "一")
    course = Courseware.objects.get()
    assert course.sha256 == sha256_hex(film_bytes)
    assert media_path(course.sha256).read_bytes() == film_bytes
    assert (course.verdict, course.category, course.campaign) == ("accepted", "实用技术", "春耕")
    assert list(arrivals_folder().iterdir()) == []


def test_the_answer_can_be_asked_for_again(staff: Client, film_bytes: bytes) -> None:
    url = begun(staff, len(film_bytes))
    send(staff, url, 0, film_bytes)
    first, second = staff.get(url).json(), staff.get(url).json()
    assert (first["id"], offset_of(staff, url)) == (second["id"], len(film_bytes))
    assert Courseware.objects.count() == 1


def test_the_same_bytes_again_are_told_as_a_duplicate(
    staff: Client, film: Courseware, film_bytes: bytes
) -> None:
    url = begun(staff, len(film_bytes), filename="别的名字.mp4")
    send(staff, url, 0, film_bytes)
    told = staff.get(url).json()
    assert (told["duplicate"], told["id"]) == (True, film.pk)
    assert list(arrivals_folder().iterdir()) == []


def test_what_is_spoken_can_be_asked(staff: Client) -> None:
    answer = staff.options(DOOR)
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,checksum,termination,expiration"
    assert "sha1" in answer.headers["Tus-Checksum-Algorithm"]


def test_another_version_is_refused(staff: Client) -> None:
    answer = staff.post(DOOR, headers={"Tus-Resumable": "0.2.2", "Upload-Length": "9"})
    assert (answer.status_code, answer.headers["Tus-Version"]) == (412, "1.0.0")


def test_head_gives_back_what_was_announced(staff: Client) -> None:
    url = begun(staff, 9, fingerprint="00000001-00000002")
    answer = staff.head(url, headers=TUS)
    told = (answer.headers["Upload-Length"], answer.headers["Cache-Control"])
    assert told == ("9", "no-store")
    assert answer.headers["Upload-Metadata"] == metadata(
        filename="一.mp4", fingerprint="00000001-00000002"
    )
    assert "GMT" in answer.headers["Upload-Expires"]


@pytest.mark.parametrize("offset", [0, 3, 5, 9, 10**14])
def test_a_part_that_does_not_fit_changes_nothing(staff: Client, offset: int) -> None:
    url = begun(staff, 9)
    send(staff, url, 0, b"abcd")
    assert send(staff, url, offset, b"e").status_code == 409
    assert offset_of(staff, url) == 4


@pytest.mark.parametrize("name", ["crc32", "sha1", "sha256"])
def test_a_part_damaged_on_the_way_is_not_kept(staff: Client, name: str) -> None:
    url = begun(staff, 9)
    wrong = f"{name} {base64.b64encode(b'wrong').decode()}"
    assert send(staff, url, 0, b"abcd", Upload_Checksum=wrong).status_code == 460
    assert (offset_of(staff, url), send(staff, url, 0, b"abcd").status_code) == (0, 204)


@pytest.mark.parametrize("checksum", ["md5 AAAA", "crc32 *", "crc32", "sha1  ", "x" * 5000])
def test_a_checksum_that_means_nothing_is_refused(staff: Client, checksum: str) -> None:
    url = begun(staff, 9)
    answer = send(staff, url, 0, b"abcd", Upload_Checksum=checksum)
    assert answer.status_code in (422, 460)
    assert offset_of(staff, url) == 0


def test_more_than_was_announced_is_refused(staff: Client) -> None:
    url = begun(staff, 9)
    assert send(staff, url, 0, b"x" * 10).status_code == 413
    assert offset_of(staff, url) == 0


def test_a_part_larger_than_is_taken_is_refused(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "LARGEST_PART_BYTES", 5)
    url = begun(staff, 9)
    assert send(staff, url, 0, b"abcdef").status_code == 413


def test_bytes_behind_what_is_certain_are_cut_off(staff: Client, film_bytes: bytes) -> None:
    url = begun(staff, len(film_bytes))
    send(staff, url, 0, film_bytes[:1000])
    with part_path(Arrival.objects.get()).open("ab") as file:
        file.write(b"what a power cut left of the next part")
    assert offset_of(staff, url) == 1000
    send(staff, url, 1000, film_bytes[1000:])
    staff.get(url)
    assert Courseware.objects.get().sha256 == sha256_hex(film_bytes)


def test_a_file_shorter_than_noted_goes_on_where_it_ends(staff: Client, film_bytes: bytes) -> None:
    url = begun(staff, len(film_bytes))
    send(staff, url, 0, film_bytes[:1000])
    os.truncate(part_path(Arrival.objects.get()), 400)
    assert offset_of(staff, url) == 400
    assert send(staff, url, 400, film_bytes[400:]).status_code == 204
    assert staff.get(url).json()["sha256"] == sha256_hex(film_bytes)


def test_a_film_that_came_whole_before_a_stop_is_finished_when_asked_for(
    staff: Client, film_bytes: bytes
) -> None:
    url = begun(staff, len(film_bytes))
    part_path(Arrival.objects.get()).write_bytes(film_bytes)
    Arrival.objects.update(received_bytes=len(film_bytes))
    assert staff.get(url).json()["sha256"] == sha256_hex(film_bytes)


def test_a_film_that_came_whole_before_a_stop_is_finished_at_the_next_start(
    staff: Client, film_bytes: bytes
) -> None:
    url = begun(staff, len(film_bytes))
    part_path(Arrival.objects.get()).write_bytes(film_bytes)
    Arrival.objects.update(received_bytes=len(film_bytes))
    resume_arrivals()
    course = Courseware.objects.get()
    assert (course.verdict, course.sha256) == ("accepted", sha256_hex(film_bytes))
    resume_arrivals()
    assert staff.get(url).json()["id"] == course.pk


def test_bytes_that_a_backup_did_not_hold_begin_anew(staff: Client) -> None:
    url = begun(staff, 9)
    part_path(Arrival.objects.get()).unlink()
    assert staff.head(url, headers=TUS).status_code == 404
    assert Arrival.objects.count() == 0


def test_another_file_cannot_be_mixed_in(staff: Client, film_bytes: bytes, films: Path) -> None:
    mark = fingerprint_of(films / "one.mp4")
    url = begun(staff, len(film_bytes), fingerprint=mark)
    assert send(staff, url, 0, film_bytes[:100], Upload_Fingerprint=mark).status_code == 204
    other = send(staff, url, 100, film_bytes[100:200], Upload_Fingerprint="0-0")
    assert (other.status_code, offset_of(staff, url)) == (409, 100)


@pytest.mark.parametrize("at", [10, -10])
def test_a_file_with_other_ends_than_announced_is_thrown_away(
    staff: Client, film_bytes: bytes, films: Path, at: int
) -> None:
    changed = bytearray(film_bytes)
    changed[at] ^= 255
    url = begun(staff, len(changed), fingerprint=fingerprint_of(films / "one.mp4"))
    answer = send(staff, url, 0, bytes(changed))
    assert (answer.status_code, "同一个文件" in answer.json()["reason"]) == (422, True)
    assert (Arrival.objects.count(), Courseware.objects.count()) == (0, 0)
    assert list(arrivals_folder().iterdir()) == []


def test_two_tabs_never_write_at_once(staff: Client) -> None:
    url = begun(staff, 9)
    with receiving._locked(Arrival.objects.get()):
        assert send(staff, url, 0, b"abcd").status_code == 423
        assert staff.delete(url, headers=TUS).status_code == 423
    assert send(staff, url, 0, b"abcd").status_code == 204


@pytest.mark.parametrize("method", ["head", "patch", "delete", "get"])
def test_what_is_somebody_elses_is_not_there(staff: Client, method: str) -> None:
    url = begun(staff, 9)
    other = Client()
    other.force_login(User.objects.create_superuser("other"))
    assert getattr(other, method)(url, headers=TUS).status_code == 404
    assert offset_of(staff, url) == 0


@pytest.mark.parametrize(
    "name", ["../../../etc/evil.mp4", "..\\..\\evil.mp4", "/etc/evil.mp4", "evil.mp4\0"]
)
def test_a_name_is_never_a_path(staff: Client, film_bytes: bytes, name: str) -> None:
    url = begun(staff, len(film_bytes), filename=name)
    send(staff, url, 0, film_bytes)
    assert staff.get(url).json()["file"] == "evil.mp4"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "9e3"}, 400),
        ({"Upload-Length": "１２"}, 400),
        ({"Upload-Length": "9" * 400}, 400),
        ({}, 400),
        ({"Upload-Length": "0"}, 422),
        ({"Upload-Length": str(17 * 1024**3)}, 413),
        ({"Upload-Length": "9", "Upload-Metadata": "filename *"}, 400),
        ({"Upload-Length": "9", "Upload-Metadata": "filename /w=="}, 400),
        ({"Upload-Length": "9", "Upload-Metadata": "a " * 5000}, 400),
        ({"Upload-Length": "9", "Upload-Metadata": metadata(function="other")}, 422),
    ],
)
def test_what_cannot_be_meant_is_refused(
    staff: Client, headers: dict[str, str], status: int
) -> None:
    assert staff.post(DOOR, headers={**TUS, **headers}).status_code == status
    assert Arrival.objects.count() == 0


def test_thousands_of_openings_are_refused(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_OPEN", 3)
    answers = [begin(staff, 9).status_code for _ in range(5)]
    assert answers == [201, 201, 201, 422, 422]
    assert len(list(arrivals_folder().iterdir())) == 3


def test_a_full_disk_is_told_before_and_while_it_comes(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "free_bytes", lambda: uploading.KEEP_FREE_BYTES + 8)
    assert "放不下" in begin(staff, 9).json()["reason"]
    monkeypatch.undo()
    url = begun(staff, 9)
    monkeypatch.setattr(uploading, "free_bytes", lambda: uploading.KEEP_FREE_BYTES - 1)
    assert "硬盘快满了" in send(staff, url, 0, b"abcd").json()["reason"]
    monkeypatch.undo()
    assert (offset_of(staff, url), send(staff, url, 0, b"abcd").status_code) == (0, 204)


def test_a_disk_that_fills_meanwhile_costs_nothing_that_was_kept(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = begun(staff, 9)
    send(staff, url, 0, b"abcd")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "硬盘满了" in send(staff, url, 4, b"efgh").json()["reason"]
    monkeypatch.undo()
    assert (offset_of(staff, url), part_path(Arrival.objects.get()).stat().st_size) == (4, 4)


def test_what_is_forgotten_is_cleared_after_a_week(staff: Client) -> None:
    forgotten, kept = begun(staff, 9), begun(staff, 9)
    old = timezone.now() - LIVES * 1.01
    Arrival.objects.filter(pk=forgotten.split("/")[-2]).update(heard_at=old)
    stray = arrivals_folder() / "stray"
    stray.touch()
    os.utime(stray, (0, 0))
    clear_forgotten()
    assert [path.name for path in arrivals_folder().iterdir()] == [kept.split("/")[-2]]
    assert Arrival.objects.count() == 1


def test_the_page_shows_what_is_not_whole_and_throws_it_away(staff: Client) -> None:
    url = begun(staff, 4 * 1024**2, filename="<b>长片</b>.mp4")
    send(staff, url, 0, b"x" * 1024**2)
    page = staff.get("/staff/courseware/upload/").content.decode()
    assert "1.0 MB / 4.0 MB（25%）" in page
    assert "b&gt;.mp4" in page
    assert staff.post(f"{url}drop/").status_code == 302
    assert "上次没传完的" not in staff.get("/staff/courseware/upload/").content.decode()


def test_a_browser_that_gives_up_leaves_nothing(staff: Client) -> None:
    url = begun(staff, 9)
    assert staff.delete(url, headers=TUS).status_code == 204
    assert staff.head(url, headers=TUS).status_code == 404
    assert list(arrivals_folder().iterdir()) == []


def test_other_sites_send_nothing(films: Path, db: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.create_superuser("ganshi"))
    assert begin(browser, 9).status_code == 403
    assert Arrival.objects.count() == 0
