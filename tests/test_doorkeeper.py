"""The door of the settings, on a real disk: what it knows outlives every restart."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.adjusting import Adjusting
from kiosk.clock import Clock, TimeSource
from kiosk.config import DisplayConfig
from kiosk.doorkeeper import Doorkeeper, Said
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from protocol.pin_reset import reset_code, token_hash

WAIT_MS = 10_000


class Station:
    """The same disk, switched on as often as one likes."""

    def __init__(self, data: Path, qtbot: QtBot, boot_id: str, boot_ms: int) -> None:
        self.boot_ms = boot_ms
        self._qtbot = qtbot
        self.writer = Writer(Store(data))
        settings = self.writer.run(lambda store: store.settings()).result()
        self.adjusting = Adjusting(settings, self.writer, DisplayConfig())
        clock = Clock(source=TimeSource(boot_id, boot_ms=lambda: self.boot_ms))
        self.keeper = Doorkeeper(self.adjusting, self.writer, clock)

    def ask(self, what: Callable[[], None]) -> Said:
        with self._qtbot.waitSignal(self.keeper.answered, timeout=WAIT_MS) as answered:
            what()
        said: Said = answered.args[0]
        return said

    def switch_off(self) -> None:
        self.keeper.shutdown()
        self.writer.shutdown()


@pytest.fixture
def switch_on(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Station]]:
    running: list[Station] = []

    def start(boot_id: str = "one", boot_ms: int = 0) -> Station:
        if running:
            running.pop().switch_off()
        running.append(Station(tmp_path, qtbot, boot_id, boot_ms))
        return running[0]

    yield start
    running.pop().switch_off()


def test_a_pin_holds_after_a_restart(switch_on: Callable[..., Station]) -> None:
    station = switch_on()
    assert station.ask(lambda: station.keeper.set_pin("246813")) is Said.SET
    again = switch_on()
    assert again.keeper.pin.is_set
    assert not again.keeper.is_open
    assert again.ask(lambda: again.keeper.try_pin("246813")) is Said.RIGHT
    assert again.keeper.is_open


def test_waiting_goes_on_after_a_restart(switch_on: Callable[..., Station]) -> None:
    station = switch_on()
    station.ask(lambda: station.keeper.set_pin("246813"))
    for _ in range(3):
        assert station.ask(lambda: station.keeper.try_pin("000000")) is Said.WRONG
    assert station.keeper.wait_ms == 30_000
    same_boot = switch_on(boot_ms=10_000)
    assert same_boot.keeper.wait_ms == 20_000
    after_a_cut = switch_on("two", boot_ms=5_000)
    assert after_a_cut.keeper.wait_ms == 25_000


def test_a_try_during_the_wait_is_not_even_looked_at(switch_on: Callable[..., Station]) -> None:
    station = switch_on()
    station.ask(lambda: station.keeper.set_pin("246813"))
    for _ in range(3):
        station.ask(lambda: station.keeper.try_pin("000000"))
    station.keeper.try_pin("246813")
    assert not station.keeper.is_busy
    assert station.keeper.pin.wrong == 3


def test_the_office_opens_the_door_of_an_enrolled_station(
    switch_on: Callable[..., Station],
) -> None:
    station = switch_on()
    token = "a token"
    station.writer.run(lambda store: store.open("2026-04")).result()
    station.writer.run(lambda store: store.change_identity(token=token)).result()
    station.ask(lambda: station.keeper.set_pin("246813"))
    station.keeper.ask_for_challenge()
    challenge = switch_on().keeper.challenge
    again = switch_on()
    again.writer.run(lambda store: store.open("2026-04")).result()
    code = reset_code(token_hash(token), challenge)
    assert again.ask(lambda: again.keeper.try_code("00000000")) is Said.WRONG
    assert again.ask(lambda: again.keeper.try_code(code)) is Said.RIGHT
    assert not again.keeper.pin.is_set
    assert again.ask(lambda: again.keeper.try_code(code)) is Said.WRONG
