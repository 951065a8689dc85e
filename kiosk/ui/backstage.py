"""What a page can call upon, handed to it by the window; pages know each other only by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.adjusting import Adjusting
    from kiosk.agenda import Agenda
    from kiosk.amending import Amending
    from kiosk.chime import Chime
    from kiosk.clock import Clock
    from kiosk.config import DisplayConfig
    from kiosk.doorkeeper import Doorkeeper
    from kiosk.evening import Evening
    from kiosk.exchange import Exchange
    from kiosk.fault_desk import FaultDesk
    from kiosk.finding import Finder
    from kiosk.objecting import Objecting
    from kiosk.paper import Paper
    from kiosk.pinyin.port import Pinyin
    from kiosk.registering import Registering
    from kiosk.selfcheck import SelfCheck
    from kiosk.technician import Technician
    from kiosk.unattended import Unattended


@dataclass(frozen=True)
class Backstage:
    """Everything behind the screens."""

    evening: "Evening"
    exchange: "Exchange"
    selfcheck: "SelfCheck"
    clock: "Clock"
    config: "DisplayConfig"
    power: Callable[[], None]
    """Shuts the computer down properly."""
    amending: "Amending"
    agenda: "Agenda"
    pinyin: "Callable[[], Pinyin]"
    """Chinese for what is typed; made when it is asked for the first time."""
    adjusting: "Adjusting"
    doorkeeper: "Doorkeeper"
    technician: "Technician"
    chime: "Chime"
    faults: "FaultDesk"
    objecting: "Objecting"
    finder: "Finder"
    names: "Finder"
    """Finds people on the roll."""
    registering: "Registering"
    paper: "Paper"
    unattended: "Unattended"
    version: str = ""
    """Of the software, for the telephone."""
