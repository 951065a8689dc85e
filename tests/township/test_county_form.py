"""The county's own form is mapped once, filled each month, and trusted with nothing."""

import io
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.township.county_template import county_template
from tests.township.test_months import evening, people
from tests.township.village import Village
from township.courses.models import Courseware
from township.reports.county_figures import figure_of_head
from township.reports.county_forms import confirmed_form
from township.reports.county_mapping import suggested
from township.reports.county_reading import TemplateRefused, open_template
from township.reports.models import CountyForm, MonthReport
from township.stations.models import Office, Station

MONTH = "2026-04"
EARLY = {"early": "1"}
FILE = f"/reports/{MONTH}/county.xlsx"


def send(staff: Client, data: bytes, name: str = "县表.xlsx") -> str:
    upload = SimpleUploadedFile(name, data)
    return staff.post("/county/", {"file": upload, "upload": "1"}, follow=True).content.decode()


def chosen(form: CountyForm) -> dict[str, Any]:
    """The page as it would be sent back untouched."""
    sent: dict[str, Any] = {"sheet": []}
    for number, one in enumerate(form.mapping):
        sent["sheet"].append(one["sheet"])
        sent[f"first-{number}"] = str(one["first_row"] or "")
        sent |= {f"column-{number}-{letter}": code for letter, code in one["columns"].items()}
        sent[f"cell-{number}"] = list(one["singles"])
        sent[f"figure-{number}"] = list(one["singles"].values())
    return sent


def save(staff: Client, **changed: Any) -> str:
    form = CountyForm.objects.all()[0]
    sent = {**chosen(form), **changed, "save": "1"}
    return staff.post("/county/", sent, follow=True).content.decode()


def filled(staff: Client) -> Any:
    answer = staff.get(FILE)
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]


@pytest.fixture
def reported(liuwan: Village, zaoling: Village, film: Courseware) -> None:
    """Liuwan held one evening of 4/5; Zaoling has not been heard of."""
    office = Office.current()
    office.township_name = "禾溪镇"
    office.save()
    liuwan.put_record(evening(liuwan, film, **people(4, 5)))


def test_a_form_explains_itself() -> None:
    (one,) = suggested(open_template(county_template()))
    assert one.first_row == 5
    assert one.columns == {
        **{"A": "place", "B": "station", "C": "valid"},
        **{"D": "attendances", "E": "turnout", "F": "note"},
    }
    assert one.singles == {"A1": "in_place", "A2": "in_place", "D13": "attendances"} | {
        "E13": "turnout"
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("有效场次", "valid"),
        ("群众参加人次", "villagers"),
        ("参 学 率", "turnout"),
        ("党员\n人次", "attendances"),
        ("播放时长（小时）", "hours"),
        ("规定课件完成率（%）", "required"),
        ("天气", ""),
    ],
)
def test_a_head_means_a_figure(words: str, code: str) -> None:
    assert figure_of_head(words) == code


@pytest.mark.usefixtures("reported")
def test_a_form_is_mapped_once_and_filled_each_month(staff: Client) -> None:
    page = send(staff, county_template())
    assert "还没核对" in page
    assert staff.get(FILE).status_code == 404
    assert "存好了" in save(staff)
    assert "下载县里的表" in staff.get(f"/reports/{MONTH}/").content.decode()
    page = filled(staff)
    assert page["A1"].value == "青禾县禾溪镇远程教育4月份学用情况统计表"
    assert page["A2"].value.startswith("填报单位：镇组织办　　填报人：ganshi　　审核人：")
    assert [page.cell(5, column).value for column in range(1, 6)] == [1, "柳湾", 1, 4, 0.8]
    told = [page.cell(6, column).value for column in range(1, 7)]
    assert told == [2, "枣岭", "待同步", "待同步", "待同步", "待同步，不计欠学"]


@pytest.mark.usefixtures("reported")
def test_what_the_county_drew_stays_as_it_was(staff: Client) -> None:
    send(staff, county_template())
    save(staff)
    page = filled(staff)
    assert (page["C13"].value, page["G5"].value) == ("=SUM(C5:C12)", "=D5/C5")
    assert page["A13"].fill.start_color.rgb == "00FFEEAA"
    assert page["E5"].number_format == "0.00%"
    assert page["B5"].border.left.style == "thin"
    assert page.column_dimensions["B"].width == 22
    assert "A1:G1" in {str(one) for one in page.merged_cells.ranges}


@pytest.mark.usefixtures("reported")
def test_villages_that_the_county_wrote_in_are_found_by_name(staff: Client) -> None:
    send(staff, county_template(names=["枣岭村", "别的村", "柳湾村"]))
    assert "存好了" in save(staff)
    page = filled(staff)
    assert [page.cell(row, 3).value for row in (5, 6, 7)] == ["待同步", None, 1]
    assert page["B7"].value == "柳湾村"


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    ("template", "said"),
    [
        (county_template(rows=1), "只留了1行，我们有2个站点"),
        (county_template(names=["柳湾"]), "没有写枣岭"),
    ],
)
def test_a_form_without_room_is_told_and_not_used(
    staff: Client, template: bytes, said: str
) -> None:
    assert said in send(staff, template)
    assert said in save(staff)
    assert confirmed_form() is None


@pytest.mark.usefixtures("reported")
def test_the_final_month_keeps_the_form_as_it_was_filled_in(staff: Client) -> None:
    send(staff, county_template())
    save(staff)
    staff.post(f"/reports/{MONTH}/final/", EARLY)
    first = b"".join(staff.get(FILE).streaming_content)
    Station.objects.filter(pk="LW").update(name="改了名")
    assert b"".join(staff.get(FILE).streaming_content) == first
    assert len(MonthReport.objects.get().county_sha256) == 64


