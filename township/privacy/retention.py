"""Names go from records five years after the meeting (DOMAIN 10); every count stays as it was.

It goes by whole months: a month's people are renamed alike, so that who came twice is still one
person in that month's figures; nobody can be followed from one month to the next.
"""

import datetime
import json
from dataclasses import dataclass
from secrets import token_hex

from auditlog.models import LogEntry
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from protocol.canonical import canonical_bytes
from township.accounts.audit import note
from township.faults.models import Fault
from township.feeds.changes import touch_station
from township.ledger.attaching import destroy
from township.ledger.flags import Flag
from township.ledger.models import AttendanceRow, Meeting, Redaction, Revision
from township.privacy.nameless import SOMEBODY, without_anybody
from township.privacy.overwriting import clear_the_log, overwrite_what_is_deleted
from township.stations.models import Office, RetentionKey, RetentionRun

YEARS_KEPT = 5
_RENAMED = "~m"
_LONGEST_SILENCE = datetime.timedelta(days=180)


@dataclass(frozen=True)
class Due:
    """What there is to do."""

    records: int
    """Records whose names have been kept long enough."""
    before: str
    """Months before this one are over, such as ``2021-04``."""
    next_day: datetime.date
    """When the next month is due."""
    next_records: int

    @property
    def before_words(self) -> str:
        """That month as people say it."""
        return f"{self.before[:4]}年{int(self.before[5:])}月"


def due(today: datetime.date) -> Due:
    """What is to be done on a day, and what after that."""
    before = _first_kept(today)
    next_month = Meeting.objects.filter(month=before).exclude(
        revisions__redaction=Redaction.EVERYBODY
    )
    first = today.replace(day=1)
    return Due(
        records=len(_due_meetings(today)),
        before=before,
        next_day=(first + datetime.timedelta(days=32)).replace(day=1),
        next_records=next_month.order_by().count(),
    )


def is_clock_plausible(now: datetime.datetime) -> bool:
    """Whether the machine's clock may be believed with what cannot be undone.

    It has run on from what was last known; a clock that has jumped by years would take every name.
    """
    known = [
        Revision.objects.aggregate(last=Max("received_at"))["last"],
        RetentionRun.objects.aggregate(last=Max("ran_at"))["last"],
    ]
    last = max((one for one in known if one is not None), default=None)
    return last is None or now - last < _LONGEST_SILENCE


def run_retention(today: datetime.date) -> int:
    """Take the names out of everything that is old enough; out of how many records.

    It may be broken off at any moment and taken up again: a month's key is kept until it is done.
    """
    overwrite_what_is_deleted()
    done, months = 0, set[str]()
    for meeting in _due_meetings(today):
        _strip(meeting, _secret(meeting.month))
        months.add(meeting.month)
        done += 1
    RetentionKey.objects.filter(month__in=months).delete()
    _forget_words(_first_day_kept(today))
    with transaction.atomic():
        run, _ = RetentionRun.objects.get_or_create(day=today)
        run.records, run.ran_at = run.records + done, timezone.now()
        run.save()
        if done:
            note(Office.current(), f"按规定删除了{done}份记录里的姓名")
    clear_the_log()
    return done


def _first_kept(today: datetime.date) -> str:
    return f"{today.year - YEARS_KEPT:04d}-{today.month:02d}"


def _first_day_kept(today: datetime.date) -> datetime.datetime:
    first = datetime.datetime(today.year - YEARS_KEPT, today.month, 1)  # noqa: DTZ001 - made aware
    return timezone.make_aware(first)


def _due_meetings(today: datetime.date) -> list[Meeting]:
    """Month by month: a month's key is thrown away only once its last meeting is done.

    A record whose clock was wrong may be of this year, whatever its date says. It waits for five
    years from its arrival, and its village's month with it: half a month would count people twice.
    """
    named = Revision.objects.exclude(redaction=Redaction.EVERYBODY)
    kept_from = _first_day_kept(today)
    old = Q(meeting__month__gt="", meeting__month__lt=_first_kept(today))
    of_no_month = Q(meeting__month="", received_at__lt=kept_from)
    ids = named.filter(old | of_no_month).order_by().values("meeting_id")
    needed = ("station_id", "month", "flags", "received_at")
    # All at once: rows must not be changed under a query that still runs.
    found = list(Meeting.objects.filter(pk__in=ids).order_by("month", "id").only(*needed))
    waiting = {(one.station_id, one.month) for one in found if _may_be_recent(one, kept_from)}
    return [one for one in found if (one.station_id, one.month) not in waiting]


def _may_be_recent(meeting: Meeting, kept_from: datetime.datetime) -> bool:
    return Flag.CLOCK_DOUBTFUL.value in meeting.flags and meeting.received_at >= kept_from


def _secret(month: str) -> str:
    return RetentionKey.objects.get_or_create(month=month, defaults={"secret": token_hex(32)})[
        0
    ].secret


@transaction.atomic
def _strip(meeting: Meeting, secret: str) -> None:
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)

    def renamed(person_id: str) -> str:
        if person_id.startswith(_RENAMED):
            return person_id
        mac = salted_hmac("retention", person_id, secret=secret, algorithm="sha256")
        return f"{_RENAMED}{mac.hexdigest()[:24]}"

    words: dict[str, str] = {}
    for revision in locked.revisions.exclude(redaction=Redaction.EVERYBODY):
        plain = json.loads(bytes(revision.content))
        left = without_anybody(plain, renamed, revision.understood)
        words |= {one["person_id"]: one["name"] for one in left.get("attendance", ())}
        revision.content = canonical_bytes(left)
        revision.redaction = Redaction.EVERYBODY
        revision.save(update_fields=["content", "redaction"])
    rows = list(locked.attendances.all())
    for row in rows:
        row.person_id = renamed(row.person_id)
        row.name = words.get(row.person_id, SOMEBODY)
    AttendanceRow.objects.bulk_update(rows, ["person_id", "name"])
    destroy(locked)
    if locked.returned_comment:
        Meeting.objects.filter(pk=locked.pk).update(returned_comment="")
        touch_station(locked.station_id)


def _forget_words(kept_from: datetime.datetime) -> None:
    """Of faults that are over the kind and the times stay; people's own words and names go."""
    over = Fault.objects.filter(received_at__lt=kept_from).exclude(
        restored_at=None, repaired_at=None
    )
    over.update(words="", repairer="", measures="", note="", answer="")
    _deeds_of_faults().filter(timestamp__lt=kept_from).update(changes=None)


def _deeds_of_faults() -> QuerySet[LogEntry]:
    found: QuerySet[LogEntry] = LogEntry.objects.filter(
        content_type__app_label="faults", content_type__model="fault"
    )
    return found
