"""The office deals with faults: the ladder, both sides' words of its end, the telephone, form C."""

import datetime
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from protocol.faults import FaultAnswer
from tests.township.test_faults import fault, held_fault, report
from tests.township.test_permissions import browser_of
from tests.township.village import HOUR_MS, Village, moment
from township.accounts.roles import Role
from township.faults import deeds
from township.faults.deeds import FaultRefused, Told, report_by_telephone
from township.faults.models import Fault, FaultStep
from township.faults.register import HEADS, faults_of, row_of, span_words
from township.faults.standing import Standing, counts, faults_in, standing_of
from township.reports.monthly import monthly
from township.reports.workbook import month_workbook
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


def test_form_c_has_every_column_and_its_cells(liuwan: Village) -> None:
    report(liuwan, fault(words="没声"))
    begin(hours_ago=30)
    kept = held_fault()
    kept.accepted_at = kept.begun_at + HOUR
    kept.restored_at = kept.begun_at + 27 * HOUR
    kept.repairer, kept.measures, kept.parts_replaced = "广电站", "换了线", "音频线"
    kept.stopgap, kept.note, kept.restored_by_office = "用扩音器", "保修期内", True
    cells = dict(zip((one.name for one in HEADS), row_of(kept, timezone.now()), strict=True))
    at = f"{timezone.localtime(kept.begun_at):%Y-%m-%d %H:%M}"
    assert cells == {
        "编号": f"LW-B{kept.pk:04d}",
        "站点": "柳湾",
        "报修时间": at,
        "报修人": "站点管理员",
        "设备名称": "音箱（声音）",
        "故障类别": "声音",
        "故障现象": "没有声音（A12-1）：没声",
        "自检结果": "没有声音",
        "应急处理": "按屏幕提示试了3步；用扩音器",
        "受理时间": f"{timezone.localtime(kept.accepted_at):%Y-%m-%d %H:%M}",
        "维修人": "广电站",
        "处理措施": "换了线",
        "更换配件": "音频线",
        "恢复时间": f"{timezone.localtime(kept.restored_at):%Y-%m-%d %H:%M}",
        "停用时长": "1天3小时",
        "验收人签字": "",
        "备注": "村里来电话说好了；保修期内",
    }


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (None, ""),
        (datetime.timedelta(seconds=59), "不到1分钟"),
        (40 * datetime.timedelta(minutes=1), "40分钟"),
        (5 * HOUR, "5小时"),
        (5 * HOUR + datetime.timedelta(minutes=7), "5小时7分"),
        (datetime.timedelta(days=9), "9天"),
        (datetime.timedelta(days=9, hours=3, minutes=50), "9天3小时"),
    ],
)
def test_a_length_of_time_is_told_as_people_say_it(
    span: datetime.timedelta | None, words: str
) -> None:
    assert span_words(span) == words


def test_paper_and_workbook_say_the_same(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault(words="=1+1"))
    today = timezone.localdate()
    month = f"{today:%Y-%m}"
    book = load_workbook(io.BytesIO(month_workbook(monthly(month), "干事")))
    sheet = [[cell.value or "" for cell in row] for row in book["故障台账"].iter_rows(min_row=3)]
    (kept,) = faults_of(today, today)
    assert sheet == [[one.name for one in HEADS], list(row_of(kept, timezone.now()))]
    for address in (f"/faults/register/{month}/", f"/faults/register/{today.year}/"):
        page = staff.get(address).content.decode()
        assert all(one.name in page for one in HEADS)
        assert kept.number in page
    form = staff.get(f"/faults/{kept.pk}/form/").content.decode()
    assert all(one.name in form for one in HEADS)


@pytest.mark.parametrize("span", ["2026-13", "0000", "9999", "x", "2026-4"])
def test_what_is_no_month_or_year_has_no_register(staff: Client, span: str) -> None:
    assert staff.get(f"/faults/register/{span}/").status_code == 404


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
