"""What the kernel says of the machine's parts, read from folders that look like its own."""

from pathlib import Path

import pytest

from kiosk.devices.display import Displays, read_displays
from kiosk.devices.drive import read_drive
from kiosk.devices.mains import Mains, read_mains
from kiosk.devices.network import Reach, read_reach
from kiosk.devices.sound_card import has_sound_card

ROUTE = """Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT
eth0 00000000 0101A8C0 0003 0 0 0 00000000 0 0 0
"""
NEIGHBOURS = """IP address HW type Flags HW address Mask Device
192.168.1.1 0x1 {flags} 02:fc:00:00:00:05 * eth0
"""


def say(root: Path, words: dict[str, str]) -> Path:
    for name, word in words.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{word}\n", encoding="utf-8")
    return root


def supply(name: str, **words: str) -> dict[str, str]:
    return {f"class/power_supply/{name}/{word}": told for word, told in words.items()}


def test_a_pc_without_a_battery_hangs_on_the_mains(tmp_path: Path) -> None:
    assert read_mains(tmp_path) == Mains(plugged_in=True, battery_percent=None)


def test_a_laptop_whose_plug_is_out_lives_on_its_battery(tmp_path: Path) -> None:
    told = supply("AC", type="Mains", online="0")
    told |= supply("BAT0", type="Battery", status="Discharging", capacity="63")
    assert read_mains(say(tmp_path, told)) == Mains(plugged_in=False, battery_percent=63)


def test_a_laptop_with_its_plug_in_does_not(tmp_path: Path) -> None:
    told = supply("AC", type="Mains", online="1")
    told |= supply("BAT0", type="Battery", status="Not charging", capacity="100")
    assert read_mains(say(tmp_path, told)).plugged_in


def test_the_battery_of_a_mouse_is_not_the_pcs(tmp_path: Path) -> None:
    told = supply("hid", type="Battery", scope="Device", status="Discharging", capacity="5")
    assert read_mains(say(tmp_path, told)) == Mains()


def sockets(**status: str) -> dict[str, str]:
    return {f"class/drm/card0-{name}/status": told for name, told in status.items()}


@pytest.mark.parametrize(
    ("told", "displays"),
    [
        ({}, Displays(None, built_in=False)),
        (sockets(HDMI="connected", VGA="disconnected"), Displays(True, built_in=False)),
        (sockets(HDMI="disconnected", VGA="disconnected"), Displays(False, built_in=False)),
        (sockets(HDMI="disconnected", eDP="connected"), Displays(False, built_in=True)),
        (sockets(HDMI="unknown"), Displays(None, built_in=False)),
    ],
)
def test_the_sockets_for_screens_are_read(
    tmp_path: Path, told: dict[str, str], displays: Displays
) -> None:
    assert read_displays(say(tmp_path, told)) == displays


def port(state: str, name: str = "eth0") -> dict[str, str]:
    return {f"class/net/{name}/operstate": state, f"class/net/{name}/type": "1"}


def line(tmp_path: Path, system: dict[str, str], processes: dict[str, str]) -> Reach:
    loopback = {"class/net/lo/operstate": "unknown", "class/net/lo/type": "772"}
    say(tmp_path / "sys", {**loopback, **system})
    say(tmp_path / "proc", processes)
    return read_reach(tmp_path / "sys", tmp_path / "proc", lambda _address: None, patience_s=0)


@pytest.mark.parametrize(
    ("system", "processes", "reach"),
    [
        ({}, {}, Reach.NO_PORT),
        (port("down"), {}, Reach.NO_LINK),
        (port("up"), {}, Reach.NO_ADDRESS),
        (port("up"), {"net/route": ROUTE}, Reach.NO_ROUTER),
        (
            port("up"),
            {"net/route": ROUTE, "net/arp": NEIGHBOURS.format(flags="0x0")},
            Reach.NO_ROUTER,
        ),
        (
            port("up"),
            {"net/route": ROUTE, "net/arp": NEIGHBOURS.format(flags="0x2")},
            Reach.ROUTER,
        ),
        (
            port("up") | port("down", "wlan0"),
            {"net/route": ROUTE.replace("eth0", "ppp0")},
            Reach.ROUTER,
        ),
    ],
)
def test_the_line_is_followed_to_what_is_missing_first(
    tmp_path: Path, system: dict[str, str], processes: dict[str, str], reach: Reach
) -> None:
    assert line(tmp_path, system, processes) is reach


def test_the_router_is_knocked_at_by_its_address(tmp_path: Path) -> None:
    say(tmp_path, {**port("up"), "net/route": ROUTE})
    knocked: list[str] = []
    read_reach(tmp_path, tmp_path, knocked.append, patience_s=0)
    assert knocked == ["192.168.1.1"]


def test_a_disk_says_how_often_it_has_failed(tmp_path: Path) -> None:
    device = tmp_path.stat().st_dev
    name = f"{device >> 8 & 0xFFF}:{device & 0xFF}"
    (tmp_path / "devices/sda1").mkdir(parents=True)
    (tmp_path / "dev/block").mkdir(parents=True)
    (tmp_path / "dev/block" / name).symlink_to(tmp_path / "devices/sda1")
    say(tmp_path, {"fs/ext4/sda1/errors_count": "3"})
    drive = read_drive(tmp_path, tmp_path)
    assert (drive.answers, drive.errors, drive.read_only) == (True, 3, False)
    assert drive.free_bytes > 0


def test_a_disk_that_is_gone_does_not_answer(tmp_path: Path) -> None:
    assert not read_drive(tmp_path / "gone").answers


@pytest.mark.parametrize(
    ("cards", "known"),
    [(" 0 [PCH ]: HDA-Intel\n", True), ("--- no soundcards ---", False), (None, None)],
)
def test_sound_cards_are_counted(tmp_path: Path, cards: str | None, known: bool | None) -> None:
    if cards is not None:
        say(tmp_path, {"asound/cards": cards})
    assert has_sound_card(tmp_path) is known
