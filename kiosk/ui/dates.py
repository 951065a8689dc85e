"""Dates and times of day as the screen says them; apart, since the first page needs no more."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def day(when: date) -> str:
    """A date without its year, such as 4月16日."""
    return translate("words", "{month}月{day}日").format(month=when.month, day=when.day)


def full_day(when: date) -> str:
    """A date with its year, such as 1970年1月1日."""
    return translate("words", "{year}年{month}月{day}日").format(
        year=when.year, month=when.month, day=when.day
    )


def long_day(when: date) -> str:
    """A date with year and weekday, for the question whether it is right."""
    return translate("words", "{year}年{month}月{day}日{weekday}").format(
        year=when.year, month=when.month, day=when.day, weekday=weekday(when)
    )


def weekday(when: date) -> str:
    """Name of the day of the week."""
    names = (
        translate("words", "星期一"),
        translate("words", "星期二"),
        translate("words", "星期三"),
        translate("words", "星期四"),
        translate("words", "星期五"),
        translate("words", "星期六"),
        translate("words", "星期日"),
    )
    return names[when.weekday()]


def short_weekday(when: date) -> str:
    """The same in the least room, as above a calendar."""
    names = (
        translate("words", "周一"),
        translate("words", "周二"),
        translate("words", "周三"),
        translate("words", "周四"),
        translate("words", "周五"),
        translate("words", "周六"),
        translate("words", "周日"),
    )
    return names[when.weekday()]


def clock_line(now: datetime) -> str:
    """Date, weekday and time for the corner of the home page."""
    return f"{day(now.date())} {weekday(now.date())}  {now:%H:%M}"


def month_number(month: int) -> str:
    """The same as a number where the language has it so, such as 4月."""
    names = (
        translate("words", "1月"),
        translate("words", "2月"),
        translate("words", "3月"),
        translate("words", "4月"),
        translate("words", "5月"),
        translate("words", "6月"),
        translate("words", "7月"),
        translate("words", "8月"),
        translate("words", "9月"),
        translate("words", "10月"),
        translate("words", "11月"),
        translate("words", "12月"),
    )
    return names[month - 1]


def month_name(month: int) -> str:
    """Name of a month, 1-12."""
    names = (
        translate("words", "一月"),
        translate("words", "二月"),
        translate("words", "三月"),
        translate("words", "四月"),
        translate("words", "五月"),
        translate("words", "六月"),
        translate("words", "七月"),
        translate("words", "八月"),
        translate("words", "九月"),
        translate("words", "十月"),
        translate("words", "十一月"),
        translate("words", "十二月"),
    )
    return names[month - 1]
