"""Turns codes and lengths of time into the sentences people read on the screen."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from kiosk.errors import Trouble
from kiosk.meeting import Meeting
from kiosk.tasks import TaskState
from kiosk.ui.damage import damage
from protocol.fault_code import fault_code
from protocol.message import DurationMs
from protocol.record import DiscussionForm, Feedback

translate = QCoreApplication.translate

_NO_BREAK = "\N{NO-BREAK SPACE}"


def duration(length_ms: DurationMs) -> str:
    """A length of time to the second, such as 28分30秒; whole minutes are 28分钟.

    It stands on one line, whatever language puts spaces into it.
    """
    return _duration(length_ms).replace(" ", _NO_BREAK)


def _duration(length_ms: DurationMs) -> str:
    minutes, seconds = divmod(max(0, length_ms) // 1000, 60)
    hours, rest = divmod(minutes, 60)
    if hours:
        return translate("words", "{hours}小时{minutes}分").format(hours=hours, minutes=rest)
    if not minutes:
        return translate("words", "{seconds}秒").format(seconds=seconds)
    if not seconds:
        return translate("words", "{minutes}分钟").format(minutes=minutes)
    return translate("words", "{minutes}分{seconds}秒").format(minutes=minutes, seconds=seconds)


def rough_duration(length_ms: DurationMs) -> str:
    """A length of time as people say it: minutes, hours or days."""
    minutes = round(length_ms / 60_000)
    if minutes < 1:
        return translate("words", "不到1分钟")
    if minutes < 60:
        return translate("words", "{minutes}分钟").format(minutes=minutes)
    hours = round(minutes / 60)
    if hours < 24:
        return translate("words", "{hours}小时").format(hours=hours)
    return translate("words", "{days}天").format(days=round(hours / 24))


def missing(length_ms: DurationMs) -> str:
    """How much is still to be watched: seconds while they are few, else minutes that suffice."""
    if length_ms < 60_000:
        return duration(length_ms + 999)
    return translate("words", "{minutes}分钟").format(minutes=-(-length_ms // 60_000))


def title(name: str) -> str:
    """A course's title in its brackets."""
    return translate("words", "《{title}》").format(title=name)


def task_state(state: TaskState) -> str:
    """How a line of the plan stands."""
    if state is TaskState.DONE:
        return translate("words", "看完")
    if state is TaskState.OVERDUE:
        return translate("words", "过期")
    return translate("words", "待看")


def record_state(state: str) -> str:
    """Where a record is on its way to the township."""
    states = {
        "pending": translate("words", "等着上报"),
        "acked": translate("words", "已报到镇里"),
        "refused": translate("words", "镇里没收下"),
        "returned": translate("words", "镇里请您补充"),
    }
    return states.get(state, translate("words", "等着上报"))


def abandoned(reason: str) -> str:
    """Why a meeting did not take place."""
    reasons = {
        "nobody": translate("words", "没人来"),
        "power_cut": translate("words", "停电"),
        "equipment": translate("words", "设备坏了"),
        "postponed": translate("words", "改期"),
        "mistake": translate("words", "按错了，没有开会"),
    }
    return reasons.get(reason, reason)


def discussed(form: DiscussionForm, speakers: int) -> str:
    """What became of the discussion."""
    if form is DiscussionForm.NONE:
        return translate("words", "没有讨论")
    if form is DiscussionForm.UNKNOWN:
        return translate("words", "讨论还没填")
    return translate("words", "讨论了，{people}人发言").format(people=speakers)


def attendance(present: int, villagers: int, observers: int = 0) -> str:
    """Who was there, as numbers.

    Args:
        present: rostered people, those among them who only sat in.
        villagers: head count.
        observers: those who only sat in.
    """
    parts = [translate("words", "到{present}人").format(present=present - observers)]
    if observers:
        parts.append(translate("words", "列席{count}人").format(count=observers))
    if villagers:
        parts.append(translate("words", "群众{count}人").format(count=villagers))
    return listed(parts)


def turnout(meeting: Meeting) -> str:
    """Who was called to a meeting, as far as anybody was, and who is there."""
    there = attendance(meeting.present, meeting.villagers, meeting.observers)
    if not meeting.calls_by_name:
        return there
    called = translate("words", "应到{count}人").format(count=meeting.expected_count)
    return listed([called, there])


def satisfaction(feedback: Feedback | None) -> str:
    """The hands that were counted at a class on the 10th."""
    if feedback is None:
        return translate("words", "没数")
    return translate("words", "满意{satisfied}，基本满意{fairly}，不满意{dissatisfied}").format(
        satisfied=feedback.satisfied,
        fairly=feedback.fairly_satisfied,
        dissatisfied=feedback.dissatisfied,
    )


