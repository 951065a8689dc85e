"""The press as the screen uses it: asked for pages, for the file, and to forget both."""

from concurrent.futures import ThreadPoolExecutor

from kiosk.sheets.press import Press
from tests.sheets.evening import PRINTED, evening, ordinary
from tests.sheets.reading import Sheets


def test_a_press_on_which_nothing_lies_has_neither_page_nor_file() -> None:
    press = Press()
    assert press.picture(0, 100) is None
    assert press.pdf() == b""


def test_it_says_how_many_pages_there_are_and_has_no_others() -> None:
    press = Press()
    assert press.compose_records([evening(200)], (), "记录", PRINTED) == 8
    assert press.picture(7, 100) is not None
    assert press.picture(8, 100) is None
    assert press.picture(-1, 100) is None


def test_it_works_on_a_thread_of_its_own() -> None:
    press = Press()
    with ThreadPoolExecutor(max_workers=1) as thread:
        pages = thread.submit(press.compose_records, [evening(20)], (), "记录", PRINTED).result()
        pdf = thread.submit(press.pdf).result()
    assert pages == 2
    assert Sheets(pdf).pages == ordinary(20).pages


def test_a_months_records_lie_in_order_both_forms_of_each_together() -> None:
    press = Press()
    records = [evening(20), evening(5, sequence=17, type_name="村民代表会议")]
    press.compose_records(records, (), "学习记录 2026-04", PRINTED)
    pages = Sheets(press.pdf()).pages
    assert [page.split("柳湾")[0] for page in pages] == [
        "远程教育学习收看记录表编号LW-0016站点名称",
        "远程教育学习签到表",
        "远程教育学习收看记录表编号LW-0017站点名称",
        "远程教育学习签到表",
    ]
    assert "记录编号LW-0016第1稿第1页，共1页" in pages[1]
    assert "记录编号LW-0017第1稿第1页，共1页" in pages[3]


def test_names_are_forgotten_once_nobody_looks_at_them() -> None:
    press = Press()
    press.compose_records([evening(5)], (), "记录", PRINTED)
    press.clear()
    assert press.pdf() == b""
    assert press.picture(0, 100) is None


def test_what_is_composed_next_takes_the_place_of_what_lay_there() -> None:
    press = Press()
    press.compose_records([evening(5)], (), "记录", PRINTED)
    press.compose_records([evening(5, station_name="枣岭村学习站点")], (), "记录", PRINTED)
    assert not any("柳湾村" in page for page in Sheets(press.pdf()).pages)
