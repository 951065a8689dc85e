"""What people wanted to learn next, counted afterwards."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from kiosk.correcting import with_topic
from kiosk.ui.backstage import Backstage
from kiosk.ui.topics import TopicsPage


class AmendTopicsPage(TopicsPage):
    """Counts wishes for a closed record."""

    name = "amend_topics"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._head.set_text(self.tr("那天大家还想学什么？"))

    def what_to_do(self) -> str:
        """The line under the heading."""
        return self.tr("几个人想学就记几个，改完按“改好了”")

    def name_way_on(self) -> None:
        """There is nothing to skip."""
        self._on.set_text(self.tr("改好了"))

    def asked(self) -> Mapping[str, int]:
        """As the record says."""
        draft = self.backstage.amending.draft
        return {one.category: one.people for one in draft.topic_requests} if draft else {}

    def keep(self, category: str, people: int) -> None:
        """Into the draft."""
        amending = self.backstage.amending
        if amending.draft is not None:
            amending.amend(with_topic(amending.draft, category, people))

    def leave_off(self) -> None:
        """Back to the record."""
        self.go.emit("amend", None)

    def back(self) -> None:
        """Back to the record; what was counted stays in the draft."""
        self.leave_off()
