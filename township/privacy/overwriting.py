"""Sees to it that what is deleted is not still on the disk: SQLite leaves it in free pages."""

from django.db import connection


def overwrite_what_is_deleted() -> None:
    """From here on this connection writes zeros over what it deletes (SQLite, secure_delete)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def clear_the_log() -> None:
    """Bring the write-ahead log home and empty it: what was deleted is in it still.

    PostgreSQL reuses such room by itself (VACUUM).
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
