"""The office deals with faults: the ladder, both sides' words of its end, the telephone, form C."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from protocol.faults import FaultAnswer
from tests.township.test_faults import fault, held_fault, report
from tests.township.test_permissions import browser_of
from tests.township.village import HOUR_MS, Village, moment
from township.accounts.roles import Role
from township.faults import deeds
from township.faults.deeds import Told, report_by_telephone
from township.faults.models import Fault, FaultStep
from township.faults.standing import Standing, counts, faults_in, standing_of
from township.reports.monthly import monthly
from township.stations.models import Station

HOUR = datetime.timedelta(hours=1)
RESTORED = moment(HOUR_MS).model_dump(mode="json")


def do(browser: Client, deed: str, **fields: str) -> Any:
    answer = browser.post(f"/faults/{held_fault().pk}/", {"deed": deed, **fields}, follow=True)
    assert answer.status_code == 200
    return answer


def steps() -> list[tuple[str, bool]]:
    return list(FaultStep.objects.values_list("kind", "by_office"))


def standing() -> Standing:
    return standing_of(held_fault())


def begin(hours_ago: float) -> None:
    """As if the only fault had been reported so long ago."""
    at = timezone.now() - hours_ago * HOUR
    Fault.objects.update(reported_at=at, received_at=at)


def test_a_fault_climbs_the_ladder_and_the_village_hears_each_step(
    staff: Client, liuwan: Village
) -> None:
    report(liuwan, fault())
    assert standing() is Standing.UNANSWERED
    do(staff, "accept", answer="明天上午来修")
    assert standing() is Standing.ACCEPTED
    do(staff, "repaired")
    assert standing() is Standing.REPAIRED
    assert liuwan.feed().faults == (
        FaultAnswer(fault_id="f1", stage="repaired", words="明天上午来修"),
    )
    report(liuwan, fault(revision=2, restored=RESTORED))
    assert standing() is Standing.RESTORED
    assert steps() == [
        ("reported", False),
        ("accepted", True),
        ("repaired", True),
        ("restored", False),
    ]


def test_a_canned_answer_is_one_press(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault())
    page = staff.get(f"/faults/{held_fault().pk}/").content.decode()
    assert deeds.CANNED_ANSWERS[0] in page
    do(staff, "accept", answer="", canned=deeds.CANNED_ANSWERS[0])
    assert liuwan.feed().faults[0].words == deeds.CANNED_ANSWERS[0]


def test_a_second_answer_leaves_the_time_of_acceptance_alone(
    staff: Client, liuwan: Village
) -> None:
    report(liuwan, fault())
    do(staff, "accept", answer="明天来")
    accepted = held_fault().accepted_at
    do(staff, "accept", answer="配件到了就来")
    do(staff, "accept")
    assert (held_fault().accepted_at, held_fault().answer) == (accepted, "配件到了就来")
    assert steps()[1:] == [("accepted", True), ("answered", True)]


def test_the_office_restores_for_a_village_whose_machine_is_dead(
    staff: Client, liuwan: Village
) -> None:
    report(liuwan, fault())
    do(staff, "restored")
    kept = held_fault()
    assert (kept.restored_by_office, standing()) == (True, Standing.RESTORED)
    assert liuwan.feed().faults[0].stage == "repaired"
    assert "村里来电话" in staff.get(f"/faults/{kept.pk}/").content.decode()


def test_the_same_report_again_takes_nothing_back(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault())
    do(staff, "restored")
    report(liuwan, fault())
    assert standing() is Standing.RESTORED


def test_the_villages_later_word_stands_before_the_offices(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault())
    do(staff, "restored")
    report(liuwan, fault(revision=2, words="还是没有声音"))
    assert (standing(), held_fault().restored_by_office) == (Standing.REPAIRED, False)
    report(liuwan, fault(revision=3, restored=RESTORED))
    assert standing() is Standing.RESTORED
    assert not held_fault().restored_by_office
    assert steps()[-3:] == [("restored", True), ("broken", False), ("restored", False)]


def test_a_village_that_takes_back_its_own_word_opens_the_fault_again(
    staff: Client, liuwan: Village
) -> None:
    report(liuwan, fault())
    do(staff, "repaired")
    report(liuwan, fault(revision=2, restored=RESTORED))
    report(liuwan, fault(revision=3))
    assert standing() is Standing.ACCEPTED
    assert liuwan.feed().faults[0].stage == "accepted"


def test_the_office_calls_it_broken_again_until_the_village_says_more(
    staff: Client, liuwan: Village
) -> None:
    report(liuwan, fault(revision=2, restored=RESTORED))
    do(staff, "broken")
    assert standing() is Standing.ACCEPTED
    report(liuwan, fault(revision=2, restored=RESTORED))
    assert standing() is Standing.ACCEPTED
    report(liuwan, fault(revision=3, restored=RESTORED))
    assert standing() is Standing.RESTORED


@pytest.mark.parametrize("deed", ["repaired", "restored", "broken"])
def test_pressing_twice_is_pressing_once(staff: Client, liuwan: Village, deed: str) -> None:
    report(liuwan, fault())
    if deed == "broken":
        do(staff, "restored")
    do(staff, deed)
    before = Fault.objects.values().get(), steps()
    do(staff, deed)
    assert (Fault.objects.values().get(), steps()) == before


def test_a_button_that_there_is_not_does_nothing(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault())
    before = Fault.objects.values().get()
    do(staff, "smash")
    assert Fault.objects.values().get() == before


def test_downtime_runs_from_report_to_end(liuwan: Village) -> None:
    report(liuwan, fault())
    begin(hours_ago=5)
    now = timezone.now()
    assert held_fault().downtime(now) == now - held_fault().begun_at
    kept = held_fault()
    kept.accepted_at = kept.begun_at + HOUR
    kept.repaired_at = kept.begun_at + 2 * HOUR
    assert (kept.response, kept.downtime(now)) == (HOUR, 2 * HOUR)
    kept.restored_at = kept.begun_at + 3 * HOUR
    assert kept.downtime(now) == 3 * HOUR


def test_a_clock_that_nobody_set_makes_no_fault_of_fifty_years(liuwan: Village) -> None:
    report(liuwan, fault())
    Fault.objects.update(reported_at=datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC))
    assert held_fault().begun_at == held_fault().received_at
    Fault.objects.update(reported_at=timezone.now() + 5 * HOUR)
    assert held_fault().downtime(timezone.now()) < HOUR


def test_the_months_figures_know_of_what_the_office_restored(
    staff: Client, liuwan: Village
) -> None:
    report(liuwan, fault())
    begin(hours_ago=3)
    month = f"{timezone.localdate(held_fault().begun_at):%Y-%m}"
    assert monthly(month).repair is None
    do(staff, "restored")
    told = monthly(month)
    assert told.response is not None
    assert told.repair is not None
    assert 3 * HOUR <= told.repair < 4 * HOUR
    do(staff, "broken")
    assert monthly(month).repair is None


def test_a_reader_sees_neither_buttons_nor_who_reported(liuwan: Village) -> None:
    report(liuwan, fault())
    Fault.objects.update(reporter="李稻香", repairer="王师傅")
    pk = held_fault().pk
    for address in (f"/faults/{pk}/", f"/faults/{pk}/form/", f"/faults/register/{_year()}/"):
        page = browser_of(Role.READER).get(address).content.decode()
        assert "李稻香" not in page
        assert "王师傅" not in page
        assert 'name="deed"' not in page
        assert "李稻香" in browser_of(Role.INSPECTOR).get(address).content.decode()


def test_an_inspector_deals_with_faults(liuwan: Village) -> None:
    report(liuwan, fault())
    do(browser_of(Role.INSPECTOR), "accept", answer="明天来")
    assert User.objects.get(username="inspector")
    assert standing() is Standing.ACCEPTED
    answer = browser_of(Role.READER).post(f"/faults/{held_fault().pk}/", {"deed": "repaired"})
    assert (answer.status_code, standing()) == (403, Standing.ACCEPTED)


def test_the_details_of_a_repair_are_kept_and_bounded(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault())
    do(staff, "details", measures="换" * 900, repairer=" 广电站 ", note="x\ty")
    kept = held_fault()
    assert (len(kept.measures), kept.repairer, standing()) == (300, "广电站", Standing.UNANSWERED)


def test_the_board_shows_what_is_open_the_longest_first(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault(), fault(id="f2", part="screen", code="A21-0"))
    deeds.call_restored(Fault.objects.get(fault_id="f2"))
    page = staff.get("/faults/").content.decode()
    assert "没有声音" in page
    assert "A21-0" not in page
    over = staff.get("/faults/?state=restored").content.decode()
    assert "A21-0" in over
    assert [count for _, count in counts()] == [1, 0, 0, 1]
    for one, count in counts():
        assert faults_in(one).count() == count
        assert {standing_of(it) for it in faults_in(one)} <= {one}


def test_the_board_explains_a_code_and_leads_to_its_entry(staff: Client, liuwan: Village) -> None:
    page = staff.get("/faults/?q=A12-5").content.decode()
    assert "没有声音；自检还发现：没有网络" in page
    assert "/faults/new/?code=A12-5" in page


def queries_of(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_pages_of_faults_ask_as_much_for_many_as_for_one(staff: Client, liuwan: Village) -> None:
    addresses = ("/faults/", f"/faults/register/{_year()}/", "/stations/LW/", "/stations/")
    report(liuwan, fault())
    for address in addresses:
        queries_of(staff, address)
    few = [queries_of(staff, address) for address in addresses]
    for number in range(8):
        village = Station.objects.create(pk=f"S{number}", name=f"村{number}")
        report_by_telephone(village, Told(part="sound"))
        report_by_telephone(liuwan.station, Told(part="screen"))
    assert [queries_of(staff, address) for address in addresses] == few


def _year() -> int:
    return timezone.localdate().year
