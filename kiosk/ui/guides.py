"""What to try when something is wrong: three steps each, one at a time, each with a picture."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.errors import Trouble
from kiosk.ui.guide_pictures import Scene

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Attributes:
        do: what to do.
        see: what one should see then.
        scene: its picture.
    """

    do: str
    see: str
    scene: Scene


HELP = ("sound", "screen", "network", "player", "remote", "printer")
"""What most people ask about, in the order of the help page."""

_SAME = {
    Trouble.SOUND_MISSING: "sound",
    Trouble.TOWNSHIP_UNREACHABLE: "township",
    Trouble.DISK_FULL: "disk",
    "picture": "screen",
}


def guide_of(fault: str) -> str:
    """The name of the guide that helps with a fault."""
    return _SAME.get(fault, fault)


def steps_of(fault: str, state: str = "") -> tuple[Step, ...]:
    """Three things to try, in order; nothing where nobody in the hall can mend it.

    Args:
        fault: a part of the self-check, or a trouble's code.
        state: how it is wrong, where that is known: only a disk that is full says nothing.
    """
    if guide_of(fault) == "disk" and state:
        return ()
    steps = {
        **_hall_guides(),
        **_film_guides(),
        **_line_guides(),
        **_machine_guides(),
        **_accessory_guides(),
    }
    return steps.get(guide_of(fault), ())


def _hall_guides() -> dict[str, tuple[Step, ...]]:
    return {
        "sound": (
            Step(
                translate("guides", "多按几下遥控器上的音量“＋”"),
                translate("guides", "电视上的音量条变长了，也没有静音的记号"),
                Scene.LOUDER,
            ),
            Step(
                translate("guides", "看看音箱：插头插紧，音量拧到一半"),
                translate("guides", "音箱上的灯亮了"),
                Scene.SPEAKER,
            ),
            Step(
                translate("guides", "从电脑到电视（音箱）的线，两头拔下来再插紧"),
                translate("guides", "插到底了，轻轻一拉不松动"),
                Scene.SCREEN_CABLE,
            ),
        ),
        "screen": (
            Step(
                translate("guides", "按遥控器上的电源键，打开电视"),
                translate("guides", "电视下边的小灯变了颜色"),
                Scene.TELEVISION_ON,
            ),
            Step(
                translate("guides", "按遥控器上的“信号源”，选HDMI"),
                translate("guides", "电视上出来学习系统的画面"),
                Scene.SOURCE,
            ),
            Step(
                translate("guides", "电脑和电视之间的线，两头拔下来再插紧"),
                translate("guides", "等10秒钟，画面就出来了"),
                Scene.SCREEN_CABLE,
            ),
        ),
    }


def _film_guides() -> dict[str, tuple[Step, ...]]:
    return {
        "player": (
            Step(
                translate("guides", "回首页，换一课放放看"),
                translate("guides", "别的课能放，就是那一课坏了，会自动重新下载"),
                Scene.OTHER_FILM,
            ),
            Step(
                translate("guides", "按首页上的“关机”，等半分钟，再按电脑上的电源键"),
                translate("guides", "首页又出来了，再放一次"),
                Scene.RESTART,
            ),
            Step(
                translate("guides", "先关机，再拔下电脑的电源线，等1分钟插回去"),
                translate("guides", "开机以后，再放一次"),
                Scene.UNPLUG,
            ),
        ),
        "films": (
            Step(
                translate("guides", "坏的课件已经收走，换一课照样看"),
                translate("guides", "没有变灰的课，都能放"),
                Scene.OTHER_FILM,
            ),
            Step(
                translate("guides", "连着网，坏的会自己重新下载"),
                translate("guides", "首页最下面写着“正在下载”"),
                Scene.DOWNLOAD,
            ),
            Step(
                translate("guides", "过两天还没下载好，就给镇里打电话"),
                translate("guides", "镇里看看是不是课件本身坏了"),
                Scene.RING,
            ),
        ),
    }


