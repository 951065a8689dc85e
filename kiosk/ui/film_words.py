"""What is said of one film in a list, the same wherever films are chosen."""

from PySide6.QtCore import QCoreApplication

from kiosk.browsing import Corner, Film, Reason
from kiosk.library import Availability, LibraryEntry
from kiosk.ui import words
from kiosk.ui.film_list import PART, FilmRow
from kiosk.ui.theme import Tint
from protocol.feed import Courseware

translate = QCoreApplication.translate


def film_row(film: Film, *, enabled: bool, chosen: bool | None = None) -> FilmRow:
    """One film as a row.

    Args:
        film: what it is of.
        enabled: whether it can be pressed.
        chosen: whether it is ticked; nothing where there is nothing to tick.
    """
    entry, course = film.entry, film.entry.courseware
    parts = (reason_words(film), course.category)
    return FilmRow(
        text=course.title,
        note=PART.join(one for one in parts if one),
        state=words.duration(course.length_ms) if entry.is_present else absence(entry),
        tint=Tint.PLAIN,
        enabled=enabled,
        chosen=chosen,
        course=course,
        dim=not entry.is_present,
    )


def reason_words(film: Film) -> str:
    """Why it may be wanted."""
    if film.reason is Reason.LEFT:
        return translate("films", "看到{time}").format(time=words.duration(film.left_off_ms))
    said = {
        Reason.NEW: translate("films", "新来的"),
        Reason.REQUIRED: translate("films", "规定"),
        Reason.OPTIONAL: translate("films", "自选"),
    }
    return said[film.reason] if film.reason else ""


def corner_words(corner: Corner | str) -> str:
    """What a part of the library is called."""
    said = {
        Corner.ALL: translate("films", "全部课件"),
        Corner.NEW: translate("films", "新来的"),
        Corner.LEFT: translate("films", "没看完的"),
    }
    return said[corner] if isinstance(corner, Corner) else corner


def wished(course: Courseware, is_connected: bool | None) -> str:
    """That a course which is not here will be fetched before all others.

    Args:
        course: somebody wants to see it.
        is_connected: whether the township can be reached; None where that was not tried yet.
    """
    said = (
        translate("films", "{title}还没下来，连上网最先下载")
        if is_connected is False
        else translate("films", "{title}还没下来，已排到最前下载")
    )
    return said.format(title=words.title(course.title))


def absence(entry: LibraryEntry) -> str:
    """Why a course cannot be shown now."""
    if entry.availability is Availability.DAMAGED:
        return translate("films", "放不了，重新下载中")
    if entry.wished_for and not entry.progress_percent:
        return translate("films", "排在最前下载")
    if entry.progress_percent:
        return translate("films", "未下载 {percent}%").format(percent=entry.progress_percent)
    return translate("films", "未下载")
