"""What the self-check says of each part, and what faults are called on the screen."""

from PySide6.QtCore import QCoreApplication

from kiosk.errors import Trouble
from kiosk.ui import words
from protocol.faults import FaultCategory

translate = QCoreApplication.translate

HARMLESS = (
    "network",
    "township",
    "films",
    "clock",
    "printer",
    "stick",
    Trouble.PLAYER_DIED_TWICE,
    Trouble.FILE_MENDED,
)
"""Checks that fail without standing in the way of an evening."""

_ON_DISK = (
    Trouble.FILE_DAMAGED,
    Trouble.FILE_MENDED,
    Trouble.FILE_UNREADABLE,
    Trouble.NEWER_FORMAT,
)
"""Troubles with what was kept before."""


def check_name(code: str) -> str:
    """What one line of the self-check looked at."""
    if code in _ON_DISK:
        return translate("words", "资料")
    names = {
        "power": translate("words", "电源"),
        "screen": translate("words", "画面"),
        "player": translate("words", "放片"),
        "sound": translate("words", "声音"),
        "disk": translate("words", "存储"),
        "clock": translate("words", "日期和时间"),
        "network": translate("words", "网络"),
        "township": translate("words", "镇里"),
        "films": translate("words", "课件"),
        "printer": translate("words", "打印机"),
        "stick": translate("words", "U盘"),
        Trouble.PLAYER_DIED_TWICE: translate("words", "课件"),
    }
    return names.get(code, translate("words", "其他"))


def check_good(code: str, detail: str, state: str = "") -> str:
    """What is well, with its number where there is one.

    Args:
        code: the part.
        detail: the number.
        state: what else there is to know; see ``CheckResult``.
    """
    known = {
        ("power", "was_cut"): translate("words", "正常；上次没关机就断了电"),
        ("screen", "own_screen"): translate("words", "没接电视，用电脑的屏幕"),
        ("sound", "heard"): translate("words", "听到了"),
        ("network", "router"): translate("words", "连着"),
        ("township", ""): translate("words", "连得上镇里"),
        ("township", "absent"): translate("words", "还没登记"),
        ("township", "unknown"): translate("words", "正在连"),
        ("printer", "absent"): translate("words", "没接，不影响放片"),
        ("printer", ""): translate("words", "接好了"),
        ("stick", "absent"): translate("words", "没插，不影响放片"),
        ("stick", ""): translate("words", "插好了"),
    }
    if (code, state) in known:
        return known[code, state]
    if code == "disk":
        return translate("words", "还有{count}GB空着").format(count=detail)
    if code == "films":
        return translate("words", "{count}部都能放").format(count=detail)
    if code == "screen" and detail:
        return translate("words", "正常，{detail}").format(detail=detail.split()[0])
    return translate("words", "正常")


def check_fault(code: str, state: str = "") -> str:
    """What is wrong, as the heading of the home page.

    Args:
        code: the part, or a trouble's code.
        state: how it is wrong, where that is known.
    """
    told = _closer_faults().get((code, state)) or _faults().get(code)
    return told or words.sentence(code)


def _faults() -> dict[str, str]:
    return {
        "sound": translate("words", "没找到音箱，放片会没有声音"),
        "screen": translate("words", "电视画面不对，请检查一下"),
        "picture": translate("words", "电视画面不对，请检查一下"),
        "player": translate("words", "放片的程序没打开，请关机再打开"),
        "network": translate("words", "没有网络，不影响使用"),
        "township": translate("words", "没连上，不影响使用"),
        "disk": translate("words", "电脑快存满了，先不下载新课"),
        "films": translate("words", "有的课件坏了，会自动重新下载"),
        "clock": translate("words", "电脑的日期可能不对"),
        "power": translate("words", "电脑的电源不对，请检查一下"),
        "printer": translate("words", "打印不了"),
        "stick": translate("words", "U盘用不了"),
        "remote": translate("words", "遥控器不灵"),
        "other": translate("words", "有别的毛病"),
        Trouble.PLAYER_DIED_TWICE: translate("words", "有一课让画面断了两次"),
        Trouble.FILE_DAMAGED: translate("words", "有一份存的资料坏了"),
        Trouble.FILE_MENDED: translate("words", "坏过一份，换了备份"),
        Trouble.FILE_UNREADABLE: translate("words", "有一份资料读不出来"),
        Trouble.NEWER_FORMAT: translate("words", "有一份资料要新版本"),
    }


