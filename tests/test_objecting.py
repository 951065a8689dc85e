"""What a village says of its figures is durable, goes up until it is held, and is answered."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.objecting import Objecting
from kiosk.store.objection_file import ObjectionEntry
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from protocol.feed import Feed
from protocol.month_figures import (
    FiguresHeld,
    MonthFigure,
    MonthFigures,
    Objection,
    ObjectionAnswer,
    ObjectionReason,
    ObjectionReceipt,
)
from protocol.status import StatusAnswer


def april(**fields: object) -> MonthFigures:
    plain = MonthFigures(
        month="2026-04",
        revision=1,
        object_until="2999-05-03",
        figures=(MonthFigure(code="valid", part=2, whole=3),),
    )
    return plain.model_copy(update=fields)


def feed(*figures: MonthFigures) -> Feed:
    return Feed(
        version=1,
        station_id="LW",
        station_name="柳湾",
        township_name="禾溪镇",
        issued_ms=1,
        month_figures=figures,
    )


class Village:
    """A station with figures to look at, and the power to cut."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        self.qtbot, self.data = qtbot, data
        self.switch_on()

    def switch_on(self) -> None:
        self.store = Store(self.data)
        self.writer = Writer(self.store)
        self.desk = Objecting(self.writer, Clock())
        self.kept: list[str] = []
        self.told: list[str] = []
        self.desk.kept.connect(self.kept.append)
        self.desk.told.connect(lambda code, _details: self.told.append(code))
        self.desk.load()
        self.settle()

    def settle(self) -> None:
        """Whatever was asked of the disk has been answered."""
        done: list[object] = []
        self.desk._inbox.expect(self.writer.run(lambda _store: None), done.append)
        self.qtbot.waitUntil(lambda: bool(done), timeout=10_000)

    def cut_power(self) -> None:
        self.writer.shutdown()

    def hear(self, *figures: MonthFigures) -> None:
        self.desk.hear(feed(*figures))
        self.settle()

    def object_to(self, about: str = "valid", reason: str = ObjectionReason.PEOPLE) -> str:
        made = self.desk.object_to(self.desk.figures[0], about, reason)
        self.settle()
        return made

    def agree(self) -> None:
        self.desk.agree(self.desk.figures[0])
        self.settle()

    def entry(self, objection_id: str) -> ObjectionEntry:
        found = self.desk.entry(objection_id)
        assert found is not None
        return found

    def sent(self) -> list[str]:
        objections = self.desk.status_part()["objections"]
        assert isinstance(objections, tuple)
        return [one.id for one in objections if isinstance(one, Objection)]

    def held(self) -> object:
        return self.desk.status_part()["figures_held"]

    def receipt(self, *ids: str) -> None:
        receipts = tuple(ObjectionReceipt(objection_id=one) for one in ids)
        self.desk.take_answer(StatusAnswer(township_ms=1, objections=receipts))
        self.settle()

    def answer(self, objection_id: str, stage: str = "mended", **fields: object) -> None:
        said = ObjectionAnswer(objection_id=objection_id, stage=stage, words="补上了")
        self.hear(april(answers=(said,), **fields))


@pytest.fixture
def village(qtbot: QtBot, tmp_path: Path) -> Iterator[Village]:
    village = Village(qtbot, tmp_path / "data")
    village.hear(april())
    yield village
    village.cut_power()


def test_an_objection_is_not_shown_before_it_is_durable(village: Village) -> None:
    made = village.desk.object_to(april(), "valid", ObjectionReason.PEOPLE)
    assert village.desk.entry(made) is None
    village.settle()
    assert village.kept == [made]
    assert village.entry(made).objection.month == "2026-04"


def test_what_was_said_is_known_after_a_power_cut(village: Village) -> None:
    made = village.object_to()
    village.agree()
    village.cut_power()
    village.switch_on()
    assert village.entry(made).objection.reason == "people"
    assert village.desk.has_agreed(april())


