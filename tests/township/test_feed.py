"""One signed word to each station, whose version rises exactly when something changed."""

import datetime

import pytest
from django.utils import timezone

from protocol import feed
from protocol.people import Person, PersonStatus
from protocol.receipt import Verdict
from protocol.signing import SignatureRefused, new_key, open_document, public_key
from tests.township.village import Village, moment
from township.courses.entering import enter_plan, enter_planned_meeting
from township.courses.models import Courseware, Notice, StudyPlan
from township.courses.models import Verdict as Check
from township.courses.plan_publishing import publish
from township.feeds.models import Edition
from township.ledger.reviewing import return_record
from township.stations.models import Office
from township.stations.roster import replace_roster


def month() -> str:
    return f"{timezone.localdate():%Y-%m}"


def plan(course: Courseware, title: str = "本月计划") -> feed.StudyPlan:
    item = feed.PlanItem(
        id="i1", courseware=course.sha256, deadline=timezone.localdate().isoformat()
    )
    return feed.StudyPlan(id="p", version=1, month=month(), title=title, items=(item,))


def test_the_feed_is_signed_by_the_pinned_key(liuwan: Village) -> None:
    document = liuwan.get("feed").content
    open_document(document, liuwan.township_key)
    with pytest.raises(SignatureRefused):
        open_document(document, public_key(new_key()))


def test_an_unchanged_feed_keeps_its_version_and_its_very_bytes(liuwan: Village) -> None:
    first, second = liuwan.get("feed"), liuwan.get("feed")
    assert first.content == second.content
    assert first.headers["ETag"] == second.headers["ETag"]


def test_an_unchanged_feed_is_not_sent_again(liuwan: Village) -> None:
    etag = liuwan.get("feed").headers["ETag"]
    answer = liuwan.get("feed", **{"If-None-Match": f'"0-old", {etag}'})
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_change_raises_the_version_and_is_told(liuwan: Village, film: Courseware) -> None:
    before = liuwan.feed()
    enter_plan("p", plan(film), None)
    after = liuwan.feed()
    assert after.version == before.version + 1
    assert [item.courseware for item in after.plans[0].items] == [film.sha256]


def test_saving_without_a_change_raises_nothing(liuwan: Village) -> None:
    before = liuwan.feed()
    Office.current().save()
    assert liuwan.feed().version == before.version


def test_courseware_is_described_as_it_was_measured(liuwan: Village, film: Courseware) -> None:
    (told,) = liuwan.feed().courseware
    assert (told.sha256, told.title, told.category) == (film.sha256, "草莓高垄栽培", "实用技术")
    assert (told.length_ms, told.extension, told.has_video) == (2000, "mp4", True)
    assert len(told.block_hashes) == 1


def test_flagged_courseware_is_not_offered_until_somebody_lets_it_pass(
    liuwan: Village, film: Courseware
) -> None:
    film.verdict = Check.FLAGGED
    film.save()
    enter_other = liuwan.feed()
    assert enter_other.courseware == ()
    film.released = True
    film.save()
    assert [one.sha256 for one in liuwan.feed().courseware] == [film.sha256]


def test_a_plan_never_names_courseware_that_is_not_offered(
    liuwan: Village, film: Courseware
) -> None:
    enter_plan("p", plan(film), None)
    film.verdict = Check.FLAGGED
    film.save()
    assert liuwan.feed().plans[0].items == ()


def test_a_plan_for_one_village_is_not_told_to_another(
    liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    enter_plan("p", plan(film), ["ZL"])
    assert liuwan.feed().plans == ()
    assert [one.id for one in zaoling.feed().plans] == ["p"]


def test_taking_a_village_off_a_plan_is_told(liuwan: Village, film: Courseware) -> None:
    enter_plan("p", plan(film), ["LW"])
    assert liuwan.feed().plans
    changed = StudyPlan.objects.get(pk="p")
    changed.stations.clear()
    assert liuwan.feed().plans
    publish(changed)
    assert liuwan.feed().plans == ()


def test_a_plans_own_version_rises_with_its_content_only(film: Courseware) -> None:
    assert enter_plan("p", plan(film), None).version == 1
    assert enter_plan("p", plan(film), None).version == 1
    assert enter_plan("p", plan(film, "改过的计划"), None).version == 2


def test_a_planned_meeting_reaches_its_village(
    liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    meeting = feed.PlannedMeeting(
        id="m",
        type_code="theme_party_day",
        day=timezone.localdate().isoformat(),
        time="19:00",
        courseware=(film.sha256,),
    )
    enter_planned_meeting("m", meeting, "LW")
    assert liuwan.feed().planned_meetings == (meeting,)
    assert zaoling.feed().planned_meetings == ()


def test_the_roster_reaches_its_village_only(liuwan: Village, zaoling: Village) -> None:
    person = Person(id="a", name="王麦青", status=PersonStatus.MEMBER)
    replace_roster(liuwan.station, [person])
    assert liuwan.feed().roster == (person,)
    assert zaoling.feed().roster == ()


def test_a_receipt_comes_back_by_the_feed_too(liuwan: Village) -> None:
    record = liuwan.record()
    liuwan.verdict_on(record)
    (receipt,) = liuwan.feed().receipts
    assert (receipt.record_id, receipt.revision) == (record.id, 1)
    assert (receipt.content_hash, receipt.verdict) == (record.content_hash, Verdict.STORED)


def test_a_returned_record_is_told_until_a_newer_revision_comes(liuwan: Village) -> None:
    record = liuwan.record()
    liuwan.verdict_on(record)
    return_record(record.id, "请补写讨论")
    (returned,) = liuwan.feed().returned
    assert (returned.record_id, returned.revision, returned.comment) == (record.id, 1, "请补写讨论")
    liuwan.verdict_on(liuwan.record(id=record.id, revision=2))
    assert liuwan.feed().returned == ()


def test_a_notice_ends_with_its_day(liuwan: Village) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Notice.objects.create(text="旧通知", until=yesterday)
    Notice.objects.create(text="新通知", until=timezone.localdate())
    assert [notice.text for notice in liuwan.feed().notices] == ["新通知"]


def test_a_new_day_makes_the_feed_look_again(liuwan: Village) -> None:
    liuwan.feed()
    notice = Notice.objects.create(text="通知", until=timezone.localdate())
    assert liuwan.feed().notices
    # As if the notice had run out overnight, which no signal tells.
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Notice.objects.filter(pk=notice.pk).update(until=yesterday)
    Edition.objects.update(made_on=yesterday)
    assert liuwan.feed().notices == ()


def test_after_a_restored_backup_the_version_goes_past_what_the_station_has(
    liuwan: Village,
) -> None:
    liuwan.feed()
    status = {
        "sent": moment().model_dump(mode="json"),
        "software": "0.1.0",
        "feed_version": 41,
        "pending_records": 0,
        "free_disk_bytes": 1,
        "courseware_present": 0,
        "courseware_missing": 0,
    }
    assert liuwan.post("status", status).status_code == 200
    assert liuwan.feed().version == 42
    assert liuwan.feed().version == 42
