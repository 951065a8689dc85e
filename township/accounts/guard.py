"""Stands before every page and every door of the office: who may pass, by permission."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from ninja.errors import HttpError
from ninja.security import SessionAuth

View = Callable[..., HttpResponseBase]


def may(*needed: str, post: str = "") -> Callable[[View], View]:
    """Let staff pass who have these permissions; strangers are asked to log in.

    Args:
        needed: Django's names of them, such as ``ledger.view_meeting``.
        post: one that is needed besides to change something.
    """

    def guarded(view: View) -> View:
        @wraps(view)
        def passed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not _is_staff(request):
                return redirect_to_login(request.get_full_path(), reverse("admin:login"))
            asked = (*needed, post) if post and request.method == "POST" else needed
            if not request.user.has_perms(asked):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return passed

    return guarded


class MayCall(SessionAuth):
    """The same for programs: a session, the CSRF token, and these permissions.

    Args:
        needed: Django's names of them; without any, only the office itself may.
    """

    def __init__(self, *needed: str) -> None:
        super().__init__()
        self._needed = needed

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:  # noqa: ARG002
        """Whoever asks, if they may.

        Raises:
            HttpError: they are of the staff, and may not.
        """
        if not _is_staff(request):
            return None
        user = request.user
        if not (user.has_perms(self._needed) if self._needed else user.is_superuser):
            raise HttpError(403, "这个账号不能办这件事，请找办公室的人。")
        return user


def _is_staff(request: HttpRequest) -> bool:
    return bool(request.user.is_active and getattr(request.user, "is_staff", False))
