"""The line is told socket by socket, and the log can be read and carried away."""

import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.network import Reach
from kiosk.devices.ports import read_ports
from kiosk.devices.stick import Stick, StickRefused, StickTrouble
from kiosk.devices.usb import Sticks
from kiosk.errors import Trouble
from kiosk.log import last_lines
from kiosk.technician import LineView, Technician

WAIT_MS = 10_000


class OneStick(Sticks):
    """A folder in the place of a stick, or none."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def ready(self) -> Stick:
        if self._folder is None:
            raise StickRefused(StickTrouble.NO_STICK)
        return Stick("/dev/none", self._folder, True)


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "kiosk.log.1").write_text("oldest\nolder\n", encoding="utf-8")
    (folder / "kiosk.log").write_text("newer\nnewest\n", encoding="utf-8")
    return folder


def socket(system: Path, name: str, **words: str) -> None:
    place = system / "class" / "net" / name
    (place / "device").mkdir(parents=True)
    for file, word in words.items():
        (place / file).write_text(word, encoding="utf-8")


def test_a_sockets_cable_and_an_aerial_are_told_apart(tmp_path: Path) -> None:
    socket(tmp_path, "enp3s0", type="1", operstate="down")
    socket(tmp_path, "wlp2s0", type="1", operstate="up")
    (tmp_path / "class" / "net" / "wlp2s0" / "wireless").mkdir()
    (tmp_path / "class" / "net" / "lo").mkdir()
    aerial, cable = read_ports(tmp_path)
    assert (aerial.name, aerial.is_wireless, aerial.is_up) == ("wlp2s0", True, True)
    assert (cable.name, cable.is_wireless, cable.is_up) == ("enp3s0", False, False)


def test_a_machine_without_a_socket_has_none(tmp_path: Path) -> None:
    assert read_ports(tmp_path) == ()


def test_the_newest_lines_go_on_into_the_file_before(logs: Path) -> None:
    assert last_lines(logs, 3) == ("older", "newer", "newest")
    assert last_lines(logs, 1) == ("newest",)
    assert last_lines(logs / "none", 5) == ()


def test_what_is_asked_is_answered(logs: Path, qtbot: QtBot) -> None:
    line = LineView((), Reach.NO_PORT)
    technician = Technician(logs, OneStick(None), look=lambda: line)
    with qtbot.waitSignal(technician.line_seen, timeout=WAIT_MS) as seen:
        technician.look_at_line()
    assert seen.args == [line]
    with qtbot.waitSignal(technician.log_read, timeout=WAIT_MS) as read:
        technician.read_log()
    assert read.args[0][-1] == "newest"
    technician.shutdown()
    technician.read_log()


def test_all_logs_go_onto_the_stick_as_one_file(logs: Path, tmp_path: Path, qtbot: QtBot) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    technician = Technician(logs, OneStick(stick))
    with qtbot.waitSignal(technician.log_saved, timeout=WAIT_MS) as saved:
        technician.save_log("柳湾 2026-04-16")
    assert saved.args == [""]
    (packed,) = stick.rglob("*.zip")
    assert packed.name == "柳湾 2026-04-16.zip"
    with zipfile.ZipFile(packed) as archive:
        assert archive.read("kiosk.log").decode() == "newer\nnewest\n"
        assert len(archive.namelist()) == 2
    technician.shutdown()


def test_without_a_stick_it_says_so(logs: Path, qtbot: QtBot) -> None:
    technician = Technician(logs, OneStick(None))
    with qtbot.waitSignal(technician.log_saved, timeout=WAIT_MS) as saved:
        technician.save_log("柳湾")
    assert saved.args == [StickTrouble.NO_STICK.value]
    technician.shutdown()


def test_a_log_that_is_turned_over_meanwhile_holds_nothing_up(
    logs: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (logs / "kiosk.log.2").symlink_to("turned over")
    stick = tmp_path / "stick"
    stick.mkdir()
    technician = Technician(logs, OneStick(stick))
    with qtbot.waitSignal(technician.log_saved, timeout=WAIT_MS) as saved:
        technician.save_log("柳湾")
    assert saved.args == [""]
    (packed,) = stick.rglob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == ["kiosk.log", "kiosk.log.1"]
    technician.shutdown()


def test_a_disk_that_does_not_give_its_logs_is_told_of(
    logs: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (logs / "kiosk.log.2").symlink_to("kiosk.log.2")
    technician = Technician(logs, OneStick(tmp_path))
    with qtbot.waitSignal(technician.log_saved, timeout=WAIT_MS) as saved:
        technician.save_log("柳湾")
    assert saved.args == [Trouble.DISK_FAILED]
    technician.shutdown()
