"""The real player keeps the contract, with a real film."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.player.supervisor import PlayerSupervisor
from tests.live.real_stage import RealStage, length_ms
from tests.live.x_window import XWindow
from tests.player.audience import Audience
from tests.player.contract import PlayerContract


@pytest.fixture
def stage(
    qtbot: QtBot,
    x_display: str,
    shared_media: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[RealStage]:
    monkeypatch.setenv("DISPLAY", x_display)
    film = shared_media / "hevc.mp4"
    garbage = shared_media / "garbage.mp4"
    with XWindow(x_display) as window:
        player = PlayerSupervisor()
        audience = Audience(player)
        player.attach(window.id)
        missing = tmp_path / "none.mp4"
        yield RealStage(qtbot, player, audience, film, missing, garbage, length_ms(film))
        player.shutdown()


class TestRealPlayer(PlayerContract):
    """The contract, with pictures."""