def _line_guides() -> dict[str, tuple[Step, ...]]:
    again = Step(
        translate("guides", "路由器的电源拔下来，等半分钟，再插上"),
        translate("guides", "等2分钟，路由器的灯又亮了"),
        Scene.ROUTER_AGAIN,
    )
    cable = Step(
        translate("guides", "电脑后面的网线，拔下来再插紧"),
        translate("guides", "听到“嗒”的一声，插口旁边的小灯亮了"),
        Scene.NETWORK_CABLE,
    )
    return {
        "network": (
            Step(
                translate("guides", "看看路由器：灯亮着吗？不亮就插好电源"),
                translate("guides", "路由器的灯亮了，有的一闪一闪"),
                Scene.ROUTER,
            ),
            cable,
            again,
        ),
        "township": (
            cable,
            again,
            Step(
                translate("guides", "问问隔壁，能不能上网；给镇里打个电话"),
                translate("guides", "别处也上不了，就是线路的事，等来网自己会连"),
                Scene.RING,
            ),
        ),
    }


def _machine_guides() -> dict[str, tuple[Step, ...]]:
    ring = Step(
        translate("guides", "给镇里打电话，请人来看看"),
        translate("guides", "报上故障码，镇里就知道带什么来"),
        Scene.RING,
    )
    return {
        "power": (
            Step(
                translate("guides", "电脑的电源线，两头都插紧"),
                translate("guides", "电脑上的电源灯亮着"),
                Scene.PLUG,
            ),
            Step(
                translate("guides", "插线板的开关打开，或者换个插孔"),
                translate("guides", "开关上的灯亮了"),
                Scene.STRIP,
            ),
            Step(
                translate("guides", "用完按首页上的“关机”，不要直接拔插头"),
                translate("guides", "屏幕黑了以后，再关插线板"),
                Scene.SWITCH_OFF,
            ),
        ),
        "disk": (
            Step(
                translate("guides", "先照样收看；新课先不下载"),
                translate("guides", "首页还能按“开始收看”"),
                Scene.OTHER_FILM,
            ),
            Step(
                translate("guides", "不要自己拆电脑，也不要删东西"),
                translate("guides", "已经存好的记录都在电脑里"),
                Scene.DISK,
            ),
            ring,
        ),
        "clock": (
            Step(
                translate("guides", "看看今天的日期对不对，不对就改过来"),
                translate("guides", "首页右上角的日期和时间对了"),
                Scene.CLOCK,
            ),
            Step(
                translate("guides", "插好网线，连上镇里，时间会自己对好"),
                translate("guides", "首页最下面写着“已联网”"),
                Scene.NETWORK_CABLE,
            ),
            Step(
                translate("guides", "一关机日期就错，是电脑里的小电池没电了，请镇里来换"),
                translate("guides", "换好以前照样收看，记录由镇里核对"),
                Scene.COIN_CELL,
            ),
        ),
    }


def _accessory_guides() -> dict[str, tuple[Step, ...]]:
    return {
        "remote": (
            Step(
                translate("guides", "给遥控器换两节新电池，正负极对好"),
                translate("guides", "按一下，遥控器或电脑上的小灯闪一下"),
                Scene.BATTERIES,
            ),
            Step(
                translate("guides", "对准电脑按，中间不要有东西挡着"),
                translate("guides", "按方向键，屏幕上亮着的格子会动"),
                Scene.AIM,
            ),
            Step(
                translate("guides", "先用鼠标点，或者用键盘上的方向键和回车"),
                translate("guides", "点得动，就先这样用，不耽误收看"),
                Scene.MOUSE,
            ),
        ),
        "printer": (
            Step(
                translate("guides", "按一下打印机的电源键"),
                translate("guides", "打印机的灯亮了，不闪红灯"),
                Scene.PRINTER_ON,
            ),
            Step(
                translate("guides", "放一叠A4纸，盖子都盖严"),
                translate("guides", "纸放平了，没有卡住的纸"),
                Scene.PAPER,
            ),
            Step(
                translate("guides", "打印机和电脑的线，两头拔下来再插紧"),
                translate("guides", "等半分钟，再打印一次"),
                Scene.PRINTER_CABLE,
            ),
        ),
        "stick": (
            Step(
                translate("guides", "U盘拔下来，翻个面再插到底"),
                translate("guides", "U盘上的小灯亮了"),
                Scene.STICK,
            ),
            Step(
                translate("guides", "换一个插口插"),
                translate("guides", "U盘上的小灯亮了"),
                Scene.OTHER_PORT,
            ),
            Step(
                translate("guides", "换一个U盘试试"),
                translate("guides", "别的U盘能用，就是那个U盘坏了"),
                Scene.OTHER_STICK,
            ),
        ),
    }
