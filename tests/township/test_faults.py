"""A village reports a fault, the office answers, and the village hears of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from protocol.faults import FaultAnswer
from tests.township.test_status import status
from tests.township.village import HOUR_MS, Village, moment
from township.faults.models import Fault

LIST = "admin:faults_fault_changelist"


def fault(**fields: Any) -> dict[str, Any]:
    usual = {
        "id": "f1",
        "code": "A12-1",
        "part": "sound",
        "category": "sound",
        "reported": moment().model_dump(mode="json"),
        "wrong": ["sound"],
        "steps_tried": 3,
    }
    return {**usual, **fields}


def report(village: Village, *faults: dict[str, Any]) -> list[dict[str, Any]]:
    """Send a status with faults; what the township says it holds."""
    answer = village.post("status", status(faults=list(faults)))
    assert answer.status_code == 200, answer.content
    held: list[dict[str, Any]] = answer.json()["faults"]
    return held


def held_fault() -> Fault:
    return Fault.objects.get()


def test_a_fault_is_kept_and_its_receipt_says_so(liuwan: Village) -> None:
    assert report(liuwan, fault()) == [{"fault_id": "f1", "revision": 1}]
    kept = held_fault()
    assert (kept.station, kept.code, kept.category) == (liuwan.station, "A12-1", "sound")
    assert kept.reported_at is not None


def test_the_same_fault_twice_is_one(liuwan: Village) -> None:
    report(liuwan, fault())
    report(liuwan, fault())
    assert Fault.objects.count() == 1


def test_two_villages_may_use_the_same_id(liuwan: Village, zaoling: Village) -> None:
    report(liuwan, fault())
    report(zaoling, fault())
    assert Fault.objects.count() == 2


def test_a_later_word_replaces_the_earlier_and_an_earlier_one_does_not(liuwan: Village) -> None:
    restored = moment(HOUR_MS).model_dump(mode="json")
    assert report(liuwan, fault(revision=3, restored=restored))[0]["revision"] == 3
    assert report(liuwan, fault(revision=2))[0]["revision"] == 3
    assert held_fault().restored_at is not None


def test_what_the_village_says_leaves_the_offices_own_notes_alone(liuwan: Village) -> None:
    report(liuwan, fault())
    kept = held_fault()
    kept.repairer, kept.answer = "维修站", "明天来修"
    kept.save()
    report(liuwan, fault(revision=2, words="还有杂音"))
    assert (held_fault().repairer, held_fault().words) == ("维修站", "还有杂音")


def test_the_village_hears_that_its_fault_was_taken_up(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault())
    assert liuwan.feed().faults == ()
    chosen = {"action": "accept", "_selected_action": [held_fault().pk]}
    staff.post(reverse(LIST), chosen)
    assert liuwan.feed().faults == (FaultAnswer(fault_id="f1", stage="accepted"),)
    staff.post(reverse(LIST), {**chosen, "action": "close"})
    assert liuwan.feed().faults == (FaultAnswer(fault_id="f1", stage="repaired"),)


def test_an_answer_alone_takes_a_fault_up(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault())
    page = reverse("admin:faults_fault_change", args=[held_fault().pk])
    assert staff.get(page).status_code == 200
    staff.post(page, {"answer": "明天上午来修"})
    (answer,) = liuwan.feed().faults
    assert (answer.stage, answer.words) == ("accepted", "明天上午来修")


def test_another_village_hears_nothing_of_it(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    report(liuwan, fault())
    version = zaoling.feed().version
    staff.post(reverse(LIST), {"action": "accept", "_selected_action": [held_fault().pk]})
    assert (zaoling.feed().faults, zaoling.feed().version) == ((), version)


def test_the_first_page_says_what_waits_for_an_answer(staff: Client, liuwan: Village) -> None:
    assert "镇里该回话的故障" not in staff.get("/").content.decode()
    report(liuwan, fault(), fault(id="f2", restored=moment(1).model_dump(mode="json")))
    page = staff.get("/").content.decode()
    assert "镇里该回话的故障 <b>1</b>" in page
    rows = staff.get(f"{reverse(LIST)}?state=unanswered").content.decode()
    assert "没有声音" in rows


def test_a_code_read_out_by_telephone_is_explained(staff: Client, liuwan: Village) -> None:
    page = staff.get(reverse(LIST), {"q": "A12-5"}).content.decode()
    assert "没有声音；自检还发现：没有网络" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"category": "weather"},
        {"part": "smoke"},
        {"words": "烟" * 5000, "wrong": ["x" * 500] * 500},
        {"revision": 10**30},
        {"steps_tried": 10**30},
        {"reported": {"wall_ms": -(10**17), "boot_ms": 1, "boot_id": "x"}},
    ],
)
def test_odd_values_stop_nothing(staff: Client, liuwan: Village, fields: dict[str, Any]) -> None:
    assert report(liuwan, fault(**fields))[0]["fault_id"] == "f1"
    assert staff.get(reverse(LIST)).status_code == 200
    assert liuwan.get("feed").status_code == 200
