"""What a village reported can be found and read whole, and every count opens its rows."""

from typing import Any

import pytest
from django.test import Client

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.moment import Moment
from protocol.record import (
    Correction,
    CorrectionKind,
    Discussion,
    DiscussionForm,
    Equipment,
    Feedback,
    Gap,
    MeetingRecord,
    TopicRequest,
    Viewing,
    plain_record,
)
from protocol.segments import PlayedSegment
from tests.township.village import EVENING_MS, JSON, Village, moment
from township.courses.models import Courseware
from township.ledger.flags import FLAG_NAMES, Flag
from township.ledger.models import Meeting


@pytest.fixture
def record(liuwan: Village, film: Courseware) -> MeetingRecord:
    """An evening with everything in it."""
    viewing = Viewing(
        courseware=film.sha256,
        title=film.title,
        length_ms=2000,
        started=moment(1000),
        ended=moment(3000),
        segments=(
            PlayedSegment(start_ms=0, end_ms=1000),
            PlayedSegment(start_ms=1000, end_ms=2000, rate_percent=200),
        ),
        effective_ms=1000,
    )
    gap = Gap(before=moment(0), after=Moment(wall_ms=EVENING_MS + 480_000, boot_ms=1, boot_id="2"))
    full = liuwan.record(
        viewings=[viewing],
        gaps=[gap],
        entered_by_hand=True,
        venue="村会议室",
        villagers=5,
        discussion=Discussion(form=DiscussionForm.TYPED, speakers=2, text="都说好"),
        topic_requests=[TopicRequest(category="实用技术", people=6)],
        feedback=Feedback(satisfied=7),
        equipment=Equipment(normal=False, problems=("player_restarted",)),
    )
    assert liuwan.verdict_on(full) == "stored"
    return full


def text(staff: Client, address: str) -> str:
    answer = staff.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_whole_record_can_be_read(staff: Client, record: MeetingRecord) -> None:
    page = text(staff, f"/ledger/{record.id}/")
    for words in (
        "王麦青",
        "草莓高垄栽培",
        "村会议室",
        "都说好",
        "实用技术 6人",
        "满意7人",
        "19:00:00 停了大约8分",
        "播放中断过，自动恢复",
        "1秒，全长2秒，50%",
        "2倍速（太快或太慢，不计）",
        "没看完",
        record.content_hash,
    ):
        assert words in page


def test_what_kept_a_film_or_a_meeting_from_taking_place_is_told_in_words(
    staff: Client, liuwan: Village, film: Courseware
) -> None:
    missing = Viewing(courseware=film.sha256, title=film.title, length_ms=2000, failure="missing")
    problems = Equipment(normal=False, problems=("missing",))
    half = liuwan.record(viewings=[missing], equipment=problems)
    off, mistake = (liuwan.record(abandoned_reason=one) for one in ("nobody", "mistake"))
    sent = [plain_record(one) for one in (half, off, mistake)]
    assert liuwan.verdicts_on(sent) == ["stored"] * 3
    told = text(staff, f"/ledger/{half.id}/")
    assert "没放成：课件没有下载到" in told
    assert "异常：课件没有下载到" in told
    assert "未开成：没人来" in text(staff, f"/ledger/{off.id}/")
    assert "未开成：误开" in text(staff, f"/ledger/{mistake.id}/")


def test_where_only_heads_are_counted_nobody_is_said_to_have_stayed_away(
    staff: Client, liuwan: Village
) -> None:
    bare = {"type_code": "on_demand", "form": "on_demand", "expected": (), "attendance": ()}
    record = liuwan.record(**bare, villagers=4)
    assert liuwan.verdict_on(record) == "stored"
    assert "实到" not in text(staff, f"/ledger/{record.id}/")
    assert "#people" not in text(staff, "/ledger/")


def test_played_segments_are_drawn_to_scale(staff: Client, record: MeetingRecord) -> None:
    page = text(staff, f"/ledger/{record.id}/")
    assert '<rect x="0" y="3" width="500"' in page
    assert '<rect x="500" y="3" width="500"' in page


