"""Whether people talked about it after all: the same question, asked of a closed record."""

from kiosk.correcting import with_discussion
from kiosk.ui.discussion import DiscussionPage
from protocol.record import Discussion


class AmendDiscussionPage(DiscussionPage):
    """Adds the discussion to a closed record (补写讨论)."""

    name = "amend_discussion"
    keeps_unfinished = False

    def known(self) -> Discussion:
        """As the record says."""
        draft = self.backstage.amending.draft
        return draft.discussion if draft is not None else Discussion()

    def keep(self, discussion: Discussion) -> None:
        """Into the draft, and back to the record."""
        self.keep_draft(discussion)
        self.leave_off()

    def keep_draft(self, discussion: Discussion) -> None:
        """Into the draft of the record, which stays until it is saved."""
        amending = self.backstage.amending
        if amending.draft is not None and discussion != amending.draft.discussion:
            amending.amend(with_discussion(amending.draft, discussion))

    def leave_off(self) -> None:
        """Back to the record."""
        self.go.emit("amend", None)
