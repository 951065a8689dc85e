"""Who chaired and who kept the record after all."""

from kiosk.correcting import with_people
from kiosk.ui.hosts import HostsPage


class AmendPeoplePage(HostsPage):
    """Names others in a closed record."""

    name = "amend_people"

    def holders(self) -> tuple[str, str]:
        """As the record says."""
        draft = self.backstage.amending.draft
        return (draft.host, draft.recorder) if draft is not None else ("", "")

    def keep(self, host: str, recorder: str) -> None:
        """Into the draft."""
        amending = self.backstage.amending
        if amending.draft is not None:
            amending.amend(with_people(amending.draft, host, recorder))

    def leave_off(self) -> None:
        """Back to the record."""
        self.go.emit("amend", None)
