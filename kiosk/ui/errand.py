"""What a page is told that is wanted for one answer only: it leads back instead of on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Errand:
    """A visit for one answer."""

    back_to: str
    """Name of the page that sent for it."""


def way_on(visit: object, usual: str) -> str:
    """Where a page leads: back to who sent for the answer, or on as usual."""
    return visit.back_to if isinstance(visit, Errand) else usual
