"""What every test stands on: no screen opens, nothing leaves the machine, no warning is lost."""

import gc
import logging
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent

ROOT = Path(__file__).resolve().parent.parent
LIVE = ROOT / "tests" / "live"
OURS = ("protocol", "kiosk", "township", "demo", "py.warnings")

# A contract is no test file of its own; its failures shall say as much as theirs.
pytest.register_assert_rewrite("tests.player.contract")

# How long an example takes says how busy the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Before anything imports Qt. Tests that need real windows start their own X server.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in tests/live runs alone, since it is about time."""
    for item in items:
        if LIVE in item.path.parents:
            item.add_marker(pytest.mark.live)


def pytest_collection_finish() -> None:
    """Thousands of tests and all modules stay: to look through them again and again takes long."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Let windows that were put away really go.

    Outside an event loop Qt keeps what was to be deleted later for ever, and thousands of pages
    that nobody sees make every further test slower.
    """
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def disk_asked_by(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The threads that asked how full the disk is, one after another."""
    asking: list[int] = []
    disk_usage = shutil.disk_usage

    def ask(folder: Path) -> object:
        asking.append(threading.get_ident())
        return disk_usage(folder)

    monkeypatch.setattr(shutil, "disk_usage", ask)
    return asking


@pytest.fixture(scope="session")
def shared_media() -> Path:
    """The folder of real clips, beside the checkout or where SHARED_DIR says."""
    folder = Path(os.environ.get("SHARED_DIR", ROOT.parent / "shared")) / "media"
    if not folder.is_dir():
        pytest.skip("the real clips are not here; SHARED_DIR can say where they are")
    return folder


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """An X server of this test run's own, on a number that nobody else has."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


class Ear(logging.Handler):
    """Keeps what the product warned of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, if it is ours; Django warns of every 404 that a test asks for."""
        if record.name.split(".")[0] in OURS or record.name in OURS:
            self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_warning_is_lost(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning nobody expected fails the test; one that takes ``caplog`` looks for itself."""
    if "caplog" in request.fixturenames:
        yield
        return
    ear = Ear()
    logging.getLogger().addHandler(ear)
    yield
    logging.getLogger().removeHandler(ear)
    if ear.heard:
        pytest.fail(
            "The product warned of something (take caplog if the test means it to):\n"
            + "\n".join(ear.heard),
            pytrace=False,
        )


@pytest.fixture(autouse=True, scope="session")
def _nothing_leaves_the_machine() -> Iterator[None]:
    """A test that would need the network fails at once instead of waiting for it."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host and host not in ("localhost", "::1") and not host.startswith("127."):
            raise ConnectionRefusedError(f"{host} is not this machine, and tests stay on it")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield
