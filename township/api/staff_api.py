"""The office's jobs for programs: what the pages do, by session and CSRF token."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Schema

from protocol.people import Person
from township.accounts.guard import MayCall, may
from township.accounts.roles import SEE_NAMES
from township.api.answers import fault, message
from township.api.staff_courses import router as courses_router
from township.ledger.reading import meeting_as_plain, meetings_found
from township.ledger.reviewing import accept_record, return_record, take_back
from township.stations.enrolment import EnrolmentRefused, enrol
from township.stations.models import STATION_ID, Office, Station
from township.stations.roster import RosterRefused, replace_roster
from township.stations.tokens import revoke_token

api = NinjaAPI(
    title="镇级远教 · 办公接口",
    version="1",
    urls_namespace="staff-api",
    auth=MayCall(),
    docs_url=None,
    openapi_url="openapi.json",
    docs_decorator=may(),
)
api.add_router("", courses_router)
_REVIEW = MayCall("ledger.review_meeting")


class OfficeEntry(Schema):
    """What the office is called and how it is reached."""

    township_name: str
    phone: str = ""
    name: str = ""


class StationEntry(Schema):
    """A station to add or rename."""

    id: str
    name: str
    position: int | None = None


class CodeEntry(Schema):
    """The code a machine shows."""

    code: str


class Comment(Schema):
    """What a village should add to a record."""

    comment: str


@api.put("/office")
def put_office(request: HttpRequest, body: OfficeEntry) -> HttpResponse:  # noqa: ARG001
    """Set what the office is called and how it is reached."""
    if not body.township_name.strip() or len(body.township_name) > 60 or len(body.phone) > 40:
        return fault("乡镇名称没有写，或名称、电话太长。", 422)
    office = Office.current()
    office.township_name, office.phone = body.township_name.strip(), body.phone.strip()
    office.name = body.name.strip()[:60] or office.name
    office.save()
    return message({"ok": True})


@api.get("/stations", auth=MayCall("stations.view_station"))
def get_stations(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Every station, in the office's order."""
    return message([_station_as_plain(s) for s in Station.objects.select_related("status")])


@api.post("/stations")
def post_station(request: HttpRequest, body: StationEntry) -> HttpResponse:  # noqa: ARG001
    """Add a station, or rename it if it is there."""
    name = body.name.strip()
    if not STATION_ID.regex.search(body.id) or not 0 < len(name) <= 60:  # type: ignore[union-attr]
        return fault("编号只能用字母、数字和横线；名称不能空，也不能超过60个字。", 422)
    station = Station.objects.filter(pk=body.id).first() or Station(pk=body.id)
    station.name = name
    station.position = Station.objects.count() if body.position is None else body.position
    station.save()
    return message(_station_as_plain(station), 201)


@api.post("/stations/{station_id}/enrol")
def post_enrol(request: HttpRequest, station_id: str, body: CodeEntry) -> HttpResponse:  # noqa: ARG001
    """Take the machine that shows this code as the station."""
    station = get_object_or_404(Station, pk=station_id)
    try:
        enrol(station, body.code)
    except EnrolmentRefused as refusal:
        return fault(str(refusal), 422)
    return message({"ok": True, "station_id": station.id})


@api.post("/stations/{station_id}/revoke")
def post_revoke(request: HttpRequest, station_id: str) -> HttpResponse:  # noqa: ARG001
    """Shut a station's machine out; its records stay."""
    revoke_token(get_object_or_404(Station, pk=station_id))
    return message({"ok": True})


@api.put("/stations/{station_id}/roster")
def put_roster(request: HttpRequest, station_id: str, body: list[Person]) -> HttpResponse:  # noqa: ARG001
    """Replace a station's roster."""
    station = get_object_or_404(Station, pk=station_id)
    try:
        replace_roster(station, body)
    except RosterRefused as refusal:
        return fault(str(refusal), 422)
    return message({"ok": True, "people": len(body)})


@api.get("/records", auth=MayCall("ledger.view_meeting", SEE_NAMES))
def get_records(
    request: HttpRequest,  # noqa: ARG001
    station: str = "",
    month: str = "",
    since: str = "",
) -> HttpResponse:
    """The newest revision of every record, oldest first; ``since`` is an ISO time of arrival."""
    try:
        found = meetings_found(station=station, month=month, since=since)
    except ValueError:
        return fault("since 要写成 2026-04-16T20:00:00+08:00 这样。", 422)
    return message({"records": [meeting_as_plain(meeting) for meeting in found]})


@api.post("/records/{record_id}/return", auth=_REVIEW)
def post_return(request: HttpRequest, record_id: str, body: Comment) -> HttpResponse:  # noqa: ARG001
    """Ask the village to add something to a record."""
    if not return_record(record_id, body.comment):
        return fault("没有这条记录，或没有写意见。", 422)
    return message({"ok": True})


@api.post("/records/{record_id}/accept", auth=_REVIEW)
def post_accept(request: HttpRequest, record_id: str) -> HttpResponse:  # noqa: ARG001
    """Say that nothing is amiss with a record as it is now."""
    if not accept_record(record_id):
        return fault("没有这条记录。", 404)
    return message({"ok": True})


@api.delete("/records/{record_id}/return", auth=_REVIEW)
def delete_return(request: HttpRequest, record_id: str) -> HttpResponse:  # noqa: ARG001
    """Say that nothing need be added after all."""
    if not take_back(record_id):
        return fault("没有这条记录。", 404)
    return message({"ok": True})


def _station_as_plain(station: Station) -> dict[str, object]:
    status = getattr(station, "status", None)
    contact = status.last_contact if status else None
    return {
        "id": station.id,
        "name": station.name,
        "enrolled": station.is_enrolled,
        "last_contact": contact.isoformat() if contact else None,
        "feed_version": status.feed_version if status else 0,
        "pending_records": status.pending_records if status else 0,
    }
