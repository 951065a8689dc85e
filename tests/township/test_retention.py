"""Names go five years after a meeting; what is counted stays, and a record sent again is known."""

import datetime
import io
import json
from typing import Any

import pytest
from auditlog.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from protocol.people import PersonStatus, Role
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Correction,
    CorrectionKind,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    MeetingRecord,
    sealed,
)
from tests.township.village import HOUR_MS, Village, moment
from township.__main__ import main
from township.faults.models import Fault
from township.ledger.attaching import attach, file_of
from township.ledger.models import AttendanceRow, Meeting, Redaction, Revision
from township.privacy.nightly import work_of_the_hour
from township.privacy.retention import due, is_clock_plausible, run_retention
from township.reports.monthly import monthly
from township.stations.models import RetentionKey, RetentionRun

MONTH = "2026-04"
"""Of ``EVENING_MS``."""
KEPT = datetime.date(2031, 4, 30)
OVER = datetime.date(2031, 5, 1)
NAMES = ("王麦青", "李稻香", "张禾苗", "刘晚秋")
DAY_MS = 24 * HOUR_MS


def talked(village: Village, **fields: Any) -> MeetingRecord:
    return village.record(
        host="王麦青",
        operator="李稻香",
        recorder="张禾苗",
        venue="王麦青家",
        discussion=Discussion(
            form=DiscussionForm.TYPED, speakers=2, text="王麦青说得好", suggestions="听李稻香的"
        ),
        **fields,
    )


def kept(record: MeetingRecord) -> str:
    """All that is kept of a record, and the rows of it."""
    meeting = Meeting.objects.get(record_id=record.id)
    told = [bytes(one.content).decode() for one in meeting.revisions.all()]
    told += [f"{one.name} {one.person_id}" for one in meeting.attendances.all()]
    return "\n".join(told)


def test_names_stay_until_the_month_in_which_they_are_five_years_old_is_over(
    liuwan: Village,
) -> None:
    record = talked(liuwan)
    liuwan.put_record(record)
    assert due(KEPT).records == 0
    assert due(KEPT).next_day == OVER
    assert due(KEPT).next_records == 1
    assert run_retention(KEPT) == 0
    assert "王麦青" in kept(record)
    assert due(OVER).records == 1
    assert run_retention(OVER) == 1
    assert not [name for name in NAMES if name in kept(record)]
    assert '"p0"' not in kept(record)
    assert due(OVER).records == 0


def test_what_is_counted_of_a_record_without_names_is_still_in_it(liuwan: Village) -> None:
    record = talked(liuwan, villagers=5)
    liuwan.put_record(record)
    run_retention(OVER)
    revision = Revision.objects.get()
    left = MeetingRecord.model_validate_json(bytes(revision.content))
    assert (left.present, len(left.expected), left.villagers) == (3, 3, 5)
    assert {one.name for one in left.attendance} == {"某党员"}
    assert (left.host, left.discussion.text, left.discussion.speakers) == ("", "", 2)
    assert revision.redaction == Redaction.EVERYBODY
    assert revision.content_hash == record.content_hash


def test_scans_and_photos_go_with_the_names_and_stay_counted(
    liuwan: Village, zaoling: Village
) -> None:
    record, other = talked(liuwan), talked(zaoling, opened=moment(60 * DAY_MS))
    for one, village in ((record, liuwan), (other, zaoling)):
        village.put_record(one)
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(drawn, "JPEG")
    shared, alone = drawn.getvalue(), drawn.getvalue() + b" "
    old, young = (Meeting.objects.get(record_id=one.id) for one in (record, other))
    sheet = attach(old, "signed_roll", SimpleUploadedFile("a.jpg", alone), None).attachment
    photo = attach(old, "photo", SimpleUploadedFile("b.jpg", shared), None).attachment
    attach(young, "photo", SimpleUploadedFile("b.jpg", shared), None)
    assert file_of(sheet.sha256).exists()
    assert run_retention(OVER) == 1
    old.refresh_from_db()
    assert (old.attached_photos, old.attached_sheets) == (1, 1)
    assert not old.attachments.filter(removed_at=None).exists()
    # A file that lies beside a younger record too is that one's still.
    assert file_of(photo.sha256).exists()