def test_the_list_shows_ratios_as_numerator_and_denominator(
    staff: Client, record: MeetingRecord
) -> None:
    page = text(staff, "/ledger/")
    assert "3/3" in page
    assert f"/ledger/{record.id}/" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("station=LW", True),
        ("station=ZL", False),
        ("month=2026-04", True),
        ("month=2026-05", False),
        ("q=王麦青", True),
        ("q=草莓", True),
        ("q=党日", True),
        ("q=没有的人", False),
        ("flagged=1", True),
        ("returned=1", False),
        ("page=99", True),
        ("page=x&month=zz", False),
    ],
)
def test_the_list_can_be_narrowed(
    staff: Client, record: MeetingRecord, query: str, found: bool
) -> None:
    assert (f"/ledger/{record.id}/" in text(staff, f"/ledger/?{query}")) is found


def test_a_meeting_is_listed_once_however_many_rows_match(
    staff: Client, record: MeetingRecord
) -> None:
    assert "共1份" in text(staff, "/ledger/?q=张禾苗")


def test_every_flag_has_plain_words() -> None:
    assert set(FLAG_NAMES) == set(Flag)


def test_a_correction_says_who_and_why(
    staff: Client, liuwan: Village, record: MeetingRecord
) -> None:
    why = Correction(
        replaces=record.content_hash,
        kind=CorrectionKind.CORRECTION,
        author="李稻香",
        reason="会议类型选错了",
        at=moment(),
    )
    liuwan.verdict_on(liuwan.record(id=record.id, revision=2, correction=why))
    page = text(staff, f"/ledger/{record.id}/")
    assert "更正：会议类型选错了（李稻香，2026-04-16 19:00）" in page
    assert record.content_hash in page


def test_a_record_that_is_not_understood_can_still_be_read(staff: Client, liuwan: Village) -> None:
    bare: dict[str, Any] = {"id": "strange", "revision": 1, "station_id": "LW", "shape": "新样子"}
    strange = {**bare, "content_hash": sha256_hex(canonical_bytes(bare))}
    assert liuwan.verdicts_on([strange]) == ["stored"]
    page = text(staff, "/ledger/strange/")
    assert "新样子" in page
    assert FLAG_NAMES[Flag.NOT_UNDERSTOOD] in page
    assert "strange" in text(staff, "/ledger/")


def test_what_a_village_writes_is_shown_as_text(staff: Client, liuwan: Village) -> None:
    evil = liuwan.record(venue="<script>alert(1)</script>", type_name="<b>会</b>")
    liuwan.verdict_on(evil)
    for address in ("/ledger/", f"/ledger/{evil.id}/"):
        page = text(staff, address)
        assert "<script>alert" not in page
        assert "<b>会</b>" not in page


def test_the_record_is_downloaded_as_json(staff: Client, record: MeetingRecord) -> None:
    told = staff.get(f"/ledger/{record.id}.json").json()
    assert told["record"] == record.model_dump(mode="json")
    assert told["flags"] == Meeting.objects.get().flags
    assert [one["revision"] for one in told["revisions"]] == [1]
    assert told["received_at"]


def test_many_records_are_read_as_json(staff: Client, record: MeetingRecord) -> None:
    assert len(staff.get("/ledger.json?station=LW").json()["records"]) == 1
    assert staff.get("/ledger.json?station=ZL").json()["records"] == []
    assert staff.get("/ledger.json?since=2999-01-01T00:00:00").json()["records"] == []
    assert staff.get("/ledger.json?since=gestern").status_code == 422


def test_the_office_returns_a_record_and_takes_it_back(
    staff: Client, liuwan: Village, record: MeetingRecord
) -> None:
    address = f"/ledger/{record.id}/review/"
    staff.post(address, {"comment": "请补写讨论情况"})
    assert liuwan.feed().returned[0].comment == "请补写讨论情况"
    assert f"/ledger/{record.id}/" in text(staff, "/ledger/?returned=1")
    staff.post(address, {"withdraw": "1"})
    assert liuwan.feed().returned == ()


def test_a_record_that_is_not_there_is_not_found(staff: Client) -> None:
    assert staff.get("/ledger/none/").status_code == 404
    assert staff.get("/ledger/none.json").status_code == 404


@pytest.mark.parametrize(
    "address", ["/", "/ledger/", "/ledger.json", "/ledger/{}/", "/ledger/{}.json"]
)
def test_names_are_shown_to_staff_only(
    record: MeetingRecord, liuwan: Village, address: str
) -> None:
    answer = Client().get(address.format(record.id), headers=liuwan.headers)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/login/")


def test_strangers_return_nothing(record: MeetingRecord) -> None:
    Client().post(f"/ledger/{record.id}/review/", {"comment": "x"}, JSON)
    assert not Meeting.objects.get().is_returned
