"""Whether people talked about it after all: the same question, asked of a closed record."""

from kiosk.correcting import with_discussion
from kiosk.ui.discussion import DiscussionPage
from protocol.record import Discussion, DiscussionForm


class AmendDiscussionPage(DiscussionPage):
    """Adds the discussion to a closed record (补写讨论)."""

    name = "amend_discussion"

    def known_speakers(self) -> int:
        """As the record says."""
        draft = self.backstage.amending.draft
        return draft.discussion.speakers if draft is not None else 0

    def keep(self, form: DiscussionForm, speakers: int = 0) -> None:
        """Into the draft, and back to the record."""
        amending = self.backstage.amending
        if amending.draft is not None:
            discussion = Discussion(form=form, speakers=speakers)
            amending.amend(with_discussion(amending.draft, discussion))
        self.leave_off()

    def leave_off(self) -> None:
        """Back to the record."""
        self.go.emit("amend", None)
