"""The window comes first; the house behind it opens, fails or is left without a trace."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from kiosk import app, house
from kiosk.__main__ import main
from kiosk.app import Entrance
from kiosk.config import Config, DisplayConfig
from kiosk.errors import KioskError, Trouble
from kiosk.store.envelope import FILE_FORMAT
from kiosk.store.lock import lock_folder
from kiosk.store.store import Store
from kiosk.ui.keys import Key
from kiosk.ui.notice import Notice
from kiosk.ui.window import KioskWindow
from protocol.canonical import sha256_hex

ROOT = Path(__file__).parent.parent
WAIT_S = 30

FIRST_PAGE = """
import sys
import kiosk.__main__, kiosk.config, kiosk.log, kiosk.store.lock, kiosk.app
from datetime import datetime
from PySide6.QtWidgets import QApplication
from kiosk.ui.window import KioskWindow
application = QApplication([])
window = KioskWindow(kiosk.config.Config().display, datetime.now)
window.show_on_screen()
window.grab()
application.processEvents()
print(*sys.modules)
"""


@pytest.fixture
def window(qtbot: QtBot) -> KioskWindow:
    zone = ZoneInfo("Asia/Shanghai")
    shown = KioskWindow(DisplayConfig(windowed=True), lambda: datetime.now(zone))
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def entrance(window: KioskWindow, tmp_path: Path) -> Entrance:
    return Entrance(Config(), tmp_path / "data", window)


def start(data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk", "--config", str(data / "none"), "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(kiosk: subprocess.Popen[str]) -> str:
    """What it said on stderr until it ended by itself."""
    try:
        return kiosk.communicate(timeout=WAIT_S)[1]
    except subprocess.TimeoutExpired:
        kiosk.kill()
        raise


def what_it_says(data: Path) -> str:
    """On stderr, after it gave up."""
    with start(data) as kiosk:
        said = ended(kiosk)
    assert kiosk.returncode == 2
    assert "Traceback" not in said
    return said


@pytest.fixture
def station(tmp_path: Path) -> Path:
    """A data folder that was used before."""
    data = tmp_path / "data"
    Store(data).change_identity(volume_percent=50)
    return data


def test_the_first_page_needs_nothing_but_qt() -> None:
    loaded = subprocess.run(
        [sys.executable, "-W", "error", "-c", FIRST_PAGE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "kiosk.ui.opening" in loaded
    unwanted = {"pydantic", "tinydb", "nacl", "requests", "kiosk.evening", "kiosk.store.store"}
    assert unwanted.intersection(loaded) == set()


def test_the_disk_is_read_on_another_thread_and_let_in_on_this_one(
    entrance: Entrance, window: KioskWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[int] = []

    def read(config: Config, data: Path) -> house.Ground:
        readers.append(threading.get_ident())
        return house.read_ground(config, data)

    monkeypatch.setattr(app, "_read", read)
    entrance.open()
    entrance.open()
    assert window.page.name == "opening"
    qtbot.waitUntil(lambda: window.page.name == "enrolment")
    entrance.close()
    assert len(readers) == 1
    assert readers != [threading.get_ident()]


def test_leaving_while_the_disk_is_read_waits_for_it(
    entrance: Entrance, window: KioskWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    grounds: list[house.Ground] = []

    def read(config: Config, data: Path) -> house.Ground:
        assert gate.wait(WAIT_S)
        grounds.append(house.read_ground(config, data))
        return grounds[0]

    monkeypatch.setattr(app, "_read", read)
    entrance.open()
    window.close()
    gate.set()
    entrance.close()
    assert grounds[0].writer.run(lambda store: store).cancelled()
    qtbot.wait(50)
    assert window.page.name == "opening"


def test_leaving_before_anything_is_read_is_no_matter(entrance: Entrance) -> None:
    entrance.close()


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (KioskError(Trouble.NEWER_FORMAT), "newer_format"),
        (OSError(errno.ENOSPC, "full"), "disk_full"),
        (OSError(errno.EACCES, "denied"), "disk_failed"),
    ],
)
def test_what_kept_the_house_from_opening_is_said_on_the_screen_and_at_the_end(
    entrance: Entrance,
    window: KioskWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
    code: str,
) -> None:
    def read(config: Config, data: Path) -> house.Ground:
        raise failure

    monkeypatch.setattr(app, "_read", read)
    entrance.open()
    qtbot.waitUntil(lambda: window.page.name == "refusal")
    assert window.page.detail() == code
    window.page.take(Key.BACK)
    assert window.page.name == "refusal"
    with pytest.raises(type(failure)):
        entrance.close()


def test_a_damaged_identity_asks_for_another_enrolment_and_loses_no_record(
    entrance: Entrance, window: KioskWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    Store(data).change_identity(volume_percent=50)
    for generation in data.glob("station.json*"):
        generation.write_bytes(b"not an identity")
    told: list[str] = []
    entrance.open()
    qtbot.waitUntil(lambda: window.page.name == "enrolment")
    notice = window.findChild(Notice)
    told.append(notice.accessibleName() if notice else "")
    entrance.close()
    assert told == ["这台机器的登记坏了，请重新登记；学习记录都在（故障码 C33）"]
    kept = [one.read_bytes() for one in (data / "quarantine").iterdir()]
    assert kept == [b"not an identity"] * 2, "both generations"


def test_an_identity_of_a_later_version_is_left_as_it_is(
    entrance: Entrance, window: KioskWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    Store(data).change_identity(volume_percent=50)
    path = data / "station.json"
    payload = path.read_bytes().partition(b"\n")[2]
    later = _of_version(FILE_FORMAT + 1, payload)
    path.write_bytes(later)
    entrance.open()
    qtbot.waitUntil(lambda: window.page.name == "refusal")
    with pytest.raises(KioskError):
        entrance.close()
    assert path.read_bytes() == later


def test_a_second_kiosk_says_so_and_stops(station: Path) -> None:
    lock = lock_folder(station)
    try:
        assert "已经开着了" in what_it_says(station)
    finally:
        os.close(lock)


def test_a_data_folder_that_cannot_be_one_is_said_on_the_screen_and_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    shown: list[Exception] = []
    monkeypatch.setattr(app, "refuse", lambda _config, failure: shown.append(failure))
    monkeypatch.setattr("kiosk.__main__.gc.disable", lambda: None)
    assert main(["--data", str(tmp_path / "file" / "data")]) == 2
    assert app.code_of(shown[0]) is Trouble.DISK_FAILED
    assert "数据文件夹用不了" in capsys.readouterr().err


def _of_version(version: int, payload: bytes) -> bytes:
    digest = sha256_hex(b"%d %d\n" % (version, len(payload)) + payload)
    header = {"format": version, "bytes": len(payload), "sha256": digest}
    return json.dumps(header).encode("ascii") + b"\n" + payload


def test_a_kiosk_told_to_end_while_it_opens_ends_in_silence(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with start(data) as kiosk:
        until = time.monotonic() + WAIT_S
        while not data.exists() and time.monotonic() < until:
            time.sleep(0.01)
        kiosk.send_signal(signal.SIGTERM)
        said = ended(kiosk)
    assert kiosk.returncode == -signal.SIGTERM
    assert said == ""
