"""Takes a deleted course's file off the disk, once nothing refers to it any more."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete

from township.courses.models import Courseware, Subtitle
from township.courses.store import media_path


def watch() -> None:
    """Connect the signals; called once, when the app is ready."""
    post_delete.connect(_deleted, sender=Courseware)
    post_delete.connect(_deleted, sender=Subtitle)


def _deleted(instance: Courseware | Subtitle, **_: Any) -> None:
    gone = {instance.sha256, getattr(instance, "thumbnail_sha256", "")} - {""}
    # Not before the row is gone for good: a rolled-back deletion must find its file.
    transaction.on_commit(lambda: _clear(gone))


def _clear(gone: set[str]) -> None:
    for sha256 in gone:
        if not _is_referred_to(sha256):
            media_path(sha256).unlink(missing_ok=True)


def _is_referred_to(sha256: str) -> bool:
    return (
        Courseware.objects.filter(Q(sha256=sha256) | Q(thumbnail_sha256=sha256)).exists()
        or Subtitle.objects.filter(sha256=sha256).exists()
    )
