"""What the screen says of sheets, printers and sticks: what happened, and what to press."""

from PySide6.QtCore import QCoreApplication

from kiosk.devices.printer import PrinterTrouble
from kiosk.devices.stick import StickTrouble
from kiosk.paper import Errand, Order, PaperView, Stage
from kiosk.ui import dates

translate = QCoreApplication.translate


def heading(order: Order) -> str:
    """What is on the sheets."""
    if order.record_id:
        return translate("paper", "记录表和签到表")
    if order.month:
        month = dates.month_name(int(order.month[5:]))
        return translate("paper", "{month}的记录表").format(month=month)
    return translate("paper", "成员卡")


def page_of(page: int, pages: int) -> str:
    """Which page is shown, from 1."""
    return translate("paper", "第{page}页，共{pages}页").format(page=page, pages=pages)


def state(view: PaperView) -> str:
    """How it stands, and what to do about it."""
    stages = {
        Stage.COMPOSING: translate("paper", "正在排版"),
        Stage.MISSING: translate("paper", "这里还没有可以打印的"),
        Stage.FAILED: translate("paper", "这次没排好，按“返回”再来一次"),
    }
    if view.stage is not Stage.READY:
        return stages[view.stage]
    if view.errand is Errand.REFUSED and view.trouble is not None:
        return _refused(view.trouble)
    if view.errand is Errand.QUEUED and view.trouble is not None:
        waits = translate("paper", "打印机收下了，还没打出来。{trouble}")
        return waits.format(trouble=_printer(view.trouble))
    errands = {
        Errand.SENDING: translate("paper", "正在交给打印机"),
        Errand.QUEUED: translate("paper", "打印机收下了，正在打"),
        Errand.PRINTED: translate("paper", "打印好了，请签字存档"),
        Errand.DROPPED: translate("paper", "在打印机那里取消了，没打完。可以再打一次"),
        Errand.SAVING: translate("paper", "正在存到U盘，先别拔"),
        Errand.SAVED: translate("paper", "已存到U盘，U盘可以拔了"),
    }
    return errands.get(view.errand, _first(view.order))


def _first(order: Order) -> str:
    if order.is_cards:
        return translate("paper", "打出来沿线剪开，开会时扫一扫就签到")
    return translate("paper", "打出来签字存档；没有打印机，就存到U盘")


def _refused(trouble: PrinterTrouble | StickTrouble) -> str:
    if isinstance(trouble, PrinterTrouble):
        not_taken = translate("paper", "没有打印。{trouble}")
        return not_taken.format(trouble=_printer(trouble))
    return _stick(trouble)


def _printer(trouble: PrinterTrouble | StickTrouble) -> str:
    known = {
        PrinterTrouble.NO_PRINTER: translate("paper", "没找到打印机，看看电源和线，或存到U盘"),
        PrinterTrouble.PAPER_OUT: translate("paper", "打印机没纸了，添上纸就会接着打"),
        PrinterTrouble.JAMMED: translate("paper", "打印机卡纸了，把纸取出来就会接着打"),
        PrinterTrouble.COVER_OPEN: translate("paper", "打印机的盖子开着，盖上就会接着打"),
        PrinterTrouble.INK_OUT: translate("paper", "打印机没墨了，换上墨盒就会接着打"),
        PrinterTrouble.UNREACHABLE: translate("paper", "打印机没有回应，看看电源开了没有"),
        PrinterTrouble.STOPPED: translate("paper", "打印机停住了，关掉再开；不行就存到U盘"),
        PrinterTrouble.REFUSED: translate("paper", "打印机现在不收，再试一次，或存到U盘"),
    }
    otherwise = known[PrinterTrouble.REFUSED]
    return known.get(trouble, otherwise) if isinstance(trouble, PrinterTrouble) else otherwise


def _stick(trouble: StickTrouble) -> str:
    known = {
        StickTrouble.NO_STICK: translate("paper", "没找到U盘，插好了再按一次"),
        StickTrouble.FULL: translate("paper", "U盘满了，没存上。换一个U盘再按一次"),
        StickTrouble.READ_ONLY: translate("paper", "这个U盘不让写，没存上。换一个U盘再按一次"),
        StickTrouble.PULLED: translate("paper", "U盘拔早了，没存上，记录都还在。插好再按一次"),
        StickTrouble.UNREADABLE: translate("paper", "U盘坏了，存上的读不出来。换一个再按一次"),
        StickTrouble.CANNOT_MOUNT: translate("paper", "这个U盘打不开，换一个U盘再按一次"),
    }
    return known[trouble]
