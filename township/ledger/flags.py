"""What is doubtful about a record: codes beside it, in plain words on the page, never a refusal."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from protocol.message import FORMAT
from protocol.moment import ClockTrust
from protocol.record import MeetingRecord, Viewing
from protocol.segments import effective_ms, is_watched
from protocol.true_record import in_true_time, rests_on_operator
from protocol.true_time import ClockOffset
from township.ledger.by_hand import began
from township.ledger.fitting import instant

_AGREES_MS = 60_000
"""A clock this near to ours says the same."""


class Flag(StrEnum):
    """One doubt."""

    NOT_UNDERSTOOD = "not_understood"
    NEWER_FORMAT = "newer_format"
    CONFLICT = "conflict"
    EFFECTIVE_MISMATCH = "effective_mismatch"
    WATCHED_MISMATCH = "watched_mismatch"
    UNKNOWN_COURSEWARE = "unknown_courseware"
    LENGTH_MISMATCH = "length_mismatch"
    CLOCK_DOUBTFUL = "clock_doubtful"
    TIME_BY_HAND = "time_by_hand"
    LATER_THAN_RECEIVED = "later_than_received"
    CLOSED_BEFORE_OPENED = "closed_before_opened"
    TOO_FEW_PEOPLE = "too_few_people"
    BY_HAND = "by_hand"
    PERSON_TWICE = "person_twice"


FLAG_NAMES = {
    Flag.NOT_UNDERSTOOD: "内容读不全，原文已保存",
    Flag.NEWER_FORMAT: "站点程序比镇里新，原文已保存",
    Flag.CONFLICT: "同一版次收到两份不同内容",
    Flag.EFFECTIVE_MISMATCH: "有效播放时长和播放片段对不上",
    Flag.WATCHED_MISMATCH: "“看完”和播放时长对不上",
    Flag.UNKNOWN_COURSEWARE: "放了镇里没有的课件",
    Flag.LENGTH_MISMATCH: "课件时长和镇里的不一样",
    Flag.CLOCK_DOUBTFUL: "站点时钟不准",
    Flag.TIME_BY_HAND: "时间是站里报的",
    Flag.LATER_THAN_RECEIVED: "记的时间比收到的时间还晚",
    Flag.CLOSED_BEFORE_OPENED: "结束时间早于开始时间",
    Flag.TOO_FEW_PEOPLE: "到场人数不够，不计场次",
    Flag.BY_HAND: "手工登记",
    Flag.PERSON_TWICE: "同一个人登记了两次",
}


def flag_name(code: str) -> str:
    """A flag in plain words; an unknown code stands for itself."""
    return FLAG_NAMES[Flag(code)] if code in set(Flag) else code


def flags_of(
    record: MeetingRecord, lengths: Mapping[str, int], watched_percent: int, minimum_people: int
) -> list[str]:
    """All doubts about what is in a record that was understood; its times apart.

    Args:
        record: the record.
        lengths: the township's length in ms of each courseware it knows, by hash.
        watched_percent: the township's threshold.
        minimum_people: fewer people than this and the meeting does not count.
    """
    found = list(_of_people(record, minimum_people))
    for viewing in record.viewings:
        found.extend(_of_viewing(viewing, lengths, watched_percent))
    if record.format > FORMAT:
        found.append(Flag.NEWER_FORMAT)
    if record.entered_by_hand:
        found.append(Flag.BY_HAND)
    return _once(found)


def flags_of_times(
    record: MeetingRecord, known: tuple[ClockOffset, ...] = (), received_ms: int | None = None
) -> list[str]:
    """All doubts about a record's times, after what is known of its clocks has put them right.

    A power cut is no doubt, and weeks without a line leave a clock unproven, not wrong.

    Args:
        record: as it was sent.
        known: what is known of its clocks.
        received_ms: when it came, ms since 1970Z.
    """
    right = in_true_time(record, known)
    found = []
    if right.clock_trust is ClockTrust.DOUBTFUL or instant(right.opened) is None:
        found.append(Flag.CLOCK_DOUBTFUL)
    if rests_on_operator(record, known):
        found.append(Flag.TIME_BY_HAND)
    if received_ms is not None and _latest_ms(right) > received_ms + _AGREES_MS:
        found.append(Flag.LATER_THAN_RECEIVED)
    if record.held is not None and began(record) is None:
        found.append(Flag.CLOCK_DOUBTFUL)
    if _ran_backwards(right):
        found.append(Flag.CLOSED_BEFORE_OPENED)
    return _once(found)


def _latest_ms(record: MeetingRecord) -> int:
    told = began(record)
    told_ms = round(told.timestamp() * 1000) if told is not None else 0
    return max(told_ms, *(moment.wall_ms for moment in record.moments()))


def _ran_backwards(record: MeetingRecord) -> bool:
    if record.opened.boot_id == record.closed.boot_id:
        return record.closed.boot_ms < record.opened.boot_ms
    return record.closed.wall_ms < record.opened.wall_ms


def _of_people(record: MeetingRecord, minimum_people: int) -> Iterable[Flag]:
    if not record.abandoned_reason and record.present + record.villagers < minimum_people:
        yield Flag.TOO_FEW_PEOPLE
    ids = [one.person_id for one in record.attendance]
    if len(ids) != len(set(ids)):
        yield Flag.PERSON_TWICE


def _of_viewing(viewing: Viewing, lengths: Mapping[str, int], percent: int) -> Iterable[Flag]:
    counted = effective_ms(viewing.segments, viewing.length_ms)
    if counted != viewing.effective_ms:
        yield Flag.EFFECTIVE_MISMATCH
    elif is_watched(counted, viewing.length_ms, percent) != viewing.watched:
        yield Flag.WATCHED_MISMATCH
    if viewing.courseware not in lengths:
        yield Flag.UNKNOWN_COURSEWARE
    elif lengths[viewing.courseware] != viewing.length_ms:
        yield Flag.LENGTH_MISMATCH


def _once(flags: Iterable[Flag]) -> list[str]:
    return [flag.value for flag in dict.fromkeys(flags)]
