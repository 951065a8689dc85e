"""Memory is looked through when nobody is there, or at last all the same, never in between."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk import sweeper
from kiosk.sweeper import Sweeper


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


def begun(monkeypatch: pytest.MonkeyPatch, *, quiet_ms: int, every_ms: int) -> Sweeper:
    monkeypatch.setattr(sweeper, "_QUIET_MS", quiet_ms)
    monkeypatch.setattr(sweeper, "_EVERY_MS", every_ms)
    one = Sweeper()
    one.begin()
    return one


def test_nothing_old_is_looked_at_by_chance(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    begun(monkeypatch, quiet_ms=60_000, every_ms=60_000)
    seen = old_rubbish()
    make_new_things()
    qtbot.wait(50)
    assert seen() is not None


def test_python_alone_would_have_looked() -> None:
    gc.set_threshold(700, 10, 10)
    seen = old_rubbish()
    for _ in range(20):
        make_new_things()
        if seen() is None:
            return
    pytest.fail("then nobody needs a sweeper")


def test_what_is_new_is_looked_at_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    begun(monkeypatch, quiet_ms=60_000, every_ms=60_000)
    seen = weakref.ref(Rubbish())
    make_new_things()
    assert seen() is None


def test_all_is_looked_at_once_nobody_presses_anything(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    one = begun(monkeypatch, quiet_ms=300, every_ms=60_000)
    seen = old_rubbish()
    for _ in range(8):
        one.wait()
        qtbot.wait(60)
        assert seen() is not None
    qtbot.waitUntil(lambda: seen() is None, timeout=5000)


def test_whoever_never_stops_pressing_is_not_spared_for_ever(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    one = begun(monkeypatch, quiet_ms=100, every_ms=400)
    seen = old_rubbish()

    def pressed_on() -> bool:
        one.wait()
        return seen() is None

    qtbot.waitUntil(pressed_on, timeout=5000)


def test_a_hall_where_nobody_ever_comes_is_looked_at_again_and_again(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    one = begun(monkeypatch, quiet_ms=10, every_ms=30)
    for _ in range(3):
        seen = old_rubbish()
        qtbot.waitUntil(lambda: seen() is None, timeout=5000)  # noqa: B023 - waited for at once
    assert one is not None
