"""Sheets are shown before they are printed or saved, and nothing is called done before it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from bench.record_scenes import closed
from kiosk.devices.printer import JobFate, PrinterTrouble
from kiosk.devices.stick import StickTrouble
from kiosk.paper import Errand, Order, Stage
from kiosk.ui.print_preview import PrintPreviewPage
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.sheet_face import SheetFace
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import NAMES

Switch = Callable[..., Remote]
WAIT_MS = 10_000


class Table:
    """Somebody before the sheets of a village."""

    def __init__(self, remote: Remote, qtbot: QtBot) -> None:
        self.remote, self._qtbot = remote, qtbot
        self.village = remote.village

    def lay_out(self, order: Order) -> None:
        """Show sheets, and wait until they can be seen."""
        self.remote.window.show_page("print_preview", PreviewVisit(order, "records"))
        self.wait(lambda: self.village.paper.view.stage is not Stage.COMPOSING)
        if self.village.paper.view.stage is Stage.READY:
            self.wait(lambda: self.sheet.is_shown)

    def wait(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=WAIT_MS)

    def press(self, *names: str) -> None:
        self.remote.press(*names)

    def settle(self) -> None:
        """Whatever was asked of a device has been answered."""
        self.wait(lambda: not self.village.paper.view.errand.is_under_way)

    def ink_share(self) -> float:
        """How much of what is seen of the sheet is dark, as printed words are."""
        return self._share(lambda colour: colour.lightness() < 90 and colour.saturation() < 60)

    def paper_share(self) -> float:
        """How much of it is white."""
        return self._share(lambda colour: colour.lightness() > 250)

    def _share(self, wanted: Callable[[QColor], bool]) -> float:
        seen = self.sheet.grab(self.sheet.face_rect()).toImage()
        places = [(x, y) for x in range(0, seen.width(), 3) for y in range(0, seen.height(), 3)]
        return sum(wanted(seen.pixelColor(x, y)) for x, y in places) / len(places)

    @property
    def sheet(self) -> SheetFace:
        page = self.remote.window.page
        assert isinstance(page, PrintPreviewPage)
        return page.findChildren(SheetFace)[0]


@pytest.fixture
def table(switch_on: Switch, qtbot: QtBot) -> Callable[[Village], Table]:
    return lambda village: Table(switch_on(village), qtbot)


def the_record(village: Village) -> Order:
    return Order(village.exchange.records[0].record.id)


@pytest.fixture
def record(table: Callable[[Village], Table]) -> Table:
    """The sheets of one closed meeting."""
    laid = table(closed())
    laid.lay_out(the_record(laid.village))
    return laid


def test_both_forms_are_shown_and_the_next_press_prints_them(record: Table) -> None:
    assert "第1页，共2页" in record.remote.screen
    assert record.remote.focus == "打印"
    record.press("ok")
    record.settle()
    assert "打印好了，请签字存档" in record.remote.screen
    ((title, pdf),) = record.village.printer.printed
    assert title == "LW-0007 主题党日 第1稿"
    assert pdf.startswith(b"%PDF-")
    assert record.remote.focus == "返回"


def test_the_sheet_is_really_seen_small_and_large(record: Table) -> None:
    assert record.ink_share() > 0.003
    record.press("left", "ok")
    record.wait(lambda: record.sheet.is_shown)
    assert record.ink_share() > 0.003
    assert record.paper_share() > 0.5


def test_arrows_to_the_sides_turn_a_large_sheet(record: Table) -> None:
    record.press("left", "ok", "right")
    assert "第2页，共2页" in record.remote.screen
    record.press("left")
    assert "第1页，共2页" in record.remote.screen
    assert record.sheet.is_large


def test_two_presses_print_once(record: Table) -> None:
    record.village.printer.fate = JobFate.WAITING
    record.press("ok", "ok")
    record.wait(lambda: record.village.paper.view.errand is Errand.QUEUED)
    record.press("ok")
    assert len(record.village.printer.printed) == 1


def test_who_leaves_at_once_gets_the_sheets_all_the_same(record: Table) -> None:
    record.press("ok", "back")
    assert record.remote.page == "records"
    record.wait(lambda: bool(record.village.printer.printed))


def test_who_leaves_at_once_is_told_if_nothing_came_out(record: Table) -> None:
    told: list[str] = []
    record.village.paper.told.connect(lambda trouble, _details: told.append(trouble))
    record.village.printer.there = False
    record.press("ok", "back")
    record.wait(lambda: told == ["not_printed"])


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (PrinterTrouble.PAPER_OUT, "打印机没纸了，添上纸就会接着打"),
        (PrinterTrouble.JAMMED, "打印机卡纸了"),
        (PrinterTrouble.COVER_OPEN, "打印机的盖子开着"),
        (PrinterTrouble.INK_OUT, "打印机没墨了"),
        (PrinterTrouble.UNREACHABLE, "打印机没有回应"),
        (PrinterTrouble.STOPPED, "打印机停住了"),
    ],
)
def test_sheets_that_wait_say_for_what_and_are_not_called_printed(
    record: Table, trouble: PrinterTrouble, said: str
) -> None:
    record.village.printer.fate, record.village.printer.trouble = JobFate.WAITING, trouble
    record.press("ok")
    record.wait(lambda: record.village.paper.view.trouble is trouble)
    assert "还没打出来" in record.remote.screen
    assert said in record.remote.screen
    assert "打印好了" not in record.remote.screen


def test_sheets_cancelled_at_the_printer_can_be_printed_again(record: Table) -> None:
    record.village.printer.fate = JobFate.DROPPED
    record.press("ok")
    record.settle()
    assert "在打印机那里取消了" in record.remote.screen
    record.village.printer.fate = JobFate.PRINTED
    record.remote.choose("再打一份")
    record.settle()
    assert len(record.village.printer.printed) == 2
    assert "打印好了" in record.remote.screen


def test_without_a_printer_the_stick_is_offered(record: Table) -> None:
    record.village.printer.there = False
    record.press("ok")
    record.settle()
    assert "没有打印。没找到打印机，看看电源和线，或存到U盘" in record.remote.screen
    record.press("down", "ok")
    record.settle()
    assert "已存到U盘，U盘可以拔了" in record.remote.screen


def test_a_record_lies_on_the_stick_under_its_number_without_names(record: Table) -> None:
    record.press("down", "ok")
    record.settle()
    (((folder, name), pdf),) = record.village.stick.files.items()
    assert folder == "柳湾村 2026年4月学习记录"
    assert name == "LW-0007 主题党日 第1稿.pdf"
    assert pdf.startswith(b"%PDF-")
    assert not [one for one in NAMES if one in folder + name]


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (StickTrouble.NO_STICK, "没找到U盘，插好了再按一次"),
        (StickTrouble.FULL, "U盘满了，没存上"),
        (StickTrouble.READ_ONLY, "这个U盘不让写，没存上"),
        (StickTrouble.PULLED, "U盘拔早了，没存上，记录都还在"),
        (StickTrouble.UNREADABLE, "U盘坏了"),
        (StickTrouble.CANNOT_MOUNT, "这个U盘打不开"),
    ],
)
def test_a_stick_that_refuses_says_why_and_may_be_tried_again(
    record: Table, trouble: StickTrouble, said: str
) -> None:
    record.village.stick.trouble = trouble
    record.press("down", "ok")
    record.settle()
    assert said in record.remote.screen
    assert not record.village.stick.files
    record.village.stick.trouble = None
    record.press("ok")
    record.settle()
    assert "U盘可以拔了" in record.remote.screen


def test_a_sheet_can_be_read_large_and_moved_by_arrows(record: Table) -> None:
    record.press("left", "ok")
    assert record.sheet.is_large
    record.wait(lambda: record.sheet.is_shown)
    top = record.remote.window.grab().toImage()
    record.press("down")
    assert record.remote.window.grab().toImage() != top
    record.press("back")
    assert not record.sheet.is_large
    assert record.remote.page == "print_preview"
    record.press("back")
    assert record.remote.page == "records"


def test_the_second_sheet_is_one_press_away(record: Table) -> None:
    record.remote.choose("下一页")
    assert "第2页，共2页" in record.remote.screen
    record.remote.choose("下一页")
    assert "第1页，共2页" in record.remote.screen


def test_names_are_put_away_after_a_minute_until_somebody_presses(record: Table) -> None:
    page = record.remote.window.page
    assert isinstance(page, PrintPreviewPage)
    page.close_names()
    assert not record.sheet.is_shown
    assert "纸上有名字，先收起来了" in record.remote.screen
    record.press("ok")
    record.wait(lambda: record.sheet.is_shown)
    assert not record.village.printer.printed


def test_who_left_leaves_no_names_behind(record: Table) -> None:
    sheet = record.sheet
    record.press("back")
    assert not sheet.is_shown
    assert record.village.paper.view.stage is Stage.COMPOSING


def test_a_month_is_laid_out_as_one(table: Callable[[Village], Table]) -> None:
    laid = table(closed())
    laid.remote.window.show_page("records")
    laid.remote.choose("打印这个月")
    laid.wait(lambda: laid.village.paper.view.stage is Stage.READY)
    assert "四月的记录表" in laid.remote.screen
    laid.press("ok")
    laid.settle()
    assert [title for title, _ in laid.village.printer.printed] == ["学习记录 2026-04"]


def test_a_month_without_records_says_so(table: Callable[[Village], Table]) -> None:
    laid = table(Village())
    laid.lay_out(Order(month="2026-01"))
    assert "这里还没有可以打印的" in laid.remote.screen
    assert laid.remote.focus == "返回"


def test_a_record_that_is_not_there_any_more_says_so(table: Callable[[Village], Table]) -> None:
    laid = table(closed())
    laid.lay_out(Order("gone"))
    assert laid.village.paper.view.stage is Stage.MISSING


def test_everybody_s_card_is_printed_from_the_settings(table: Callable[[Village], Table]) -> None:
    laid = table(closed())
    laid.village.doorkeeper.come_in()
    laid.lay_out(Order())
    assert "成员卡" in laid.remote.screen
    laid.press("ok")
    laid.settle()
    assert [title for title, _ in laid.village.printer.printed] == ["成员卡"]


def test_from_the_saved_page_and_back_nothing_is_saved_twice(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = switch_on()
    village = remote.village
    village.evening.attach_picture(1)
    village.evening.open("theme_party_day", ())
    remote.window.show_page("review")
    remote.choose("保存记录")
    assert "已存好，停电也不会丢" in remote.screen
    remote.choose("打印记录表")
    assert remote.page == "print_preview"
    qtbot.waitUntil(lambda: village.paper.view.stage is Stage.READY, timeout=WAIT_MS)
    remote.press("back")
    assert remote.page == "saved"
    assert "已存好，停电也不会丢" in remote.screen
    assert len(village.exchange.records) == 1


def test_a_click_on_the_sheet_enlarges_it(record: Table, qtbot: QtBot) -> None:
    qtbot.mouseClick(record.sheet, Qt.MouseButton.LeftButton)
    assert record.sheet.is_large
    qtbot.mouseClick(record.sheet, Qt.MouseButton.LeftButton)
    assert not record.sheet.is_large
