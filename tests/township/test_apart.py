"""Make-up, late, hand-entered and corrected entries are told apart from machine evidence."""

import importlib
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from protocol.feed import Function
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Correction,
    CorrectionKind,
    Held,
    MeetingRecord,
    Viewing,
    sealed,
)
from tests.township.village import Village, moment
from township.ledger.apart import marks_of
from township.ledger.models import Meeting, ViewingRow


def words(meeting: Meeting) -> list[str]:
    return [one.words for one in marks_of(meeting)]


def test_every_combination_has_its_words_and_each_origin_another_tint() -> None:
    amounts = ("supplements", "corrections", "late_people", "signed_later", "makeup_people")
    said = ("补充", "更正", "迟到", "补签", "补学")
    origins: dict[str, dict[str, Any]] = {
        "机器记录": {},
        "村里手工登记": {"entered_by_hand": True},
        "镇里补录": {"entered_by_hand": True, "by_office": True},
        "镇里补录，已改用村里的记录": {
            "entered_by_hand": True,
            "by_office": True,
            "replaced_by_id": 1,
        },
    }
    for (origin, fields), counts in product(origins.items(), product((0, 2), repeat=5)):
        meeting = Meeting(**fields, **dict(zip(amounts, counts, strict=True)))
        first, *rest = words(meeting)
        assert first == origin
        assert [one[:2] for one in rest] == [
            one for one, count in zip(said, counts, strict=True) if count
        ]
        is_machine = marks_of(meeting)[0].tint == "machine"
        assert is_machine is (origin == "机器记录")
        assert all("2" in one for one in rest)


@pytest.fixture
def evening(liuwan: Village) -> MeetingRecord:
    """Somebody on time, somebody late, somebody entered afterwards, somebody who made up for it."""
    statuses = (
        (AttendanceStatus.PRESENT, False),
        (AttendanceStatus.LATE, False),
        (AttendanceStatus.PRESENT, True),
        (AttendanceStatus.MAKEUP, True),
    )
    record = liuwan.record(
        attendance=[
            Attendance(person_id=f"p{n}", name=f"人{n}", status=one, at=moment(), by_hand=later)
            for n, (one, later) in enumerate(statuses)
        ]
    )
    assert liuwan.verdict_on(record) == "stored"
    return record


def test_a_meeting_counts_who_was_late_signed_later_or_made_up(
    staff: Client, evening: MeetingRecord
) -> None:
    assert words(Meeting.objects.get()) == ["机器记录", "迟到1人", "补签1人", "补学1人"]
    for address in ("/ledger/", f"/ledger/{evening.id}/"):
        page = staff.get(address).content.decode()
        assert '<span class="mark made_up">补学1人</span>' in page
    page = staff.get(f"/ledger/{evening.id}/").content.decode()
    for tint, status in (("ok", "到"), ("warn", "迟到"), ("made_up", "补学")):
        assert f'<span class="mark {tint}">{status}</span>' in page
    assert page.count("补签</span>") == 1


def test_of_a_meeting_told_by_hand_nobody_is_said_to_have_signed_later(liuwan: Village) -> None:
    later = [
        Attendance(person_id="p", name="人", status=AttendanceStatus.PRESENT, by_hand=True),
    ]
    held = Held(day="2026-04-12", time="19:30", length_ms=60_000)
    liuwan.put_record(liuwan.record(attendance=later, entered_by_hand=True, held=held))
    assert words(Meeting.objects.get()) == ["村里手工登记"]


def test_what_came_before_is_told_apart_too(liuwan: Village, evening: MeetingRecord) -> None:
    viewing = Viewing(
        courseware="ab" * 32,
        title="片",
        length_ms=1,
        function=Function.SERVICE,
        campaign="清廉乡村",
    )
    liuwan.put_record(liuwan.record(viewings=[viewing]))
    Meeting.objects.update(late_people=0, makeup_people=0, signed_later=0)
    ViewingRow.objects.update(function="", campaign="")
    step = importlib.import_module("township.ledger.migrations.0006_apart_and_attached")
    step.read_again(apps, None)
    meeting = Meeting.objects.get(record_id=evening.id)
    assert (meeting.late_people, meeting.makeup_people, meeting.signed_later) == (1, 1, 1)
    row = ViewingRow.objects.get()
    assert (row.function, row.campaign) == ("service", "清廉乡村")


def corrected(base: MeetingRecord, **changes: Any) -> MeetingRecord:
    why = Correction(
        replaces=base.content_hash,
        kind=CorrectionKind.CORRECTION,
        author="李稻香",
        reason="other",
        at=moment(),
    )
    fields = {"revision": base.revision + 1, "content_hash": "", "correction": why, **changes}
    return sealed(base.model_copy(update=fields))


def pair_address(meeting: Meeting, left: int, right: int) -> str:
    keys = {one.number: one.pk for one in meeting.revisions.all()}
    return f"/ledger/{meeting.record_id}/?left={keys[left]}&right={keys[right]}"


def test_any_two_revisions_lie_side_by_side(
    staff: Client, liuwan: Village, evening: MeetingRecord
) -> None:
    second = corrected(evening, villagers=3)
    third = corrected(second, villagers=3, venue="<b>祠堂</b>")
    assert [liuwan.verdict_on(one) for one in (second, third)] == ["stored"] * 2
    meeting = Meeting.objects.get()
    page = staff.get(pair_address(meeting, 3, 1))
    pair = page.context["pair"]
    assert (pair.left.number, pair.right.number) == (1, 3)
    changed = {line.what: (line.left, line.right) for line in pair.lines if line.differs}
    assert changed == {"群众": ("0人", "3人"), "地点": ("–", "<b>祠堂</b>")}
    seen = page.content.decode()
    assert "2处不一样" in seen
    assert "<b>祠堂</b>" not in seen
    assert {"人0", "人3"} < {line.what for line in pair.lines}
    assert staff.get(pair_address(meeting, 2, 3)).context["pair"].differences == 1


def test_what_cannot_be_laid_side_by_side_is_left_out(
    staff: Client, zaoling: Village, evening: MeetingRecord
) -> None:
    zaoling.put_record(zaoling.record())
    own, other = (one.revisions.get().pk for one in Meeting.objects.order_by("id"))
    for left, right in ((own, own), (own, other), (own, "²"), ("", ""), (own, 10**30)):
        answer = staff.get(f"/ledger/{evening.id}/?left={left}&right={right}")
        assert answer.status_code == 200
        assert answer.context["pair"] is None
