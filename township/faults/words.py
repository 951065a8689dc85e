"""What faults, parts and codes are called in the office."""

from protocol.fault_code import SpokenCode
from protocol.faults import FaultCategory

CATEGORY_NAMES = {
    FaultCategory.OPERATION: "操作",
    FaultCategory.SIGNAL: "信号",
    FaultCategory.LINE: "线路",
    FaultCategory.POWER: "电源",
    FaultCategory.DISPLAY: "显示",
    FaultCategory.SOUND: "声音",
    FaultCategory.MACHINE: "主机",
    FaultCategory.SOFTWARE: "软件",
    FaultCategory.STORAGE: "存储",
}

FAULT_NAMES = {
    "sound": "没有声音",
    "sound_missing": "没有声音",
    "screen": "没有画面",
    "player": "放片程序没打开",
    "player_died_twice": "有一课放着放着断了",
    "disk": "硬盘快满了或有错",
    "disk_full": "硬盘满了",
    "disk_failed": "存不到硬盘",
    "disk_slow": "硬盘很慢",
    "file_damaged": "存的资料坏了",
    "file_mended": "存的资料坏过一处",
    "file_unreadable": "存的资料读不出",
    "newer_format": "程序太旧",
    "films": "课件坏了",
    "network": "没有网络",
    "township": "连不上镇里",
    "township_unreachable": "连不上镇里",
    "token_refused": "登记失效",
    "clock": "日期时间不对",
    "power": "电源不对",
    "remote": "遥控器不灵",
    "printer": "打印不了",
    "stick": "U盘用不了",
    "other": "其他",
}


def fault_name(part: str) -> str:
    """A fault in plain words; what is not known here as it was sent."""
    return FAULT_NAMES.get(part, part)


def category_name(code: str) -> str:
    """A category in plain words."""
    known = {one.value: name for one, name in CATEGORY_NAMES.items()}
    return known.get(code, code)


def meaning(read: SpokenCode) -> str:
    """What a code says that was read out by telephone."""
    others = "、".join(fault_name(part) for part in read.wrong if part != read.part)
    found = f"；自检还发现：{others}" if others else ""
    return f"{fault_name(read.part)}{found}"
