"""Workbooks as villages keep them are read, looked at, and then kept; nothing that must not be."""

import datetime
import io
import zipfile
from typing import Any

import pytest
from auditlog.models import LogEntry
from django.test import Client
from django.utils import timezone

from protocol.people import PersonStatus, Role
from tests.township.rosters import EVERY, PAGE, agree, paste, upload, workbook, workbooks
from tests.township.test_erasing import dump
from tests.township.village import Village
from township.stations.models import RosterDraft, RosterEntry, Station
from township.stations.roster import RosterRefused
from township.stations.workbook_file import sheets_of

HEADS = ["姓名", "身份", "职务", "外出", "行动不便"]


def names(village: Village) -> list[str]:
    return [one.name for one in village.feed().roster]


def test_a_table_with_titles_and_odd_spaces_is_read(staff: Client, liuwan: Village) -> None:
    rows = [
        ["柳湾村党员花名册", None, None],
        [None, None, "2026年4月"],
        ["序号", "姓　名", "党员类别", "党内职务", "流动党员", "行动不便"],
        [1, "王　刚", "正式党员", "书记、远教管理员", "", ""],
        [2, " 李稻香 ", "预备党员", None, "√", None],
        [3, "刘晚秋", None, "妇女主任", None, "是"],
        ["合计", None, None, None, None, None],
        [None, None, None, None, None, None],
        ["填表人：", None, None, None, None, None],
    ]
    seen = upload(staff, workbook(rows))
    assert "职务“妇女主任”这里用不上" in seen.content.decode()
    agree(staff, seen)
    wang, li, liu = liuwan.feed().roster
    assert (wang.name, wang.roles) == ("王刚", (Role.SECRETARY, Role.ADMINISTRATOR))
    assert (li.name, li.status, li.away) == ("李稻香", PersonStatus.PROBATIONARY, True)
    assert (liu.status, liu.limited_mobility) == (PersonStatus.MEMBER, True)


def test_what_must_not_be_kept_is_never_kept_and_the_page_says_so(
    staff: Client, liuwan: Village
) -> None:
    rows = [
        ["姓名", "公民身份证号", "出生年月", "联系电话", "家庭住址", "备注"],
        ["王麦青", "110101199001011234", "1990-01", "13800000000", "青禾县一号", "悄悄话"],
    ]
    seen = upload(staff, workbook(rows))
    page = seen.content.decode()
    assert "公民身份证号、出生年月、联系电话、家庭住址" in page
    assert "没有读进来" in page
    agree(staff, seen)
    assert names(liuwan) == ["王麦青"]
    kept = dump()
    for secret in ("110101199001011234", "1990-01", "13800000000", "青禾县一号", "悄悄话"):
        assert secret not in kept


def test_an_identity_card_s_number_is_no_number_of_a_person(staff: Client, liuwan: Village) -> None:
    agree(staff, upload(staff, workbook([["姓名", "人员编号"], ["王麦青", "11010119900101123X"]])))
    assert liuwan.feed().roster[0].id != "11010119900101123X"
    assert liuwan.feed().roster[0].id.startswith("LW-")


def test_the_dry_run_tells_field_by_field_and_changes_nothing(
    staff: Client, liuwan: Village
) -> None:
    agree(staff, paste(staff, "王麦青 村支书\n李稻香\n张禾苗\n陈荞花"))
    before = liuwan.feed().roster
    rows = [HEADS, ["王麦青", "正式党员", "委员", "是", ""], ["李稻香"], ["陈荞花"], ["吴杏雨"]]
    page = upload(staff, workbook(rows)).content.decode()
    for told in ("新增1人", "去掉1人", "改动1人", "不变2人"):
        assert told in page
    assert "职务：" in page
    assert "4 → <b>3</b>" in page
    assert "村支书" in page
    assert liuwan.feed().roster == before


