"""A station has a plan once the feed it reports is the one that told it, or a newer one."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests.township.test_status import status
from tests.township.village import Village
from township.courses.models import Courseware, Delivery, PlanItem, PlanVersion, StudyPlan
from township.courses.plan_publishing import publish, withdraw
from township.feeds.received import having, received, received_in
from township.stations.models import Office, Station, StationStatus


@pytest.fixture
def plan(film: Courseware) -> StudyPlan:
    """A plan of this month, for everybody, published."""
    today = timezone.localdate()
    plan = StudyPlan.objects.create(pk="p", month=f"{today:%Y-%m}", title="本月")
    PlanItem.objects.create(plan=plan, item_id="i", courseware=film, deadline=today)
    publish(plan)
    return plan


def fetch(village: Village) -> None:
    """Ask for the feed, take it in, and say so."""
    report(village, village.feed().version)


def report(village: Village, feed_version: int) -> None:
    assert village.post("status", status(feed_version=feed_version)).status_code == 200


def now(plan: StudyPlan) -> StudyPlan:
    return StudyPlan.objects.get(pk=plan.pk)


def test_nobody_has_what_nobody_fetched(liuwan: Village, plan: StudyPlan) -> None:
    assert received(now(plan)) == frozenset()


def test_sending_is_not_yet_receiving(liuwan: Village, plan: StudyPlan) -> None:
    version = liuwan.feed().version
    assert received(now(plan)) == frozenset()
    report(liuwan, version)
    assert received(now(plan)) == {"LW"}


def test_each_village_receives_for_itself(
    liuwan: Village, zaoling: Village, plan: StudyPlan
) -> None:
    fetch(liuwan)
    zaoling.feed()
    assert received(now(plan)) == {"LW"}
    assert received_in(plan.month) == {"p": {"LW"}}


def test_a_newer_version_must_be_received_anew(liuwan: Village, plan: StudyPlan) -> None:
    fetch(liuwan)
    plan.title = "改过的"
    plan.save()
    assert received(now(plan)) == {"LW"}
    publish(plan)
    assert received(now(plan)) == frozenset()
    fetch(liuwan)
    assert received(now(plan)) == {"LW"}
    first = PlanVersion.objects.get(number=1)
    assert having([first]) == {first.pk: {"LW"}}


def test_what_was_never_fetched_was_never_received(liuwan: Village, plan: StudyPlan) -> None:
    plan.title = "改过的"
    plan.save()
    publish(plan)
    fetch(liuwan)
    first = PlanVersion.objects.get(number=1)
    assert having([first]) == {first.pk: frozenset()}


def test_a_feed_that_changed_for_another_reason_delivers_nothing_new(
    liuwan: Village, plan: StudyPlan
) -> None:
    fetch(liuwan)
    before = Delivery.objects.get().feed_version
    office = Office.current()
    office.phone = "6620110"
    office.save()
    assert liuwan.feed().version == before + 1
    assert Delivery.objects.get().feed_version == before


def test_a_withdrawal_is_received_too(liuwan: Village, plan: StudyPlan) -> None:
    fetch(liuwan)
    withdraw(plan)
    assert received(now(plan)) == frozenset()
    assert received_in(plan.month) == {}
    fetch(liuwan)
    assert received(now(plan)) == {"LW"}


def test_whom_a_plan_is_not_for_is_not_waited_for(
    liuwan: Village, zaoling: Village, plan: StudyPlan
) -> None:
    plan.for_all = False
    plan.save()
    plan.stations.set(["ZL"])
    publish(plan)
    fetch(liuwan)
    fetch(zaoling)
    assert received(now(plan)) == {"ZL"}


def test_a_new_machine_has_to_fetch_again(liuwan: Village, plan: StudyPlan) -> None:
    fetch(liuwan)
    report(liuwan, 0)
    assert received(now(plan)) == frozenset()


def test_a_draft_was_received_by_nobody(liuwan: Village, film: Courseware) -> None:
    assert received(StudyPlan.objects.create(month="2026-04", title="四月")) == frozenset()


def test_the_page_names_who_has_not_received_it_and_why(
    staff: Client, liuwan: Village, zaoling: Village, plan: StudyPlan
) -> None:
    Station.objects.create(pk="BQ", name="北渠")
    fetch(liuwan)
    zaoling.get("feed")
    long_ago = timezone.now() - datetime.timedelta(days=23)
    StationStatus.objects.filter(station_id="ZL").update(last_contact=long_ago)
    page = staff.get("/plans/one/p/").content.decode()
    assert "3个站点，已收到1个" in page
    assert f'<a href="/ledger/?station=ZL&amp;month={plan.month}">枣岭</a>' in page
    assert "（23天没联系）" in page
    assert "（还没接入机器）" in page
    assert "3个站点，已收到1个" in staff.get(f"/plans/{plan.month}/").content.decode()
