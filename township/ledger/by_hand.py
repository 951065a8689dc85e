"""What was told of a meeting afterwards (手工登记): when it was, and what was watched elsewhere."""

import datetime

from protocol.record import ElsewhereViewing, Held, MeetingRecord, Source

SHOWN_HERE = "shown_here"
"""What the office enters for a village whose machine was dead, and a station never says."""

SOURCE_NAMES = {
    SHOWN_HERE: "在村里看的，没有机器记录",
    Source.PARTY_SITE.value: "共产党员网",
    Source.SATELLITE.value: "卫星",
    Source.LECTURE.value: "现场报告、讲座",
    Source.OTHER.value: "别的地方",
}


def source_name(code: str) -> str:
    """Where something was watched, in plain words; an unknown code stands for itself."""
    return SOURCE_NAMES.get(code, code)


def viewing_words(one: ElsewhereViewing) -> str:
    """What was watched, and where."""
    return f"《{one.title}》，{source_name(one.source)}"


def began(record: MeetingRecord) -> datetime.datetime | None:
    """When it is said to have begun; nothing where the station was there, or no calendar has it."""
    return _begin(record.held, record.opened.utc_offset_min) if record.held is not None else None


def ended(record: MeetingRecord) -> datetime.datetime | None:
    """When it is said to have been over."""
    begun = began(record)
    if begun is None or record.held is None:
        return None
    try:
        return begun + datetime.timedelta(milliseconds=record.held.length_ms)
    except OverflowError:
        return None


def _begin(held: Held, utc_offset_min: int) -> datetime.datetime | None:
    try:
        zone = datetime.timezone(datetime.timedelta(minutes=utc_offset_min))
        return datetime.datetime.fromisoformat(f"{held.day}T{held.time}").replace(tzinfo=zone)
    except ValueError:
        return None
