"""Photos and signed sheets lie beside a record: safe to show, seen by whom they are for, kept."""

import hashlib
import io
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from protocol.record import Correction, CorrectionKind, MeetingRecord, plain_record, sealed
from tests.township.village import Village, moment
from township.accounts.roles import Role, give_role
from township.backup import make_backup, restore_backup
from township.courses import store
from township.ledger import attaching, scans
from township.ledger.attaching import file_of, thumbnail_of
from township.ledger.attachment import Attachment, AttachmentKind
from township.ledger.extraction import rewrite_rows
from township.ledger.models import Meeting
from township.ledger.pictures import LONGEST_PX, PictureRefused, cleaned
from township.ledger.scans import ScanRefused, pages_of
from township.reports.classes import held_classes

PDF = b"%PDF-1.4\n1 0 obj<</Type /Page>>endobj 2 0 obj<</Type/Page>>endobj /Type /Pages\n%%EOF\n"
SECRET = "Huawei at 30.1,119.9"


def picture(size: tuple[int, int] = (40, 20), kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    image = Image.new(options.pop("mode", "RGB"), size, options.pop("color", "red"))
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    told = Image.Exif()
    told[0x010E], told[0x0112] = SECRET, orientation
    told[0x8825] = {1: "N", 2: (30.0, 1.0, 2.0)}
    return told


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


@pytest.fixture
def record(liuwan: Village) -> MeetingRecord:
    one = liuwan.record(type_code="tenth_class")
    assert liuwan.verdict_on(one) == "stored"
    return one


def send(
    staff: Client, record: MeetingRecord, *files: bytes, kind: str = "photo", **headers: str
) -> Any:
    named = [SimpleUploadedFile(f"../{n}<b>.jpg", data) for n, data in enumerate(files)]
    address = f"/ledger/{record.id}/attachments/"
    return staff.post(address, {"kind": kind, "file": named}, headers=headers)


def there() -> list[Attachment]:
    return list(Attachment.objects.filter(removed_at=None))


def page(staff: Client, record: MeetingRecord) -> str:
    return str(staff.get(f"/ledger/{record.id}/").content.decode())


def browser_of(role: Role) -> Client:
    user = User.objects.create(username=role.value)
    give_role(user, role)
    browser = Client()
    browser.force_login(User.objects.get(pk=user.pk))
    return browser


def test_nothing_of_a_picture_is_kept_but_what_is_seen() -> None:
    sent = picture(exif=exif(), icc_profile=b"profile of " + SECRET.encode())
    for kept in cleaned(io.BytesIO(sent)):
        assert SECRET.encode() in sent
        assert SECRET.encode() not in kept
        assert not opened(kept).getexif()
        assert not {"exif", "icc_profile", "comment"} & set(opened(kept).info)


def test_a_picture_taken_sideways_stands_upright() -> None:
    whole, small = cleaned(io.BytesIO(picture((40, 20), exif=exif(orientation=6))))
    assert opened(whole).size == (20, 40)
    assert opened(small).size == (20, 40)


def test_a_large_picture_is_made_smaller() -> None:
    whole, small = cleaned(io.BytesIO(picture((5200, 1300))))
    assert opened(whole).size == (LONGEST_PX, LONGEST_PX // 4)
    assert max(opened(small).size) == 360


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {"mode": "RGBA", "color": (0, 0, 0, 0)}),
        ("PNG", {"mode": "P", "color": 0, "transparency": 0}),
        ("PNG", {"mode": "L", "color": 255}),
        ("WEBP", {"color": "white"}),
        ("JPEG", {"mode": "CMYK", "color": (0, 0, 0, 0)}),
    ],
)
def test_what_is_transparent_becomes_paper(kind: str, options: dict[str, Any]) -> None:
    seen = opened(cleaned(io.BytesIO(picture(kind=kind, **options)))[0])
    colour = seen.getpixel((3, 3))
    assert isinstance(colour, tuple)
    assert min(colour) > 245


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC"),
        (b"GIF89a" + bytes(40), "请选照片"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "打不开"),
        (picture()[:-40], "没传完整"),
        (picture((9_000, 9_000), "PNG", mode="1", color=0), "太大"),
        (picture((20_000, 10_000), "PNG", mode="1", color=0), "太大"),
    ],
)
def test_what_is_no_picture_or_unfolds_too_far_is_refused(sent: bytes, words: str) -> None:
    with pytest.raises(PictureRefused, match=words):
        cleaned(io.BytesIO(sent))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(at=st.integers(0, 600), byte=st.integers(0, 255), kind=st.sampled_from(["JPEG", "PNG"]))
