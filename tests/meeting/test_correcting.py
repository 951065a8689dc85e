"""What may be put right in a closed record, and whether that is a supplement or a correction."""

import pytest

from kiosk.correcting import (
    SUPPLEMENT_MS,
    callable_people,
    kind_of_change,
    likely_reason,
    revised,
    status_in,
    statuses_in,
    with_abandoned,
    with_discussion,
    with_mark,
    with_topic,
    with_type,
    with_villagers,
)
from kiosk.folding import fold
from kiosk.sealing import record
from protocol.differences import differences
from protocol.meeting_types import DEFAULT_MEETING_TYPES, MeetingForm
from protocol.moment import ClockTrust, Moment
from protocol.people import Person, PersonStatus
from protocol.record import (
    AttendanceStatus,
    CorrectionKind,
    CorrectionReason,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    MeetingRecord,
    is_intact,
    sealed,
)
from protocol.true_time import ClockOffset, OffsetSource
from tests.meeting.stories import Story

SUPPLEMENT, CORRECTION = CorrectionKind.SUPPLEMENT, CorrectionKind.CORRECTION
MEMBERS_MEETING = next(one for one in DEFAULT_MEETING_TYPES if one.code == "members_meeting")
TALK = Discussion(form=DiscussionForm.ON_PAPER, speakers=3)
ROSTER = tuple(
    Person(id=f"p{number}", name="甲", status=PersonStatus.MEMBER, away=number == 9)
    for number in (0, 5, 9)
)


def closed(type_code: str = "theme_party_day", **changes: object) -> MeetingRecord:
    meeting = fold(Story(type_code).mark(0).close().events)
    assert meeting is not None
    return sealed(record(meeting).model_copy(update=changes))


def after(base: MeetingRecord, ms: int, **changes: object) -> Moment:
    moved = {"wall_ms": base.closed.wall_ms + ms, "boot_ms": base.closed.boot_ms + ms}
    return base.closed.model_copy(update={**moved, **changes})


def called(base: MeetingRecord, number: int) -> ExpectedPerson:
    return next(one for one in base.expected if one.person_id == f"p{number}")


@pytest.mark.parametrize(("ms", "kind"), [(0, SUPPLEMENT), (SUPPLEMENT_MS, SUPPLEMENT)])
def test_within_a_day_of_closing_an_addition_is_a_supplement(ms: int, kind: CorrectionKind) -> None:
    base = closed()
    assert kind_of_change(base, with_villagers(base, 5), after(base, ms), held=True) is kind


def test_after_a_day_it_is_a_correction() -> None:
    base = closed()
    at = after(base, SUPPLEMENT_MS + 1)
    assert kind_of_change(base, with_villagers(base, 5), at, held=False) is CORRECTION


def test_within_one_boot_a_clock_put_forward_makes_nobody_late() -> None:
    base = closed()
    at = after(base, 1000, wall_ms=base.closed.wall_ms + 365 * SUPPLEMENT_MS)
    assert kind_of_change(base, with_villagers(base, 5), at, held=False) is SUPPLEMENT


@pytest.mark.parametrize("trust", [ClockTrust.DOUBTFUL, ClockTrust.SYNCED])
def test_after_another_boot_a_doubtful_clock_makes_nobody_late(trust: ClockTrust) -> None:
    base = closed()
    at = after(base, 9 * SUPPLEMENT_MS, boot_id="second", boot_ms=5, trust=trust)
    wanted = SUPPLEMENT if trust is ClockTrust.DOUBTFUL else CORRECTION
    assert kind_of_change(base, with_villagers(base, 5), at, held=False) is wanted


def test_a_clock_whose_fault_is_known_tells_after_another_boot_too() -> None:
    """Both moments say 1970; the offsets say that two days lie between them."""
    base = closed()
    wrong = base.closed.model_copy(update={"wall_ms": 0, "trust": ClockTrust.DOUBTFUL})
    base = sealed(base.model_copy(update={"closed": wrong}))
    at = wrong.model_copy(update={"boot_id": "second"})
    known = [
        ClockOffset(
            boot_id=boot_id,
            offset_ms=offset_ms,
            uncertainty_ms=10,
            source=OffsetSource.TOWNSHIP,
            learnt_boot_ms=wrong.boot_ms,
        )
        for boot_id, offset_ms in (("first", 0), ("second", 2 * SUPPLEMENT_MS))
    ]
    draft = with_villagers(base, 5)
    assert kind_of_change(base, draft, at, held=False) is SUPPLEMENT
    assert kind_of_change(base, draft, at, held=False, known=known) is CORRECTION


@pytest.mark.parametrize("held", [True, False])
def test_another_type_is_a_correction_once_the_township_holds_the_record(held: bool) -> None:
    base = closed()
    draft, at = with_type(base, MEMBERS_MEETING), after(base, 1000)
    assert kind_of_change(base, draft, at, held) is (CORRECTION if held else SUPPLEMENT)


def test_so_is_a_meeting_that_did_not_take_place_after_all() -> None:
    base = closed()
    draft = with_abandoned(base, "nobody")
    assert kind_of_change(base, draft, after(base, 1), held=True) is CORRECTION


