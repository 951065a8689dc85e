"""Fault reports (报修): what a village says is broken, and what the office answers. No names."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from protocol.message import Count, Message
from protocol.moment import Moment

MOST_WORDS = 200
"""So many characters of a villager's own words are kept."""


class FaultCategory(StrEnum):
    """Kinds of fault (DOMAIN "Forms", C: 故障类别)."""

    OPERATION = "operation"
    SIGNAL = "signal"
    LINE = "line"
    POWER = "power"
    DISPLAY = "display"
    SOUND = "sound"
    MACHINE = "machine"
    SOFTWARE = "software"
    STORAGE = "storage"


class FaultReport(Message):
    """One fault as the village tells it; sent again with a higher revision when it changes."""

    id: str
    revision: Annotated[int, Field(ge=1)] = 1
    code: str
    """What was read out by telephone, see ``fault_code``."""
    part: str
    """What is broken: a part of the self-check, or a trouble's code."""
    category: str
    """A ``FaultCategory``, or what a newer station calls it."""
    reported: Moment
    words: str = ""
    """The village's own words (故障现象)."""
    wrong: tuple[str, ...] = ()
    """Parts that the self-check had found wrong (自检结果)."""
    steps_tried: Count = 0
    """How many of the guide's steps were tried first (应急处理)."""
    restored: Moment | None = None
    """When the village said that it works again (恢复时间)."""


class FaultReceipt(Message):
    """The township holds a fault report."""

    fault_id: str
    revision: int


class FaultStage(StrEnum):
    """How far the office has come with a fault."""

    ACCEPTED = "accepted"
    REPAIRED = "repaired"


class FaultAnswer(Message):
    """What the office says to a fault."""

    fault_id: str
    stage: str
    """A ``FaultStage``, or what a newer township calls it."""
    words: str = ""