def test_damage_anywhere_gives_a_picture_or_a_sentence(at: int, byte: int, kind: str) -> None:
    sent = bytearray(picture(kind=kind))
    sent[at % len(sent)] = byte
    try:
        whole, _ = cleaned(io.BytesIO(bytes(sent)))
    except PictureRefused:
        return
    assert opened(whole).format == "JPEG"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (PDF[:-7], "不完整"),
        (PDF.replace(b"%%EOF", b"/JavaScript (app.alert(1)) %%EOF"), "不只有纸面"),
        (PDF.replace(b"%%EOF", b"/Encrypt 5 0 R %%EOF"), "密码"),
        (b"not at all %%EOF", "不完整"),
    ],
)
def test_a_pdf_that_is_more_or_less_than_paper_is_refused(sent: bytes, words: str) -> None:
    with pytest.raises(ScanRefused, match=words):
        pages_of(sent)


def test_a_pdf_says_how_many_pages_it_has_and_may_not_be_huge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert pages_of(PDF) == 2
    monkeypatch.setattr(scans, "LARGEST_BYTES", 20)
    with pytest.raises(ScanRefused, match="20MB"):
        pages_of(PDF)


def test_several_photos_are_attached_at_once_and_seen(staff: Client, record: MeetingRecord) -> None:
    answer = send(staff, record, picture(), picture(color="blue"))
    assert answer.headers["Location"] == f"/ledger/{record.id}/#attachments"
    first, second = there()
    seen = page(staff, record)
    for one in (first, second):
        assert f"/ledger/{record.id}/attachments/{one.pk}/small/" in seen
        assert hashlib.sha256(file_of(one.sha256).read_bytes()).hexdigest() == one.sha256
    given = staff.get(f"/ledger/{record.id}/attachments/{first.pk}/")
    assert opened(b"".join(given)).format == "JPEG"  # type: ignore[arg-type]
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert given.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "<b>" not in given.headers["Content-Disposition"]
    small = staff.get(f"/ledger/{record.id}/attachments/{first.pk}/small/")
    assert opened(b"".join(small)).size == (40, 20)  # type: ignore[arg-type]


def test_a_record_with_more_files_asks_no_more_often(staff: Client, record: MeetingRecord) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(staff, record)
        return len(queries)

    send(staff, record, picture())
    page(staff, record)
    before = asked()
    send(staff, record, *(picture(color=one) for one in ("blue", "green", "black")))
    page(staff, record)
    assert asked() == before


def test_a_scan_is_given_out_to_be_saved_and_never_shown_by_the_browser(
    staff: Client, record: MeetingRecord
) -> None:
    send(staff, record, PDF, kind="signed_record")
    (one,) = there()
    given = staff.get(f"/ledger/{record.id}/attachments/{one.pk}/")
    assert b"".join(given) == PDF  # type: ignore[arg-type]
    assert given.headers["Content-Disposition"].startswith("attachment;")
    assert given.headers["Content-Type"] == "application/pdf"
    assert staff.get(f"/ledger/{record.id}/attachments/{one.pk}/small/").status_code == 404
    assert "PDF · 2页" in page(staff, record)


def test_a_phone_is_told_of_each_file_what_became_of_it(
    staff: Client, record: MeetingRecord
) -> None:
    json = {"Accept": "application/json"}
    answers = [send(staff, record, one, **json) for one in (picture(), picture(), b"", PDF)]
    assert [one.status_code for one in answers] == [200, 200, 422, 422]
    assert [one.json().get("duplicate") for one in answers] == [False, True, None, None]
    assert "请当作签字的记录表" in answers[3].json()["words"]
    assert send(staff, record, **json).json()["words"] == "还没有选文件。"
    assert send(staff, record, picture(), kind="<b>", **json).status_code == 422
    assert len(there()) == 1


def test_one_bad_file_spoils_no_other(staff: Client, record: MeetingRecord) -> None:
    send(staff, record, picture(), b"no picture", picture(color="blue"))
    assert len(there()) == 2
    assert "这个文件打不开" in page(staff, record)


