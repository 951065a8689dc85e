"""Whether a meeting took place at all, said afterwards."""

from kiosk.correcting import with_abandoned
from kiosk.ui.abandon import AbandonPage
from kiosk.ui.question import Answer


class AmendAbandonPage(AbandonPage):
    """Marks a closed record as a meeting that did not take place (未开成), or takes that back."""

    name = "amend_abandon"

    def end(self, reason: str) -> None:
        """Into the draft, and back to the record."""
        amending = self.backstage.amending
        if amending.draft is not None:
            amending.amend(with_abandoned(amending.draft, reason))
        self.back()

    def otherwise(self) -> Answer:
        """It took place."""
        return Answer(self.tr("开成了"), lambda: self.end(""))

    def back(self) -> None:
        """Back to the record."""
        self.go.emit("amend", None)
