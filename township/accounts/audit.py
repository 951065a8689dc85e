"""Notes who changed what, and when: the library compares rows, this chooses which.

Rosters are left out: what the office's pages note of them counts people and names nobody.
"""

from typing import Any

from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model

_WATCHED: dict[str, dict[str, Any]] = {
    "auth.User": {"exclude_fields": ["password", "last_login", "date_joined"]},
    "stations.Office": {},
    "stations.Station": {"exclude_fields": ["token_hash", "token_used", "created_at"]},
    "courses.Courseware": {
        "exclude_fields": ["block_hashes", "thumbnail_bytes", "measures", "advice", "offered_at"]
    },
    "courses.StudyPlan": {"m2m_fields": {"stations"}},
    "courses.PlanItem": {},
    "courses.Playlist": {},
    "courses.PlaylistEntry": {},
    "courses.PlannedMeeting": {},
    "courses.TenthClass": {},
    "courses.Notice": {},
    "faults.Fault": {"exclude_fields": ["wrong", "words", "revision", "steps_tried", "reporter"]},
}
SAID = "said"
"""Key of what was done in words, where no row tells it by itself."""


def watch_models() -> None:
    """Have every change of these rows noted."""
    for name, options in _WATCHED.items():
        auditlog.register(apps.get_model(name), **options)


def note(thing: Model, said: str, actor: User | None = None) -> None:
    """Note what was done to something.

    Args:
        thing: a station, a record or whatever else has a key.
        said: what was done, without names of villagers.
        actor: who did it; whoever sent the request, if nobody is named.
    """
    LogEntry.objects.log_create(
        thing,
        force_log=True,
        action=LogEntry.Action.UPDATE,
        additional_data={SAID: said},
        **({"actor": actor} if actor is not None else {}),
    )


def note_login(sender: object, user: User, **_sent: object) -> None:  # noqa: ARG001
    """Note that somebody came in."""
    note(user, "登录", user)
