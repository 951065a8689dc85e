"""A meeting that did not take place: why, in one press."""

from kiosk.ui.question import Answer, QuestionPage


class AbandonPage(QuestionPage):
    """Asks why the meeting did not take place (未开成)."""

    name = "abandon"

    def enter(self, visit: object) -> None:
        """Offer the four reasons there are, and the way back."""
        self.ask(
            self.tr("这次活动为什么没开成？"),
            self.tr("记录照样存好，不计场次"),
            [*self.reasons(), Answer(self.tr("不结束，回去"), self.back)],
        )

    def reasons(self) -> list[Answer]:
        """Why a meeting may not take place."""
        return [
            Answer(self.tr("没人来"), lambda: self.end("nobody"), self.tr("改天再开")),
            Answer(self.tr("停电"), lambda: self.end("power_cut")),
            Answer(self.tr("设备坏了"), lambda: self.end("equipment")),
            Answer(self.tr("改期"), lambda: self.end("postponed")),
        ]

    def end(self, reason: str) -> None:
        """Take the reason, and save."""
        self.go.emit("saved", None)
        self.backstage.evening.abandon(reason)
