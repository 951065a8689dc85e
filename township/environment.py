"""What the machine tells the office's program, read in one place so that settings only assemble."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

DEFAULT_DATA = "data/township"
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_TRUE = {"1", "true", "yes", "on"}


class SettingRefused(Exception):
    """A variable holds something that cannot be meant; the message names it."""


@dataclass(frozen=True)
class Environment:
    """Everything the township reads from environment variables."""

    data: Path
    """Folder with the database, the media and the keys (``TOWNSHIP_DATA``)."""
    database_url: str
    """``postgresql://user:password@host:port/name``, or ``postgresql:///name?host=/folder`` where
    the socket lies in a folder; empty means SQLite in the data folder."""
    allowed_hosts: tuple[str, ...]
    https: bool
    """Whether people reach the office by HTTPS, so that cookies may insist on it."""
    debug: bool
    accel: str
    """Where nginx holds the media for itself (``TOWNSHIP_ACCEL``); empty: it does not."""

    @classmethod
    def read(cls) -> "Environment":
        """The environment of this process."""
        hosts = os.environ.get("TOWNSHIP_ALLOWED_HOSTS", "")
        return cls(
            data=Path(os.environ.get("TOWNSHIP_DATA") or DEFAULT_DATA).resolve(),
            database_url=os.environ.get("DATABASE_URL", ""),
            allowed_hosts=tuple(h.strip() for h in hosts.split(",") if h.strip()) or LOCAL_HOSTS,
            https=_is_on("TOWNSHIP_HTTPS"),
            debug=_is_on("TOWNSHIP_DEBUG") or _is_on("DEBUG"),
            accel=_folder_address(os.environ.get("TOWNSHIP_ACCEL", "").strip()),
        )

    def database(self) -> dict[str, Any]:
        """Django's description of the database.

        Raises:
            SettingRefused: ``DATABASE_URL`` is not a PostgreSQL address.
        """
        return _postgresql(self.database_url) if self.database_url else _sqlite(self.data)


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in _TRUE


def _folder_address(given: str) -> str:
    if given and not (given.startswith("/") and given.endswith("/") and len(given) > 1):
        raise SettingRefused("TOWNSHIP_ACCEL: write an address such as /media/")
    return given


def _sqlite(data: Path) -> dict[str, Any]:
    # IMMEDIATE: a transaction that reads first and writes later would otherwise fail with
    # "database is locked" at once, without waiting for the timeout. FULL: a receipt promises that
    # the record survives a power cut, which NORMAL does not keep in WAL mode.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(data / "db.sqlite3"),
        # The last to close the file has to write its log back into it, and others wait meanwhile.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise SettingRefused("DATABASE_URL: write postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[-1],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