def test_a_record_sent_again_is_known_and_another_one_of_its_number_contradicts_it(
    liuwan: Village,
) -> None:
    record = talked(liuwan)
    liuwan.put_record(record)
    run_retention(OVER)
    assert liuwan.verdict_on(record) == "already"
    other = sealed(record.model_copy(update={"villagers": 9, "content_hash": ""}))
    assert liuwan.verdict_on(other) == "conflict"


def test_a_correction_that_comes_late_loses_its_names_too(liuwan: Village) -> None:
    record = talked(liuwan)
    liuwan.put_record(record)
    run_retention(OVER)
    correction = Correction(
        replaces=record.content_hash,
        kind=CorrectionKind.CORRECTION,
        author="王麦青",
        reason="王麦青来了没记",
        at=moment(2 * HOUR_MS),
    )
    changed = record.model_copy(
        update={"revision": 2, "villagers": 4, "correction": correction, "content_hash": ""}
    )
    assert liuwan.verdict_on(sealed(changed)) == "stored"
    assert "王麦青" in kept(record)
    before = monthly(MONTH).as_plain()
    run_retention(OVER)
    assert "王麦青" not in kept(record)
    assert monthly(MONTH).as_plain() == before
    assert Meeting.objects.get().corrections == 1


def test_what_is_not_understood_keeps_only_its_identity(liuwan: Village) -> None:
    from protocol.canonical import canonical_bytes, sha256_hex

    plain = {"id": "odd", "revision": 1, "station_id": "LW", "guest": "王麦青"}
    plain["content_hash"] = sha256_hex(canonical_bytes(plain))
    assert liuwan.verdicts_on([plain]) == ["stored"]
    run_retention(OVER)
    assert "王麦青" in bytes(Revision.objects.get().content).decode()
    Revision.objects.update(received_at=timezone.make_aware(datetime.datetime(2026, 4, 1)))  # noqa: DTZ001
    Meeting.objects.update(received_at=timezone.make_aware(datetime.datetime(2026, 4, 1)))  # noqa: DTZ001
    run_retention(OVER)
    left = json.loads(bytes(Revision.objects.get().content))
    assert set(left) == {"id", "revision", "station_id", "content_hash"}


def test_a_record_whose_clock_was_wrong_waits_and_its_month_with_it(liuwan: Village) -> None:
    good, doubtful = talked(liuwan), talked(liuwan, sequence=2)
    liuwan.put_record(good)
    liuwan.put_record(doubtful)
    wrong = Meeting.objects.filter(record_id=doubtful.id)
    # It has come this very day, and says it was five years ago.
    wrong.update(
        flags=["clock_doubtful"],
        received_at=timezone.make_aware(datetime.datetime(2031, 4, 30)),  # noqa: DTZ001
    )
    assert run_retention(OVER) == 0
    wrong.update(flags=[])
    assert run_retention(OVER) == 2


PEOPLE = [
    ExpectedPerson(
        person_id=f"p{n}", name=name, status=PersonStatus.MEMBER, roles=(Role.COMMITTEE,)
    )
    for n, name in enumerate(NAMES)
]
MARKS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(list(AttendanceStatus))),
    max_size=4,
    unique_by=lambda one: one[0],
)
MEETINGS = st.lists(
    st.tuples(st.sampled_from(["LW", "ZL"]), MARKS, st.integers(0, 4), st.integers(0, 13)),
    min_size=1,
    max_size=6,
)


@given(held=MEETINGS, again=st.booleans())
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_figure_of_the_month_is_the_same_without_names(
    liuwan: Village, zaoling: Village, held: list[Any], again: bool
) -> None:
    Revision.objects.all().delete()
    Meeting.objects.all().delete()
    villages = {"LW": liuwan, "ZL": zaoling}
    for number, (where, marks, villagers, day) in enumerate(held, 1):
        marked = [
            Attendance(person_id=f"p{n}", name=NAMES[n], status=status, at=moment(day * DAY_MS))
            for n, status in marks
        ]
        record = talked(
            villages[where],
            sequence=number,
            opened=moment(day * DAY_MS),
            closed=moment(day * DAY_MS + HOUR_MS),
            expected=PEOPLE[: 2 + number % 3],
            attendance=marked,
            villagers=villagers,
        )
        villages[where].put_record(record)
    before = _figures()
    assert run_retention(OVER) == len(held)
    if again:
        run_retention(OVER + datetime.timedelta(days=40))
    assert _figures() == before
    assert not AttendanceRow.objects.filter(name__in=NAMES).exists()
    assert not AttendanceRow.objects.filter(person_id__startswith="p").exists()


