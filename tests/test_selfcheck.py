"""Whether the machine is fit for a meeting, without keeping the screen waiting."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.check_result import CheckResult
from kiosk.clock import Clock
from kiosk.devices.drive import Drive
from kiosk.devices.mains import Mains
from kiosk.devices.network import Reach
from kiosk.devices.printer import Printer, PrinterTrouble
from kiosk.devices.stick import Stick
from kiosk.downloads import Downloads
from kiosk.errors import Trouble
from kiosk.machine import Machine, Senses
from kiosk.page_first import PAINTED_MS
from kiosk.selfcheck import IN_ORDER, SelfCheck
from protocol.fault_code import PARTS
from protocol.feed import Courseware
from protocol.status import Status
from tests.quiet_line import QuietLine
from tests.station import COURSES, Station, furnish

FIRST = COURSES[0]


class Checked:
    """A station's self-check and what it told."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        furnish(data, Clock())
        self.media = data / "media"
        self.station = Station.started(qtbot, data)
        self.asked_by: list[int] = []
        self.drive = Drive(answers=True, free_bytes=12 * 1024**3)
        self.mains, self.reach = Mains(), Reach.ROUTER
        self.printer: Printer | None = None
        self.sticks: tuple[Stick, ...] = ()
        self.power_was_cut = False
        self.read: list[tuple[int, int]] = []
        self.check = SelfCheck(
            exchange=self.station.exchange,
            shelf=self.station.store.shelf,
            clock=Clock(),
            ask_machine=self._ask,
            screen_size=lambda: (1920, 1080),
        )
        self.told: list[tuple[CheckResult, ...]] = []
        self.damaged: list[Courseware] = []
        self.check.finished.connect(self.told.append)
        self.check.damaged.connect(self.damaged.append)
        self.check.reading.connect(lambda place, count: self.read.append((place, count)))

    def _ask(self, screen_size: tuple[int, int]) -> dict[str, CheckResult]:
        senses = Senses(
            mains=lambda: self.mains,
            sound_card=lambda: None,
            drive=self._ask_drive,
            reach=lambda: self.reach,
            printer=lambda: self.printer,
            sticks=lambda: self.sticks,
        )
        machine = Machine(self.media, power_was_cut=self.power_was_cut, senses=senses)
        return machine.look(screen_size)

    def _ask_drive(self, _folder: Path) -> Drive:
        self.asked_by.append(threading.get_ident())
        return self.drive

    def connect(self) -> QuietLine:
        """The exchange begins, and its first round is on the line."""
        line = QuietLine()
        downloads = Downloads(line, self.media)  # type: ignore[arg-type]
        self.station.exchange.start(line, downloads)  # type: ignore[arg-type]
        self.station.until(lambda: "exchange" in line.asked)
        return line

    def look(self) -> dict[str, CheckResult]:
        """A look, and what it told."""
        self.told.clear()
        self.check.look()
        return self.results()

    def run(self) -> dict[str, CheckResult]:
        """Everything, the films too."""
        self.told.clear()
        self.check.run()
        self.station.until(lambda: any(self._knows_films(told) for told in self.told))
        return self.results()

    def _knows_films(self, told: tuple[CheckResult, ...]) -> bool:
        return (0, 0) in self.read and any(one.code == "films" for one in told)

    def results(self) -> dict[str, CheckResult]:
        self.station.until(lambda: bool(self.told))
        return {one.code: one for one in self.told[-1]}


@pytest.fixture
def checked(qtbot: QtBot, tmp_path: Path) -> Iterator[Checked]:
    checked = Checked(qtbot, tmp_path / "data")
    yield checked
    checked.check.shutdown()
    checked.station.power_cut()


SAID = {
    "sent": Clock().now(),
    "software": "0.1.0",
    "feed_version": 1,
    "pending_records": 0,
    "free_disk_bytes": 1,
    "courseware_present": 0,
    "courseware_missing": 0,
}


def test_every_part_that_is_looked_at_has_a_code_to_be_reported_by() -> None:
    assert set(IN_ORDER) == set(PARTS)


def test_a_look_asks_the_machine_on_another_thread_and_reads_no_film(checked: Checked) -> None:
    assert tuple(checked.look()) == tuple(one for one in IN_ORDER if one != "films")
    assert checked.asked_by
    assert threading.get_ident() not in checked.asked_by


def test_a_machine_that_is_well_says_so_in_the_order_of_looking(checked: Checked) -> None:
    checked.check.player_is_up("3.0.21")
    results = checked.run()
    assert tuple(results) == IN_ORDER
    assert [one.code for one in results.values() if not one.ok] == []
    assert (results["screen"].detail, results["films"].detail) == ("1920×1080", str(len(COURSES)))


@pytest.mark.parametrize(
    ("drive", "state"),
    [
        (Drive(answers=False), "silent"),
        (Drive(answers=True, free_bytes=10**12, read_only=True), "read_only"),
        (Drive(answers=True, free_bytes=10**12, errors=3), "errors"),
        (Drive(answers=True, free_bytes=1), ""),
    ],
)
def test_a_disk_that_is_not_well_says_why(checked: Checked, drive: Drive, state: str) -> None:
    checked.drive = drive
    disk = checked.look()["disk"]
    assert (disk.ok, disk.state) == (False, state)