def _closer_faults() -> dict[tuple[str, str], str]:
    return {
        ("power", "battery"): translate("words", "电脑在用电池，请插上电源"),
        ("screen", "no_cable"): translate("words", "没找到电视，请看看线"),
        ("screen", "too_small"): translate("words", "画面太小，字会看不清"),
        ("sound", "unheard"): translate("words", "放片没有声音"),
        ("disk", "silent"): translate("words", "电脑的硬盘读不出来"),
        ("disk", "read_only"): translate("words", "电脑存不进东西了"),
        ("disk", "errors"): translate("words", "硬盘出过错，请告诉镇里"),
        ("printer", "paper_out"): translate("words", "打印机没纸了"),
        ("printer", "jammed"): translate("words", "打印机卡纸了"),
        ("printer", "cover_open"): translate("words", "打印机盖子没盖"),
        ("printer", "ink_out"): translate("words", "打印机没墨了"),
        ("printer", "unreachable"): translate("words", "打印机没有回应"),
        ("printer", "stopped"): translate("words", "打印机停住了"),
        ("network", "no_port"): translate("words", "没找到上网的插口"),
        ("network", "no_link"): translate("words", "网线没插好"),
        ("network", "no_address"): translate("words", "路由器没给网络"),
        ("network", "no_router"): translate("words", "路由器没有回音"),
    }


def problem(code: str) -> str:
    """A fault as people call it when they ask for help."""
    names = {
        "sound": translate("words", "没声音"),
        "screen": translate("words", "没画面"),
        "network": translate("words", "没网络"),
        "player": translate("words", "放不了片"),
        "remote": translate("words", "遥控器不灵"),
        "printer": translate("words", "打印不了"),
        "stick": translate("words", "U盘用不了"),
        "power": translate("words", "电源不对"),
        "disk": translate("words", "存储不对"),
        "films": translate("words", "课件坏了"),
        "clock": translate("words", "日期不对"),
        "township": translate("words", "连不上镇里"),
        "other": translate("words", "别的毛病"),
    }
    return names.get(code, check_name(code))


def category(code: str) -> str:
    """A category of faults, as the ledger calls it."""
    names = {
        FaultCategory.OPERATION: translate("words", "操作"),
        FaultCategory.SIGNAL: translate("words", "信号"),
        FaultCategory.LINE: translate("words", "线路"),
        FaultCategory.POWER: translate("words", "电源"),
        FaultCategory.DISPLAY: translate("words", "显示"),
        FaultCategory.SOUND: translate("words", "声音"),
        FaultCategory.MACHINE: translate("words", "主机"),
        FaultCategory.SOFTWARE: translate("words", "软件"),
        FaultCategory.STORAGE: translate("words", "存储"),
    }
    return names[FaultCategory(code)] if code in set(FaultCategory) else code


def advice(code: str, state: str = "") -> str:
    """What to know of a fault that nobody in the hall can mend; empty where trying helps."""
    if code == "disk" and state:
        return translate("words", "能看就照样看；请早点给镇里打电话，报故障码")
    if code in _ON_DISK:
        return translate("words", "坏的原件收好了；照样收看，记录照样存")
    known = {
        "clock": translate("words", "照样收看；记录会注明时钟不准，报上去以后由镇里核对"),
        "disk": translate("words", "照样收看，记录也能存；请镇里来腾地方，才好下载新课"),
        "films": translate("words", "坏的已经收走，连上镇里就重新下载；别的课照样能看"),
        Trouble.PLAYER_DIED_TWICE: translate("words", "这次别再放那一课，别的课照样能看"),
    }
    return known.get(code, "")
