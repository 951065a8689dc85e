"""Goes through the office by its links alone, once through every room it finds."""

import os
import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

import django
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.live.office.clerk import Clerk

_LINKS = "() => [...document.querySelectorAll('a[href]:not([download])')].map(one => one.href)"
_FILE = re.compile(r"\.(json|xlsx|jpg|jpeg|png|pdf|csv)$")


def as_django() -> None:
    """Let a program that is no test know which address leads to which room."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "township.settings")
    django.setup()


def pages(clerk: Clerk, url: str, first: str = "/") -> Iterator[str]:
    """Open one page of every kind that links lead to; the kind (its route) of the one now open.

    Args:
        clerk: whose browser goes.
        url: the office's address, without a slash at the end.
        first: where the walk begins.
    """
    waiting = deque([first])
    known = {_route(first)}
    while waiting:
        path = waiting.popleft()
        clerk.open(path)
        yield _route(path) or path
        for link in _links(clerk.page, url):
            route = _route(urlsplit(link).path)
            if route is not None and route not in known:
                known.add(route)
                waiting.append(link)


def _links(page: Page, url: str) -> list[str]:
    here = [one.removeprefix(url) for one in page.evaluate(_LINKS) if one.startswith(f"{url}/")]
    without_places = [one.partition("#")[0] for one in here]
    pages_alone = [one for one in without_places if not _FILE.search(urlsplit(one).path)]
    # A form's small windows are no pages, and what is in use may not be taken away there.
    return [one for one in pages_alone if "_popup=1" not in one]


def _route(path: str) -> str | None:
    """The kind of page behind a path, such as ``ledger/<slug:record_id>/``."""
    try:
        return str(resolve(urlsplit(path).path).route)
    except Resolver404:
        return None