def test_it_goes_up_until_the_office_has_answered_it(village: Village) -> None:
    """A township that lost it, restored from a backup, learns of it; its id makes it one."""
    made = village.object_to()
    assert village.sent() == [made]
    village.receipt(made)
    assert village.entry(made).told
    assert village.sent() == [made]
    village.answer(made)
    assert village.sent() == []


def test_a_receipt_for_something_else_tells_nothing(village: Village) -> None:
    made = village.object_to()
    village.receipt("another")
    assert not village.entry(made).told


def test_the_same_said_twice_of_the_same_is_one_objection(village: Village) -> None:
    first = village.object_to()
    assert village.object_to() == first
    other = village.object_to(reason=ObjectionReason.WATCHED)
    assert village.sent() == [first, other]


def test_which_edition_is_here_is_told_and_whether_nobody_objects(village: Village) -> None:
    assert village.held() == (FiguresHeld(month="2026-04", revision=1),)
    village.agree()
    assert village.held() == (FiguresHeld(month="2026-04", revision=1, agreed=True),)
    village.object_to()
    assert village.held() == (FiguresHeld(month="2026-04", revision=1),)


def test_an_answer_waits_until_somebody_has_looked_at_it(village: Village) -> None:
    made = village.object_to()
    assert village.desk.unseen is None
    village.answer(made)
    assert village.desk.unseen == village.entry(made)
    village.desk.see(made)
    village.settle()
    village.answer(made)
    assert village.desk.unseen is None
    village.answer(made, "explained")
    assert village.desk.unseen is not None


def test_an_answer_that_comes_before_the_file_was_read_is_not_missed(village: Village) -> None:
    made = village.object_to()
    village.desk = Objecting(village.writer, Clock())
    village.answer(made)
    assert village.entry(made).answer is not None


def test_nobody_is_asked_to_look_before_it_is_known_what_was_said(village: Village) -> None:
    village.agree()
    village.desk = Objecting(village.writer, Clock())
    village.desk.hear(feed(april()))
    village.desk.load()
    assert village.desk.waiting is None
    village.settle()
    assert village.desk.waiting is None


def test_a_new_edition_with_other_figures_asks_again_and_one_with_the_same_does_not(
    village: Village,
) -> None:
    assert village.desk.waiting == april()
    village.agree()
    village.hear(april(revision=2, same_since=1))
    assert village.desk.waiting is None
    changed = april(revision=3, same_since=3)
    village.hear(changed)
    assert village.desk.waiting == changed


def test_the_last_day_is_still_one_of_them(village: Village) -> None:
    today = Clock().local_now().date()
    assert village.desk.is_open(april(object_until=today.isoformat()))
    assert not village.desk.is_open(april(object_until=str(today - timedelta(days=1))))
    assert not village.desk.is_open(april(is_final=True))


def test_a_disk_that_takes_nothing_is_told_of(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_name: str, _payload: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(village.store._folder, "write", refuse)
    village.object_to()
    assert (village.kept, village.told) == ([], [Trouble.DISK_FAILED])
    assert village.desk.said.entries == ()


def test_a_damaged_file_is_set_aside_and_objecting_goes_on(village: Village) -> None:
    village.object_to()
    village.cut_power()
    (village.data / "objections.json").write_bytes(b"\x00" * 40)
    village.switch_on()
    village.hear(april())
    assert village.desk.said.entries == ()
    made = village.object_to()
    assert village.sent() == [made]


def test_what_is_long_over_makes_room_and_what_is_not_told_stays(village: Village) -> None:
    waiting = village.object_to("turnout")
    made = [village.object_to(f"r{place}") for place in range(52)]
    village.receipt(*made)
    answers = tuple(ObjectionAnswer(objection_id=one, stage="mended") for one in made)
    village.hear(april(answers=answers))
    assert len(village.desk.said.entries) == 51
    assert village.desk.entry(waiting) is not None
