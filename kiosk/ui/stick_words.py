"""Why nothing was saved on a stick, and what to do about it."""

from PySide6.QtCore import QCoreApplication

from kiosk.devices.stick import StickTrouble

translate = QCoreApplication.translate


def stick_trouble(code: str) -> str:
    """The sentence for a ``StickTrouble``."""
    sentences = {
        StickTrouble.NO_STICK: translate("stick_words", "没找到U盘，请插上再按一次"),
        StickTrouble.FULL: translate("stick_words", "U盘满了，请换一个再按一次"),
        StickTrouble.READ_ONLY: translate("stick_words", "这个U盘不让写，请换一个再按一次"),
        StickTrouble.PULLED: translate("stick_words", "U盘拔早了，请插上再按一次"),
        StickTrouble.UNREADABLE: translate("stick_words", "这个U盘坏了，请换一个再按一次"),
        StickTrouble.CANNOT_MOUNT: translate("stick_words", "这个U盘读不了，请换一个再按一次"),
    }
    return sentences.get(StickTrouble(code), "")
