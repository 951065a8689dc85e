"""Which meeting it was after all."""

from PySide6.QtWidgets import QWidget

from kiosk.correcting import with_type
from kiosk.ui.meeting_type import MeetingTypePage
from protocol.meeting_types import MeetingType


class AmendTypePage(MeetingTypePage):
    """Gives a closed record another meeting type."""

    name = "amend_type"

    def question(self) -> tuple[str, str]:
        """What is asked, and that those expected stay as they were."""
        return self.tr("那天开的是什么会？"), self.tr("应到名单不变，还是那天的名单")

    def choose(self, kind: MeetingType) -> None:
        """Into the draft, and back to the record."""
        amending = self.backstage.amending
        if amending.draft is not None:
            amending.amend(with_type(amending.draft, kind))
        self.back()

    def first_focus(self) -> QWidget | None:
        """What the record says."""
        draft = self.backstage.amending.draft
        code = draft.type_code if draft is not None else ""
        return self.tile_of(code) or super().first_focus()

    def back(self) -> None:
        """Back to the record."""
        self.go.emit("amend", None)
