"""What holds for every answer: a line in the log without names, and a strict policy."""

import logging
import time
import traceback
from collections.abc import Callable

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]

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
        self._log = logging.getLogger("township.access")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer and note it."""
        started = time.monotonic()
        response = self._get_response(request)
        took_ms = int((time.monotonic() - started) * 1000)
        level = logging.ERROR if response.status_code >= 500 else logging.INFO
        # Escaped: a path may carry a line break meant to forge a line of the log.
        path = request.path.encode("unicode_escape").decode("ascii")
        self._log.log(level, "%s %s %s %s ms", request.method, path, response.status_code, took_ms)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Note where a failure happened, without its message: that may quote what was sent."""
        if isinstance(error, _ANSWERS):
            return
        frames = traceback.extract_tb(error.__traceback__)
        places = "".join(f"\n  {one.filename}:{one.lineno} in {one.name}" for one in frames)
        self._log.error("%s failed: %s%s", request.method, type(error).__name__, places)


class ContentSecurityPolicy:
    """Keeps pages from loading or sending anything elsewhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the policy."""
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response
