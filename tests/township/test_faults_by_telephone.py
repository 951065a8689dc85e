"""A fault that is told by telephone, and its own report that comes later."""

import pytest
from django.test import Client

from tests.township.test_fault_pages import standing, steps
from tests.township.test_faults import fault, held_fault, report
from tests.township.village import Village
from township.faults import deeds
from township.faults.deeds import FaultRefused, Told, report_by_telephone
from township.faults.models import Fault
from township.faults.standing import Standing


def test_a_fault_is_told_by_telephone_with_its_code(staff: Client, liuwan: Village) -> None:
    page = staff.get("/faults/new/?code=a12 5").content.decode()
    assert "没有声音；自检还发现：没有网络" in page
    assert '<option value="sound" selected>' in page
    sent = {"station": "LW", "code": "A12-5", "part": "sound", "words": "音箱坏了"}
    answer = staff.post("/faults/new/", sent, follow=True)
    kept = held_fault()
    assert (kept.code, kept.category, kept.wrong) == ("A12-5", "sound", ["sound", "network"])
    assert (kept.by_telephone, kept.reporter) == (True, "站点管理员")
    assert kept.number in answer.content.decode()
    assert steps() == [("reported", True)]


def test_what_was_typed_stays_when_something_is_missing(staff: Client, liuwan: Village) -> None:
    sent = {"station": "", "part": "sound", "words": "<b>音箱</b>坏了"}
    page = staff.post("/faults/new/", sent).content.decode()
    assert "请选是哪个站点" in page
    assert "&lt;b&gt;音箱&lt;/b&gt;坏了" in page
    assert '<option value="sound" selected>' in page
    assert not Fault.objects.exists()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told(code="A99"), "没有故障码 A99"),
        (Told(code="A12-7777777"), "没有故障码"),
        (Told(), "什么坏了"),
        (Told(part="heart"), "什么坏了"),
        (Told(part="sound", category="weather"), "故障类别"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    liuwan: Village, told: Told, words: str
) -> None:
    with pytest.raises(FaultRefused, match=words):
        report_by_telephone(liuwan.station, told)


def test_a_report_that_comes_after_its_telephone_call_is_the_same_fault(liuwan: Village) -> None:
    report_by_telephone(liuwan.station, Told(code="A12-1", words="没声音"))
    assert report(liuwan, fault()) == [{"fault_id": "f1", "revision": 1}]
    assert report(liuwan, fault()) == [{"fault_id": "f1", "revision": 1}]
    kept = held_fault()
    assert (kept.fault_id, kept.words, kept.steps_tried) == ("f1", "没声音", 3)
    report(liuwan, fault(id="f2"))
    assert Fault.objects.count() == 2


def test_a_report_written_before_the_repair_does_not_undo_it(liuwan: Village) -> None:
    told = report_by_telephone(liuwan.station, Told(code="A12-1"))
    deeds.call_restored(told)
    report(liuwan, fault())
    assert (standing(), held_fault().restored_by_office) == (Standing.RESTORED, True)


def test_a_call_of_another_village_is_another_fault(liuwan: Village, zaoling: Village) -> None:
    report_by_telephone(zaoling.station, Told(code="A12-1"))
    report(liuwan, fault())
    assert Fault.objects.count() == 2


def test_every_choice_of_the_telephone_form_can_be_reported(liuwan: Village) -> None:
    for part, name in deeds.fault_choices():
        assert str(report_by_telephone(liuwan.station, Told(part=part))).endswith(name)
