"""Takes the township's word only when the pinned key signed it and it is not an older one."""

import json
from dataclasses import dataclass, field

from pydantic import ValidationError

from kiosk.errors import KioskError, Trouble
from kiosk.sync.answer import NOT_MODIFIED, ContactError
from kiosk.sync.http import Line
from kiosk.sync.link import Link
from protocol.feed import Feed
from protocol.message import FORMAT
from protocol.signing import SignatureRefused, open_document


class FeedRefused(KioskError):
    """A feed that must not be followed; the one before stays in force."""


@dataclass(frozen=True)
class NewFeed:
    """A feed that was verified.

    Attributes:
        document: the exact signed bytes.
        etag: what to send with the next request.
    """

    document: bytes = field(repr=False)
    feed: Feed = field(repr=False)
    etag: str = ""


def fetch_feed(line: Line, link: Link, etag: str, known_version: int) -> NewFeed | None:
    """The feed, if the township has a newer one than the station.

    Args:
        line: the contact to use.
        link: whose key and station the feed must fit.
        etag: of the feed the station holds; empty when it holds none, and then the known
            version itself is taken again.
        known_version: the highest version ever accepted.

    Raises:
        ContactError: the township did not answer as one.
        FeedRefused: it answered with something that must not be followed.
    """
    answer = line.get("/feed", {"If-None-Match": etag} if etag else {})
    if answer.status == NOT_MODIFIED and etag:
        return None
    if answer.status != 200 or answer.body.lstrip()[:1] == b"<":
        raise ContactError(Trouble.NOT_THE_TOWNSHIP, status=answer.status, reason="not a feed")
    feed = open_feed(answer.body, link, known_version)
    if etag and feed.version == known_version:
        return None
    return NewFeed(answer.body, feed, answer.headers.get("etag", ""))


def open_feed(document: bytes, link: Link, known_version: int) -> Feed:
    """The feed in a signed document, by whichever road it came.

    Raises:
        FeedRefused: ``bad_signature``, ``older_feed``, ``newer_format``, or
            ``not_the_township`` when it is made out to another station.
    """
    try:
        payload = open_document(document, link.township_key)
    except SignatureRefused:
        raise FeedRefused(Trouble.BAD_SIGNATURE) from None
    feed = _parse(payload)
    if link.station_id and feed.station_id != link.station_id:
        raise FeedRefused(Trouble.NOT_THE_TOWNSHIP, reason="another station's feed")
    if feed.version < known_version:
        raise FeedRefused(Trouble.OLDER_FEED, version=feed.version, known=known_version)
    return feed


def _parse(payload: bytes) -> Feed:
    """Signed by the township and yet not understood can only mean a township newer than us."""
    try:
        plain = json.loads(payload)
        if plain["format"] > FORMAT:
            raise FeedRefused(Trouble.NEWER_FORMAT, format=plain["format"])
        return Feed.model_validate(plain)
    except (ValidationError, ValueError, KeyError, TypeError):
        # The error would quote the feed, which holds the roster: it ends here.
        raise FeedRefused(Trouble.NEWER_FORMAT) from None