def test_what_the_station_closed_by_itself_is_finished_by_a_supplement_however_late() -> None:
    base = closed(closed_by_itself=True)
    late = after(base, 9 * SUPPLEMENT_MS)
    draft = with_discussion(base, TALK)
    assert kind_of_change(base, draft, late, held=True) is SUPPLEMENT
    second = revised(base, draft, kind=SUPPLEMENT, author="甲", reason="added", at=late)
    assert kind_of_change(second, with_villagers(second, 1), late, held=True) is CORRECTION


def test_a_revision_follows_its_base_by_hash_and_is_sealed() -> None:
    base = closed()
    at = after(base, 1000)
    second = revised(
        base, with_discussion(base, TALK), kind=SUPPLEMENT, author="甲", reason="added", at=at
    )
    assert second.revision == 2
    assert second.correction is not None
    assert second.correction.replaces == base.content_hash
    assert (second.correction.author, second.correction.at) == ("甲", at)
    assert is_intact(second)
    assert is_intact(base)
    assert second.opened == base.opened


def test_somebody_who_came_is_marked_by_hand_with_the_moment() -> None:
    base = closed()
    at = after(base, 1000)
    draft = with_mark(base, base, called(base, 1), AttendanceStatus.PRESENT, at)
    mark = next(one for one in draft.attendance if one.person_id == "p1")
    assert (mark.by_hand, mark.at) == (True, at)
    assert draft.present == base.present + 1
    assert draft.expected == base.expected


def test_a_mark_put_back_to_what_it_was_is_no_change_at_all() -> None:
    base = closed()
    at = after(base, 1000)
    for number, before in ((0, AttendanceStatus.PRESENT), (1, AttendanceStatus.ABSENT)):
        person = called(base, number)
        draft = with_mark(base, base, person, AttendanceStatus.LATE, at)
        assert status_in(draft, person.person_id) is AttendanceStatus.LATE
        assert with_mark(base, draft, person, before, at) == base


def test_many_statuses_at_once_are_those_of_each_alone() -> None:
    base = closed()
    draft = with_mark(base, base, called(base, 1), AttendanceStatus.LATE, after(base, 1000))
    alone = {one.person_id: status_in(draft, one.person_id) for one in draft.expected}
    assert statuses_in(draft, draft.expected) == alone
    assert len(set(alone.values())) > 1


def test_another_type_leaves_those_expected_as_they_were_that_day() -> None:
    base = closed()
    draft = with_type(base, MEMBERS_MEETING)
    assert (draft.type_code, draft.type_name) == (MEMBERS_MEETING.code, MEMBERS_MEETING.name)
    assert draft.expected == base.expected


def test_at_an_open_meeting_anybody_at_home_may_have_come() -> None:
    base = closed("tenth_class")
    people = callable_people(base, DEFAULT_MEETING_TYPES, ROSTER)
    assert [one.person_id for one in people] == ["p0", "p5"]
    draft = with_mark(base, base, people[1], AttendanceStatus.PRESENT, after(base, 1))
    assert {one.person_id for one in draft.expected} == {"p0", "p5"}
    assert with_mark(base, draft, people[1], AttendanceStatus.ABSENT, after(base, 2)) == base


def test_elsewhere_only_those_expected_that_day_can_have_come() -> None:
    base = closed()
    assert callable_people(base, DEFAULT_MEETING_TYPES, ROSTER) == base.expected
    strange = sealed(base.model_copy(update={"type_code": "new"}))
    assert callable_people(strange, DEFAULT_MEETING_TYPES, ROSTER) == base.expected


def test_viewing_on_demand_knows_no_names() -> None:
    base = closed("on_demand", form=MeetingForm.ON_DEMAND, expected=(), attendance=())
    assert callable_people(base, DEFAULT_MEETING_TYPES, ROSTER) == ()


def test_a_topic_nobody_asks_for_any_more_is_left_out() -> None:
    draft = with_topic(with_topic(closed(), "实用技术", 3), "法律法规", 2)
    assert {one.category: one.people for one in draft.topic_requests} == {
        "实用技术": 3,
        "法律法规": 2,
    }
    assert [one.category for one in with_topic(draft, "实用技术", 0).topic_requests] == ["法律法规"]


def test_the_reason_offered_first_is_the_likely_one() -> None:
    base = closed()
    at = after(base, 1)
    came = with_mark(base, base, called(base, 1), AttendanceStatus.PRESENT, at)
    assert likely_reason(base, came, returned=False) is CorrectionReason.MISSED_IN_ROLL_CALL
    assert likely_reason(base, came, returned=True) is CorrectionReason.ASKED_BY_TOWNSHIP
    for draft, reason in (
        (with_type(base, MEMBERS_MEETING), CorrectionReason.WRONG_TYPE),
        (with_villagers(base, 9), CorrectionReason.WRONG_COUNT),
        (with_discussion(base, TALK), CorrectionReason.DISCUSSION_MISSING),
        (with_topic(base, "实用技术", 1), CorrectionReason.OTHER),
    ):
        assert likely_reason(base, draft, returned=False) is reason
    assert differences(base, came).marks
