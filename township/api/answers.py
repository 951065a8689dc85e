"""Answers in the protocol's own bytes, so that what is sent is what was signed or hashed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from protocol.canonical import canonical_bytes
from township.stations.models import Station

JSON = "application/json; charset=utf-8"


def message(content: BaseModel | dict[str, Any] | list[Any], status: int = 200) -> HttpResponse:
    """A protocol message or plain data as JSON."""
    return HttpResponse(canonical_bytes(content), content_type=JSON, status=status)


def fault(detail: str, status: int) -> HttpResponse:
    """What was wrong with the request."""
    return message({"detail": detail}, status)


def asking_station(request: HttpRequest) -> Station:
    """The station whose token the request carried.

    Raises:
        TypeError: the route was left without authentication.
    """
    station = getattr(request, "auth", None)
    if not isinstance(station, Station):
        raise TypeError("this route needs a station's token")
    return station
