"""Lets the administrator through to the settings: a PIN, patience, and a way back by telephone."""

import secrets
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.adjusting import Adjusting
from kiosk.clock import Clock
from kiosk.inbox import Inbox
from kiosk.pin import Pin, fits, hashed
from kiosk.store.writer import Writer
from protocol.pin_reset import CHALLENGE_DIGITS, is_reset_code, token_hash

_STAYS_OPEN_MS = 600_000
"""Whoever goes away leaves the door ajar no longer than this."""
_SALT_BYTES = 16

_Found = TypeVar("_Found")


class Said(StrEnum):
    """What came of what was typed."""

    RIGHT = "right"
    WRONG = "wrong"
    SET = "set"
    NOT_ENROLLED = "not_enrolled"


class Doorkeeper(QObject):
    """Knows the PIN and who was let in; hashing and the disk are other threads'.

    Args:
        adjusting: keeps the PIN among the settings.
        writer: asked for what the township shares with this station.
        clock: measures patience.
    """

    answered = Signal(object)
    """``Said``: what was asked last is decided."""
    challenged = Signal()
    """``challenge`` is there."""

    def __init__(self, adjusting: Adjusting, writer: Writer, clock: Clock) -> None:
        super().__init__()
        self._adjusting, self._writer, self._clock = adjusting, writer, clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pin")
        self._inbox = Inbox()
        self._opened_boot_ms: int | None = None
        self.is_busy = False
        """Something that was typed is still being looked at."""

    @property
    def pin(self) -> Pin:
        """What is kept of the PIN."""
        return self._adjusting.settings.pin

    @property
    def is_open(self) -> bool:
        """Whether somebody was let in and has not left."""
        opened = self._opened_boot_ms
        return opened is not None and self._clock.now().boot_ms - opened < _STAYS_OPEN_MS

    @property
    def wait_ms(self) -> int:
        """How long until the next try, in milliseconds."""
        now = self._clock.now()
        return self.pin.wait_ms(now.boot_id, now.boot_ms)

    @property
    def challenge(self) -> str:
        """The digits to be read out to the office; the same until they were used."""
        return self.pin.challenge

    def try_pin(self, typed: str) -> None:
        """Somebody typed the PIN; ``answered`` says whether it is right."""
        if self.wait_ms:
            return
        kept, pin = self._count_try(), self.pin

        def look() -> bool:
            # Once the try is on the disk, pulling the plug on the answer gains nothing; but a disk
            # that fails must not shut the administrator out.
            kept.exception()
            return fits(typed, pin)

        self._busy(self._thread.submit(look), self._on_pin_tried)

    def set_pin(self, typed: str) -> None:
        """Another PIN holds from now on; whoever sets it is in."""
        salt = secrets.token_hex(_SALT_BYTES)
        self._busy(self._thread.submit(hashed, typed, salt), lambda key: self._keep(key, salt))

    def ask_for_challenge(self) -> None:
        """Somebody has forgotten the PIN; ``challenged`` once there is something to read out."""
        if not self.pin.challenge:
            number = secrets.randbelow(10**CHALLENGE_DIGITS)
            self._set(replace(self.pin, challenge=f"{number:0{CHALLENGE_DIGITS}d}"))
        self.challenged.emit()

    def try_code(self, typed: str) -> None:
        """Somebody typed what the office answered."""
        if self.wait_ms:
            return
        self._count_try()
        self._busy(self._writer.run(lambda store: store.token()), lambda it: self._judge(it, typed))

    def come_in(self) -> None:
        """Somebody goes on being in."""
        self._opened_boot_ms = self._clock.now().boot_ms

    def leave(self) -> None:
        """Whoever was in has left."""
        self._opened_boot_ms = None

    def shutdown(self) -> None:
        """End the thread."""
        self._thread.shutdown()

    def _count_try(self) -> "Future[None]":
        now = self._clock.now()
        return self._set(self.pin.tried(now.boot_id, now.boot_ms))

    def _on_pin_tried(self, right: bool) -> None:
        if right:
            self._set(self.pin.proved())
            self.come_in()
        self.answered.emit(Said.RIGHT if right else Said.WRONG)

    def _judge(self, token: str, typed: str) -> None:
        challenge = self.pin.challenge
        if not token:
            self._set(self.pin.proved())
            self.answered.emit(Said.NOT_ENROLLED)
        elif challenge and is_reset_code(typed, token_hash(token), challenge):
            self._set(self.pin.opened_by_telephone())
            self.answered.emit(Said.RIGHT)
        else:
            self.answered.emit(Said.WRONG)

    def _keep(self, key: str, salt: str) -> None:
        self._set(Pin(hashed=key, salt=salt))
        self.come_in()
        self.answered.emit(Said.SET)

    def _set(self, pin: Pin) -> "Future[None]":
        return self._adjusting.change(pin=pin)

    def _busy(self, future: "Future[_Found]", then: "Callable[[_Found], None]") -> None:
        self.is_busy = True

        def take(done: "Future[_Found]") -> None:
            self.is_busy = False
            then(done.result())

        self._inbox.expect(future, take)
