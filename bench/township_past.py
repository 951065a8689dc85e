"""Fills an office with years of records: some are taken in as they come, the rest their copies.

Runs as a process of its own, because Django knows one office a process:
``python -m bench.township_past past --stations 20 --months 36`` or ``… kiosks --stations 500``.
"""

import argparse
import datetime
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.township_records import LENGTH_MS, PEOPLE, Evening, name_of, record_of

SEED = 20260416
TAKEN_IN = 100
"""Villages whose records really come in; every further one has the records of one of these."""
COURSES, PLANNED = 60, 6
ON_DEMAND_A_MONTH = 12
GROUP_DAYS = (3, 6, 10, 14, 18, 22, 26)
TYPES = (
    *(("theme_party_day", "主题党日"), ("committees_meeting", "村“两委”班子会")),
    *(("tenth_class", "十号课堂"), ("members_meeting", "村党员大会")),
    *(("villager_reps_meeting", "村民代表会议"), ("party_activity_day", "党员活动日")),
    ("other", "其他会议（活动）"),
)
_ZONE = datetime.timezone(datetime.timedelta(hours=8))


def main() -> int:
    """Fill the office that the environment names."""
    parser = argparse.ArgumentParser(prog="bench.township_past", description=__doc__)
    parser.add_argument("what", choices=("past", "kiosks"))
    parser.add_argument("--stations", type=int, required=True)
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--tokens", type=Path, help="where to write the kiosks' tokens")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "township.settings")
    import django

    django.setup()
    from township.server import prepare

    prepare()
    if chosen.what == "past":
        make_past(chosen.stations, chosen.months)
    else:
        enrol_kiosks(chosen.stations, chosen.tokens)
    return 0


def make_past(stations: int, months: int) -> None:
    """Give an empty office villages, courses, plans, and the records of these months.

    The last month is the one that is not over yet, so that every page opens on a full one.
    """
    from django.db import transaction

    from bench.township_copies import copy_months, copy_villages, settle

    first = _first_of_last_month()
    template = min(stations, TAKEN_IN)
    with transaction.atomic():
        _make_office(stations)
        hashes = _make_courses()
        for back in range(-1, months - 1):
            _make_plan(_month(first, -back), hashes)
    if not stations:
        return
    _take_in_month(first, list(range(1, template + 1)), hashes)
    copy_villages(stations, template)
    copy_months(months)
    settle()


def enrol_kiosks(count: int, tokens: Path) -> None:
    """Enrol so many kiosks by the office's own code, and write down the tokens they were sealed."""
    from protocol.signing import new_key, open_sealed, public_key
    from township.stations.models import Station
    from township.stations.tokens import issue_token

    told = {}
    for number in range(1, count + 1):
        station = Station.objects.create(pk=f"K{number}", name=f"第{number}村", position=number)
        key = new_key()
        sealed_token = issue_token(station, public_key(key))
        told[station.pk] = open_sealed(bytes.fromhex(sealed_token), key).decode()
    tokens.write_text(json.dumps(told), encoding="utf-8")


def _make_office(stations: int) -> None:
    from django.utils import timezone

    from township.faults.models import Fault
    from township.stations.models import Office, RosterEntry, Station, StationStatus

    office = Office.current()
    office.township_name, office.phone = "禾溪镇", "6620110"
    office.save()
    now = timezone.now()
    villages = [
        Station(pk=f"V{n}", name=f"禾溪{n}村", position=n, enrolled_at=now, token_hash=f"{n:064x}")
        for n in range(1, stations + 1)
    ]
    Station.objects.bulk_create(villages)
    StationStatus.objects.bulk_create(
        StationStatus(station=one, last_contact=now, software="0.1.0") for one in villages
    )
    RosterEntry.objects.bulk_create(
        RosterEntry(station=one, person_id=f"p{n}", position=n, name=name_of(n))
        for one in villages
        for n in range(PEOPLE)
    )
    Fault.objects.bulk_create(
        Fault(
            station=one,
            fault_id=f"f{n}",
            code=f"A{n}",
            part="sound",
            category="sound",
            reported_at=now - datetime.timedelta(days=30 * n),
            received_at=now - datetime.timedelta(days=30 * n),
            accepted_at=now - datetime.timedelta(days=30 * n - 1),
            restored_at=now - datetime.timedelta(days=30 * n - 2),
        )
        for one in villages
        for n in range(1, 7)
    )


def _make_courses() -> list[str]:
    from township.courses.models import Courseware, Verdict

    hashes = [f"{number:064x}" for number in range(1, COURSES + 1)]
    Courseware.objects.bulk_create(
        Courseware(
            sha256=sha256,
            title=f"第{number}讲 草莓高垄栽培与病害防治",
            size_bytes=200_000_000,
            length_ms=LENGTH_MS,
            category="实用技术",
            verdict=Verdict.ACCEPTED,
        )
        for number, sha256 in enumerate(hashes, 1)
    )
    return hashes


def _make_plan(first: datetime.date, hashes: list[str]) -> None:
    from township.courses.models import Courseware, PlanItem, StudyPlan

    month = f"{first:%Y-%m}"
    plan = StudyPlan.objects.create(
        id=f"plan-{month}", title=f"{first.month}月学习计划", month=month, published=True
    )
    courses = Courseware.objects.in_bulk(hashes[:PLANNED], field_name="sha256")
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=plan,
            item_id=f"{month}-{place}",
            courseware=courses[sha256],
            required=True,
            deadline=first.replace(day=25),
            position=place,
        )
        for place, sha256 in enumerate(hashes[:PLANNED], 1)
    )


def _take_in_month(first: datetime.date, numbers: list[int], hashes: list[str]) -> None:
    """The month's records of these villages by the road all records come."""
    from protocol.receipt import Verdict
    from township.ledger.intake import take_in
    from township.stations.models import Station

    for number in numbers:
        station = Station.objects.get(pk=f"V{number}")
        for plain in _month_of(number, first, hashes):
            receipt = take_in(station, plain)
            if receipt.verdict is not Verdict.STORED:
                raise RuntimeError(f"a record of the invented past was {receipt.verdict}")


def _month_of(number: int, first: datetime.date, hashes: list[str]) -> Iterator[Any]:
    chance = random.Random(SEED + number)  # noqa: S311 - the same villages each time
    evenings = [
        Evening(first.replace(day=day), kind, False, hashes[:PLANNED][:4] if n % 2 else hashes[2:6])
        for n, (day, kind) in enumerate(zip(GROUP_DAYS, TYPES, strict=True))
    ]
    evenings += [
        Evening(
            first.replace(day=1 + 2 * n),
            ("on_demand", "群众点播"),
            True,
            [hashes[(number + n * 7 + k) % COURSES] for k in range(5 + n % 2)],
        )
        for n in range(ON_DEMAND_A_MONTH)
    ]
    for sequence, evening in enumerate(evenings, 1):
        yield record_of(f"V{number}", sequence, evening, chance)


def _first_of_last_month() -> datetime.date:
    today = datetime.datetime.now(_ZONE).date()
    return _month(today.replace(day=1), -1)


def _month(first: datetime.date, by: int) -> datetime.date:
    months = first.year * 12 + first.month - 1 + by
    return datetime.date(months // 12, months % 12 + 1, 1)


if __name__ == "__main__":
    sys.exit(main())
