"""Memory is looked through when nobody is there, or at last all the same, never in between."""

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import sweeper
from kiosk.sweeper import Sweeper

_LONG_ENOUGH = 20
"""So many times new things are made; Python alone looks at everything after a few of them."""


class Rubbish:
    """Holds itself, so that only the long search finds it."""

    def __init__(self) -> None:
        self.myself = self


@pytest.fixture(autouse=True)
def _collector_as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def old_rubbish() -> "weakref.ref[Rubbish]":
    """Something that has lived too long to be looked at with what is new."""
    thrown_away = Rubbish()
    gc.collect()
    return weakref.ref(thrown_away)


def make_new_things() -> None:
    """Enough for hundreds of searches among what is new."""
    kept = [[] for _ in range(200_000)]  # type: list[list[object]]
    kept.clear()


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Callable[..., Sweeper]]:
    """Begins a sweeper, which stays until the test is over; its timers need an application."""
    del qapp
    begun = []

    def begin(*, quiet_ms: int, every_ms: int) -> Sweeper:
        monkeypatch.setattr(sweeper, "_QUIET_MS", quiet_ms)
        monkeypatch.setattr(sweeper, "_EVERY_MS", every_ms)
        begun.append(Sweeper())
        begun[-1].begin()
        return begun[-1]

    yield begin
    begun.clear()


def test_nothing_old_is_looked_at_by_chance(begin: Callable[..., Sweeper]) -> None:
    begin(quiet_ms=60_000, every_ms=60_000)
    seen = old_rubbish()
    for _ in range(_LONG_ENOUGH):
        make_new_things()
    assert seen() is not None


def test_python_alone_would_have_looked() -> None:
    gc.set_threshold(700, 10, 10)
    seen = old_rubbish()
    for _ in range(_LONG_ENOUGH):
        make_new_things()
        if seen() is None:
            return
    pytest.fail("then nobody needs a sweeper")


def test_what_is_new_is_looked_at_as_ever(begin: Callable[..., Sweeper]) -> None:
    begin(quiet_ms=60_000, every_ms=60_000)
    seen = weakref.ref(Rubbish())
    make_new_things()
    assert seen() is None


def test_all_is_looked_at_once_nobody_presses_anything(
    begin: Callable[..., Sweeper], qtbot: QtBot
) -> None:
    one = begin(quiet_ms=300, every_ms=60_000)
    seen = old_rubbish()
    for _ in range(8):
        one.wait()
        qtbot.wait(60)
        assert seen() is not None
    qtbot.waitUntil(lambda: seen() is None, timeout=5000)


def test_whoever_never_stops_pressing_is_not_spared_for_ever(
    begin: Callable[..., Sweeper], qtbot: QtBot
) -> None:
    one = begin(quiet_ms=100, every_ms=400)
    seen = old_rubbish()

    def pressed_on() -> bool:
        one.wait()
        return seen() is None

    qtbot.waitUntil(pressed_on, timeout=5000)


def test_a_hall_where_nobody_ever_comes_is_looked_at_again_and_again(
    begin: Callable[..., Sweeper], qtbot: QtBot
) -> None:
    begin(quiet_ms=10, every_ms=30)
    for _ in range(3):
        seen = old_rubbish()
        qtbot.waitUntil(lambda: seen() is None, timeout=5000)  # noqa: B023 - waited for at once