def test_people_keep_their_numbers_by_number_then_by_name(staff: Client, liuwan: Village) -> None:
    agree(staff, paste(staff, "王麦青\n李稻香\n张禾苗"))
    wang, li, zhang = liuwan.feed().roster
    rows = [["姓名", "人员编号"], ["张禾苗", ""], ["王麦清", wang.id], ["李稻香", "党-007"]]
    agree(staff, upload(staff, workbook(rows)))
    after = {one.name: one.id for one in liuwan.feed().roster}
    assert after == {"张禾苗": zhang.id, "王麦清": wang.id, "李稻香": li.id}


def test_a_column_that_is_not_there_says_nothing(staff: Client, liuwan: Village) -> None:
    agree(staff, paste(staff, "王麦青 预备党员 村支书 外出"))
    before = liuwan.feed().roster
    seen = upload(staff, workbook([["姓名"], ["王麦青"]]))
    assert "没有要改的" in seen.content.decode()
    agree(staff, upload(staff, workbook([["姓名", "外出"], ["王麦青", None]])))
    assert liuwan.feed().roster == (before[0].model_copy(update={"away": False}),)


def test_namesakes_are_neither_merged_nor_doubled(staff: Client, liuwan: Village) -> None:
    rows = [["姓名", "人员编号"], ["王刚", "a-1"], ["王刚", "a-2"]]
    agree(staff, upload(staff, workbook(rows)))
    assert [one.id for one in liuwan.feed().roster] == ["a-1", "a-2"]
    seen = upload(staff, workbook([["姓名", "外出"], ["王刚", "是"], ["李稻香", ""]]))
    assert "有几个人都叫这个名字" in seen.content.decode()
    agree(staff, seen)
    assert sorted(names(liuwan)) == ["李稻香", "王刚", "王刚"]
    assert not any(one.away for one in liuwan.feed().roster)
    seen = upload(staff, workbook([["姓名", "人员编号"], ["王刚", "a-1"], ["王刚", ""]]))
    agree(staff, seen)
    assert [one.id for one in liuwan.feed().roster] == ["a-1", "a-2"]


def test_a_line_that_cannot_be_read_leaves_its_person_as_before(
    staff: Client, liuwan: Village
) -> None:
    agree(staff, paste(staff, "王麦青 村支书\n李稻香"))
    rows = [HEADS, ["王麦青", "局长"], ["李稻香", "", "", "也许"], [None, "党员"], ["12", "党员"]]
    page = upload(staff, workbook(rows)).content.decode()
    for told in ("第2行", "第3行", "第4行", "第5行", "没有姓名", "“外出”一栏请写“是”"):
        assert told in page
    assert "没有要改的" in page


def test_a_changed_name_is_one_person_only_if_somebody_says_so(
    staff: Client, liuwan: Village
) -> None:
    agree(staff, paste(staff, "王麦青\n李稻香"))
    old = liuwan.feed().roster[1].id
    seen = paste(staff, "王麦青\n李稻湘")
    assert "李稻香 改名 李稻湘" in seen.content.decode()
    agree(staff, seen)
    assert liuwan.feed().roster[1].id != old
    staff.post(f"{seen.request['PATH_INFO']}undo/")
    agree(staff, paste(staff, "王麦青\n李稻湘"), same="LW:0")
    assert (liuwan.feed().roster[1].id, liuwan.feed().roster[1].name) == (old, "李稻湘")


