"""The frame that every page of the staff wears, the lists and forms too."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def staff_page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page within the frame that the lists and forms wear too."""
    frame = admin.site.each_context(request)
    return TemplateResponse(
        request, f"township/{template}", {**frame, "title": title, **context}, status=status
    )
