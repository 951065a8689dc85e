"""The kinds of meeting a village holds, and which of the musts each one answers.

Source: DOMAIN "Meeting types". The township may add types; they travel in the feed.
"""

from enum import StrEnum

from protocol.message import Message


class Expected(StrEnum):
    """Who is called to a meeting of a type."""

    COMMITTEE = "committee"
    MEMBERS = "members"
    VILLAGER_REPS = "villager_reps"
    OPEN = "open"
    CHOSEN = "chosen"


class MeetingForm(StrEnum):
    """How people learned (学习形式)."""

    GROUP = "group"
    ON_DEMAND = "on_demand"
    FIELD = "field"
    VISIT = "visit"


class MeetingType(Message):
    """One kind of meeting."""

    code: str
    name: str
    """Its full name on paper, such as 村“两委”班子会."""
    short_name: str = ""
    """Its name on a tile, where the full one is too long."""
    expected: Expected
    four_must: int | None = None
    """Its place among the four musts (四个必看), 1-4."""
    three_musts: tuple[int, ...] = ()
    """Which of the three musts (三个必看) it answers."""

    @property
    def tile_name(self) -> str:
        """The name for a tile."""
        return self.short_name or self.name


ON_DEMAND = "on_demand"
TENTH_CLASS = "tenth_class"

DEFAULT_MEETING_TYPES: tuple[MeetingType, ...] = (
    MeetingType(
        code="committees_meeting",
        name="村“两委”班子会",
        short_name="村两委会",
        expected=Expected.COMMITTEE,
        four_must=1,
        three_musts=(1,),
    ),
    MeetingType(
        code="members_meeting",
        name="村党员大会",
        short_name="党员大会",
        expected=Expected.MEMBERS,
        four_must=2,
        three_musts=(1,),
    ),
    MeetingType(
        code="villager_reps_meeting",
        name="村民代表会议",
        expected=Expected.VILLAGER_REPS,
        four_must=3,
        three_musts=(1,),
    ),
    MeetingType(
        code="theme_party_day",
        name="主题党日",
        expected=Expected.MEMBERS,
        four_must=4,
        three_musts=(1, 2),
    ),
    MeetingType(
        code="party_activity_day",
        name="党员活动日",
        expected=Expected.MEMBERS,
        three_musts=(1, 2),
    ),
    MeetingType(code=TENTH_CLASS, name="十号课堂", expected=Expected.OPEN, three_musts=(1,)),
    MeetingType(code=ON_DEMAND, name="群众点播", expected=Expected.OPEN, three_musts=(3,)),
    MeetingType(
        code="other",
        name="其他会议（活动）",
        short_name="其他活动",
        expected=Expected.CHOSEN,
        three_musts=(1,),
    ),
)
