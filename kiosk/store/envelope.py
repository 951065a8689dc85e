"""The line before a file's content, by which any changed byte and any other version is noticed."""

import hashlib
import json
from dataclasses import dataclass

from kiosk.errors import KioskError, Trouble

FILE_FORMAT = 2
"""Version of the files written by this code; readers take this one and the one before."""
_FIRST = 1
"""In the first version the checksum did not cover the line itself."""


@dataclass(frozen=True)
class Enclosed:
    """What a file held.

    Attributes:
        format: version of the code that wrote it.
        payload: the content.
    """

    format: int
    payload: bytes


def enclose(payload: bytes) -> bytes:
    """The content with its line before it."""
    return _line(FILE_FORMAT, payload) + payload


def disclose(content: bytes) -> Enclosed | None:
    """What was enclosed; None if any byte of it is not as it was written.

    Raises:
        KioskError: ``newer_format``: whole, but of a version that is not known here.
    """
    head, newline, payload = content.partition(b"\n")
    version = _version(head)
    if version is None or head + newline != _line(version, payload):
        return None
    if version > FILE_FORMAT:
        raise KioskError(Trouble.NEWER_FORMAT)
    return Enclosed(version, payload) if version >= FILE_FORMAT - 1 else None


def _version(head: bytes) -> int | None:
    try:
        return int(json.loads(head)["format"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _line(version: int, payload: bytes) -> bytes:
    """Every later version must keep this form, so that ours can tell newer from damaged."""
    if version == _FIRST:
        header = {"format": version, "sha256": _sha256_hex(payload), "bytes": len(payload)}
    else:
        digest = _sha256_hex(b"%d %d\n" % (version, len(payload)) + payload)
        header = {"format": version, "bytes": len(payload), "sha256": digest}
    return json.dumps(header).encode("ascii") + b"\n"


def _sha256_hex(content: bytes) -> str:
    # The protocol's own would bring the models along, and the settings are read before the window.
    return hashlib.sha256(content).hexdigest()