def test_no_more_than_a_meeting_can_have_and_no_more_than_the_disk_has_room_for(
    staff: Client, record: MeetingRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    json = {"Accept": "application/json"}
    monkeypatch.setattr(attaching, "MOST_A_MEETING", 1)
    send(staff, record, picture())
    assert "已经附了1份" in send(staff, record, picture(color="blue"), **json).json()["words"]
    monkeypatch.setattr(attaching, "free_bytes", lambda: 0)
    assert "硬盘快满了" in send(staff, record, picture(), **json).json()["words"]
    monkeypatch.setattr(attaching, "free_bytes", store.free_bytes)
    monkeypatch.setattr(attaching, "LARGEST_PICTURE_BYTES", 10)
    assert "太大" in send(staff, record, picture(color="green"), **json).json()["words"]


def test_signed_sheets_are_for_those_who_may_see_names(
    staff: Client, record: MeetingRecord
) -> None:
    send(staff, record, picture())
    send(staff, record, picture(color="blue"), kind="signed_roll")
    photo, sheet = (f"/ledger/{record.id}/attachments/{one.pk}/" for one in there())
    reader, inspector = browser_of(Role.READER), browser_of(Role.INSPECTOR)
    for address, reader_may in ((photo, True), (sheet, False)):
        for part in ("", "small/"):
            answers = [one.get(address + part) for one in (reader, inspector)]
            assert [one.status_code == 200 for one in answers] == [reader_may, True]
            [b"".join(one) for one in answers]  # type: ignore[arg-type]
    seen = page(reader, record)
    assert sheet not in seen
    assert "另有签字的表1份" in seen
    assert Client().get(photo).status_code == 302


def test_a_file_belongs_to_its_record_alone(
    staff: Client, liuwan: Village, record: MeetingRecord
) -> None:
    other = liuwan.record()
    liuwan.put_record(other)
    send(staff, record, picture())
    (one,) = there()
    assert staff.get(f"/ledger/{other.id}/attachments/{one.pk}/").status_code == 404
    staff.post(f"/ledger/{other.id}/attachments/{one.pk}/remove/", {"reason": "x"})
    assert there() == [one]


def test_taking_down_is_a_mark_with_a_reason_and_the_file_stays(
    staff: Client, record: MeetingRecord
) -> None:
    send(staff, record, picture())
    (one,) = there()
    address = f"/ledger/{record.id}/attachments/{one.pk}/"
    staff.post(f"{address}remove/", {"reason": "  "})
    assert there() == [one]
    staff.post(f"{address}remove/", {"reason": "<i>传错了</i>"})
    assert there() == []
    assert file_of(one.sha256).is_file()
    assert staff.get(address).status_code == 404
    seen = page(staff, record)
    assert "撤下：&lt;i&gt;传错了" in seen
    staff.post(f"{address}remove/", {"reason": "再来一次"})
    assert Attachment.objects.get().removed_reason == "<i>传错了</i>"
    send(staff, record, picture())
    assert len(there()) == 1
    assert Attachment.objects.count() == 2


def test_a_photo_of_the_office_completes_a_class_and_outlives_a_revision(
    staff: Client, liuwan: Village, record: MeetingRecord
) -> None:
    assert "照片" in held_classes("2026-04")[0].missing
    send(staff, record, picture())
    send(staff, record, PDF, kind=AttachmentKind.SIGNED_RECORD)
    assert "照片" not in held_classes("2026-04")[0].missing
    why = Correction(
        replaces=record.content_hash,
        kind=CorrectionKind.CORRECTION,
        author="李稻香",
        reason="other",
        at=moment(),
    )
    again = record.model_copy(
        update={"revision": 2, "correction": why, "photos": ("ab" * 32, "cd" * 32)}
    )
    assert liuwan.verdict_on(sealed(again)) == "stored"
    meeting = Meeting.objects.get()
    assert (meeting.photos, meeting.attached_photos, meeting.attached_sheets) == (3, 1, 1)
    rewrite_rows(meeting)
    assert Meeting.objects.get().photos == 3
    (photo,) = Attachment.objects.filter(kind="photo")
    staff.post(f"/ledger/{record.id}/attachments/{photo.pk}/remove/", {"reason": "重了"})
    assert Meeting.objects.get().photos == 2
    assert "村里报告说拍了2张照片" in page(staff, record)


def test_without_the_token_of_the_page_nothing_is_attached(record: MeetingRecord) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.create_superuser("strict"))
    assert send(strict, record, picture()).status_code == 403
    assert there() == []


def test_the_backup_holds_what_is_attached(
    staff: Client, record: MeetingRecord, office_data: Path, tmp_path: Path
) -> None:
    send(staff, record, picture())
    (one,) = there()
    with sqlite3.connect(office_data / "db.sqlite3") as database:
        database.execute("CREATE TABLE anything (id TEXT)")
    database.close()
    described = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(office_data / "db.sqlite3")}
    make_backup(office_data, described, tmp_path / "backup.tar")
    other = tmp_path / "other"
    restore_backup(tmp_path / "backup.tar", other, described | {"NAME": str(other / "db.sqlite3")})
    for path in (file_of(one.sha256), thumbnail_of(one.sha256)):
        assert (other / path.relative_to(office_data)).read_bytes() == path.read_bytes()


def test_a_record_that_comes_again_keeps_its_files(
    staff: Client, liuwan: Village, record: MeetingRecord
) -> None:
    send(staff, record, picture())
    assert liuwan.verdicts_on([plain_record(record)]) == ["already"]
    assert len(there()) == 1
    assert Meeting.objects.get().photos == 1
