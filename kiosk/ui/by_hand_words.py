"""How the screen tells of what was entered by hand: where it was watched, and when that was."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.ui import dates
from protocol.record import ElsewhereViewing, Held, Source

translate = QCoreApplication.translate

_MINUTE_MS = 60_000


def source(code: str) -> str:
    """Where something was watched; a code of a later version stands for itself."""
    names = {
        Source.PARTY_SITE.value: translate("by_hand", "共产党员网"),
        Source.SATELLITE.value: translate("by_hand", "卫星"),
        Source.LECTURE.value: translate("by_hand", "现场报告、讲座"),
        Source.OTHER.value: translate("by_hand", "别的地方"),
    }
    return names.get(code, code)


def viewing(one: ElsewhereViewing) -> str:
    """What was watched, and where."""
    return translate("by_hand", "《{title}》，{source}").format(
        title=one.title, source=source(one.source)
    )


def when(held: Held) -> str:
    """The day and the time from beginning to end."""
    begun = datetime.fromisoformat(f"{held.day}T{held.time}")
    return span(begun, held.length_ms // _MINUTE_MS)


def span(begun: datetime, length_min: int) -> str:
    """Such as 4月12日 19:00 – 20:30."""
    ended = begun + timedelta(minutes=length_min)
    return f"{dates.day(begun.date())} {begun:%H:%M} – {ended:%H:%M}"


def day(on: date, today: date) -> str:
    """A day not long ago, as people say it."""
    said = f"{dates.day(on)} {dates.weekday(on)}"
    names = {
        0: translate("by_hand", "今天"),
        1: translate("by_hand", "昨天"),
        2: translate("by_hand", "前天"),
    }
    ago = (today - on).days
    return f"{names[ago]} {said}" if ago in names else said