@pytest.mark.usefixtures("reported")
def test_a_form_that_no_longer_fits_stops_the_final_with_a_sentence(staff: Client) -> None:
    send(staff, county_template(rows=2))
    save(staff)
    Station.objects.create(pk="XX", name="新村")
    page = staff.post(f"/reports/{MONTH}/final/", EARLY, follow=True).content.decode()
    assert "县里的表填不了" in page
    assert not MonthReport.objects.exists()
    staff.post("/county/", {**chosen(CountyForm.objects.all()[0]), "give_up": "1"})
    staff.post(f"/reports/{MONTH}/final/", EARLY)
    assert MonthReport.objects.get().county_sha256 == ""


@pytest.mark.usefixtures("reported")
def test_a_new_form_is_held_against_the_old_one(staff: Client) -> None:
    send(staff, county_template())
    save(staff, **{"column-0-F": ""})
    same = send(staff, county_template(rows=9))
    assert "不一样了" not in same
    assert "F" not in CountyForm.objects.all()[0].mapping[0]["columns"]

    def swapped(page: Worksheet) -> None:
        page["C4"], page["D4"] = "参学人次", "有效场次"

    page = send(staff, county_template(alter=swapped))
    assert "C列的表头原来是“学习情况/有效场次”，现在是“学习情况/参学人次”" in page
    assert CountyForm.objects.all()[0].mapping[0]["columns"]["D"] == "valid"
    told = confirmed_form()
    assert told is not None
    assert told.mapping[0]["columns"]["C"] == "valid"


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2"])
def test_a_name_is_never_a_formula(staff: Client, name: str) -> None:
    Station.objects.filter(pk="LW").update(name=name)
    User.objects.update(last_name=name)
    send(staff, county_template())
    save(staff, **{"cell-0": ["G1", "F2"], "figure-0": ["person", "unit"]})
    page = filled(staff)
    assert (page["B5"].value, page["B5"].data_type) == (name, "s")
    assert (page["A1"].value, page["A1"].data_type) == (name, "s")


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    "changed",
    [
        {"first-0": "x"},
        {"first-0": "99999"},
        {"column-0-A": "eval"},
        {"cell-0": ["../x"], "figure-0": ["unit"]},
        {"cell-0": ["ZZZ99999"], "figure-0": ["unit"]},
        {"cell-0": ["B2"], "figure-0": ["eval"]},
    ],
)
def test_what_cannot_be_meant_is_not_kept(staff: Client, changed: dict[str, Any]) -> None:
    send(staff, county_template())
    assert "写得不对" in save(staff, **changed)
    assert confirmed_form() is None


def repacked(change: dict[str, bytes]) -> bytes:
    """The form with other or more parts in its zip."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(county_template())) as before,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, change.pop(name, before.read(name)))
        for name, data in change.items():
            after.writestr(name, data)
    return held.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_of(inner: str, before: str = "") -> bytes:
    return f"{before}<worksheet {SPACE}>{inner}</worksheet>".encode()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "打不开"),
        (b"PK\x03\x04 and nothing more", "打不开"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "另存为"),
        (b"x" * (5 * 1024 * 1024 + 1), "太大"),
        (repacked({"xl/vbaProject.bin": b"x"}), "宏"),
        (repacked({"xl/activeX/activeX1.xml": b"<x/>"}), "宏或控件"),
        (repacked({"xl/externalLinks/externalLink1.xml": b"<x/>"}), "连着别的文件"),
        (repacked({"xl/big.bin": b"\0" * 26 * 1024 * 1024}), "展开以后太大"),
        (repacked({f"xl/{n}.bin": b"" for n in range(500)}), "展开以后太大"),
        (repacked({SHEET: sheet_of("", ENTITIES)}), "打不开"),
        (repacked({SHEET: b"<worksheet"}), "打不开"),
        (
            repacked({SHEET: sheet_of('<mergeCells><mergeCell ref="A1:XFD99"/></mergeCells>')}),
            "格子太多",
        ),
        (repacked({SHEET: sheet_of('<mergeCells><mergeCell ref="A:C"/></mergeCells>')}), "整列"),
        (repacked({SHEET: sheet_of('<mergeCells><mergeCell ref="?"/></mergeCells>')}), "读不懂"),
        (repacked({SHEET: sheet_of("<sheetData><row>" + "<c/>" * 200_001)[:-12]}), "打不开"),
        (repacked({"[Content_Types].xml": b"<Types>macroEnabled</Types>"}), "宏"),
        (repacked({"[Content_Types].xml": b"<Types/>"}), "读不懂"),
    ],
)
def test_a_file_that_is_no_harmless_form_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(TemplateRefused, match=said):
        open_template(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    for one in (data, b"PK\x03\x04" + data):
        with pytest.raises(TemplateRefused):
            open_template(one)


def test_a_refused_file_leaves_nothing_behind(staff: Client, office_data: Any) -> None:
    assert "没有宏" in send(staff, repacked({"xl/vbaProject.bin": b"x"}))
    assert "只收 .xlsx" in send(staff, county_template(), "县表.xlsm")
    assert not CountyForm.objects.exists()
    assert not (office_data / "reports").exists()


def test_words_of_a_form_are_no_markup(staff: Client) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "<script>alert(1)</script>"
    held = io.BytesIO()
    book.save(held)
    assert "<script>alert" not in send(staff, held.getvalue(), "<b>.xlsx")
