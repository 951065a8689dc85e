"""Months as they are written here, such as 2026-04, and days carried from one to another."""

import calendar
import datetime
import re

_MONTH = re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2])")
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def is_month(text: str) -> bool:
    """Whether a text names a month."""
    return _MONTH.fullmatch(text) is not None


def month_of(day: datetime.date) -> str:
    """The month in which a day lies."""
    return f"{day:%Y-%m}"


def moved(month: str, by: int) -> str:
    """The month so many months later, or earlier."""
    year, number = (int(part) for part in month.split("-"))
    count = year * 12 + number - 1 + by
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def span(month: str) -> tuple[datetime.date, datetime.date]:
    """The days on which a month begins and ends."""
    year, number = (int(part) for part in month.split("-"))
    last = calendar.monthrange(year, number)[1]
    return datetime.date(year, number, 1), datetime.date(year, number, last)


def next_months(day: datetime.date) -> datetime.date:
    """The same day of the month after, or that month's last where it has no such day."""
    first, last = span(moved(month_of(day), 1))
    return first.replace(day=min(day.day, last.day))


def retitled(title: str, old: str, new: str) -> str:
    """A title in which a month is named, for another month.

    Args:
        title: such as 4月学习计划, 四月计划 or 2026年4月计划; another is left as it is.
        old: the month it may name.
        new: the month it is to name.
    """
    before, after = int(old[5:]), int(new[5:])
    said = title.replace(f"{old[:4]}年", f"{new[:4]}年")
    said = re.sub(rf"(?<!\d)0?{before}月", f"{after}月", said)
    numeral = _NUMERALS[before - 1]
    return re.sub(rf"(?<!十){numeral}月", f"{_NUMERALS[after - 1]}月", said)
