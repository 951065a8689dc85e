"""What to do about a fault: three things to try one at a time, or why nothing need be tried."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.check_result import CheckResult
from kiosk.ui import check_words, guides
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.guide_pictures import GuidePicture, Scene
from kiosk.ui.page import Page
from kiosk.ui.question import Answer
from kiosk.ui.repair import RepairVisit
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.fault_code import fault_code

_LOOKS_EVERY_MS = 3000
_SEEN_BY_ITSELF = (
    *("power", "screen", "network", "township"),
    *("player", "disk", "clock", "printer", "stick"),
)
"""Parts whose mending the machine notices without being told."""
_TOLD = ("disk", "films", "clock")
"""Guides that tell what to know more than what to do."""
_ANSWERS = 3
_LOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_HIGH = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class _Said:
    head: str
    do: str
    see: str
    scene: Scene
    answers: tuple[Answer, ...]
    stage: str


class GuidePage(Page):
    """Leads through the steps for one fault, or says what it means.

    Its visit is a fault's code.
    """

    name = "guide"
    follows = ("repair",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._fault, self._state = "", ""
        self._step = 0
        self._stage = ""
        self._was_wrong = False
        self._answers: tuple[Answer, ...] = ()
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._picture = GuidePicture(theme, self)
        self._do = Text(theme, self, Size.TILE, bold=True, wraps=True, align=_LOW)
        self._see = Text(theme, self, Size.BODY, ink="ink2", wraps=True, align=_HIGH)
        self._faces = [Face(theme, self, size=Size.LABEL) for _ in range(_ANSWERS)]
        self._foot = Text(theme, self, Size.ROW, ink="ink2")
        for place, face in enumerate(self._faces):
            face.clicked.connect(lambda _=False, place=place: self._answers[place].act())
        self._looks = QTimer(self, interval=_LOOKS_EVERY_MS)
        self._looks.timeout.connect(backstage.selfcheck.look)
        backstage.selfcheck.finished.connect(self._on_finished)

    def enter(self, visit: object) -> None:
        """Begin with the first step."""
        self._fault = guides.guide_of(visit if isinstance(visit, str) else "screen")
        found = next(
            (one for one in self.backstage.selfcheck.results if one.code == self._fault), None
        )
        self._state = found.state if found else ""
        self._was_wrong = found is not None and not _is_well(found)
        self._step = 0
        self._foot.set_text(self._call_words())
        self._show_step()
        self._ask_township()
        if self._fault in _SEEN_BY_ITSELF:
            self._looks.start()

    def leave(self) -> None:
        """Look no more, and be silent."""
        self._looks.stop()
        self.backstage.chime.hush()

    def first_focus(self) -> QWidget:
        """The clear next step."""
        return self._faces[0]

    def detail(self) -> str:
        """Which step, and what is asked."""
        return self._stage

    def arrange(self) -> None:
        """The picture at the left, the words beside it, the answers below."""
        self.place(self._head, SAFE, 0.06, 1.67, 0.1)
        self.place(self._picture, SAFE, 0.185, 0.83, 0.515)
        self.place(self._do, 0.92, 0.175, 0.8, 0.275)
        self.place(self._see, 0.92, 0.475, 0.8, 0.235)
        second, third = (0.948, 0.0) if len(self._answers) == 2 else (0.458, 0.458)
        places = ((SAFE, 0.7), (0.78, second), (1.27, third))
        for (left, width), face in zip(places, self._faces, strict=True):
            self.place(face, left, 0.735, width, 0.125)
        self.place(self._foot, SAFE, 0.875, 1.67, 0.075)

    def _show_step(self) -> None:
        steps = guides.steps_of(self._fault, self._state)
        if not steps:
            self._show_advice()
            return
        step = steps[self._step]
        self._show(
            _Said(
                self.tr("{fault}：第{step}步，共{steps}步").format(
                    fault=check_words.problem(self._fault), step=self._step + 1, steps=len(steps)
                ),
                step.do,
                self.tr("做好以后：{seen}").format(seen=step.see),
                step.scene,
                self._answers_to_step(is_last=self._step + 1 == len(steps)),
                str(self._step + 1),
            )
        )

    def _answers_to_step(self, is_last: bool) -> tuple[Answer, ...]:
        works = Answer(self.tr("已经好了"), self._works)
        if self._fault == "sound":
            first = Answer(self.tr("做好了，听一听"), self._done)
        elif is_last:
            return (works, Answer(self.tr("还是不行，报修"), self._repair))
        elif self._fault in _TOLD:
            first = Answer(self.tr("下一步"), self._next)
        else:
            first = Answer(self.tr("做好了，还不行"), self._done)
        if self._fault == "clock" and not self.backstage.clock.is_set_by_township:
            works = Answer(self.tr("改日期和时间"), lambda: self.go.emit("set_time", None))
        return (first, works, Answer(self.tr("修不好，报修"), self._repair))

    def _show_advice(self) -> None:
        self._show(
            _Said(
                check_words.check_fault(self._fault, self._state),
                check_words.advice(self._fault, self._state),
                "",
                Scene.DISK,
                (
                    Answer(self.tr("知道了"), self.back),
                    Answer(self.tr("再检查一遍"), lambda: self.go.emit("check", None)),
                    Answer(self.tr("报修"), self._repair),
                ),
                "1",
            )
        )

    def _show(self, said: _Said) -> None:
        self._head.set_text(said.head)
        self._do.set_text(said.do)
        self._see.set_text(said.see)
        self._picture.set_scene(said.scene)
        self._foot.setVisible(said.scene is not Scene.MENDED)
        self._answers = said.answers
        for place, face in enumerate(self._faces):
            face.setVisible(place < len(said.answers))
            if place < len(said.answers):
                face.set_text(said.answers[place].words)
        self.arrange()
        self._stage = said.stage
        if self.isVisible():
            self.focus_on(self._faces[0])
            self.titled.emit()

    def _done(self) -> None:
        """A step was done; whether that helped shows by itself, or is asked."""
        if self._fault == "sound" and self.backstage.chime.ring():
            self._ask_whether_heard()
            return
        self._ask_township()
        self.backstage.selfcheck.look()
        if self._stage != "mended":
            self._next()

    def _ask_township(self) -> None:
        """Only a round tells whether it can be reached; a look follows by itself."""
        if self._fault == "township":
            self.backstage.exchange.begin_round()

    def _works(self) -> None:
        """Somebody says that it works again, so that home need not go on telling of it."""
        self._mended()
        if self._fault == "sound":
            self.backstage.selfcheck.answer_chime(True)
        else:
            self.backstage.selfcheck.look()

    def _ask_whether_heard(self) -> None:
        self._show(
            _Said(
                self.tr("听到“叮”了吗？"),
                self.tr("刚才响了两声"),
                self.tr("没听清，就再响一次"),
                Scene.SPEAKER,
                (
                    Answer(self.tr("听到了"), lambda: self._answer_chime(True)),
                    Answer(self.tr("没听到"), lambda: self._answer_chime(False)),
                    Answer(self.tr("再响一次"), self._done),
                ),
                f"{self._step + 1} heard",
            )
        )

    def _answer_chime(self, heard: bool) -> None:
        self.backstage.selfcheck.answer_chime(heard)
        if heard:
            self._mended()
        else:
            self._next()

    def _next(self) -> None:
        if self._step + 1 < len(guides.steps_of(self._fault, self._state)):
            self._step += 1
            self._show_step()
        else:
            self._repair()

    def _mended(self) -> None:
        self._looks.stop()
        self._show(
            _Said(
                self.tr("已经好了"),
                self.tr("可以接着用了"),
                "",
                Scene.MENDED,
                (
                    Answer(self.tr("回首页"), self.back),
                    Answer(self.tr("再检查一遍"), lambda: self.go.emit("check", None)),
                ),
                "mended",
            )
        )

    def _on_finished(self, results: object) -> None:
        found = results if isinstance(results, tuple) else ()
        mine = next((one for one in found if one.code == self._fault), None)
        if mine is None or not self.isVisible() or self._stage == "mended":
            return
        if not _is_well(mine):
            self._was_wrong = True
        elif self._was_wrong and self._fault in _SEEN_BY_ITSELF:
            self._mended()

    def _repair(self) -> None:
        self.go.emit("repair", RepairVisit(self._fault, self._step + 1))

    def _call_words(self) -> str:
        feed = self.backstage.exchange.feed
        whom = feed.office.name if feed is not None else self.tr("镇组织办")
        code = fault_code(self._fault)
        if feed is None or not feed.office.phone:
            said = self.tr("修不好请打{office}电话，报故障码 {code}")
            return said.format(office=whom, code=code)
        return self.tr("修不好请打{office}电话 {phone}，报故障码 {code}").format(
            office=whom, phone=feed.office.phone, code=code
        )


def _is_well(result: CheckResult) -> bool:
    """Whether nobody need be led through it any more: what is not plugged in is not there yet."""
    return result.ok and result.state != "absent"
