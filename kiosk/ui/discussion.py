"""Did people talk about it, and how many spoke? What they said stays on paper."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.question import Answer, QuestionPage
from kiosk.ui.stepper import Stepper
from kiosk.ui.theme import Size
from protocol.record import DiscussionForm

_USUAL_SPEAKERS = 3


class DiscussionPage(QuestionPage):
    """Asks whether people discussed (讨论情况), then how many spoke."""

    name = "discussion"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._counts = False
        self._speakers = Stepper(self.theme, self, self.tr("{count}人"), size=Size.HEAD)
        self._speakers.least = 1

    def enter(self, visit: object) -> None:
        """Ask whether, then how many."""
        self._speakers.set_count(self.known_speakers() or _USUAL_SPEAKERS)
        self._ask_whether()

    def known_speakers(self) -> int:
        """How many were counted before."""
        meeting = self.backstage.evening.meeting
        return meeting.discussion.speakers if meeting is not None else 0

    def keep(self, form: DiscussionForm, speakers: int = 0) -> None:
        """Take the answer, and go on."""
        self.backstage.evening.discuss(form, speakers)
        self.go.emit("topics", None)

    def detail(self) -> str:
        """Which of its two questions is asked."""
        return "speakers" if self._counts else ""

    def back(self) -> None:
        """From the second question to the first, from there home."""
        if self._counts:
            self._ask_whether()
            self.focus_on(self._large)
            self.titled.emit()
        else:
            self.leave_off()

    def leave_off(self) -> None:
        """Go without an answer: home."""
        super().back()

    def arrange(self) -> None:
        """The count stands where the other answers do."""
        super().arrange()
        self.place(self._speakers, 1.028, 0.393, 0.712, 0.184)

    def _ask_whether(self) -> None:
        self._counts = False
        self._speakers.hide()
        self.ask(
            self.tr("大家讨论了吗？"),
            self.tr("内容记在纸上就行，这里不用打字"),
            [
                Answer(self.tr("讨论了"), self._ask_how_many, self.tr("写在纸上")),
                Answer(self.tr("没有讨论"), lambda: self.keep(DiscussionForm.NONE)),
            ],
        )

    def _ask_how_many(self) -> None:
        self._counts = True
        self._speakers.show()
        self.ask(
            self.tr("几个人发了言？"),
            self.tr("记下人数就行，内容在纸上"),
            [Answer(self.tr("下一步"), self._keep_count, self.tr("人数在右边改"))],
        )
        self.focus_on(self._large)
        self.titled.emit()

    def _keep_count(self) -> None:
        self.keep(DiscussionForm.ON_PAPER, self._speakers.count)
