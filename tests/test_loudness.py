"""The volume is known at once, and kept once nobody turns it any more."""

from pytestqt.qtbot import QtBot

from kiosk.loudness import Loudness


def test_a_volume_that_is_still_being_turned_is_known_and_kept_once(qtbot: QtBot) -> None:
    loudness = Loudness()
    assert loudness.chosen is None
    kept: list[int] = []
    loudness.settled.connect(kept.append)
    loudness.choose(75)
    assert loudness.chosen == 75
    with qtbot.waitSignal(loudness.settled, timeout=10_000):
        loudness.choose(70)
        assert kept == []
    assert kept == [70]
