"""A code stands on the screen till it is typed, whatever the line and the township do meanwhile."""

from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.enrolling import Enrolling, EnrolmentStage
from kiosk.errors import Trouble
from kiosk.store.identity import Identity
from protocol.enrolment import SLOW_DOWN_S, EnrolmentAnswer, EnrolmentOffer, EnrolmentState
from protocol.signing import new_key, public_key
from tests.quiet_line import QuietLine

OFFER = EnrolmentOffer(
    township_name="禾溪镇",
    township_key=public_key(new_key()),
    device_code="d1",
    user_code="204816",
    expires_in_s=600,
    interval_s=2,
)


class Machine:
    """A new machine before a township that says what the test lets it say."""

    def __init__(self) -> None:
        self.line = QuietLine()
        self.enrolling = Enrolling(
            self.line,  # type: ignore[arg-type]
            Identity(secret_key=new_key(), last_sequence=7),
            "http://township.invalid",
            "0.1.0",
        )
        self.enrolling.begin()

    @property
    def wait_ms(self) -> int:
        timer = self.enrolling.findChild(QTimer)
        assert timer is not None
        assert timer.isActive()
        return timer.interval()

    def let_time_pass(self) -> None:
        timer = self.enrolling.findChild(QTimer)
        assert timer is not None
        timer.timeout.emit()

    def offer(self) -> None:
        self.line.worker.enrolment_offered.emit(OFFER)

    def answer(self, state: EnrolmentState, token: str = "", **fields: Any) -> None:
        answer = EnrolmentAnswer(state=state, **fields)
        self.line.worker.enrolment_answered.emit(answer, token)


@pytest.fixture
def machine(qtbot: QtBot) -> Machine:
    return Machine()


def test_the_code_is_shown_and_asked_about_at_the_townships_pace(machine: Machine) -> None:
    machine.offer()
    view = machine.enrolling.view
    assert (view.state, view.user_code) == (EnrolmentStage.WAITING, "204816")
    assert machine.wait_ms == 2000
    machine.let_time_pass()
    assert machine.line.asked == ["code", "poll d1"]


def test_a_township_that_asks_for_patience_gets_it_for_good(machine: Machine) -> None:
    machine.offer()
    machine.answer(EnrolmentState.SLOW_DOWN)
    assert machine.wait_ms == 2000 + SLOW_DOWN_S * 1000
    machine.answer(EnrolmentState.PENDING)
    assert machine.wait_ms == 2000 + SLOW_DOWN_S * 1000


@pytest.mark.parametrize(
    ("state", "trouble"),
    [
        (EnrolmentState.EXPIRED, Trouble.CODE_EXPIRED),
        (EnrolmentState.DENIED, Trouble.CODE_DENIED),
    ],
)
def test_a_code_that_no_longer_counts_is_followed_by_another(
    machine: Machine, state: EnrolmentState, trouble: Trouble
) -> None:
    machine.offer()
    machine.answer(state)
    view = machine.enrolling.view
    assert (view.state, view.trouble) == (EnrolmentStage.EXPIRED, trouble)
    machine.let_time_pass()
    assert machine.line.asked == ["code", "code"]


def test_a_code_stays_on_the_screen_while_the_line_is_away(machine: Machine) -> None:
    machine.offer()
    machine.line.worker.enrolment_failed.emit(Trouble.TOWNSHIP_UNREACHABLE)
    assert machine.enrolling.view.user_code == "204816"
    machine.let_time_pass()
    assert machine.line.asked[-1] == "poll d1"


def test_without_a_code_the_trouble_is_told_and_it_asks_again(machine: Machine) -> None:
    machine.line.worker.enrolment_failed.emit(Trouble.TOWNSHIP_UNREACHABLE)
    view = machine.enrolling.view
    assert (view.state, view.trouble) == (EnrolmentStage.TROUBLE, Trouble.TOWNSHIP_UNREACHABLE)
    machine.let_time_pass()
    assert machine.line.asked == ["code", "code"]


def test_a_typed_code_brings_the_whole_identity(machine: Machine) -> None:
    brought: list[dict[str, object]] = []
    machine.enrolling.enrolled.connect(brought.append)
    machine.offer()
    machine.answer(EnrolmentState.ENROLLED, "token", station_id="LW", station_name="柳湾村")
    assert machine.enrolling.view.state is EnrolmentStage.ENROLLED
    (fields,) = brought
    assert fields["token"] == "token"
    assert fields["township_key"] == OFFER.township_key
    assert set(fields) <= set(Identity.model_fields)


@pytest.mark.parametrize(("taken", "counts_on"), [(100, 100), (0, 7)])
def test_a_new_pc_counts_on_where_no_number_is_taken(
    machine: Machine, taken: int, counts_on: int
) -> None:
    brought: list[dict[str, object]] = []
    machine.enrolling.enrolled.connect(brought.append)
    machine.offer()
    machine.answer(EnrolmentState.ENROLLED, "token", station_id="LW", last_sequence=taken)
    assert brought[0]["last_sequence"] == counts_on
