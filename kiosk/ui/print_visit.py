"""What the preview is told: what is to be printed, and where Back leads."""

from dataclasses import dataclass

from kiosk.paper import Order


@dataclass(frozen=True)
class PreviewVisit:
    """A visit to the preview."""

    order: Order
    back_to: str
    back_visit: object = None
