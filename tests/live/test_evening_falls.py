"""A real film whose real player is killed: the meeting goes on, and gives up at the second fall."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.player.supervisor import PlayerSupervisor
from kiosk.store.disk import Disk
from kiosk.store.feed_file import save_feed
from kiosk.store.files import Folder
from kiosk.store.quarantine import Quarantine
from protocol.canonical import canonical_bytes, sha256_hex
from protocol.feed import Courseware
from protocol.signing import sign_document
from tests.live.real_stage import length_ms
from tests.live.x_window import XWindow
from tests.station import TOWNSHIP_KEY, Station, feed_for, furnish


@pytest.fixture
def film(shared_media: Path) -> Courseware:
    """A real film as the township would name it."""
    path = shared_media / "hevc.mp4"
    return Courseware(
        sha256=sha256_hex(path.read_bytes()),
        title="守河人",
        size_bytes=path.stat().st_size,
        length_ms=length_ms(path),
        extension="mp4",
    )


@pytest.fixture
def station(
    qtbot: QtBot,
    tmp_path: Path,
    shared_media: Path,
    film: Courseware,
    x_display: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[Station]:
    """A station that shows a real film; its player's falls are logged, which is meant."""
    monkeypatch.setenv("DISPLAY", x_display)
    clock, disk = Clock(), Disk()
    furnish(tmp_path, clock)
    feed = feed_for(clock).model_copy(update={"courseware": (film,), "plans": ()})
    folder = Folder(tmp_path, Quarantine(tmp_path / "quarantine", disk), disk)
    save_feed(folder, sign_document(canonical_bytes(feed), TOWNSHIP_KEY))
    shutil.copy(shared_media / "hevc.mp4", tmp_path / "media" / f"{film.sha256}.mp4")
    with XWindow(x_display) as window:
        player = PlayerSupervisor()
        station = Station.started(qtbot, tmp_path, player=player)
        station.evening.attach_picture(window.id)
        yield station
        player.shutdown()
        station.power_cut()


def felled(station: Station) -> int:
    """Kill the player; how often the film has felled it by then."""
    falls = station.meeting.viewings[0].falls
    os.kill(station.player.child_pid, signal.SIGKILL)
    station.until(lambda: station.meeting.viewings[0].falls > falls)
    return station.meeting.viewings[0].falls


def test_two_falls_in_two_plays_are_the_films_last(station: Station, film: Courseware) -> None:
    station.open(film)
    station.play()
    assert felled(station) == 1
    station.evening.stop_playing()
    station.until(lambda: station.meeting.playing_id == "")
    assert not station.meeting.viewings[0].is_given_up
    station.evening.play(film.sha256)
    station.until(lambda: station.meeting.playing_id != "")
    assert felled(station) == 2
    record = station.close().record
    assert record.viewings[0].failure == "player_died_twice"
    assert record.equipment.problems == ("player_died", "player_died_twice")


def test_one_fall_is_forgiven(station: Station, film: Courseware) -> None:
    station.open(film)
    station.play()
    assert felled(station) == 1
    station.until(lambda: station.evening.playback.position_ms > 1000)
    record = station.close().record
    assert record.viewings[0].failure == ""
    assert record.equipment.problems == ("player_died",)
