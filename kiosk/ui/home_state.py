"""What the home page says, read from how things stand: interrupted, faulty, due today or calm."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.meeting import Meeting
from kiosk.programme import announced_courses
from kiosk.tasks import Task, TaskState
from kiosk.ui import check_words, dates, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.check_words import HARMLESS
from kiosk.ui.home_frame import HomeWords
from kiosk.ui.home_status import status_line
from kiosk.ui.theme import Tint
from kiosk.ui.tile import CardRow
from protocol.feed import PlannedMeeting
from protocol.people import expected_people

translate = QCoreApplication.translate

ROWS = 3
RESUME_BEFORE_MS = 2000
"""A film goes on this much before the place where it stopped."""


class Mood(StrEnum):
    """States of home, the first that fits wins."""

    UNSAVED = "unsaved"
    RESUME = "resume"
    NEW = "new"
    CLOCK = "clock"
    FORGOTTEN = "forgotten"
    FAULT = "fault"
    DUE = "due"
    NORMAL = "normal"


class Step(StrEnum):
    """Where the two large faces lead; for most, the name of a page."""

    CHOOSE_TYPE = "meeting_type"
    OPEN_PLANNED = "open_planned"
    RESUME = "resume"
    END = "end"
    SAVE = "save"
    AMEND = "amend"
    NOTHING_TO_ADD = "nothing_to_add"
    GUIDE = "guide"
    IGNORE_FAULT = "ignore_fault"
    TASKS = "tasks"
    ENROL = "enrolment"
    CHECK = "check"
    CLOCK_RIGHT = "clock_right"
    CLOCK_LATER = "clock_later"
    SET_TIME = "set_time"


@dataclass(frozen=True)
class HomeState(HomeWords):
    """What home says, and where its two large faces lead."""

    mood: Mood
    primary: Step
    second: Step


@dataclass(frozen=True)
class _Words:
    mood: Mood
    head: str
    sub: str
    primary: Step
    verb: str
    line: str
    second: Step
    card: str
    rows: tuple[CardRow, ...] = ()


def home_state(backstage: Backstage, faults: tuple[str, ...], clock_doubted: bool) -> HomeState:
    """Read how things stand.

    Args:
        backstage: where to read it.
        faults: codes of what the last self-check found and nobody waved aside.
        clock_doubted: whether nobody has waved aside the question of the date.
    """
    said = _words(backstage, faults, clock_doubted)
    status, tint, icon = status_line(backstage, _to_report(said.mood, faults))
    return HomeState(
        mood=said.mood,
        station=_station(backstage),
        head=said.head,
        sub=said.sub,
        primary=said.primary,
        primary_words=said.verb,
        primary_line=said.line,
        second=said.second,
        card_words=said.card,
        rows=said.rows,
        status=status,
        status_tint=tint,
        status_icon=icon,
    )


def _words(backstage: Backstage, faults: tuple[str, ...], clock_doubted: bool) -> _Words:
    evening = backstage.evening
    if evening.is_unsaved:
        return _unsaved()
    if evening.meeting is not None and not evening.is_ending:
        return _resume(evening.meeting, evening.interrupted, backstage.clock)
    if not backstage.exchange.state.enrolled:
        return _new()
    if clock_doubted and backstage.clock.is_doubted:
        return _doubtful(backstage.clock)
    left_alone = backstage.unattended.entry
    if left_alone is not None:
        return _forgotten(backstage.clock.local(left_alone.summary.opened).date())
    serious = [code for code in faults if code not in HARMLESS]
    if serious:
        return _fault(serious[0], _state_of(backstage, serious[0]))
    planned = backstage.agenda.today
    if planned is not None:
        return _due(backstage, planned)
    return _normal(backstage)


def _to_report(mood: Mood, faults: tuple[str, ...]) -> tuple[str, ...]:
    """What the office is rung up about when nothing here mends it."""
    if mood is Mood.UNSAVED:
        return (Trouble.DISK_FAILED,)
    return faults if mood is Mood.FAULT else ()


def _unsaved() -> _Words:
    return _Words(
        Mood.UNSAVED,
        translate("home", "上次的记录还没存好"),
        translate("home", "填的都还在，再存一次就好"),
        Step.SAVE,
        translate("home", "再存一次"),
        translate("home", "先别关机"),
        Step.CHECK,
        translate("home", "检查和帮助"),
    )


def _forgotten(day: date) -> _Words:
    return _Words(
        Mood.FORGOTTEN,
        translate("home", "上次（{day}）的记录已替您存好").format(day=dates.day(day)),
        translate("home", "散会时没有按结束，请补写讨论"),
        Step.AMEND,
        translate("home", "补写"),
        translate("home", "不用打字，按几下“确定”"),
        Step.NOTHING_TO_ADD,
        translate("home", "不用补"),
    )


def _resume(meeting: Meeting, interrupted: bool, clock: Clock) -> _Words:
    playing = meeting.playing
    unfinished = playing is not None and not playing.ended
    facts = [
        meeting.type_name,
        translate("home", "{people}人已签到").format(people=meeting.present),
    ]
    line = translate("home", "回到刚才那一步")
    if playing is not None and unfinished:
        facts.append(
            translate("home", "放到{time}").format(time=words.duration(playing.position_ms))
        )
        back_ms = RESUME_BEFORE_MS if interrupted else 0
        start_ms = max(0, playing.position_ms - back_ms)
        line = (
            translate("home", "从{time}接着放").format(time=words.duration(start_ms))
            if start_ms >= 1000
            else translate("home", "从头放")
        )
    stopped = clock.lapse(meeting.last, clock.now()) if interrupted else None
    if stopped is not None:
        said = words.rough_duration(stopped.ms)
        measured = translate("home", "停了{time}")
        about = translate("home", "停了大约{time}")
        facts.append((measured if stopped.measured else about).format(time=said))
    return _Words(
        Mood.RESUME,
        translate("home", "刚才断电了，记录都在")
        if interrupted
        else translate("home", "活动还没结束，记录都在"),
        words.listed(facts),
        Step.RESUME,
        translate("home", "接着看") if unfinished else translate("home", "接着办"),
        line,
        Step.END,
        translate("home", "结束这次活动"),
    )


def _new() -> _Words:
    return _Words(
        Mood.NEW,
        translate("home", "这台机器还没有登记"),
        translate("home", "登记以后，镇里的课件和花名册会自己下来"),
        Step.ENROL,
        translate("home", "登记到镇里"),
        translate("home", "给镇里打个电话，报6个数字"),
        Step.CHECK,
        translate("home", "检查和帮助"),
    )


def _doubtful(clock: Clock) -> _Words:
    today = clock.local_now().date()
    if not clock.is_possible:
        return _impossible(today)
    return _Words(
        Mood.CLOCK,
        translate("home", "今天是{day}，对吗？").format(day=dates.long_day(today)),
        translate("home", "机器的钟可能不准；记录会注明，由镇里核对"),
        Step.CLOCK_RIGHT,
        translate("home", "对"),
        translate("home", "就是今天"),
        Step.SET_TIME,
        translate("home", "不对，我来改"),
    )


def _impossible(day: date) -> _Words:
    return _Words(
        Mood.CLOCK,
        translate("home", "今天是几月几日？"),
        translate("home", "机器上是{day}，肯定不对；不改也照样收看，由镇里核对").format(
            day=dates.full_day(day)
        ),
        Step.SET_TIME,
        translate("home", "我来改"),
        translate("home", "不用打字，按几下就好"),
        Step.CLOCK_LATER,
        translate("home", "先不管，照样收看"),
    )


def _state_of(backstage: Backstage, code: str) -> str:
    found = backstage.selfcheck.results
    return next((one.state for one in found if one.code == code), "")


def _fault(code: str, state: str) -> _Words:
    if advice := check_words.advice(code, state):
        return _Words(
            Mood.FAULT,
            check_words.check_fault(code, state),
            advice,
            Step.IGNORE_FAULT,
            translate("home", "知道了"),
            translate("home", "照样收看"),
            Step.GUIDE,
            translate("home", "怎么办"),
        )
    return _Words(
        Mood.FAULT,
        check_words.check_fault(code, state),
        translate("home", "检查一下电视和音箱的线，大约1分钟")
        if code in ("sound", "screen")
        else translate("home", "一步步来，大约1分钟"),
        Step.GUIDE,
        translate("home", "一步步检查"),
        translate("home", "照着图做，做好按“确定”"),
        Step.IGNORE_FAULT,
        translate("home", "先不管，照样收看"),
    )


def _due(backstage: Backstage, planned: PlannedMeeting) -> _Words:
    feed = backstage.exchange.feed
    kinds = {kind.code: kind.name for kind in feed.meeting_types} if feed else {}
    return _Words(
        Mood.DUE,
        translate("home", "今天{time} {type}").format(
            time=planned.time, type=kinds.get(planned.type_code, "")
        ),
        _readiness(backstage, planned),
        Step.OPEN_PLANNED,
        translate("home", "开始收看"),
        translate("home", "直接点名，点完就放"),
        Step.TASKS,
        *_tasks_card(backstage),
    )


def _readiness(backstage: Backstage, planned: PlannedMeeting) -> str:
    library = backstage.exchange.library
    courses = announced_courses(backstage.exchange, planned)
    entries = [entry for entry in map(library.entry, courses) if entry is not None]
    ready = [entry for entry in entries if entry.is_present]
    if not entries:
        return translate("home", "没有指定课件，可以自己选")
    if not ready:
        return translate("home", "课件还没下载好，可以先换一课")
    first = ready[0].courseware
    said = translate("home", "课件已备好：{title}{length}").format(
        title=words.title(first.title), length=words.duration(first.length_ms)
    )
    more = translate("home", "共{count}课").format(count=len(ready)) if len(ready) > 1 else ""
    return words.listed([_expected_words(backstage, planned), said, more])


def _expected_words(backstage: Backstage, planned: PlannedMeeting) -> str:
    feed = backstage.exchange.feed
    if feed is None:
        return ""
    kind = next((one for one in feed.meeting_types if one.code == planned.type_code), None)
    people = expected_people(feed.roster, kind.expected) if kind is not None else ()
    return translate("home", "应到{count}人").format(count=len(people)) if people else ""


def _normal(backstage: Backstage) -> _Words:
    tasks = [task for task in backstage.exchange.tasks if task.item.required]
    open_tasks = [task for task in tasks if task.state is not TaskState.DONE]
    online = backstage.exchange.state.connected is not False
    return _Words(
        Mood.NORMAL,
        _task_head(tasks, open_tasks),
        _task_sub(tasks, open_tasks),
        Step.CHOOSE_TYPE,
        translate("home", "开始收看"),
        translate("home", "按遥控器上的“确定”")
        if online
        else translate("home", "没有网络也照样能用"),
        Step.TASKS,
        *_tasks_card(backstage),
    )


def _task_head(tasks: list[Task], open_tasks: list[Task]) -> str:
    if not tasks:
        return translate("home", "随时可以收看")
    if not open_tasks:
        return translate("home", "本月的课都看完了")
    return translate("home", "本月还有{count}课要看").format(count=len(open_tasks))


def _task_sub(tasks: list[Task], open_tasks: list[Task]) -> str:
    if not tasks:
        return translate("home", "本月没有规定课件，可以自己选")
    done = len(tasks) - len(open_tasks)
    said = translate("home", "规定课件看完{done}课，共{all}课").format(done=done, all=len(tasks))
    due = [task for task in open_tasks if task.state is TaskState.DUE]
    if not due:
        return said
    deadline = date.fromisoformat(min(task.item.deadline for task in due))
    before = translate("home", "{day}日前看完就行").format(day=deadline.day, month=deadline.month)
    return words.listed([said, before])


def _tasks_card(backstage: Backstage) -> tuple[str, tuple[CardRow, ...]]:
    month = backstage.clock.local_now().month
    heading = translate("home", "{month}的学习任务").format(month=dates.month_name(month))
    tasks = sorted(backstage.exchange.tasks, key=lambda task: task.state is TaskState.DONE)
    rows = tuple(
        CardRow(task.courseware.title, words.task_state(task.state), _task_tint(task.state))
        for task in tasks[:ROWS]
    )
    return heading, rows or (CardRow(translate("home", "镇里还没有发学习计划")),)


def _task_tint(state: TaskState) -> Tint:
    return Tint.OK if state is TaskState.DONE else Tint.RED


def _station(backstage: Backstage) -> str:
    name = backstage.exchange.station_name
    if not name:
        return translate("home", "村学习站点")
    return translate("home", "{station}学习站点").format(station=name)
