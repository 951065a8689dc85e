"""What the machine says of its own parts, put as results of the self-check."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.check_result import CheckResult
from kiosk.devices.display import Displays, read_displays
from kiosk.devices.drive import Drive, read_drive
from kiosk.devices.mains import Mains, read_mains
from kiosk.devices.network import Reach, read_reach
from kiosk.devices.printer import Cups, Printer
from kiosk.devices.sound_card import has_sound_card
from kiosk.devices.stick import Stick
from kiosk.devices.usb import Sticks

LEAST_FREE_BYTES = 2 * 1024**3
"""Below this the disk is called full (DESIGN "Sync", disk floor)."""

SMALLEST_SCREEN = (1024, 768)
"""Pixels; on fewer the pages lose words."""


@dataclass(frozen=True)
class Senses:
    """What the machine can be asked; each may take its time and is asked on a thread.

    Attributes:
        mains: where its power comes from.
        displays: which screens hang on it.
        sound_card: whether it has one; None where that is not known.
        drive: how a folder's disk is.
        reach: how far the line reaches.
        printer: the printer that is used; None without one.
        sticks: the sticks that are plugged in.
    """

    mains: Callable[[], Mains] = read_mains
    displays: Callable[[], Displays] = read_displays
    sound_card: Callable[[], bool | None] = has_sound_card
    drive: Callable[[Path], Drive] = read_drive
    reach: Callable[[], Reach] = read_reach
    printer: Callable[[], Printer | None] = Cups().find
    sticks: Callable[[], Sequence[Stick]] = Sticks().find


class Machine:
    """Asks one part after another; to be called on a thread.

    Args:
        data: the folder in which everything is kept.
        power_was_cut: whether the power went before it was switched off the last time.
        senses: what can be asked.
    """

    def __init__(
        self, data: Path, *, power_was_cut: bool = False, senses: Senses | None = None
    ) -> None:
        self._data = data
        self._power_was_cut = power_was_cut
        self._senses = senses or Senses()

    def look(self, screen_size: tuple[int, int] | None = None) -> dict[str, CheckResult]:
        """Ask each part; takes about a second if the router does not answer.

        Args:
            screen_size: width and height of the picture in pixels; None if that is not known.

        Returns:
            How each is, by its code.
        """
        results = (
            self._power(),
            self._screen(screen_size),
            self._sound(),
            self._disk(),
            self._network(),
            self._printer(),
            self._stick(),
        )
        return {one.code: one for one in results}

    def _power(self) -> CheckResult:
        mains = self._senses.mains()
        if not mains.plugged_in:
            charge = mains.battery_percent
            return CheckResult("power", False, "" if charge is None else str(charge), "battery")
        return CheckResult("power", True, state="was_cut" if self._power_was_cut else "")

    def _screen(self, size: tuple[int, int] | None) -> CheckResult:
        displays = self._senses.displays()
        detail = f"{size[0]}×{size[1]}" if size else ""
        if displays.television is False and not displays.built_in:
            return CheckResult("screen", False, detail, "no_cable")
        if size is not None and (size[0] < SMALLEST_SCREEN[0] or size[1] < SMALLEST_SCREEN[1]):
            return CheckResult("screen", False, detail, "too_small")
        own = displays.television is False and displays.built_in
        return CheckResult("screen", True, detail, "own_screen" if own else "")

    def _sound(self) -> CheckResult:
        missing = self._senses.sound_card() is False
        return CheckResult("sound", not missing, state="no_card" if missing else "")

    def _disk(self) -> CheckResult:
        drive = self._senses.drive(self._data)
        if not drive.answers:
            return CheckResult("disk", False, "0", "silent")
        free_gb = str(drive.free_bytes // 1024**3)
        if drive.read_only:
            return CheckResult("disk", False, free_gb, "read_only")
        if drive.errors:
            return CheckResult("disk", False, str(drive.errors), "errors")
        return CheckResult("disk", drive.free_bytes >= LEAST_FREE_BYTES, free_gb)

    def _network(self) -> CheckResult:
        reach = self._senses.reach()
        return CheckResult("network", reach is Reach.ROUTER, state=reach.value)

    def _printer(self) -> CheckResult:
        printer = self._senses.printer()
        if printer is None:
            return CheckResult("printer", True, state="absent")
        if printer.trouble is not None:
            return CheckResult("printer", False, state=printer.trouble.value)
        return CheckResult("printer", True)

    def _stick(self) -> CheckResult:
        sticks = self._senses.sticks()
        return CheckResult("stick", True, str(len(sticks)), "" if sticks else "absent")
