"""Which meeting is to be planned? The same tiles as for one that begins now."""

from kiosk.ui.meeting_type import MeetingTypePage
from kiosk.ui.planning import Plan
from protocol.meeting_types import ON_DEMAND, TENTH_CLASS, MeetingType


class PlanTypePage(MeetingTypePage):
    """Asks which meeting is to be planned (会议安排)."""

    name = "plan_type"
    follows = ("plan_day",)

    def kinds(self) -> tuple[MeetingType, ...]:
        """What a village calls itself; classes on the 10th are announced by the office."""
        feed = self.backstage.exchange.feed
        if feed is None:
            return ()
        return tuple(one for one in feed.meeting_types if one.code not in (ON_DEMAND, TENTH_CLASS))

    def question(self) -> tuple[str, str]:
        """What is asked, and a line under it."""
        return self.tr("安排什么会？"), self.tr("选好按“确定”，下一步选哪一天")

    def choose(self, kind: MeetingType) -> None:
        """Take the answer, and ask for the day."""
        self.go.emit("plan_day", Plan(kind.code))
