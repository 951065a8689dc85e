"""What a month's figures, its meetings and the village's objections are called on the screen."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from kiosk.objecting import Objecting
from kiosk.store.objection_file import ObjectionEntry
from kiosk.ui import dates
from kiosk.ui.theme import Tint
from protocol.feed import Feed
from protocol.month_figures import (
    FigureCode,
    MonthFigure,
    MonthFigures,
    MonthMeeting,
    ObjectionReason,
    ObjectionStage,
    RowReason,
)

translate = QCoreApplication.translate


def month(figures: MonthFigures) -> str:
    """Name of the month, such as 4月."""
    return dates.month_number(int(figures.month[5:]))


def until(figures: MonthFigures) -> str:
    """The last day on which somebody can object."""
    return dates.day(date.fromisoformat(figures.object_until))


def figure(one: MonthFigure) -> tuple[str, str]:
    """A figure's name, and how much it is; empty where this version does not know it."""
    names = _figures()
    if one.code not in names:
        return "", ""
    name, amount = names[one.code]
    return name(), amount().format(part=one.part, whole=one.whole or 0)


def _figures() -> dict[str, tuple[Callable[[], str], Callable[[], str]]]:
    return {
        FigureCode.VALID: (
            lambda: translate("figures", "算上的集中学习"),
            lambda: translate("figures", "{part}/{whole}场"),
        ),
        FigureCode.ATTENDANCES: (
            lambda: translate("figures", "来学习的人次"),
            lambda: translate("figures", "{part}人次"),
        ),
        FigureCode.TURNOUT: (
            lambda: translate("figures", "应到的来了多少"),
            lambda: translate("figures", "{part}/{whole}人次"),
        ),
        FigureCode.REQUIRED: (
            lambda: translate("figures", "规定的课看完多少"),
            lambda: translate("figures", "{part}/{whole}课"),
        ),
        FigureCode.MUSTS: (
            lambda: translate("figures", "四个必看的会看了多少"),
            lambda: translate("figures", "{part}/{whole}场"),
        ),
        FigureCode.IN_TIME: (
            lambda: translate("figures", "一天内存好的记录"),
            lambda: translate("figures", "{part}/{whole}份"),
        ),
        FigureCode.IN_ORDER: (
            lambda: translate("figures", "设备好用的天数"),
            lambda: translate("figures", "{part}/{whole}天"),
        ),
        FigureCode.IDLE_DAYS: (
            lambda: translate("figures", "多少天没有集中学习"),
            lambda: translate("figures", "{part}天"),
        ),
    }


def meeting(one: MonthMeeting, feed: Feed | None) -> str:
    """A meeting by its day and kind."""
    kinds = {kind.code: kind.name for kind in feed.meeting_types} if feed is not None else {}
    kind = one.type_name or kinds.get(one.type_code, "")
    return f"{dates.day(date.fromisoformat(one.day))} {kind}".strip()


def counted(one: MonthMeeting, minimum: int) -> tuple[str, Tint]:
    """Whether a meeting counts, or why it does not."""
    if one.counted:
        late = one.reason == RowReason.LATE
        said = (
            translate("figures", "算上了，记录存晚了") if late else translate("figures", "算上了")
        )
        return said, Tint.OK
    return _why_not(one.reason).format(minimum=minimum), Tint.WARN


def _why_not(reason: str) -> str:
    known = {
        RowReason.NO_SIGN_IN: translate("figures", "没算：没有人签到"),
        RowReason.UNDER_MINIMUM: translate("figures", "没算：不到{minimum}人"),
        RowReason.NOT_WATCHED: translate("figures", "没算：课没看完"),
        RowReason.BY_HAND: translate("figures", "没算：手工登记，另外列"),
        RowReason.ON_DEMAND: translate("figures", "没算：点播，另外列"),
        RowReason.NOT_HELD: translate("figures", "没算：会没开成"),
    }
    return {str(code): said for code, said in known.items()}.get(
        reason, translate("figures", "没算")
    )


def line(figures: MonthFigures, about: str, feed: Feed | None) -> str:
    """A line's name, whichever kind it is."""
    for one in figures.meetings:
        if one.record_id == about:
            return meeting(one, feed)
    for other in figures.figures:
        if other.code == about:
            return figure(other)[0] or translate("figures", "这一条")
    return translate("figures", "这一条")


def reason(code: str, is_meeting: bool) -> str:
    """What the village says is wrong."""
    if code == ObjectionReason.NOT_COUNTED:
        if is_meeting:
            return translate("figures", "这次会议没算进来")
        return translate("figures", "有会议没算进来")
    known = {
        ObjectionReason.PEOPLE: translate("figures", "人数不对"),
        ObjectionReason.WATCHED: translate("figures", "课没看完算错了"),
    }
    return {str(one): said for one, said in known.items()}.get(
        code, translate("figures", "其他，打电话说")
    )


def progress(entry: ObjectionEntry) -> tuple[str, Tint]:
    """A few words on how an objection stands, for a row."""
    if entry.answer is not None:
        return answered(entry.answer.stage), Tint.OK
    if entry.told:
        return translate("figures", "意见报到镇里了"), Tint.PLAIN
    return translate("figures", "意见等有网再报"), Tint.WARN


def answered(stage: str) -> str:
    """What the office did with an objection."""
    if stage == ObjectionStage.MENDED:
        return translate("figures", "镇里答复：已改")
    if stage == ObjectionStage.EXPLAINED:
        return translate("figures", "镇里答复：有说明")
    return translate("figures", "镇里答复了")


def home_line(objecting: Objecting) -> str:
    """What home says of it; nothing if nothing waits to be read."""
    unseen, waiting = objecting.unseen, objecting.waiting
    if unseen is not None:
        name = dates.month_number(int(unseen.objection.month[5:]))
        said = translate("figures", "{month}的意见镇里答复了，在这里按“确定”看")
        return said.format(month=name)
    if waiting is not None:
        said = translate("figures", "{month}学用情况请看一看，{day}前可以提意见")
        return said.format(month=month(waiting), day=until(waiting))
    return ""


def phone(feed: Feed | None) -> str:
    """Whom to ring, and the number; empty where there is none."""
    if feed is None or not feed.office.phone:
        return ""
    said = translate("figures", "{office}电话 {phone}")
    return said.format(office=feed.office.name, phone=feed.office.phone)
