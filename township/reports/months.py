"""Months as they are written, such as 2026-04, and how to get from one to the next."""

import re

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def moved(month: str, by: int) -> str:
    """The month so many months later."""
    year, number = (int(part) for part in month.split("-"))
    months = year * 12 + number - 1 + by
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def number_of(month: str) -> int:
    """Its number in the year."""
    return int(month[5:])