def listed(parts: list[str]) -> str:
    """Several parts of a sentence, one after another."""
    return translate("words", "，").join(part for part in parts if part)


def trouble(code: str, details: Mapping[str, Any] | None = None) -> str:
    """A sentence for a trouble: what happened, and what to press or whom to ring."""
    told = details or {}
    if "file" in told:
        return _with_code(code, damage(code, told))
    said = sentence(code)
    if "title" in told:
        said = f"{title(str(told['title']))} {said}"
    return _with_code(code, said)


def sentence(code: str) -> str:
    """What happened, and what to press, without more than the code."""
    known = _course_troubles() | _machine_troubles() | _township_troubles()
    return known.get(code, translate("words", "刚才有件事没办成，再试一次；不行就请打镇里电话"))


def _with_code(code: str, said: str) -> str:
    number = fault_code(code)
    if number and code in _RING_FOR:
        said += translate("words", "（故障码 {code}）").format(code=number)
    return said


def _course_troubles() -> dict[str, str]:
    unplayable = translate("words", "这一课放不了，请换一课。会自动重新下载")
    return {
        Trouble.COURSE_MISSING: translate("words", "这一课还没下载好，请换一课"),
        Trouble.COURSE_DAMAGED: unplayable,
        Trouble.COURSE_UNPLAYABLE: unplayable,
        Trouble.PLAYER_DIED_TWICE: translate("words", "这一课放不了，请换一课"),
        Trouble.PICTURE_STALLED: translate("words", "画面停住了，正在重新打开，请稍等几秒"),
        Trouble.SOUND_MISSING: translate("words", "没找到音箱，放片会没有声音"),
        Trouble.NOBODY_SIGNED_IN: translate("words", "还没有人签到"),
    }


def _machine_troubles() -> dict[str, str]:
    return {
        Trouble.DISK_FULL: translate("words", "电脑快存满了，记录还能存，先不下载新课"),
        Trouble.DISK_FAILED: translate("words", "刚才没能存到电脑里，请打镇里电话"),
        Trouble.DISK_SLOW: translate("words", "电脑存得很慢，请等一等，先别关机"),
        Trouble.FILE_DAMAGED: translate("words", "有一份存的资料坏了，已收好留给镇里看"),
        Trouble.FILE_MENDED: translate("words", "有一份存的资料坏过一处，已换上备份"),
        Trouble.FILE_UNREADABLE: translate("words", "有一份存的资料读不出来，请打镇里电话"),
        Trouble.NEWER_FORMAT: translate("words", "有一份资料要新版本才能看，请打镇里电话"),
        Trouble.REVISION_TAKEN: translate("words", "这份记录刚才已经改过，请再看一遍"),
        Trouble.NOT_PRINTED: translate("words", "刚才没打印出来，看看打印机，再打一次"),
        Trouble.NOT_ON_STICK: translate("words", "刚才没存到U盘，插好U盘再存一次"),
        Trouble.POWER_REFUSED: translate("words", "没能自己关机，请按一下电脑上的电源键"),
        Trouble.ALREADY_RUNNING: translate("words", "学习系统已经开着了"),
    }


def _township_troubles() -> dict[str, str]:
    return {
        Trouble.TOWNSHIP_UNREACHABLE: translate("words", "没连上镇里，不影响使用"),
        Trouble.NOT_THE_TOWNSHIP: translate("words", "连到的不是镇里，请看看网线和路由器"),
        Trouble.TOWNSHIP_TROUBLE: translate("words", "镇里那头暂时有问题，过一会儿会自己再试"),
        Trouble.TOKEN_REFUSED: translate("words", "镇里不认得这台机器了，请打镇里电话"),
        Trouble.BAD_SIGNATURE: translate("words", "收到的资料不是镇里发的，没有采用"),
        Trouble.OLDER_FEED: translate("words", "收到的是旧资料，没有采用"),
        Trouble.CODE_EXPIRED: translate("words", "号码过时了，按“确定”换一个"),
        Trouble.CODE_DENIED: translate("words", "镇里没有同意登记，请打镇里电话"),
    }


_RING_FOR = {
    Trouble.DISK_FAILED,
    Trouble.FILE_DAMAGED,
    Trouble.FILE_UNREADABLE,
    Trouble.NEWER_FORMAT,
    Trouble.TOKEN_REFUSED,
}
"""Troubles the operator cannot mend: the sentence carries the code to read out."""
