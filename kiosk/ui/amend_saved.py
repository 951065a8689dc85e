"""The end of a correction: said only once the further revision is on the disk."""

from kiosk.errors import Trouble
from kiosk.ui.question import Answer
from kiosk.ui.saved import SavedPage


class AmendSavedPage(SavedPage):
    """Says that the revision is being saved, then that it is."""

    name = "amend_saved"

    def listen(self) -> None:
        """Hear from whoever puts records right."""
        self.backstage.amending.saved.connect(self.say_saved)
        self.backstage.amending.told.connect(self.say_not_saved)

    def save_again(self) -> None:
        """Give the disk the same once more."""
        self.backstage.amending.save_again()

    def say_not_saved(self, code: str, details: object) -> None:
        """Say so; what was saved meanwhile is looked at first."""
        if code != Trouble.REVISION_TAKEN or not self.isVisible():
            super().say_not_saved(code, details)
            return
        self.ask(
            self.tr("这份记录刚才已经改过"),
            self.tr("您改的都还在，请再看一遍"),
            [Answer(self.tr("再看一遍"), lambda: self.go.emit("amend", None))],
        )
        self.focus_on(self.first_focus())
