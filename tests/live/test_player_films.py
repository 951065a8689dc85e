"""Every format that courseware really comes in is played whole and credited whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.player.supervisor import PlayerSupervisor
from tests.live.real_stage import length_ms
from tests.live.x_window import XWindow
from tests.player.audience import LAST_WORDS, Audience

GOOD = (
    *("bigbuckbunny.mp4", "hevc.mp4", "农业技术 草莓栽培（上）.wmv", "政策解读.flv"),
    *("安全用电.avi", "VCD老片.mpg", "卫星接收.ts", "旧课件.rm", "广播课.mp3"),
)
"""All of them; played side by side to save time, they take less than one processor."""
ALLOWED_MS = 500


class Screen:
    """One film before one window."""

    def __init__(self, film: Path, window: XWindow, length: int) -> None:
        self.film, self.length_ms = film, length
        self.player = PlayerSupervisor()
        self.audience = Audience(self.player)
        self.player.attach(window.id)
        self.play_id = self.player.play(film, length_ms=length)

    @property
    def is_over(self) -> bool:
        return bool(self.audience.told(*LAST_WORDS))

    @property
    def effective_ms(self) -> int:
        return self.audience.viewing(self.play_id, self.length_ms).effective_ms


@pytest.fixture
def window(x_display: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[XWindow]:
    monkeypatch.setenv("DISPLAY", x_display)
    with XWindow(x_display, 320, 180) as window:
        yield window


def test_a_whole_film_is_credited_within_half_a_second(
    qtbot: QtBot, window: XWindow, shared_media: Path
) -> None:
    films = [shared_media / name for name in GOOD]
    screens = [Screen(film, window, length_ms(film)) for film in films]
    qtbot.waitUntil(lambda: all(one.is_over for one in screens), timeout=40_000)
    for one in screens:
        one.player.shutdown()
    off = {one.film.name: one.effective_ms - one.length_ms for one in screens}
    assert {name: ms for name, ms in off.items() if abs(ms) > ALLOWED_MS} == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [("truncated.mp4", "damaged"), ("garbage.mp4", "undecodable"), ("empty.mp4", "undecodable")],
)
def test_a_broken_film_fails_and_its_tail_is_not_credited(
    qtbot: QtBot, window: XWindow, shared_media: Path, name: str, code: str
) -> None:
    screen = Screen(shared_media / name, window, 5312)
    qtbot.waitUntil(lambda: screen.is_over, timeout=20_000)
    screen.player.shutdown()
    assert screen.audience.last("failed") == (screen.play_id, code)
    assert screen.effective_ms < 2500


def test_a_subtitle_with_a_chinese_name_is_taken_and_the_film_plays(
    qtbot: QtBot, window: XWindow, shared_media: Path, tmp_path: Path
) -> None:
    subtitle = tmp_path / "安全用电 字幕（上）.srt"
    subtitle.write_text("1\n00:00:00,000 --> 00:00:05,000\n先断电\n", encoding="utf-8")
    player = PlayerSupervisor()
    audience = Audience(player)
    player.attach(window.id)
    player.play(shared_media / "hevc.mp4", length_ms=15_040, subtitle=subtitle)
    qtbot.waitUntil(lambda: len(audience.told("position_changed")) > 4, timeout=20_000)
    player.shutdown()
    assert audience.told("failed") == []
