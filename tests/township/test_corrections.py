"""Revisions lie side by side: who changed what and why, and whether the office asked for it."""

import importlib
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from protocol.record import (
    AttendanceStatus,
    Correction,
    CorrectionKind,
    CorrectionReason,
    Discussion,
    DiscussionForm,
    MeetingRecord,
    TopicRequest,
    sealed,
)
from tests.township.village import HOUR_MS, Village, moment
from township.ledger.comparing import REASON_NAMES, change_rows, reason_name
from township.ledger.models import Meeting

TALK = Discussion(form=DiscussionForm.ON_PAPER, speakers=3)
SUPPLEMENT, CORRECTION = CorrectionKind.SUPPLEMENT, CorrectionKind.CORRECTION


def after(
    base: MeetingRecord,
    kind: CorrectionKind = SUPPLEMENT,
    reason: str = CorrectionReason.ADDED,
    **changes: Any,
) -> MeetingRecord:
    why = Correction(
        replaces=base.content_hash,
        kind=kind,
        author="李稻香",
        reason=reason,
        at=moment(2 * HOUR_MS),
    )
    fields = {"revision": base.revision + 1, "content_hash": "", "correction": why, **changes}
    return sealed(base.model_copy(update=fields))


def missing_one(base: MeetingRecord) -> MeetingRecord:
    """The same, and the first of them did not come."""
    absent = base.attendance[0].model_copy(update={"status": AttendanceStatus.ABSENT})
    return sealed(base.model_copy(update={"attendance": (absent, *base.attendance[1:])}))


def text(staff: Client, address: str) -> str:
    return str(staff.get(address).content.decode())


@pytest.fixture
def first(liuwan: Village) -> MeetingRecord:
    record = missing_one(liuwan.record())
    assert liuwan.verdict_on(record) == "stored"
    return record


def test_a_supplement_says_who_when_why_and_what_it_changed(
    staff: Client, liuwan: Village, first: MeetingRecord
) -> None:
    whole = liuwan.record(id=first.id).attendance
    second = after(first, attendance=whole, discussion=TALK, villagers=5)
    assert liuwan.verdict_on(second) == "stored"
    page = text(staff, f"/ledger/{first.id}/")
    assert "补充：补上漏的（李稻香，2026-04-16 21:00）" in page
    for what, before, now in (
        ("实到", "2人", "3人"),
        ("群众", "0人", "5人"),
        ("讨论", "没有填", "写在纸上，3人发言"),
        (first.attendance[0].name, "缺席", "到"),
    ):
        row = f'<td class="tight">{what}</td><td>{before}</td><td><b>{now}</b></td>'
        assert row in page


def test_supplements_are_kept_apart_from_corrections(
    staff: Client, liuwan: Village, first: MeetingRecord
) -> None:
    second = after(first, villagers=5)
    third = after(second, CORRECTION, CorrectionReason.WRONG_TYPE, type_name="村党员大会")
    assert liuwan.verdict_on(second) == "stored"
    assert f"/ledger/{first.id}/" not in text(staff, "/ledger/?changed=correction")
    assert f"/ledger/{first.id}/" in text(staff, "/ledger/?changed=supplement")
    assert liuwan.verdict_on(third) == "stored"
    meeting = Meeting.objects.get()
    assert (meeting.revision, meeting.supplements, meeting.corrections) == (3, 1, 1)
    counted = staff.get(f"/ledger/{first.id}.json").json()["counted"]
    assert (counted["supplements"], counted["corrections"]) == (1, 1)
    assert "更正：类型选错了" in text(staff, f"/ledger/{first.id}/")
    assert f"/ledger/{first.id}/" in text(staff, "/ledger/?changed=correction")


def test_of_two_contents_of_one_revision_the_first_alone_is_counted(
    liuwan: Village, first: MeetingRecord
) -> None:
    assert liuwan.verdict_on(after(first, villagers=5)) == "stored"
    assert liuwan.verdict_on(after(first, CORRECTION, villagers=9)) == "conflict"
    meeting = Meeting.objects.get()
    assert (meeting.villagers, meeting.supplements, meeting.corrections) == (5, 1, 0)


def test_what_was_received_before_is_counted_too(liuwan: Village, first: MeetingRecord) -> None:
    liuwan.verdict_on(after(first, villagers=5))
    Meeting.objects.update(supplements=0)
    step = importlib.import_module("township.ledger.migrations.0002_supplements_and_corrections")
    step.count(apps, None)
    assert Meeting.objects.get().supplements == 1


def test_a_returned_record_says_which_revision_answered_it(
    staff: Client, liuwan: Village, first: MeetingRecord
) -> None:
    address = f"/ledger/{first.id}/review/"
    staff.post(address, {"comment": "请补写讨论情况"})
    assert liuwan.feed().returned[0].revision == 1
    page = text(staff, f"/ledger/{first.id}/")
    assert "退回过" in page
    assert "第2版补了" not in page
    assert liuwan.verdict_on(after(first, discussion=TALK)) == "stored"
    assert liuwan.feed().returned == ()
    assert f"/ledger/{first.id}/" not in text(staff, "/ledger/?returned=1")
    page = text(staff, f"/ledger/{first.id}/")
    assert "请补写讨论情况" in page
    assert "第2版补了" in page
    staff.post(address, {"comment": "还缺照片"})
    assert liuwan.feed().returned[0].revision == 2


def test_revisions_that_arrive_in_any_order_are_compared_with_the_one_they_follow(
    staff: Client, liuwan: Village
) -> None:
    one = liuwan.record()
    two = after(one, villagers=5)
    three = after(two, villagers=9)
    for record in (three, one, two):
        assert liuwan.verdict_on(record) == "stored"
    page = text(staff, f"/ledger/{one.id}/")
    assert "<td>0人</td><td><b>5人</b></td>" in page
    assert "<td>5人</td><td><b>9人</b></td>" in page
    meeting = Meeting.objects.get()
    assert (meeting.revision, meeting.villagers, meeting.supplements) == (3, 9, 2)


def test_a_revision_whose_predecessor_never_came_is_shown_without_a_comparison(
    staff: Client, liuwan: Village
) -> None:
    lonely = after(liuwan.record(), villagers=5)
    assert liuwan.verdict_on(lonely) == "stored"
    page = text(staff, f"/ledger/{lonely.id}/")
    assert "补充：补上漏的" in page
    assert "改了什么" not in page


def test_every_reason_has_plain_words_and_other_words_stand_for_themselves() -> None:
    assert set(REASON_NAMES) == set(CorrectionReason)
    assert reason_name("大雨") == "大雨"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"abandoned_reason": "nobody"}, ("未开成", "开成了", "没人来")),
        ({"host": "王麦青"}, ("主持人", "没有", "王麦青")),
        (
            {"topic_requests": (TopicRequest(category="实用技术", people=6),)},
            ("还想学", "没有", "实用技术6人"),
        ),
        ({"closed": moment(2 * HOUR_MS)}, ("结束时间", "2026-04-16 20:00", "2026-04-16 21:00")),
        ({"photos": ("a" * 64,)}, ("照片", "0张", "1张")),
    ],
)
def test_each_field_is_compared_in_words(
    first: MeetingRecord, changes: dict[str, Any], said: tuple[str, str, str]
) -> None:
    (row,) = change_rows(first, after(first, **changes))
    assert (row.what, row.before, row.after) == said