def _figures() -> tuple[Any, ...]:
    report = monthly(MONTH)
    flags = list(Meeting.objects.order_by("record_id").values_list("flags", "present"))
    return report.as_plain(), report.content_hash, len(report.total.people), flags


def test_nobody_can_be_followed_from_one_month_to_the_next(liuwan: Village) -> None:
    liuwan.put_record(talked(liuwan))
    later = 30 * DAY_MS
    liuwan.put_record(talked(liuwan, sequence=2, opened=moment(later), closed=moment(later + 1)))
    run_retention(datetime.date(2031, 6, 1))
    ids = AttendanceRow.objects.values_list("person_id", flat=True)
    assert len(set(ids)) == 6
    assert not RetentionKey.objects.exists()


def test_a_run_that_was_broken_off_goes_on_with_the_same_numbers(
    liuwan: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    from township.privacy import retention

    for number in (1, 2):
        liuwan.put_record(talked(liuwan, sequence=number))
    strip, done = retention._strip, []

    def break_off(*given: Any) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(strip(*given))

    monkeypatch.setattr(retention, "_strip", break_off)
    with pytest.raises(KeyboardInterrupt):
        run_retention(OVER)
    monkeypatch.setattr(retention, "_strip", strip)
    assert run_retention(OVER) == 1
    assert len(set(AttendanceRow.objects.values_list("person_id", flat=True))) == 3


def test_it_runs_once_a_day_and_not_by_a_clock_that_has_jumped(
    liuwan: Village, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    liuwan.put_record(talked(liuwan))
    work_of_the_hour()
    assert RetentionRun.objects.count() == 1
    first = RetentionRun.objects.get().ran_at
    work_of_the_hour()
    assert RetentionRun.objects.get().ran_at == first
    assert is_clock_plausible(first + datetime.timedelta(days=90))
    jumped = first + datetime.timedelta(days=5 * 365)
    assert not is_clock_plausible(jumped)
    monkeypatch.setattr(timezone, "now", lambda: jumped)
    work_of_the_hour()
    assert RetentionRun.objects.count() == 1
    assert "the clock has jumped" in caplog.text


def test_the_page_says_how_long_names_are_kept_and_which_go_next(
    staff: Client, liuwan: Village
) -> None:
    liuwan.put_record(talked(liuwan))
    page = staff.get("/staff/privacy/").content.decode()
    assert "留5年" in page
    assert "还没有" in page
    run_retention(OVER)
    page = staff.get("/staff/privacy/").content.decode()
    assert "删了1份记录里的姓名" in page
    record = Meeting.objects.get()
    seen = staff.get(f"/ledger/{record.record_id}/").content.decode()
    assert "姓名已按规定删除" in seen
    assert "王麦青" not in seen


def test_words_and_names_of_old_faults_go_and_their_kind_stays(liuwan: Village) -> None:
    old = timezone.make_aware(datetime.datetime(2026, 4, 1))  # noqa: DTZ001
    told = {"words": "王麦青报的", "repairer": "李师傅", "note": "问王麦青"}
    for number, restored in enumerate((old, None)):
        Fault.objects.create(
            station=liuwan.station,
            fault_id=f"f{number}",
            code="A12",
            part="sound",
            received_at=old,
            restored_at=restored,
            **told,
        )
    LogEntry.objects.update(timestamp=old)
    run_retention(OVER)
    over, still_open = Fault.objects.order_by("fault_id")
    assert (over.words, over.repairer, over.note, over.code) == ("", "", "", "A12")
    assert still_open.repairer == "李师傅"
    assert "李师傅" not in str(list(LogEntry.objects.values_list("changes", flat=True)))


def test_the_command_only_tells_until_it_is_told_to(
    liuwan: Village, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    liuwan.put_record(talked(liuwan))
    monkeypatch.setattr("township.__main__._migrate", lambda: None)
    monkeypatch.setattr(timezone, "localdate", lambda: OVER)
    assert main(["retention"]) == 0
    assert "1份还有姓名" in capsys.readouterr().out
    assert AttendanceRow.objects.filter(name="王麦青").exists()
    assert main(["retention", "--do"]) == 0
    assert "1份记录里的姓名删掉了" in capsys.readouterr().out
    assert not AttendanceRow.objects.filter(name="王麦青").exists()
