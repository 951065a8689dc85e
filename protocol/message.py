"""The base of every message, so that all are frozen, versioned and keep fields they do not know."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1
"""Version of the message formats written by this code; readers take this one and the one before."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest, 64 lower-case hexadecimal digits."""

DurationMs = Annotated[int, Field(ge=0)]
"""A length of time in whole milliseconds."""

Count = Annotated[int, Field(ge=0)]
"""How many, never negative."""

Month = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
"""A calendar month in the station's zone, such as ``2026-04``."""

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A calendar day in the station's zone, such as ``2026-04-16``."""

ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day in the station's zone, such as ``19:00``."""


class Message(BaseModel):
    """A frozen message part. Unknown fields of a newer peer survive reading and writing."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)
