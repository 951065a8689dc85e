"""Whether the machine is fit for a meeting, checked one part at a time in the background."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.check_result import CheckResult
from kiosk.clock import Clock
from kiosk.devices.network import CUT
from kiosk.errors import Trouble
from kiosk.exchange import Exchange
from kiosk.inbox import Inbox
from kiosk.page_first import page_first
from kiosk.store.shelf import Shelf
from protocol.feed import Courseware
from protocol.moment import ClockTrust, Moment

REMEMBERED = (
    Trouble.PLAYER_DIED_TWICE,
    Trouble.FILE_DAMAGED,
    Trouble.FILE_MENDED,
    Trouble.FILE_UNREADABLE,
    Trouble.NEWER_FORMAT,
)
"""Troubles that stay known until the next start: a course given up, a damaged file."""

IN_ORDER = (
    "power",
    "screen",
    "sound",
    "disk",
    "clock",
    "network",
    "township",
    "films",
    "player",
    "printer",
    "stick",
)
"""The parts in the order in which a person would look at them."""

AskMachine = Callable[[tuple[int, int]], dict[str, CheckResult]]


class SelfCheck(QObject):
    """Runs the checks; whatever asks the machine or the disk runs on threads of its own.

    Args:
        exchange: knows the films, and whether the township can be reached.
        shelf: has the films.
        clock: knows whether it is doubted.
        ask_machine: how the machine's own parts are, by their codes; given the picture's size in
            pixels. Called on a thread, and may take its time.
        screen_size: the picture's width and height.
    """

    finished = Signal(object)
    """``tuple[CheckResult, ...]``: every part that is known, after each look and all films."""
    reading = Signal(int, int)
    """Which film is being read, from 1, and of how many; 0 of 0 once that is over."""
    damaged = Signal(object)
    """A ``Courseware`` found damaged on the disk."""

    def __init__(
        self,
        *,
        exchange: Exchange,
        shelf: Shelf,
        clock: Clock,
        ask_machine: AskMachine,
        screen_size: Callable[[], tuple[int, int]],
    ) -> None:
        super().__init__()
        self._exchange = exchange
        self._shelf = shelf
        self._clock = clock
        self._ask_machine = ask_machine
        self._screen_size = screen_size
        self.libvlc = ""
        """Version of libVLC once the player is up."""
        self.has_sound = True
        self.results: tuple[CheckResult, ...] = ()
        """What was found last; empty before the first look."""
        self._checked: Moment | None = None
        self._heard: bool | None = None
        """Whether somebody in the hall heard the chime; None before anybody was asked."""
        self._remembered: dict[str, None] = {}
        self._looks = ThreadPoolExecutor(max_workers=1, thread_name_prefix="self-check")
        self._reads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="self-check-films")
        self._looking = False
        self._courses: tuple[Courseware, ...] = ()
        self._broken: list[Courseware] = []
        self._films_known = False
        self._round = 0
        self._inbox = Inbox()
        self._standing = self._stands()
        exchange.changed.connect(self._on_exchange)

    def player_is_up(self, version: str) -> None:
        """The player said which libVLC it uses."""
        self.libvlc = version

    def sound_is_missing(self) -> None:
        """The player found no sound card."""
        self.has_sound = False

    def answer_chime(self, heard: bool) -> None:
        """Somebody in the hall says whether the chime was heard; that outweighs the player."""
        self._heard = heard
        self.has_sound = self.has_sound or heard
        self.look()

    def hear(self, code: str, _details: object) -> None:
        """A trouble was told; some stay known."""
        if code in REMEMBERED:
            self._remembered[code] = None
            self.look()

    def look(self) -> None:
        """Check all that takes no time; ``finished`` tells. Asking twice looks once."""
        if not self._looking:
            self._looking = True
            self._inbox.expect(
                self._looks.submit(self._ask_machine, self._screen_size()), self._finish
            )

    def run(self) -> None:
        """Check everything: a look first, then every film is read whole. ``finished`` tells.

        The township is asked too; should it answer otherwise than before, another look follows.
        """
        self._round += 1
        page_first(self, partial(self._check_all, self._round))

    def _check_all(self, number: int) -> None:
        if number != self._round:
            return
        self._exchange.begin_round()
        entries = self._exchange.library.entries
        self._courses = tuple(one.courseware for one in entries if one.is_present)
        self._broken, self._films_known = [], False
        self.look()
        self._read_next(0)

    def status_part(self) -> dict[str, object]:
        """The field of ``Status`` that tells when the last look was."""
        return {"checked": self._checked}

    def cancel(self) -> None:
        """Read no further film; what was found so far stays known."""
        self._round += 1
        self.reading.emit(0, 0)

    def shutdown(self) -> None:
        """End the threads."""
        self._round += 1
        for thread in (self._looks, self._reads):
            thread.shutdown(wait=False, cancel_futures=True)

    def _read_next(self, place: int) -> None:
        if place == len(self._courses):
            self._films_known = True
            self.reading.emit(0, 0)
            self.look()
            return
        course, round_ = self._courses[place], self._round
        self.reading.emit(place + 1, len(self._courses))

        def take(done: "Future[bool]") -> None:
            if round_ == self._round:
                self._take_film(course, done.result())
                self._read_next(place + 1)

        self._inbox.expect(self._reads.submit(self._shelf.verify, course), take)

    def _take_film(self, course: Courseware, whole: bool) -> None:
        if not whole:
            self._broken.append(course)
            self.damaged.emit(course)

    def _finish(self, done: "Future[dict[str, CheckResult]]") -> None:
        self._looking = False
        found = {**done.result(), **self._known()}
        found["township"] = self._township(found["network"])
        found["sound"] = self._sound(found["sound"])
        told = tuple(CheckResult(code, ok=False) for code in self._remembered)
        self.results = (*(found[code] for code in IN_ORDER if code in found), *told)
        self._checked = self._clock.now()
        self.finished.emit(self.results)

    def _known(self) -> dict[str, CheckResult]:
        results = [
            CheckResult("player", bool(self.libvlc), self.libvlc),
            CheckResult("clock", self._clock.now().trust is not ClockTrust.DOUBTFUL),
        ]
        if self._films_known or self._broken:
            results.append(CheckResult("films", not self._broken, str(self._films_count())))
        return {one.code: one for one in results}

    def _films_count(self) -> int:
        return len(self._broken) if self._broken else len(self._courses)

    def _township(self, network: CheckResult) -> CheckResult:
        enrolled, connected = self._stands()
        if not enrolled:
            return CheckResult("township", True, state="absent")
        if network.state in CUT:
            return CheckResult("township", False)
        if connected is None:
            return CheckResult("township", True, state="unknown")
        return CheckResult("township", connected)

    def _stands(self) -> tuple[bool, bool | None]:
        state = self._exchange.state
        return state.enrolled, state.connected

    def _on_exchange(self) -> None:
        """Look again when the township answers otherwise than before."""
        before, self._standing = self._standing, self._stands()
        if self.results and before != self._standing:
            self.look()

    def _sound(self, card: CheckResult) -> CheckResult:
        if self._heard is not None:
            return replace(card, ok=self._heard, state="heard" if self._heard else "unheard")
        if not self.has_sound:
            return replace(card, ok=False, state="no_card")
        return card
