"""How far a reported fault has come, in words and tint."""

from PySide6.QtCore import QCoreApplication

from kiosk.store.fault_file import FaultEntry
from kiosk.ui.theme import Tint

translate = QCoreApplication.translate


def progress(entry: FaultEntry) -> tuple[str, Tint]:
    """A few words on how it stands, for a row, and how they are meant."""
    if not entry.is_open:
        return translate("faults", "修好了"), Tint.OK
    if entry.is_called_repaired:
        return translate("faults", "镇里说修好了"), Tint.OK
    if entry.answer is not None:
        return translate("faults", "镇里已经知道了"), Tint.OK
    if entry.told_revision:
        return translate("faults", "已报到镇里"), Tint.PLAIN
    return translate("faults", "等有网再报"), Tint.WARN


def sentence(entry: FaultEntry) -> str:
    """How it stands, and what may be done now."""
    said = entry.answer.words if entry.answer is not None else ""
    if not entry.is_open:
        return translate("faults", "这处修好了，镇里也会知道")
    if entry.is_called_repaired:
        return translate("faults", "镇里说修好了，请试一试") + _quoted(said)
    if entry.answer is not None:
        return translate("faults", "镇里已经知道了") + _quoted(said)
    if entry.told_revision:
        return translate("faults", "已报到镇里，等镇里回话；急的话就打电话")
    return translate("faults", "已经记下，停电也不会丢；有网就报给镇里，也可以先打电话")


def _quoted(said: str) -> str:
    return translate("faults", "：{words}").format(words=said) if said else ""
