"""The office's secrets, kept as files so that no copy of the database gives them away."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from protocol.signing import fingerprint, new_key, public_key
from township.durable import flush_folder


def signing_key() -> str:
    """The township's secret Ed25519 key, made at first use; every station pins its public half."""
    return _kept("township.key", new_key)


def township_key() -> str:
    """The public half of the township's key."""
    return public_key(signing_key())


def township_fingerprint() -> str:
    """What the office reads out by telephone and the station shows too."""
    return fingerprint(township_key())


def session_secret() -> str:
    """Django's secret, made at first use."""
    return _kept("session.key", lambda: secrets.token_urlsafe(48))


def _kept(name: str, make: Callable[[], str]) -> str:
    path = Path(settings.TOWNSHIP_DATA) / name
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        _create(path, make())
        return path.read_text("ascii").strip()


def _create(path: Path, text: str) -> None:
    """Write the file whole or not at all; if another process was first, its file stands."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(text + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
    flush_folder(path.parent)
