"""Sentences for what the disk did not keep as it was written: what happened, and what to press."""

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from kiosk.errors import Trouble

translate = QCoreApplication.translate

_MONTH = re.compile(r"(\d{4})-(\d{2})\.json")


def damage(code: str, details: Mapping[str, Any]) -> str:
    """The sentence for one damaged file.

    Args:
        code: the trouble; ``file_mended`` if another generation took its place.
        details: ``file``, its name, and ``lost``, how many steps of a meeting were unreadable.
    """
    name = str(details.get("file", ""))
    if code == Trouble.FILE_MENDED:
        return _mended(name, int(details.get("lost", 0)))
    if name == "station.json":
        return translate("damage", "这台机器的登记坏了，请重新登记；学习记录都在")
    if name == "feed.json":
        return translate("damage", "镇里发的课表和名单坏了，连上网会自动重新下载")
    if name == "current.jsonl":
        return translate("damage", "上次没办完的活动读不出来了，原件已收好，请打镇里电话")
    if month := _MONTH.fullmatch(name):
        return translate(
            "damage", "{year}年{month}月的学习记录读不出来了，原件已收好，请打镇里电话"
        ).format(year=month[1], month=int(month[2]))
    return translate("damage", "有一份存的资料读不出来了，原件已收好，请打镇里电话")


def _mended(name: str, lost: int) -> str:
    if lost:
        return translate("damage", "上次的活动有{count}步没读出来，其余都在，请看一眼人数").format(
            count=lost
        )
    if month := _MONTH.fullmatch(name):
        return translate(
            "damage", "{year}年{month}月的学习记录坏过一处，已换上备份，请看看最后一次在不在"
        ).format(year=month[1], month=int(month[2]))
    return translate("damage", "有一份存的资料坏过一处，已换上备份，照常使用")
