"""Before a month is final every village sees its own rows, and has three days to object."""

import datetime
import json
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from protocol.feed import Feed
from protocol.month_figures import (
    FigureCode,
    FiguresHeld,
    MonthFigures,
    Objection,
    RowReason,
)
from protocol.record import MeetingRecord, Viewing
from protocol.segments import PlayedSegment
from protocol.status import Status, StatusAnswer
from tests.township.test_status import status
from tests.township.village import HOUR_MS, Village, moment
from township.courses.models import Courseware
from township.ledger.models import Meeting
from township.reports.disclosure import DisclosureRefused, disclose, standing_of
from township.reports.metrics import Gathering, Rules
from township.reports.models import Disclosure, MonthReport
from township.reports.village_month import changed_between, reason_of

MONTH = "2026-04"
PAGE = f"/reports/{MONTH}/"
RULES = Rules(minimum_people=3)
EVENING = Gathering(
    day=datetime.date(2026, 4, 16),
    type_code="theme_party_day",
    people=frozenset({"a", "b", "c"}),
    expected=3,
    watched=1,
    closed_after=datetime.timedelta(hours=1),
)


def at(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Let it be another time, told with its offset."""
    now = datetime.datetime.fromisoformat(said)
    monkeypatch.setattr(timezone, "now", lambda: now)


def evening(village: Village, film: Courseware, **fields: Any) -> MeetingRecord:
    """Three of three came and watched one course."""
    viewing = Viewing(
        courseware=film.sha256,
        title=film.title,
        length_ms=film.length_ms,
        segments=(PlayedSegment(start_ms=0, end_ms=film.length_ms),),
        effective_ms=film.length_ms,
        watched=True,
        started=moment(),
        ended=moment(film.length_ms),
    )
    record = village.record(**{"viewings": [viewing], "id": str(uuid4()), **fields})
    village.put_record(record)
    return record


def told(village: Village) -> MonthFigures:
    (figures,) = village.feed().month_figures
    return figures


def figure(figures: MonthFigures, code: str) -> tuple[int, int | None]:
    (found,) = [one for one in figures.figures if one.code == code]
    return found.part, found.whole


def said_of_itself(**fields: Any) -> dict[str, Any]:
    """A status of another boot than the evening's, whose clock it says nothing of."""
    sent = moment().model_copy(update={"boot_id": "two"})
    return status(sent=sent.model_dump(mode="json"), **fields)


def objection(**fields: Any) -> dict[str, Any]:
    usual = {
        "id": "o1",
        "month": MONTH,
        "revision": 1,
        "about": FigureCode.TURNOUT,
        "reason": "people",
        "made": moment(),
    }
    return Objection(**{**usual, **fields}).model_dump(mode="json")


def object_to(village: Village, *objections: dict[str, Any]) -> list[dict[str, Any]]:
    answer = village.post("status", said_of_itself(objections=list(objections)))
    assert answer.status_code == 200, answer.content
    held: list[dict[str, Any]] = answer.json()["objections"]
    return held


def confirm(village: Village, revision: int = 1, agreed: bool = False) -> None:
    held = FiguresHeld(month=MONTH, revision=revision, agreed=agreed).model_dump(mode="json")
    assert village.post("status", said_of_itself(figures_held=[held])).status_code == 200


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, ""),
        ({"people": frozenset()}, RowReason.NO_SIGN_IN),
        ({"people": frozenset({"a", "b"})}, RowReason.UNDER_MINIMUM),
        ({"watched": 0}, RowReason.NOT_WATCHED),
        ({"by_machine": False}, RowReason.BY_HAND),
        ({"took_place": False}, RowReason.NOT_HELD),
        ({"is_on_demand": True}, RowReason.ON_DEMAND),
        ({"closed_after": datetime.timedelta(hours=25)}, RowReason.LATE),
        ({"closed_after": None}, ""),
    ],
)
def test_a_row_says_why_it_does_not_count(fields: dict[str, Any], reason: str) -> None:
    assert reason_of(Gathering(**{**vars(EVENING), **fields}), RULES) == reason


