"""What holds for every answer: a line in the log without names, a strict policy, the right way."""

import logging
import time
import traceback
from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import resolve

GetResponse = Callable[[HttpRequest], HttpResponseBase]

_LOG = logging.getLogger("township.access")
_STATION_API = "/api/v1/"

_ANSWERS = (Http404, PermissionDenied, SuspiciousOperation, BadRequest)
"""Exceptions by which Django says "no": answers, not failures."""

_POLICY = "; ".join(
    (
        "default-src 'self'",
        # The admin theme is driven by Alpine, which evaluates attributes.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


class AccessLog:
    """Logs method, path, status and time: never the query, a header or a body (names, tokens)."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer and note it."""
        started = time.monotonic()
        response = self._get_response(request)
        took_ms = int((time.monotonic() - started) * 1000)
        level = logging.ERROR if response.status_code >= 500 else logging.INFO
        # Escaped: a path may carry a line break meant to forge a line of the log.
        path = request.path.encode("unicode_escape").decode("ascii")
        _LOG.log(level, "%s %s %s %s ms", request.method, path, response.status_code, took_ms)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Note where a failure happened, without its message: that may quote what was sent."""
        _note_failure(request, error)


class StationDoor:
    """Leads a station with its token straight to the room it asks for.

    Sessions, CSRF tokens, logins, static files and the history of what staff did are nothing to
    it, and hundreds of stations come at the same moment. Whatever else comes goes on as ever.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or pass on."""
        if not _is_from_station(request):
            return self._get_response(request)
        request.user = AnonymousUser()
        found = request.resolver_match = resolve(request.path_info)
        try:
            response: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
        except Exception as error:
            # Django asks process_exception only behind the last middleware.
            _note_failure(request, error)
            raise
        return response


def _is_from_station(request: HttpRequest) -> bool:
    told = request.META.get("HTTP_AUTHORIZATION", "")
    return request.path_info.startswith(_STATION_API) and told.startswith("Bearer ")


def _note_failure(request: HttpRequest, error: Exception) -> None:
    if isinstance(error, _ANSWERS):
        return
    frames = traceback.extract_tb(error.__traceback__)
    places = "".join(f"\n  {one.filename}:{one.lineno} in {one.name}" for one in frames)
    _LOG.error("%s failed: %s%s", request.method, type(error).__name__, places)


class ContentSecurityPolicy:
    """Keeps pages from loading or sending anything elsewhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the policy."""
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response
