"""Gives each station its signed feed; the version rises exactly when the content changes."""

import datetime

from django.db import transaction
from django.utils import timezone

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.feed import Feed
from protocol.signing import sign_document
from township.feeds.changes import numbers
from township.feeds.composition import compose
from township.feeds.models import Edition
from township.feeds.received import note_told
from township.identity import signing_key
from township.stations.models import Station


def current_edition(station: Station) -> Edition:
    """The station's feed as of now; made again only when something it tells has changed."""
    changes = numbers(station.id)
    today = timezone.localdate()
    edition = Edition.objects.filter(pk=station.id).first()
    if edition is not None and _still_true(edition, changes, today):
        return edition
    return _renewed(station, changes, today)


def _still_true(edition: Edition, changes: tuple[int, int], today: datetime.date) -> bool:
    # A day's change alone may drop notices and old meetings from the feed.
    return (edition.township_changes, edition.station_changes) == changes and (
        edition.made_on == today
    )


def _renewed(station: Station, changes: tuple[int, int], today: datetime.date) -> Edition:
    with transaction.atomic():
        Edition.objects.get_or_create(station=station)
        edition = Edition.objects.select_for_update().get(station=station)
        reached = max(edition.version, _version_seen(station))
        feed = compose(station, reached + 1)
        digest = _content_hash(feed)
        if digest != edition.content_hash or reached != edition.version:
            edition.version = feed.version
            edition.content_hash = digest
            edition.document = sign_document(canonical_bytes(feed), signing_key())
        note_told(station, edition.version)
        edition.township_changes, edition.station_changes = changes
        edition.made_on = today
        edition.save()
    return edition


def _version_seen(station: Station) -> int:
    """What the station last said it has: after a restored backup it may be ahead of us."""
    status = getattr(station, "status", None)
    return status.feed_version if status is not None else 0


def _content_hash(feed: Feed) -> str:
    plain = feed.model_dump(mode="json")
    del plain["version"], plain["issued_ms"]
    return sha256_hex(canonical_bytes(plain))
