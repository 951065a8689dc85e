"""Puts the kiosk together: builds, wires, starts in order and stops in reverse."""

import gc
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.config import Config
from kiosk.devices.power import switch_off
from kiosk.errors import Trouble
from kiosk.evening import Evening
from kiosk.exchange import Exchange
from kiosk.film_check import FilmCheck
from kiosk.minutes import Minutes
from kiosk.screening import Screening
from kiosk.selfcheck import SelfCheck
from kiosk.store.store import Opening, Store
from kiosk.store.writer import Writer
from kiosk.ui.language import speak
from kiosk.ui.window import KioskWindow

if TYPE_CHECKING:
    from kiosk.player.port import Player
    from kiosk.sync.worker import SyncThread

_AFTER_HOME_MS = 300
"""How long after the home page is up the rest of the house wakes."""
_LOOK_ROUND_MS = 5000
"""How long after that the machine is looked over: the player has had time to say it is up."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class House:
    """What the home page needs, in the order in which it was built."""

    store: Store
    writer: Writer
    checker: FilmCheck
    screening: Screening
    exchange: Exchange
    evening: Evening
    selfcheck: SelfCheck
    window: KioskWindow


@dataclass(frozen=True)
class Awake:
    """What follows the home page: the roads to the films and to the township."""

    player: "Player"
    sync: "SyncThread"


def run(config: Config, data: Path) -> int:
    """Run the kiosk until its window is closed.

    Args:
        config: the settings.
        data: the station's data folder, locked by the caller.

    Returns:
        The exit code.

    Raises:
        KioskError: the station's identity cannot be read.
    """
    clock = Clock(config.station.zone)
    month = clock.local_now().strftime("%Y-%m")
    store = Store(data)
    writer = Writer(store)
    opened = writer.run(lambda it: it.open(month))
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
    application = QApplication(["village-kiosk"])
    speak(config.display.language)
    house = _build(config, clock, store, writer, opened.result(), month)
    house.window.show_on_screen()
    awake: list[Awake] = []
    QTimer.singleShot(_AFTER_HOME_MS, lambda: awake.append(_wake(house)))
    log.info("home page up, version %s", __version__)
    code = application.exec()
    _stop(house, awake)
    return code


def _build(
    config: Config, clock: Clock, store: Store, writer: Writer, opening: Opening, month: str
) -> House:
    if opening.feed is not None:
        clock.raise_floor(opening.feed.issued_ms)
    for entry in opening.recent:
        clock.raise_floor(entry.summary.closed_ms)
    exchange = Exchange(
        writer=writer,
        clock=clock,
        shelf=store.shelf,
        config=config,
        opening=opening,
        month=month,
        software=__version__,
    )
    checker = FilmCheck(store.shelf)
    minutes = Minutes(writer, opening.meeting)
    screening = Screening(minutes=minutes, checker=checker, shelf=store.shelf, clock=clock)
    evening = Evening(minutes=minutes, screening=screening, exchange=exchange, clock=clock)
    selfcheck = SelfCheck(
        exchange=exchange, shelf=store.shelf, clock=clock, data=store.shelf.folder
    )
    window = KioskWindow(
        evening=evening,
        exchange=exchange,
        selfcheck=selfcheck,
        clock=clock,
        config=config.display,
        power=lambda: _switch_off(evening),
        version=__version__,
    )
    house = House(store, writer, checker, screening, exchange, evening, selfcheck, window)
    _wire(house)
    return house


def _wire(house: House) -> None:
    exchange, screening = house.exchange, house.screening
    screening.damaged.connect(exchange.film_is_damaged)
    screening.on_screen_changed.connect(exchange.hold_downloads)
    screening.volume_chosen.connect(exchange.remember_volume)
    house.selfcheck.damaged.connect(exchange.film_is_damaged)
    exchange.told.connect(house.evening.told)


def _switch_off(evening: Evening) -> None:
    if not switch_off():
        evening.told.emit(Trouble.POWER_REFUSED, {})


def _wake(house: House) -> Awake:
    # Imported only now: the home page answers keys a tenth of a second earlier for it.
    from kiosk.downloads import Downloads
    from kiosk.player.supervisor import PlayerSupervisor
    from kiosk.sync.worker import SyncThread

    gc.enable()
    gc.freeze()  # what start-up made stays: nothing of it need be looked at again
    player, sync = PlayerSupervisor(), SyncThread()
    player.ready.connect(house.exchange.player_is_up)
    player.ready.connect(house.selfcheck.player_is_up)
    player.sound_missing.connect(house.selfcheck.sound_is_missing)
    player.set_volume(house.exchange.volume_percent)
    house.screening.use(player)
    sync.start()
    house.exchange.start(sync, Downloads(sync, house.store.shelf.folder))
    house.writer.run(lambda store: store.keep_reserve())
    QTimer.singleShot(_LOOK_ROUND_MS, house.selfcheck.look)
    return Awake(player, sync)


def _stop(house: House, awake: list[Awake]) -> None:
    house.exchange.stop()
    ended = True
    for one in awake:
        one.player.shutdown()
        ended = one.sync.shutdown()
    house.selfcheck.shutdown()
    house.checker.shutdown()
    house.writer.shutdown()
    logging.shutdown()
    if not ended:
        os._exit(0)  # a silent line holds the thread; everything durable is on the disk
