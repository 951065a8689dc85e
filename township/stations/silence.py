"""Why a station is not heard of, and what to do: plain reasons out of what is known, no blame.

There is no database here: the reasons can be tried by hand, one fact after another.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

HEARD_WITHIN = datetime.timedelta(days=2)
"""A village that switches on only for its meetings is not silent for less than this."""
SILENT_AFTER = datetime.timedelta(days=14)
"""From then on the USB stick is the way (DOMAIN 7: weeks offline)."""
LONG_WAIT = datetime.timedelta(days=7)
"""Records that had waited so long when they last came: the line was poor before."""
STICK_WITHIN = datetime.timedelta(days=35)
"""Somebody who brings a stick every month is late only after this."""
FAR_OFF = datetime.timedelta(hours=24)
"""A clock as wrong as this may be refused by the line (DESIGN 5: a dead clock breaks TLS)."""

_POWER = frozenset({"power"})
_LINE = frozenset({"network", "township", "township_unreachable"})
_MACHINE = frozenset({"player", "disk", "disk_full", "disk_failed", "disk_slow", "newer_format"})


class SilenceCode(StrEnum):
    """What keeps a station from being heard of, most certain first."""

    NOT_ENROLLED = "not_enrolled"
    REVOKED = "revoked"
    NEVER_CAME = "never_came"
    HEARD = "heard"
    TOKEN_REFUSED = "token_refused"  # noqa: S105
    POWER_FAULT = "power_fault"
    LINE_FAULT = "line_fault"
    MACHINE_FAULT = "machine_fault"
    NOT_LONG = "not_long"
    BY_STICK = "by_stick"
    CHECKED_WRONG = "checked_wrong"
    CLOCK_WRONG = "clock_wrong"
    POOR_LINE = "poor_line"
    UNKNOWN = "unknown"


class Tone(StrEnum):
    """How a page marks it."""

    OK = "ok"
    OFF = "off"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class OpenFault:
    """A fault that still troubles a station."""

    part: str
    """What is broken, as the protocol names it."""
    reported: datetime.datetime


@dataclass(frozen=True)
class StationFacts:
    """What is known of a station's contact; times with their zone."""

    now: datetime.datetime
    is_enrolled: bool = True
    """Whether a machine holds this station's token."""
    revoked_at: datetime.datetime | None = None
    last_contact: datetime.datetime | None = None
    refused_at: datetime.datetime | None = None
    """When a machine last came with a token that is no longer good."""
    last_by_stick: datetime.datetime | None = None
    """When something of it last came otherwise than by its line."""
    faults: tuple[OpenFault, ...] = ()
    pending_records: int = 0
    oldest_pending: datetime.timedelta = datetime.timedelta()
    """How long its oldest unsent record had waited when it last told."""
    problems: tuple[str, ...] = ()
    """Parts that its last self-check found wrong."""
    clock_offset: datetime.timedelta | None = None
    """Township time minus the station's, when it last told."""


@dataclass(frozen=True)
class Silence:
    """Why a station is not heard of.

    Attributes:
        code: the reason.
        state: how it stands, in a word or two: 正常, 23天没联系, 没接入, 已停用.
        words: the reason in a sentence without a full stop; empty where nothing is amiss.
        what_to_do: what somebody of the office may do about it; empty likewise.
        tone: how to mark it.
        days: whole days since the last contact; None if there was none.
    """

    code: SilenceCode
    state: str
    words: str = ""
    what_to_do: str = ""
    tone: Tone = Tone.OK
    days: int | None = None

    @property
    def is_silent(self) -> bool:
        """Whether its records may still be on their way."""
        return self.code not in (SilenceCode.HEARD, SilenceCode.NOT_LONG)


_Found = tuple[SilenceCode, str, str]


def why_silent(facts: StationFacts) -> Silence:
    """The most certain reason why a station is not heard of, if it is not."""
    if not facts.is_enrolled:
        return _without_machine(facts)
    if facts.last_contact is None:
        return Silence(
            SilenceCode.NEVER_CAME,
            "没联系过",
            "接入码输过了，机器还没来联系",
            "打电话问问屏幕上是什么；没接上，就重新显示接入码",
            Tone.WARN,
        )
    since = facts.now - facts.last_contact
    days = max(0, since.days)
    if since < HEARD_WITHIN:
        return Silence(SilenceCode.HEARD, "正常", days=days)
    found = next((it for it in (reason(facts) for reason in _KNOWN) if it is not None), None)
    if found is None and since < SILENT_AFTER:
        return _silence((SilenceCode.NOT_LONG, "", ""), days, Tone.OK)
    found = found or next(it for it in (reason(facts) for reason in _LIKELY) if it is not None)
    return _silence(found, days, Tone.WARN)


