"""What files of the version before mean today; each step has a frozen sample in the tests."""

import json
import re
from collections.abc import Callable

from kiosk.store.envelope import FILE_FORMAT, Enclosed

_MONTH = re.compile(r"\d{4}-\d{2}\.json")


def migrated(name: str, enclosed: Enclosed) -> bytes:
    """The content of a file as this version would have written it.

    Args:
        name: the file's name, which says what is in it.
        enclosed: what the file held, this version or the one before.
    """
    payload = enclosed.payload
    for version in range(enclosed.format, FILE_FORMAT):
        payload = _STEPS[version](name, payload)
    return payload


def _from_first(name: str, payload: bytes) -> bytes:
    """Record files learn when a verdict came and what the office said.

    Of records acknowledged before, the closing time is the best that is known.
    """
    if not _MONTH.fullmatch(name):
        return payload
    tables = json.loads(payload)
    for documents in tables.values():
        for one in documents.values():
            acked = one["state"] == "acked"
            one.setdefault("acked_ms", one["record"]["closed"]["wall_ms"] if acked else 0)
            one.setdefault("comment", "")
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


_STEPS: dict[int, Callable[[str, bytes], bytes]] = {1: _from_first}
