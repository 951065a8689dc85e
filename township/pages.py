"""What every page of the staff has in common: only staff see it, and it wears the same frame."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse

View = Callable[..., HttpResponseBase]


def staff_only(view: View) -> View:
    """Lets in staff; others are asked to log in."""
    guarded: View = staff_member_required(login_url="admin:login")(view)
    return guarded


def staff_page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page within the frame that the lists and forms wear too."""
    frame = admin.site.each_context(request)
    return TemplateResponse(
        request, f"township/{template}", {**frame, "title": title, **context}, status=status
    )
