"""What to do about a fault: three things to try one at a time, or why nothing need be tried."""

from PySide6.QtWidgets import QWidget

from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.question import Answer, QuestionPage


class GuidePage(QuestionPage):
    """Leads through the steps for one fault, or says what it means."""

    name = "guide"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._code = ""
        self._step = 0

    def enter(self, visit: object) -> None:
        """Begin with the first step for a fault's code."""
        self._code = visit if isinstance(visit, str) else "picture"
        self._step = 0
        self._show_step()

    def detail(self) -> str:
        """Which step."""
        return str(self._step + 1)

    def _show_step(self) -> None:
        advice = words.advice(self._code)
        if advice:
            self._show_advice(advice)
            return
        steps = words.guidance(self._code)
        last = self._step + 1 == len(steps)
        self.ask(
            self.tr("第{step}步，共{steps}步：{fault}").format(
                step=self._step + 1, steps=len(steps), fault=words.check_fault(self._code)
            ),
            steps[self._step],
            [
                Answer(
                    self.tr("再检查一遍") if last else self.tr("做好了"),
                    self._check if last else self._next,
                    self.tr("看看修好了没有") if last else self.tr("还不行就看下一步"),
                ),
                Answer(self.tr("修好了，回首页"), self.back),
            ],
            self._call_words(),
        )

    def _show_advice(self, advice: str) -> None:
        self.ask(
            words.check_fault(self._code),
            advice,
            [
                Answer(self.tr("知道了"), self.back, self.tr("回到首页")),
                Answer(self.tr("再检查一遍"), self._check),
                *self._clock_answers(),
            ],
            self._call_words(),
        )

    def _clock_answers(self) -> list[Answer]:
        """The date can be put right here, unless the township has done so."""
        if self._code != "clock" or self.backstage.clock.is_set_by_township:
            return []
        return [Answer(self.tr("改日期和时间"), lambda: self.go.emit("set_time", None))]

    def _call_words(self) -> str:
        feed = self.backstage.exchange.feed
        whom = feed.office.name if feed is not None else self.tr("镇组织办")
        phone = feed.office.phone if feed is not None else ""
        return self.tr("修不好请打{office}电话 {phone}，报故障码 {code}").format(
            office=whom, phone=phone, code=words.fault_code(self._code)
        )

    def _next(self) -> None:
        self._step += 1
        self._show_step()
        self.titled.emit()

    def _check(self) -> None:
        self.go.emit("check", None)