def test_a_village_sees_its_own_rows_and_nobody_elses(
    staff: Client, liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    counted = evening(liuwan, film)
    short = evening(liuwan, film, viewings=[])
    evening(zaoling, film, attendance=[])
    assert liuwan.feed().month_figures == ()
    staff.post(f"{PAGE}disclose/")
    figures = told(liuwan)
    assert (figures.month, figures.revision, figures.is_final) == (MONTH, 1, False)
    assert [(one.record_id, one.counted, one.reason) for one in figures.meetings] == [
        (counted.id, True, ""),
        (short.id, False, RowReason.NOT_WATCHED),
    ]
    assert figure(figures, FigureCode.VALID) == (1, 2)
    assert figure(figures, FigureCode.ATTENDANCES) == (6, None)
    assert figure(figures, FigureCode.TURNOUT) == (6, 6)
    (theirs,) = told(zaoling).meetings
    assert theirs.reason == RowReason.NO_SIGN_IN


def test_no_name_of_anybody_is_in_what_villages_are_shown(
    staff: Client, liuwan: Village, film: Courseware
) -> None:
    record = evening(liuwan, film)
    staff.post(f"{PAGE}disclose/")
    said = told(liuwan).model_dump_json()
    assert not [one.name for one in record.attendance if one.name in said]


def test_what_was_shown_stays_as_it_was_until_it_is_shown_again(
    staff: Client, liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    evening(liuwan, film)
    evening(zaoling, film)
    staff.post(f"{PAGE}disclose/")
    late = evening(liuwan, film)
    assert figure(told(liuwan), FigureCode.VALID) == (1, 1)
    staff.post(f"{PAGE}disclose/")
    newest = told(liuwan)
    assert (newest.revision, newest.same_since) == (2, 2)
    assert figure(newest, FigureCode.VALID) == (2, 2)
    assert {late.id, "valid", "turnout"} <= set(newest.changed)
    assert "in_order" not in newest.changed
    unchanged = told(zaoling)
    assert (unchanged.revision, unchanged.same_since, unchanged.changed) == (2, 1, ())


def test_a_meeting_that_is_gone_is_a_difference_too() -> None:
    before = {"figures": [], "meetings": [{"record_id": "r"}]}
    assert changed_between(before, {"figures": [], "meetings": []}) == ("r",)


def test_the_office_sees_whose_figures_have_changed_since(
    staff: Client, liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    staff.post(f"{PAGE}disclose/")
    assert "再公示一次" not in staff.get(PAGE).content.decode()
    evening(zaoling, film)
    page = staff.get(PAGE).content.decode()
    assert "公示以后数变了：枣岭。" in page
    assert "再公示一次</button>" in page


def test_showing_the_same_again_is_refused(staff: Client, liuwan: Village) -> None:
    staff.post(f"{PAGE}disclose/")
    page = staff.post(f"{PAGE}disclose/", follow=True).content.decode()
    assert "和上次公示的一样" in page
    assert told(liuwan).revision == 1


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-05-01T00:30:00+08:00", "2026-05-03"),
        ("2026-04-30T16:30:00+00:00", "2026-05-03"),  # the office is in May already
        ("2026-05-30T23:59:00+08:00", "2026-06-01"),
        ("2026-12-31T09:00:00+08:00", "2027-01-02"),
        ("2028-02-28T09:00:00+08:00", "2028-03-01"),  # a leap year
    ],
)
def test_three_days_are_calendar_days_of_the_office(
    db: None, liuwan: Village, monkeypatch: pytest.MonkeyPatch, now: str, until: str
) -> None:
    at(monkeypatch, now)
    made = disclose(MONTH, User.objects.create_superuser("o"))
    assert made.object_until.isoformat() == until
    last = datetime.datetime.fromisoformat(f"{until}T23:59:59+08:00")
    monkeypatch.setattr(timezone, "now", lambda: last)
    standing = standing_of(MONTH)
    assert standing is not None
    assert standing.is_running
    monkeypatch.setattr(timezone, "now", lambda: last + datetime.timedelta(seconds=1))
    assert not standing.is_running


def test_a_month_is_not_shown_before_it_is_over_in_the_office(
    db: None, liuwan: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, "2026-04-30T15:59:00+00:00")
    with pytest.raises(DisclosureRefused, match="还没过完"):
        disclose(MONTH, User.objects.create_superuser("o"))


def test_making_it_final_in_the_three_days_must_be_confirmed(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    staff.post(f"{PAGE}disclose/")
    confirm(liuwan)
    object_to(liuwan, objection())
    said = staff.post(f"{PAGE}final/", follow=True).content.decode()
    assert "公示还没满3天" in said
    assert "还有1个站点没收到" in said
    assert "还有1条意见没答复" in said
    assert "没收到，提不了意见：枣岭（待同步）" in said
    assert not MonthReport.objects.exists()
    staff.post(f"{PAGE}final/", {"early": "1"})
    assert MonthReport.objects.exists()
    assert told(liuwan).is_final


def test_after_the_three_days_nothing_need_be_confirmed(staff: Client, liuwan: Village) -> None:
    staff.post(f"{PAGE}disclose/")
    Disclosure.objects.update(object_until=timezone.localdate() - datetime.timedelta(days=1))
    staff.post(f"{PAGE}final/")
    assert MonthReport.objects.exists()
    with pytest.raises(DisclosureRefused, match="已经定稿"):
        disclose(MONTH, User.objects.get())


def test_the_office_sees_whom_it_reached_and_who_agreed(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    staff.post(f"{PAGE}disclose/")
    assert "2村收到0村" in staff.get(PAGE).content.decode()
    confirm(liuwan)
    confirm(zaoling, agreed=True)
    confirm(zaoling, revision=10**30)
    assert "2村收到2村，1村说没有意见" in staff.get(PAGE).content.decode()


def test_messages_of_older_peers_are_read_and_those_of_newer_ones_survive() -> None:
    older = status()
    assert Status.model_validate(older).objections == ()
    assert StatusAnswer.model_validate({"township_ms": 1}).objections == ()
    plain = {
        "version": 1,
        "station_id": "LW",
        "station_name": "柳湾",
        "township_name": "禾溪镇",
        "issued_ms": 1,
    }
    assert Feed.model_validate(plain).month_figures == ()
    newer = {**objection(), "photo": "p"}
    kept = json.loads(Status.model_validate({**older, "objections": [newer]}).model_dump_json())
    assert kept["objections"][0]["photo"] == "p"


def test_a_village_hears_nothing_of_it_before_anything_was_shown(
    liuwan: Village, film: Courseware
) -> None:
    evening(liuwan, film, opened=moment(), closed=moment(25 * HOUR_MS))
    assert Meeting.objects.count() == 1
    assert liuwan.feed().month_figures == ()
