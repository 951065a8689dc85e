"""What comes at the same moment is written at once, and nobody suffers for another's fault."""

import fcntl
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from protocol.moment import ClockTrust
from protocol.record import CorrectionKind, MeetingRecord
from tests.township.village import Village, moment
from township.courses.models import Courseware
from township.ledger.extraction import rewrite_rows
from township.ledger.intake import take_in_batch
from township.ledger.models import Meeting
from township.stations.models import Office, Station
from township.together import Together


class Unlucky(Exception):
    """What one of the errands fails by."""


def stored(name: str) -> Any:
    return lambda: Station.objects.create(pk=name, name=name).pk


def called(works: Sequence[Callable[[], Any]]) -> list[Any]:
    return [work() for work in works]


def fails_half_way() -> None:
    Station.objects.create(pk="half", name="half")
    raise Unlucky


@pytest.mark.django_db
def test_results_come_in_the_order_of_the_errands() -> None:
    assert Together().do_each(called, [stored("A"), stored("B")]) == ["A", "B"]
    assert Together().do(stored("C")) == "C"


@pytest.mark.django_db
def test_one_that_fails_leaves_nothing_behind_and_takes_nobody_with_it() -> None:
    with pytest.raises(Unlucky):
        Together().do_each(called, [stored("A"), fails_half_way, stored("B")])
    assert set(Station.objects.values_list("pk", flat=True)) == {"A", "B"}


@pytest.mark.django_db
def test_a_failure_is_over_with_its_errand() -> None:
    together = Together()
    with pytest.raises(Unlucky):
        together.do(fails_half_way)
    assert together.do(stored("A")) == "A"


@pytest.mark.django_db
def test_things_of_one_kind_are_done_in_one_go_and_alone_where_that_fails() -> None:
    seen: list[list[str]] = []

    def make(names: Sequence[str]) -> list[str]:
        seen.append(list(names))
        made = [Station.objects.create(pk=name, name=name).pk for name in names]
        if "B" in names:
            raise Unlucky
        return made

    assert Together().do_each(make, ["X", "Y"]) == ["X", "Y"]
    with pytest.raises(Unlucky):
        Together().do_each(make, ["A", "B", "C"])
    assert seen == [["X", "Y"], ["A", "B", "C"], ["A"], ["B"], ["C"]]
    assert set(Station.objects.values_list("pk", flat=True)) == {"X", "Y", "A", "C"}


def test_who_is_written_leaves_while_others_are_being_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Otherwise everybody would stand behind the next writer, who then finds few to be written."""
    together, first_is_in, go_on, again = (
        Together(),
        *(threading.Event() for _ in range(3)),
    )
    groups: list[list[str]] = []

    def write(errands: list[Any], _pen: Path | None) -> None:
        groups.append([one.thing for one in errands])
        if len(groups) == 1:
            first_is_in.set()
            assert go_on.wait(10)
        for one in errands:
            one.result, one.done = [one.thing], True
        if "late" in groups[-1]:
            assert again.wait(10)

    monkeypatch.setattr("township.together._write", write)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(together.do_each, list, ["first"])
        assert first_is_in.wait(10)
        waiting = [pool.submit(together.do_each, list, [name]) for name in ("a", "b", "c")]
        while len(together._waiting) < 3:
            pass
        go_on.set()
        assert first.result(10) == ["first"]
        late = pool.submit(together.do_each, list, ["late"])
        assert [one.result(10) for one in waiting] == [["a"], ["b"], ["c"]]
        again.set()
        assert late.result(10) == ["late"]
    assert sorted(groups[1]) in (["a", "b", "c"], ["a", "b", "c", "late"])


@pytest.mark.django_db
def test_many_records_take_no_more_statements_than_one() -> None:
    liuwan = Village.enrolled("LW", "柳湾")
    counts = []
    for many in (1, 10):
        records = [liuwan.record().model_dump(mode="json") for _ in range(many)]
        with CaptureQueriesContext(connection) as asked:
            take_in_batch(liuwan.station, records)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_what_only_the_end_finds_wrong_is_found_for_each_alone() -> None:
    """A foreign key is looked at when the transaction ends."""

    def orphan() -> None:
        Meeting.objects.create(record_id="orphan", station_id="nowhere")

    with pytest.raises(IntegrityError):
        Together().do_each(called, [stored("A"), orphan, stored("B")])
    assert set(Station.objects.values_list("pk", flat=True)) == {"A", "B"}
    assert not Meeting.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_batch_waits_for_the_disk_once() -> None:
    liuwan = Village.enrolled("LW", "柳湾")
    records = [liuwan.record().model_dump(mode="json") for _ in range(5)]
    with CaptureQueriesContext(connection) as asked:
        take_in_batch(liuwan.station, records)
    said = [one["sql"].split()[0] for one in asked]
    assert (said.count("BEGIN"), said.count("COMMIT")) == (1, 1)
    assert Meeting.objects.count() == 5


def plainly(meeting: Meeting) -> dict[str, Any]:
    rows = [list(meeting.viewings.values()), list(meeting.attendances.values())]
    for one in (row for table in rows for row in table):
        del one["id"]
    return {**model_to_dict(meeting), "rows": rows}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"revision": 2, "abandoned_reason": "nobody"},
        {"format": 9, "villagers": 7, "expected": ()},
        {"clock_trust": ClockTrust.DOUBTFUL, "closed": moment(-1)},
        {
            "revision": 3,
            "correction": {
                "replaces": "0" * 64,
                "kind": CorrectionKind.CORRECTION,
                "author": "王麦青",
                "reason": "other",
                "at": moment(),
            },
        },
    ],
    ids=["plain", "abandoned", "newer", "doubtful", "corrected"],
)
def test_a_first_revision_says_what_looking_everything_up_would(
    liuwan: Village, film: Courseware, fields: dict[str, Any]
) -> None:
    shown = {"courseware": film.sha256, "title": film.title, "length_ms": film.length_ms}
    record: MeetingRecord = liuwan.record(viewings=[shown], **fields)
    Office.current()
    assert liuwan.verdict_on(record) == "stored"
    meeting = Meeting.objects.get()
    at_once = plainly(meeting)
    rewrite_rows(meeting)
    assert plainly(Meeting.objects.get()) == at_once
    assert at_once["revision"] == fields.get("revision", 1)


@pytest.mark.django_db
def test_processes_that_take_turns_wait_for_each_other(tmp_path: Path) -> None:
    together, pen, told = Together(), tmp_path / "pen", []
    together.take_turns(pen)
    assert together.do(lambda: 1) == 1
    with pen.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        release = threading.Timer(0.3, lambda: (told.append("let go"), held.close()))
        release.start()
        together.do(lambda: told.append("written"))
    assert told == ["let go", "written"]


@pytest.mark.django_db
def test_a_pen_that_cannot_be_held_is_everybodys_failure_and_nobody_waits(tmp_path: Path) -> None:
    together = Together()
    together.take_turns(tmp_path / "no folder" / "pen")
    with pytest.raises(FileNotFoundError):
        together.do(lambda: 1)
