"""What stations ask for: thin doors to the rooms behind them."""

import json
from typing import Annotated

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from ninja import NinjaAPI, Path
from ninja.security import HttpBearer

from protocol.enrolment import EnrolmentAnswer, EnrolmentOffer, EnrolmentPoll, EnrolmentRequest
from protocol.message import Sha256
from protocol.receipt import Receipt, ReceiptBatch
from protocol.status import Status, StatusAnswer
from township.accounts.guard import may
from township.api.answers import asking_station, fault, message
from township.courses.serving import courseware_response
from township.feeds.publishing import current_edition
from township.ledger.intake import take_in, take_in_batch
from township.stations.boots import now_ms
from township.stations.contact import Told, note_statuses
from township.stations.enrolment import (
    EnrolmentRefused,
    TooManyRequests,
    answer_poll,
    open_enrolment,
)
from township.stations.models import Station
from township.stations.tokens import station_of
from township.together import together


class StationToken(HttpBearer):
    """Lets a station in by its bearer token."""

    def authenticate(self, request: HttpRequest, token: str) -> Station | None:  # noqa: ARG002
        """The station whose token it is."""
        return station_of(token)


api = NinjaAPI(
    title="镇级远教 · 站点接口",
    version="1",
    urls_namespace="station-api",
    auth=StationToken(),
    docs_url=None,
    openapi_url="openapi.json",
    docs_decorator=may(),
)


@api.post("/enrolments", auth=None, response=EnrolmentOffer)
def ask_for_enrolment(request: HttpRequest, body: EnrolmentRequest) -> HttpResponse:
    """A machine wants to be a station and needs a code to show."""
    try:
        return message(open_enrolment(body, request.META.get("REMOTE_ADDR")))
    except TooManyRequests as refusal:
        return fault(str(refusal), 429)
    except EnrolmentRefused as refusal:
        return fault(str(refusal), 422)


@api.post("/enrolments/token", auth=None, response=EnrolmentAnswer)
def poll_enrolment(request: HttpRequest, body: EnrolmentPoll) -> HttpResponse:  # noqa: ARG001
    """A machine asks whether its code has been typed."""
    return message(answer_poll(body.device_code))


@api.get("/feed")
def get_feed(request: HttpRequest) -> HttpResponse:
    """The station's signed feed, or nothing new."""
    edition = current_edition(asking_station(request))
    if _names(request.headers.get("If-None-Match", ""), edition.etag):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(bytes(edition.document), content_type="application/octet-stream")
    response.headers["ETag"] = edition.etag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@api.api_operation(["GET", "HEAD"], "/courseware/{sha256}")
def get_courseware(request: HttpRequest, sha256: Annotated[Sha256, Path()]) -> HttpResponseBase:
    """A film or a subtitle by its hash, whole or a single range."""
    return courseware_response(request, sha256)


@api.put("/records/{record_id}/{revision}", response=Receipt)
def put_record(request: HttpRequest, record_id: str, revision: int) -> HttpResponse:
    """One revision of one record; whatever is in it, it is stored."""
    plain = _body(request)
    if not isinstance(plain, dict):
        return fault("the body is not a JSON object", 400)
    if (plain.get("id"), plain.get("revision")) != (record_id, revision):
        return fault("the address and the record name different revisions", 400)
    return message(take_in(asking_station(request), plain))


@api.post("/records", response=ReceiptBatch)
def post_records(request: HttpRequest) -> HttpResponse:
    """Many records, each with its own verdict."""
    plain = _body(request)
    records = plain.get("records") if isinstance(plain, dict) else None
    if not isinstance(records, list):
        return fault("the body has no list of records", 400)
    receipts = take_in_batch(asking_station(request), records)
    return message(ReceiptBatch(receipts=tuple(receipts)))


@api.post("/status", response=StatusAnswer)
def post_status(request: HttpRequest, body: Status) -> HttpResponse:
    """How the station is; the answer tells it the time."""
    told = Told(asking_station(request), body, now_ms())
    return message(together.do_each(note_statuses, [told])[0])


def _body(request: HttpRequest) -> object:
    """The body as plain data, read leniently: a record need not be understood to be stored."""
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError, RequestDataTooBig):
        return None


def _names(if_none_match: str, etag: str) -> bool:
    offered = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return etag in offered or "*" in offered