def _without_machine(facts: StationFacts) -> Silence:
    if facts.revoked_at is not None:
        return Silence(
            SilenceCode.REVOKED,
            "已停用",
            "机器停用了，以前的记录都在",
            "要再用，请村里在“设置”里按“登记到镇里”，把6位数字报来，重新接入",
            Tone.BAD,
        )
    return Silence(
        SilenceCode.NOT_ENROLLED,
        "没接入",
        "还没有接入机器",
        "请在村里机器上显示接入码，打电话报来",
        Tone.OFF,
    )


def _silence(found: _Found, days: int, tone: Tone) -> Silence:
    code, words, what_to_do = found
    return Silence(code, f"{days}天没联系", words, what_to_do, tone, days)


def _refused(facts: StationFacts) -> _Found | None:
    if facts.refused_at is None or facts.last_contact is None:
        return None
    if facts.refused_at <= facts.last_contact:
        return None
    return (
        SilenceCode.TOKEN_REFUSED,
        "它在联系镇里，可是用的登记已经停用了",
        "打电话请村里在“设置”里按“登记到镇里”，把6位数字报来",
    )


def _broken(
    parts: frozenset[str], code: SilenceCode, what: str, to_do: str
) -> Callable[[StationFacts], _Found | None]:
    def reason(facts: StationFacts) -> _Found | None:
        reported = [one.reported for one in facts.faults if one.part in parts]
        if not reported:
            return None
        days = max(0, (facts.now - min(reported)).days)
        return code, f"{what}，报修{f'{days}天了' if days else '不到一天'}", to_do

    return reason


def _brought(facts: StationFacts) -> _Found | None:
    if facts.last_by_stick is None or facts.last_contact is None:
        return None
    if facts.last_by_stick <= facts.last_contact:
        return None
    days = max(0, (facts.now - facts.last_by_stick).days)
    words = f"靠U盘，上次U盘是{f'{days}天前' if days else '今天'}"
    if days > STICK_WITHIN.days:
        return SilenceCode.BY_STICK, words, "打电话提醒一声，把U盘带到镇里"
    return SilenceCode.BY_STICK, words, "等下一次U盘，不用催"


def _checked(facts: StationFacts) -> _Found | None:
    if not _LINE & set(facts.problems):
        return None
    return (
        SilenceCode.CHECKED_WRONG,
        "上次自检就说网络不通",
        "请村里看看网线和路由器；不行就用U盘",
    )


def _clock(facts: StationFacts) -> _Found | None:
    if facts.clock_offset is None or abs(facts.clock_offset) < FAR_OFF:
        return None
    return (
        SilenceCode.CLOCK_WRONG,
        "它的日期不对，可能因此连不上",
        "打电话请村里在“设置”里把日期改对",
    )


def _poor_line(facts: StationFacts) -> _Found | None:
    if not facts.pending_records or facts.oldest_pending < LONG_WAIT:
        return None
    return (
        SilenceCode.POOR_LINE,
        f"网一直不好，上次联系时有记录等了{facts.oldest_pending.days}天",
        "请村里用U盘把记录带来",
    )


def _nobody_knows(facts: StationFacts) -> _Found:  # noqa: ARG001
    return (
        SilenceCode.UNKNOWN,
        "还不知道为什么",
        "打电话问问：电脑开没开，网线插没插；没人接就去看看",
    )


_KNOWN: tuple[Callable[[StationFacts], _Found | None], ...] = (
    _refused,
    _broken(_POWER, SilenceCode.POWER_FAULT, "电源有毛病", "去看看；急用先借一台"),
    _broken(_LINE, SilenceCode.LINE_FAULT, "网络不通", "催一下修网络；记录先用U盘带来"),
    _broken(_MACHINE, SilenceCode.MACHINE_FAULT, "机器有毛病", "去看看，要换机就点“换机”"),
)
"""Reasons that somebody has told: they hold from the second day on."""
_LIKELY: tuple[Callable[[StationFacts], _Found | None], ...] = (
    _brought,
    _checked,
    _clock,
    _poor_line,
    _nobody_knows,
)
"""Reasons that are likely once a station has been silent for long."""
