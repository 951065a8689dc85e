"""Which meeting it really was, said before the record is sealed."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.meeting_type import MeetingTypePage
from protocol.meeting_types import MeetingType


class RetypePage(MeetingTypePage):
    """Gives the meeting going on another type."""

    name = "retype"

    def question(self) -> tuple[str, str]:
        """What is asked, and what becomes of those who were called."""
        return self.tr("其实开的是什么会？"), self.tr("点过的名都还在，应到的人跟着会议变")

    def first_focus(self) -> QWidget | None:
        """What it was opened as."""
        meeting = self.backstage.evening.meeting
        code = meeting.type_code if meeting is not None else ""
        return self.tile_of(code) or super().first_focus()

    def choose(self, kind: MeetingType) -> None:
        """Take the answer, and back to the review."""
        meeting = self.backstage.evening.meeting
        if meeting is not None and meeting.type_code != kind.code:
            begun = self.backstage.clock.local(meeting.opened)
            planned_id = self.backstage.agenda.id_for(kind.code, begun)
            self.backstage.evening.retype(kind.code, planned_id=planned_id)
        self.back()

    def back(self) -> None:
        """To the review."""
        self.go.emit("review", None)
