"""Multiplies one month of villages' records inside the database, on either kind of it."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

_ROWS = ("Meeting", "Revision", "ViewingRow", "AttendanceRow")
"""The first holds the others."""


def copy_villages(stations: int, template: int) -> None:
    """Give every village beyond the first ones the records of one of these."""
    for begin in range(template, stations, template):
        number = "CAST(SUBSTR(station_id, 2) AS INTEGER)"
        _copy(
            {
                "station_id": f"'V' || CAST({number} + {begin} AS TEXT)",
                "record_id": f"SUBSTR(record_id, 1, 36) || '-v{begin}'",
            },
            f"{number} <= {min(template, stations - begin)}",
        )


def copy_months(months: int) -> None:
    """Give every other month of these the records of the one that is there."""
    (there,) = _model("Meeting").objects.order_by().values_list("month", flat=True).distinct()
    for back in (-1, *range(1, months - 1)):
        year, number = (int(part) for part in there.split("-"))
        count = year * 12 + number - 1 - back
        name = f"{count // 12:04d}-{count % 12 + 1:02d}"
        _copy(
            {
                "month": f"'{name}'",
                "record_id": f"record_id || '-m{back}'",
                **{
                    key: _moved(key, -back)
                    for key in ("day", "opened_at", "closed_at", "received_at")
                },
                "sequence": f"sequence + {(months - back) * 40}",
            },
            f"month = '{there}'",
        )


def settle() -> None:
    """Numbers go on behind what is there, and PostgreSQL learns how much that is."""
    if connection.vendor != "postgresql":
        return
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        held = [_model(name) for name in _ROWS]
        for statement in connection.ops.sequence_reset_sql(no_style(), held):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")


def _copy(changes: Mapping[str, str], which: str) -> None:
    """Copy meetings with all that hangs on them; columns named in ``changes`` are worked out."""
    with transaction.atomic(), connection.cursor() as cursor:
        meeting = _model("Meeting")
        table = meeting._meta.db_table
        step = {name: _largest(name) for name in _ROWS}
        chosen = f"SELECT id FROM {table} WHERE {which}"  # noqa: S608
        for name in reversed(_ROWS):
            # What hangs on a meeting first: until then only the old ones fit the choice.
            model = _model(name)
            own = {"id": f"id + {step[name]}"}
            if model is meeting:
                own |= changes
            else:
                own["meeting_id"] = f"meeting_id + {step['Meeting']}"
            where = which if model is meeting else f"meeting_id IN ({chosen})"
            cursor.execute(_insert(model, own, where))


def _insert(model: type[models.Model], own: Mapping[str, str], where: str) -> str:
    columns = [str(field.column) for field in model._meta.concrete_fields]
    values = ", ".join(own.get(column, column) for column in columns)
    table = model._meta.db_table
    named = ", ".join(columns)
    return f"INSERT INTO {table} ({named}) SELECT {values} FROM {table} WHERE {where}"  # noqa: S608


def _largest(name: str) -> int:
    return int(_model(name).objects.aggregate(largest=models.Max("id"))["largest"] or 0)


def _moved(column: str, months: int) -> str:
    """A time or a day so many months on, in the words of this kind of database."""
    if connection.vendor == "sqlite":
        kind = "date" if column == "day" else "datetime"
        return f"{kind}({column}, '{months:+d} months')"
    moved = f"{column} + make_interval(months => {months})"
    return f"CAST({moved} AS date)" if column == "day" else moved


def _model(name: str) -> Any:
    return apps.get_model("ledger", name)