def test_a_laptop_on_its_battery_is_told_of(checked: Checked) -> None:
    checked.mains = Mains(plugged_in=False, battery_percent=40)
    power = checked.look()["power"]
    assert (power.ok, power.state, power.detail) == (False, "battery", "40")


def test_a_power_cut_is_remembered_without_being_a_fault(checked: Checked) -> None:
    checked.power_was_cut = True
    power = checked.look()["power"]
    assert (power.ok, power.state) == (True, "was_cut")


def test_the_line_is_bad_where_it_ends(checked: Checked) -> None:
    checked.reach = Reach.NO_LINK
    network = checked.look()["network"]
    assert (network.ok, network.state) == (False, "no_link")


def test_a_missing_printer_or_stick_is_no_fault(checked: Checked) -> None:
    results = checked.look()
    for code in ("printer", "stick"):
        assert (results[code].ok, results[code].state) == (True, "absent")


def test_a_printer_that_waits_for_paper_says_so(checked: Checked) -> None:
    checked.printer, checked.sticks = Printer("office"), (Stick("/dev/sdb1"),)
    results = checked.look()
    assert (results["printer"].state, results["stick"].state) == ("", "")
    checked.printer = Printer("office", PrinterTrouble.PAPER_OUT)
    printer = checked.look()["printer"]
    assert (printer.ok, printer.state) == (False, "paper_out")


def test_what_the_hall_hears_outweighs_what_the_player_says(checked: Checked) -> None:
    checked.check.sound_is_missing()
    assert not checked.look()["sound"].ok
    checked.check.answer_chime(heard=True)
    assert checked.look()["sound"].ok
    checked.check.answer_chime(heard=False)
    sound = checked.look()["sound"]
    assert (sound.ok, sound.state) == (False, "unheard")


def test_a_film_whose_bytes_are_wrong_is_found(checked: Checked) -> None:
    film = checked.media / f"{FIRST.sha256}.mp4"
    film.write_bytes(bytes(FIRST.size_bytes))
    films = checked.run()["films"]
    assert (films.ok, films.detail) == (False, "1")
    assert checked.damaged == [FIRST]


def test_the_films_are_counted_while_they_are_read(checked: Checked) -> None:
    checked.run()
    count = len(COURSES)
    assert checked.read == [*((place + 1, count) for place in range(count)), (0, 0)]


def test_reading_films_can_be_given_up(checked: Checked) -> None:
    checked.check.reading.connect(lambda place, _count: place == 1 and checked.check.cancel())
    checked.check.run()
    checked.station.until(lambda: (0, 0) in checked.read)
    assert "films" not in checked.look()
    assert checked.read == [(1, len(COURSES)), (0, 0)]


def test_a_check_given_up_before_it_began_reads_no_film(checked: Checked) -> None:
    checked.check.run()
    checked.check.cancel()
    checked.station.qtbot.wait(2 * PAINTED_MS)
    assert "films" not in checked.look()
    assert checked.read == [(0, 0)]


def test_a_course_that_felled_the_player_twice_stays_known(checked: Checked) -> None:
    checked.check.hear(Trouble.COURSE_MISSING, {})
    checked.check.hear(Trouble.PLAYER_DIED_TWICE, {"title": "守河人"})
    assert not checked.results()[Trouble.PLAYER_DIED_TWICE].ok
    assert not checked.run()[Trouble.PLAYER_DIED_TWICE].ok


def test_other_troubles_of_films_are_no_fault_of_the_machine(checked: Checked) -> None:
    checked.check.hear(Trouble.COURSE_MISSING, {})
    assert Trouble.PLAYER_DIED_TWICE not in checked.look()


def test_checking_asks_the_township_and_tells_what_it_said(checked: Checked) -> None:
    line = checked.connect()
    line.worker.round_finished.emit(True)
    assert checked.run()["township"].ok
    checked.station.until(lambda: line.asked.count("exchange") == 2)
    checked.told.clear()
    line.worker.round_finished.emit(False)
    assert not checked.results()["township"].ok, "without anybody checking again"


def test_looking_alone_does_not_trouble_the_township(checked: Checked) -> None:
    line = checked.connect()
    line.worker.round_finished.emit(True)
    checked.look()
    assert line.asked.count("exchange") == 1


def test_a_township_that_answers_the_same_as_before_is_no_reason_to_look(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = checked.connect()
    line.worker.round_finished.emit(True)
    checked.look()
    looks: list[bool] = []
    monkeypatch.setattr(checked.check, "look", lambda: looks.append(True))
    line.worker.round_finished.emit(True)
    checked.station.exchange.changed.emit()
    assert looks == []
    line.worker.round_finished.emit(False)
    assert looks == [True]


@pytest.mark.parametrize("reach", [Reach.NO_PORT, Reach.NO_LINK])
def test_nobody_is_told_of_a_township_behind_a_line_that_is_cut(
    checked: Checked, reach: Reach
) -> None:
    line = checked.connect()
    line.worker.round_finished.emit(True)
    assert checked.look()["township"].ok
    checked.reach = reach
    assert not checked.look()["township"].ok
    checked.reach = Reach.NO_ROUTER
    assert checked.look()["township"].ok, "not every router answers"


def test_the_office_is_told_when_the_last_look_was(checked: Checked) -> None:
    assert checked.check.status_part() == {"checked": None}
    checked.look()
    told = Status.model_validate({**SAID, **checked.check.status_part()})
    assert told.checked is not None
    assert told.checked.boot_id == Clock().boot_id
