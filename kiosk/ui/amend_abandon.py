"""Whether a meeting took place at all, said afterwards."""

from kiosk.correcting import with_abandoned
from kiosk.ui.abandon import AbandonPage
from kiosk.ui.question import Answer


class AmendAbandonPage(AbandonPage):
    """Marks a closed record as a meeting that did not take place (未开成), or takes that back."""

    name = "amend_abandon"

    def enter(self, visit: object) -> None:
        """Ask again whether it took place; what most likely is so stands first."""
        self.ask(
            self.tr("那次活动开成了吗？"),
            self.tr("没开成的也留着记录，不计场次"),
            [
                Answer(self.tr("开成了"), lambda: self.end(""), self.tr("记录照旧")),
                *self.reasons(),
            ],
        )

    def end(self, reason: str) -> None:
        """Into the draft, and back to the record."""
        amending = self.backstage.amending
        if amending.draft is not None:
            amending.amend(with_abandoned(amending.draft, reason))
        self.back()

    def back(self) -> None:
        """Back to the record."""
        self.go.emit("amend", None)
