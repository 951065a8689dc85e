"""Takes a deleted course's file off the disk, once nothing refers to it any more."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from township.courses.models import Courseware, Subtitle
from township.courses.store import media_path, thumbnail_path


def watch() -> None:
    """Connect the signals; called once, when the app is ready."""
    post_delete.connect(_deleted, sender=Courseware)
    post_delete.connect(_deleted, sender=Subtitle)


def _deleted(instance: Courseware | Subtitle, **_: Any) -> None:
    sha256 = instance.sha256
    # Not before the row is gone for good: a rolled-back deletion must find its file.
    transaction.on_commit(lambda: _clear(sha256))


def _clear(sha256: str) -> None:
    for model in (Courseware, Subtitle):
        if model.objects.filter(sha256=sha256).exists():
            return
    media_path(sha256).unlink(missing_ok=True)
    thumbnail_path(sha256).unlink(missing_ok=True)