def test_villages_are_found_by_column_by_sheet_and_merged_cells(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    book = workbooks(
        {
            "花名册": [
                ["村/站点", "姓名"],
                ["柳湾村", "王麦青"],
                [None, "李稻香"],
                ["ZL", "张禾苗"],
                ["天边", "吴杏雨"],
            ],
            "枣岭": [["姓名"], ["周谷雨"]],
            "说明": [["随便写写"]],
        }
    )
    seen = upload(staff, book, EVERY)
    page = seen.content.decode()
    assert "没有叫“天边”的站点" in page
    assert "工作表“说明”" in page
    agree(staff, seen)
    assert names(liuwan) == ["王麦青", "李稻香"]
    assert names(zaoling) == ["张禾苗", "周谷雨"]


def test_a_village_s_own_page_leaves_other_villages_alone(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    seen = upload(staff, workbook([["村", "姓名"], ["柳湾", "王麦青"], ["枣岭", "张禾苗"]]))
    assert "表里还有别的村的人" in seen.content.decode()
    agree(staff, seen)
    assert (names(liuwan), names(zaoling)) == (["王麦青"], [])


def test_a_roster_that_has_changed_meanwhile_is_looked_at_again(
    staff: Client, liuwan: Village
) -> None:
    first, second = paste(staff, "王麦青\n李稻香"), paste(staff, "王麦青 村支书")
    agree(staff, second)
    again = agree(staff, first)
    assert "请再看一遍" in again.content.decode()
    assert names(liuwan) == ["王麦青"]
    assert again.request["PATH_INFO"] != first.request["PATH_INFO"]
    agree(staff, again)
    assert names(liuwan) == ["王麦青", "李稻香"]


def test_all_villages_change_or_none(staff: Client, liuwan: Village, zaoling: Village) -> None:
    seen = upload(staff, workbook([["村", "姓名"], ["柳湾", "王麦青"], ["枣岭", "张禾苗"]]), EVERY)
    agree(staff, paste(staff, "周谷雨", "/staff/stations/ZL/roster/"))
    agree(staff, seen)
    assert (names(liuwan), names(zaoling)) == ([], ["周谷雨"])


def test_an_import_is_found_again_while_it_can_be_undone(staff: Client, liuwan: Village) -> None:
    seen = paste(staff, "王麦青，正式党员")
    page = seen.request["PATH_INFO"]
    assert page not in staff.get(EVERY).content.decode()
    agree(staff, seen)
    found = staff.get(EVERY).content.decode()
    assert page in found
    assert "柳湾</a>" in found
    RosterDraft.objects.update(applied_at=timezone.now() - datetime.timedelta(days=8))
    assert page not in staff.get(EVERY).content.decode()


def test_an_import_is_undone_for_a_week_and_only_while_nothing_else_changed(
    staff: Client, liuwan: Village
) -> None:
    agree(staff, paste(staff, "王麦青 村支书\n李稻香"))
    before = liuwan.feed().roster
    seen = paste(staff, "张禾苗")
    agree(staff, seen)
    undo = f"{seen.request['PATH_INFO']}undo/"
    agree(staff, paste(staff, "张禾苗\n吴杏雨"))
    assert "不能整个撤销了" in staff.post(undo, follow=True).content.decode()
    agree(staff, paste(staff, "张禾苗"))
    assert "撤销了" in staff.post(undo, follow=True).content.decode()
    assert liuwan.feed().roster == before
    assert staff.post(undo).status_code == 404


def test_a_dry_run_is_applied_once(staff: Client, liuwan: Village) -> None:
    seen = paste(staff, "王麦青")
    agree(staff, seen)
    assert "已经做过了" in agree(staff, seen).content.decode()


def test_dry_runs_go_after_a_day_and_applied_ones_after_a_week(
    staff: Client, liuwan: Village
) -> None:
    proposed, applied = paste(staff, "王麦青"), paste(staff, "李稻香")
    agree(staff, applied)
    RosterDraft.objects.update(made_at=timezone.now() - datetime.timedelta(hours=25))
    assert staff.get(proposed.request["PATH_INFO"]).status_code == 404
    assert staff.get(applied.request["PATH_INFO"]).status_code == 200
    RosterDraft.objects.filter(applied_at__isnull=False).update(
        applied_at=timezone.now() - datetime.timedelta(days=8)
    )
    assert staff.get(applied.request["PATH_INFO"]).status_code == 404
    paste(staff, "张禾苗")
    assert RosterDraft.objects.count() == 1


def test_imports_are_noted_without_names(staff: Client, liuwan: Village) -> None:
    agree(staff, paste(staff, "王麦青\n李稻香"))
    staff.get(f"{PAGE[:-1]}.xlsx")
    told = [str(one.additional_data) + str(one.changes) for one in LogEntry.objects.all()]
    assert [one for one in told if "新增2人" in one]
    assert [one for one in told if "导出了花名册，2人" in one]
    assert not [one for one in told if "麦青" in one or "稻香" in one]


def _zip(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return held.getvalue()


def _with_part(content: bytes, name: str, part: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    return _zip({**parts, name: part})


GOOD = workbook([["姓名"], ["王麦青"]])
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
SHEET = "xl/worksheets/sheet1.xml"
XMLNS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0 an old workbook",
        "姓名,身份".encode(),
        _zip({"word/document.xml": b"<w/>"}),
        GOOD[:300],
        _zip({f"part{number}": b"" for number in range(600)}),
        _zip({"bomb": b"0" * (41 * 1024 * 1024)}),
        _with_part(GOOD, "xl/workbook.xml", LAUGHS),
        _with_part(GOOD, SHEET, LAUGHS),
        _with_part(GOOD, SHEET, b"<worksheet " + XMLNS + b"><sheetData><row><c></worksheet>"),
        _with_part(GOOD, SHEET, b"<worksheet " + XMLNS + b'><sheetData><row r="x"/></sheetData>'),
    ],
    # By their numbers: how long a packed workbook is depends on the hour it was made.
    ids=range(11),
)
def test_what_is_no_good_workbook_is_refused_in_a_sentence(
    staff: Client, liuwan: Village, content: bytes
) -> None:
    answer = upload(staff, content)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not RosterDraft.objects.exists()


def test_tables_that_are_too_long_are_refused() -> None:
    far = b"<worksheet " + XMLNS + b'><sheetData><row r="900000"><c r="A900000"><v>1</v></c></row>'
    with pytest.raises(RosterRefused, match="太长"):
        sheets_of(_with_part(GOOD, SHEET, far + b"</sheetData></worksheet>"))
    with pytest.raises(RosterRefused, match="太长"):
        sheets_of(workbook([["姓名"], *([f"人{number}"] for number in range(5_001))]))
    with pytest.raises(RosterRefused, match="工作表太多"):
        sheets_of(workbooks({f"表{number}": [["姓名"]] for number in range(51)}))


def test_a_name_is_never_markup(staff: Client, liuwan: Village) -> None:
    seen = upload(staff, workbook([["姓名"], ["<script>甲</script>"]]))
    assert "<script>甲" not in seen.content.decode()
    agree(staff, seen)
    assert "<script>甲" not in staff.get(PAGE).content.decode()


def test_no_file_is_asked_for_in_a_sentence(staff: Client, liuwan: Village) -> None:
    answer: Any = staff.post(PAGE, {"file": ""})
    assert "请先选一个" in answer.content.decode()


def test_pages_ask_no_more_of_the_database_for_more_people(
    staff: Client, liuwan: Village, zaoling: Village, django_assert_max_num_queries: Any
) -> None:
    def asked(pages: list[str]) -> None:
        with django_assert_max_num_queries(60):
            for page in pages:
                assert staff.get(page).status_code == 200

    asked([EVERY, PAGE])
    for number in range(5):
        station = Station.objects.create(pk=f"S{number}", name=f"村{number}")
        RosterEntry.objects.bulk_create(
            RosterEntry(station=station, person_id=f"{number}-{one}", name=f"人{one}")
            for one in range(40)
        )
    with django_assert_max_num_queries(30):
        assert staff.get(EVERY).status_code == 200
    seen = upload(staff, b"".join(staff.get("/staff/rosters.xlsx").streaming_content), EVERY)
    with django_assert_max_num_queries(30):
        assert "没有要改的" in staff.get(seen.request["PATH_INFO"]).content.decode()
