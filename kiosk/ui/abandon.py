"""A meeting that did not take place: why, in one press.

One that was opened by mistake (误开) is kept like the others, with a reason of its own, and counts
nowhere. Its opening is durable and has a number; thrown away it would leave a gap in the numbers
that somebody would have to explain, and nothing that a village did is to vanish.
"""

from kiosk.ui.question import Answer, QuestionPage


class AbandonPage(QuestionPage):
    """Asks why the meeting did not take place (未开成)."""

    name = "abandon"

    def enter(self, visit: object) -> None:
        """Offer the reasons there are, and the way back."""
        self.ask(
            self.tr("这次活动为什么没开成？"),
            self.tr("记录照样存好，不计场次"),
            [*self._mistake(), *self.reasons(), Answer(self.tr("不结束，回去"), self.back)],
        )

    def reasons(self) -> list[Answer]:
        """Why a meeting may not take place."""
        return [
            Answer(self.tr("没人来"), lambda: self.end("nobody"), self.tr("改天再开")),
            Answer(self.tr("停电"), lambda: self.end("power_cut")),
            Answer(self.tr("设备坏了"), lambda: self.end("equipment")),
            Answer(self.tr("改期"), lambda: self.end("postponed")),
        ]

    def _mistake(self) -> list[Answer]:
        """Only where nothing speaks against it."""
        meeting = self.backstage.evening.meeting
        if meeting is None or not meeting.is_blank:
            return []
        said = self.tr("按错了，没有开会")
        return [Answer(said, lambda: self.end("mistake"), self.tr("只注明是误开，哪里都不算"))]

    def end(self, reason: str) -> None:
        """Take the reason, and save."""
        self.go.emit("saved", None)
        self.backstage.evening.abandon(reason)
