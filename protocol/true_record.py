"""A record's times as they really were; what was sealed stays as it is, to be shown beside them."""

from collections.abc import Iterable

from protocol.moment import ClockTrust, Moment
from protocol.record import Attendance, Gap, MeetingRecord, Viewing
from protocol.true_time import ClockOffset, OffsetSource, true_time

_WORST_FIRST = (ClockTrust.DOUBTFUL, ClockTrust.FLOOR, ClockTrust.SYNCED)


def in_true_time(record: MeetingRecord, known: Iterable[ClockOffset]) -> MeetingRecord:
    """A copy of the record for reading, each moment put right that can be.

    A moment that is put right to within seconds is trusted, one by the operator's word or by a
    distant comparison no more than a clock nobody has proven. It is no sealed record any more.
    """
    offsets = tuple(known)
    if not offsets:
        return record
    right = _Corrector(offsets)
    corrected = record.model_copy(
        update={
            "opened": right.moment(record.opened),
            "closed": right.moment(record.closed),
            "attendance": tuple(right.attendance(one) for one in record.attendance),
            "viewings": tuple(right.viewing(one) for one in record.viewings),
            "gaps": tuple(
                Gap(before=right.moment(one.before), after=right.moment(one.after))
                for one in record.gaps
            ),
        }
    )
    if not right.corrected:
        return record
    trusts = {moment.trust for moment in corrected.moments()}
    worst = next(trust for trust in _WORST_FIRST if trust in trusts)
    return corrected.model_copy(update={"clock_trust": worst})


def rests_on_operator(record: MeetingRecord, known: Iterable[ClockOffset]) -> bool:
    """Whether the operator's word is all there is for some moment."""
    offsets = tuple(known)
    if all(one.source is not OffsetSource.OPERATOR for one in offsets):
        return False
    times = (true_time(moment, offsets) for moment in record.moments())
    return any(one is not None and one.source is OffsetSource.OPERATOR for one in times)


class _Corrector:
    """Puts moments right, and knows whether it ever did."""

    def __init__(self, known: tuple[ClockOffset, ...]) -> None:
        self._known = known
        self.corrected = False

    def moment(self, moment: Moment) -> Moment:
        found = true_time(moment, self._known)
        if found is None:
            return moment
        self.corrected = True
        trust = ClockTrust.SYNCED if found.is_proven else ClockTrust.FLOOR
        return moment.model_copy(update={"wall_ms": found.at_ms, "trust": trust})

    def maybe(self, moment: Moment | None) -> Moment | None:
        return None if moment is None else self.moment(moment)

    def attendance(self, one: Attendance) -> Attendance:
        return one.model_copy(update={"at": self.maybe(one.at)})

    def viewing(self, one: Viewing) -> Viewing:
        started, ended = self.maybe(one.started), self.maybe(one.ended)
        return one.model_copy(update={"started": started, "ended": ended})
