"""What stands behind the window: built from what the disk held, woken after, stopped in reverse."""

import logging
import os
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

import kiosk.ui.home  # noqa: F401 - so that the page need not be imported while keys are waiting
from kiosk import __version__
from kiosk.adjusting import Adjusting
from kiosk.agenda import Agenda
from kiosk.amending import Amending
from kiosk.check_result import CheckResult
from kiosk.chime import Chime
from kiosk.clock import Clock
from kiosk.config import Config
from kiosk.damages import Damages
from kiosk.devices.power import switch_off
from kiosk.doorkeeper import Doorkeeper
from kiosk.errors import Trouble
from kiosk.evening import Evening
from kiosk.exchange import Exchange
from kiosk.fault_desk import FaultDesk
from kiosk.film_check import FilmCheck
from kiosk.finding import Finder
from kiosk.inbox import Inbox
from kiosk.minutes import Minutes
from kiosk.objecting import Objecting
from kiosk.paper import Paper
from kiosk.registering import Registering
from kiosk.retention import Retention
from kiosk.screening import Screening
from kiosk.selfcheck import SelfCheck
from kiosk.settings import Settings
from kiosk.store.store import Opening, Store
from kiosk.store.writer import Writer
from kiosk.sweeper import Sweeper
from kiosk.technician import Technician
from kiosk.ui.backstage import Backstage
from kiosk.ui.screen_size import screen_size
from kiosk.unattended import Unattended

if TYPE_CHECKING:
    from kiosk.pinyin.port import Pinyin
    from kiosk.player.port import Player
    from kiosk.sync.worker import SyncThread

_AFTER_HOME_MS = 300
"""How long after the home page is up the rest of the house wakes."""
_LOOK_ROUND_MS = 5000
"""How long after that the machine is looked over: the player has had time to say it is up."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ground:
    """The station's disk, read so far as home needs it."""

    clock: Clock
    store: Store
    writer: Writer
    opening: Opening
    month: str
    settings: Settings


def read_ground(config: Config, data: Path) -> Ground:
    """Read the data folder; takes its time, and may be done on any thread.

    Raises:
        KioskError: the station's identity cannot be read.
        OSError: the folder cannot be used.
    """
    store = Store(data)
    writer = Writer(store)
    try:
        clock = Clock(config.station.zone, writer.run(lambda it: it.known_time()).result())
        settings = writer.run(lambda it: it.settings()).result()
        month = clock.local_now().strftime("%Y-%m")
        opening = writer.run(lambda it: it.open(month)).result()
    except Exception:
        writer.shutdown()
        raise
    return Ground(clock, store, writer, opening, month, settings)


