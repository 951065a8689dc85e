"""What people asked to learn waits until the office has answered."""

import datetime
import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from protocol.record import Correction, CorrectionKind, TopicRequest
from tests.township.village import Village, moment
from township.courses.models import Courseware, Notice
from township.reports.models import WishAnswer
from township.reports.wishes import open_count, wishes

MONTH = "2026-04"
PAGE = f"/wishes/?month={MONTH}"


@pytest.fixture(autouse=True)
def _it_is_late_april(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: datetime.date(2026, 4, 28))


def ask(village: Village, **asked: int) -> str:
    topics = [TopicRequest(category=category, people=people) for category, people in asked.items()]
    record = village.record(id=str(uuid4()), topic_requests=topics)
    assert village.verdict_on(record) == "stored"
    return record.id


def keys(category: str) -> list[str]:
    return [one.key for one in wishes(MONTH) if one.category == category]


def answer(staff: Client, category: str, **fields: Any) -> str:
    sent = {"category": category, "wish": keys(category), "kind": "next_plan", **fields}
    return staff.post(PAGE, sent, follow=True).content.decode()


def test_wishes_stand_by_category_with_village_number_and_meeting(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    first = ask(liuwan, 实用技术=4, 法律法规=1)
    ask(zaoling, 实用技术=3)
    page = staff.get(PAGE).content.decode()
    assert "2个村，7人次" in page
    assert f"/ledger/{first}/" in page
    assert page.index("实用技术　") < page.index("法律法规　")


def test_an_answered_wish_waits_no_longer(staff: Client, liuwan: Village, film: Courseware) -> None:
    ask(liuwan, 实用技术=4, 法律法规=1)
    assert open_count(MONTH) == 2
    page = answer(staff, "实用技术", kind="arranged", courseware=str(film.pk))
    assert f"已安排《{film.title}》" in page
    assert open_count(MONTH) == 1
    assert "实用技术　" not in staff.get(f"{PAGE}&open=1").content.decode()
    answer(staff, "实用技术", kind="nothing_yet")
    assert [one.words for one in WishAnswer.objects.all()] == ["暂无课件"]


def test_an_answer_reaches_the_villages_as_a_notice(staff: Client, liuwan: Village) -> None:
    ask(liuwan, 实用技术=4)
    answer(staff, "实用技术")
    assert not Notice.objects.exists()
    answer(staff, "实用技术", tell="1")
    (told,) = liuwan.feed().notices
    assert told.text == "大家想学实用技术：列入下月计划"
    assert told.until == "2026-05-31"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": ""}, "请选一种答复"),
        ({"kind": "arranged", "courseware": ""}, "请选安排了哪个课件"),
        ({"kind": "arranged", "courseware": "999"}, "请选安排了哪个课件"),
        ({"wish": []}, "请先勾上"),
        ({"wish": ["1:别的"]}, "请先勾上"),
    ],
)
def test_half_an_answer_answers_nothing(
    staff: Client, liuwan: Village, fields: dict[str, Any], said: str
) -> None:
    ask(liuwan, 实用技术=4)
    assert said in answer(staff, "实用技术", **fields)
    assert open_count(MONTH) == 1


def test_a_refused_answer_keeps_what_was_ticked_and_leaves_the_rest_alone(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    ask(liuwan, 实用技术=4)
    ask(zaoling, 实用技术=2, 法律法规=1)
    left_out, ticked = (one.key for one in wishes(MONTH) if one.category == "实用技术")
    page = answer(staff, "实用技术", kind="arranged", courseware="", wish=[ticked])
    boxes = re.findall(r'name="wish" value="([^"]+)"[^>]*?( checked)?>', page)
    assert dict(boxes)[left_out] == ""
    assert [key for key, is_ticked in boxes if is_ticked and "实用技术" in key] == [ticked]
    assert [key for key, is_ticked in boxes if is_ticked and "法律法规" in key]


def test_last_months_wish_still_waits_and_older_ones_do_not(liuwan: Village) -> None:
    ask(liuwan, 实用技术=4)
    assert [open_count(month) for month in ("2026-03", MONTH, "2026-05", "2026-06")] == [0, 1, 1, 0]


def test_a_category_is_words_and_no_markup(staff: Client, liuwan: Village) -> None:
    ask(liuwan, **{"<script>x</script>": 1})
    assert "<script>x" not in staff.get(PAGE).content.decode()


def test_a_correction_that_takes_an_answered_wish_back_hides_no_other(
    staff: Client, liuwan: Village, film: Courseware
) -> None:
    first = ask(liuwan, 实用技术=4, 法律法规=1)
    answer(staff, "实用技术", kind="nothing_yet")
    why = Correction(
        replaces="0" * 64,
        kind=CorrectionKind.CORRECTION,
        author="李稻香",
        reason="记错了",
        at=moment(),
    )
    other = [TopicRequest(category="卫生健康", people=2), TopicRequest(category="文化", people=0)]
    again = liuwan.record(id=first, revision=2, topic_requests=other, correction=why)
    assert liuwan.verdict_on(again) == "stored"
    assert open_count(MONTH) == len(wishes(MONTH, only_open=True)) == 1