class House:
    """Belongs to the thread of the screen.

    Args:
        config: the settings.
        ground: what the disk held.
    """

    def __init__(self, config: Config, ground: Ground) -> None:
        clock, writer, shelf = ground.clock, ground.writer, ground.store.shelf
        if ground.opening.feed is not None and not clock.known.told_ms:
            clock.hear(ground.opening.feed.issued_ms)
        self._config, self._ground = config, ground
        self._exchange = Exchange(
            writer=writer,
            clock=clock,
            shelf=shelf,
            config=config,
            opening=ground.opening,
            month=ground.month,
            software=__version__,
        )
        self._checker = FilmCheck(shelf)
        minutes = Minutes(writer, ground.opening.meeting)
        self._screening = Screening(
            minutes=minutes, checker=self._checker, shelf=shelf, clock=clock
        )
        self._evening = Evening(
            minutes=minutes, screening=self._screening, exchange=self._exchange, clock=clock
        )
        self._power_was_cut = False
        self._selfcheck = SelfCheck(
            exchange=self._exchange,
            shelf=shelf,
            clock=clock,
            ask_machine=self._ask_machine,
            screen_size=screen_size,
        )
        self._chime = Chime(lambda: self._screening.is_on_screen)
        self._faults = FaultDesk(writer, clock)
        self._objecting = Objecting(writer, clock)
        self._adjusting = Adjusting(ground.settings, writer, config.display)
        self._doorkeeper = Doorkeeper(self._adjusting, writer, clock)
        self._technician = Technician(shelf.folder.parent / "logs")
        self._agenda = Agenda(
            writer=writer, exchange=self._exchange, clock=clock, own=ground.opening.planned
        )
        self._registering = Registering(
            minutes=minutes, exchange=self._exchange, agenda=self._agenda, clock=clock
        )
        self._amending = Amending(writer=writer, exchange=self._exchange, clock=clock)
        self._paper = Paper(writer=writer, exchange=self._exchange, clock=clock)
        self._finder, self._names = Finder(), Finder()
        self._damages = Damages(writer)
        self._retention = Retention(writer, clock)
        self._pinyin: Pinyin | None = None
        self._player: Player | None = None
        self._sync: SyncThread | None = None
        self._inbox = Inbox()
        self.sweeper = Sweeper()
        """To be told whenever somebody presses something."""
        self._wakes = QTimer(singleShot=True, interval=_AFTER_HOME_MS)
        self._wakes.timeout.connect(self._wake)
        self._wire()

    def backstage(self) -> Backstage:
        """What the pages can call upon."""
        return Backstage(
            self._evening,
            self._exchange,
            self._selfcheck,
            self._ground.clock,
            self._adjusting.display,
            power=self._switch_off,
            amending=self._amending,
            agenda=self._agenda,
            pinyin=self._ready_pinyin,
            adjusting=self._adjusting,
            doorkeeper=self._doorkeeper,
            technician=self._technician,
            chime=self._chime,
            faults=self._faults,
            objecting=self._objecting,
            finder=self._finder,
            names=self._names,
            registering=self._registering,
            paper=self._paper,
            unattended=Unattended(self._exchange, self._adjusting),
            version=__version__,
        )

    def start(self) -> None:
        """Home is up: the roads to the films and to the township follow in a moment."""
        self._damages.tell(self._ground.opening.damages, self._ground.opening.troubles)
        self._wakes.start()
        log.info("home page up, version %s", __version__)

    def stop(self) -> None:
        """End every thread and process, in reverse order."""
        self._wakes.stop()
        self._exchange.stop()
        if self._player is not None:
            self._player.shutdown()
        ended = self._sync is None or self._sync.shutdown()
        if self._pinyin is not None:
            self._pinyin.shutdown()
        printed = self._paper.shutdown()
        self._selfcheck.shutdown()
        self._doorkeeper.shutdown()
        self._technician.shutdown()
        self._finder.shutdown()
        self._names.shutdown()
        self._checker.shutdown()
        self._ground.writer.run(lambda store: store.run_mark.end())
        self._ground.writer.shutdown()
        logging.shutdown()
        if not (ended and printed):
            # A silent line or printer holds its thread; everything durable is on the disk.
            os._exit(0)

    def _wire(self) -> None:
        exchange, screening = self._exchange, self._screening
        screening.damaged.connect(exchange.film_is_damaged)
        screening.on_screen_changed.connect(exchange.hold_downloads)
        screening.volume_chosen.connect(exchange.remember_volume)
        screening.told.connect(self._selfcheck.hear)
        self._damages.told.connect(self._selfcheck.hear)
        self._damages.told.connect(self._evening.told)
        exchange.records_loaded.connect(self._damages.ask)
        exchange.ledger.unread.connect(self._damages.tell_unread)
        exchange.changed.connect(self._retention.look)
        self._selfcheck.damaged.connect(exchange.film_is_damaged)
        self._selfcheck.finished.connect(self._name_problems)
        exchange.told.connect(self._evening.told)
        exchange.feed_changed.connect(self._learn_titles)
        exchange.add_to_status(self._faults.status_part)
        exchange.add_to_status(self._selfcheck.status_part)
        exchange.answered.connect(self._faults.take_answer)
        exchange.feed_changed.connect(lambda: self._faults.hear(exchange.feed))
        self._faults.kept.connect(exchange.begin_round)
        self._faults.told.connect(self._evening.told)
        exchange.add_to_status(self._objecting.status_part)
        exchange.answered.connect(self._objecting.take_answer)
        exchange.feed_changed.connect(lambda: self._objecting.hear(exchange.feed))
        self._objecting.kept.connect(exchange.begin_round)
        self._objecting.told.connect(self._evening.told)
        self._adjusting.told.connect(self._evening.told)
        self._agenda.told.connect(self._evening.told)
        self._paper.told.connect(self._evening.told)

    def _learn_titles(self) -> None:
        feed = self._exchange.feed
        self._finder.learn(feed.courseware if feed else ())

    def _name_problems(self, results: tuple[CheckResult, ...]) -> None:
        self._exchange.problems = tuple(one.code for one in results if not one.ok)

    def _ask_machine(self, screen_size: tuple[int, int]) -> dict[str, CheckResult]:
        # Imported on the thread that asks: home need not wait for it.
        from kiosk.machine import Machine

        folder = self._ground.store.shelf.folder
        return Machine(folder, power_was_cut=self._power_was_cut).look(screen_size)

    def _note_cut(self, asked: "Future[bool]") -> None:
        self._power_was_cut = asked.exception() is None and asked.result()

    def _switch_off(self) -> None:
        self._ground.writer.run(lambda store: store.run_mark.end())
        if not switch_off():
            self._evening.told.emit(Trouble.POWER_REFUSED, {})

    def _ready_pinyin(self) -> "Pinyin":
        # Imported only when somebody may write: home is up the sooner for it.
        from kiosk.pinyin.process import PinyinProcess

        if self._pinyin is None:
            self._pinyin = PinyinProcess(self._ground.store.shelf.folder.parent / "pinyin")
        return self._pinyin

    def _wake(self) -> None:
        # Imported only now: home shows its facts a tenth of a second earlier for it.
        from kiosk.downloads import Downloads
        from kiosk.player.supervisor import PlayerSupervisor
        from kiosk.sync.worker import SyncThread

        self.sweeper.begin()
        player, sync = PlayerSupervisor(), SyncThread()
        self._player, self._sync = player, sync
        player.ready.connect(self._exchange.player_is_up)
        player.ready.connect(self._selfcheck.player_is_up)
        player.sound_missing.connect(self._selfcheck.sound_is_missing)
        player.set_volume(self._exchange.volume_percent)
        self._screening.use(player)
        self._chime.use(player)
        sync.start()
        self._exchange.start(sync, Downloads(sync, self._ground.store.shelf.folder))
        self._ground.writer.run(lambda store: store.keep_reserve())
        self._faults.load()
        self._faults.hear(self._exchange.feed)
        self._objecting.load()
        self._objecting.hear(self._exchange.feed)
        boot_id = self._ground.clock.boot_id
        marked = self._ground.writer.run(lambda store: store.run_mark.begin(boot_id))
        self._inbox.expect(marked, self._note_cut)
        self._learn_titles()
        QTimer.singleShot(_LOOK_ROUND_MS, self._selfcheck.look)
        QTimer.singleShot(_LOOK_ROUND_MS, self._damages.ask)
