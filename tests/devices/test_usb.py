"""Which disks are sticks, by what the kernel says, and which of them is written on."""

from pathlib import Path

import pytest

from kiosk.devices.stick import Stick, StickRefused, StickTrouble
from tests.devices.invented_block import SATA, USB, VIRTUAL, InventedBlock
from tests.devices.programs import Programs


@pytest.fixture
def machine(tmp_path: Path) -> InventedBlock:
    """A PC that starts from its own disk, and has what every Linux has besides."""
    one = InventedBlock(tmp_path / "sys")
    own = one.disk(SATA, "sda", "8:0")
    one.part(own, "sda1", "8:1")
    one.part(own, "sda2", "8:2")
    one.disk(VIRTUAL, "loop0", "7:0", removable=1)
    one.disk("pci0000:00/0000:00:17.0/ata2/host1/target1:0:0/1:0:0:0/block", "sr0", "11:0")
    one.disk("platform/floppy.0/block", "fd0", "2:0", size=8, removable=1)
    one.mount("0:22", "/proc", kind="proc", source="proc")
    one.mount("8:2", "/", options="rw,relatime", kind="ext4", source="/dev/sda2")
    one.mount("8:1", "/boot/efi", source="/dev/sda1")
    return one


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """No stick is mounted or unmounted but by what a test gives."""
    one = Programs(tmp_path / "programs")
    monkeypatch.setenv("PATH", f"{one.folder}:/usr/bin:/bin")
    one.give("udisksctl", "exit 1")
    return one


def plug_in(machine: InventedBlock, name: str = "sdb", major: str = "8:16", port: int = 2) -> Path:
    """A stick that nothing is on yet."""
    return machine.disk(USB.format(port=port), name, major, removable=1)


def refusal(machine: InventedBlock) -> StickTrouble:
    with pytest.raises(StickRefused) as refused:
        machine.sticks.ready()
    return refused.value.trouble


def test_a_pc_without_a_stick_has_none(machine: InventedBlock) -> None:
    assert machine.sticks.find() == ()
    assert refusal(machine) is StickTrouble.NO_STICK


def test_a_machine_that_says_nothing_has_none(tmp_path: Path) -> None:
    assert InventedBlock(tmp_path).sticks.find() == ()


def test_a_stick_is_found_where_it_is_mounted(machine: InventedBlock) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    machine.mount("8:17", "/media/kiosk/STICK")
    stick = Stick("/dev/sdb1", Path("/media/kiosk/STICK"), True)
    assert machine.sticks.find() == (stick,)
    assert machine.sticks.ready() == stick


def test_a_stick_without_a_table_of_partitions_is_one_too(machine: InventedBlock) -> None:
    plug_in(machine)
    machine.mount("8:16", "/media/kiosk/STICK")
    assert machine.sticks.find() == (Stick("/dev/sdb", Path("/media/kiosk/STICK"), True),)


def test_a_usb_disk_that_does_not_call_itself_removable_is_one_too(machine: InventedBlock) -> None:
    disk = machine.disk(USB.format(port=3), "sdb", "8:16", removable=0)
    machine.part(disk, "sdb1", "8:17")
    assert [one.device for one in machine.sticks.find()] == ["/dev/sdb1"]


def test_a_slot_without_a_card_is_no_stick(machine: InventedBlock) -> None:
    machine.disk(USB.format(port=4), "sdb", "8:16", size=0, removable=1)
    assert machine.sticks.find() == ()


@pytest.mark.parametrize("name", ["sr1", "fd1", "loop1"])
def test_discs_floppies_and_images_are_no_sticks(machine: InventedBlock, name: str) -> None:
    machine.disk(USB.format(port=5), name, "9:1", removable=1)
    assert machine.sticks.find() == ()


def test_the_own_disk_is_no_stick_though_it_is_on_usb(tmp_path: Path) -> None:
    machine = InventedBlock(tmp_path)
    own = machine.disk(USB.format(port=1), "sda", "8:0", removable=1)
    for place in (1, 2, 3):
        machine.part(own, f"sda{place}", f"8:{place}")
    machine.mount("8:2", "/", kind="ext4", source="/dev/sda2")
    machine.mount("8:3", "/srv/films", kind="ext4", source="/dev/sda3")
    machine.part(plug_in(machine), "sdb1", "8:17")
    assert [one.device for one in machine.sticks.find()] == ["/dev/sdb1"]


def test_the_own_disk_is_no_stick_where_btrfs_gives_it_a_number_of_its_own(tmp_path: Path) -> None:
    machine = InventedBlock(tmp_path)
    own = machine.disk(USB.format(port=1), "sda", "8:0", removable=1)
    machine.part(own, "sda1", "8:1")
    machine.part(own, "sda2", "8:2")
    machine.mount("0:25", "/", kind="btrfs", source="/dev/sda2")
    assert machine.sticks.find() == ()


def test_the_own_disk_is_no_stick_where_it_is_enciphered(tmp_path: Path) -> None:
    machine = InventedBlock(tmp_path)
    own = machine.disk(USB.format(port=1), "sda", "8:0", removable=1)
    machine.part(own, "sda1", "8:1")
    cipher = machine.part(own, "sda2", "8:2")
    for name, number, under in (("dm-0", "253:0", cipher), ("dm-1", "253:1", None)):
        volume = machine.disk(VIRTUAL, name, number)
        (volume / "slaves").mkdir()
        under = under or machine.block / "dm-0"
        (volume / "slaves" / under.name).symlink_to(under)
    machine.mount("253:1", "/", kind="ext4", source="/dev/mapper/hall-root")
    assert machine.sticks.find() == ()


def test_of_several_parts_the_one_that_can_be_written_is_taken(machine: InventedBlock) -> None:
    disk = plug_in(machine)
    for place in (1, 2, 3):
        machine.part(disk, f"sdb{place}", f"8:{16 + place}")
    machine.mount("8:17", "/media/kiosk/INSTALL", options="ro,nosuid,nodev", of_all="ro")
    machine.mount("8:19", "/media/kiosk/FILES")
    devices = [one.device for one in machine.sticks.find()]
    assert devices == ["/dev/sdb3", "/dev/sdb1", "/dev/sdb2"]
    assert machine.sticks.ready().folder == Path("/media/kiosk/FILES")


@pytest.mark.parametrize(("options", "of_all"), [("ro,nosuid", "rw"), ("rw,nosuid", "ro,utf8")])
def test_a_stick_that_cannot_be_written_is_told_as_such(
    machine: InventedBlock, options: str, of_all: str
) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    machine.mount("8:17", "/media/kiosk/STICK", options=options, of_all=of_all)
    assert not machine.sticks.find()[0].writable
    assert refusal(machine) is StickTrouble.READ_ONLY


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        (r"/media/kiosk/MY\040STICK", "/media/kiosk/MY STICK"),
        (r"/media/kiosk/a\011b\134c\043d", "/media/kiosk/a\tb\\c#d"),
        ("/media/kiosk/学习资料", "/media/kiosk/学习资料"),
        (r"/media/kiosk/\345\255\246\344\271\240", "/media/kiosk/学习"),
        ("/media/kiosk/a\u2028b\x85c\x0cd", "/media/kiosk/a\u2028b\x85c\x0cd"),
    ],
)
def test_a_stick_is_found_under_whatever_name_it_has(
    machine: InventedBlock, said: str, folder: str
) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    machine.mount("8:17", said)
    assert machine.sticks.ready().folder == Path(folder)


def test_a_name_in_an_old_chinese_charset_is_kept_byte_for_byte(machine: InventedBlock) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    name = "/media/学习".encode("gb18030")
    with machine.mountinfo.open("ab") as file:
        file.write(b"42 27 8:17 / " + name + b" rw - vfat /dev/sdb1 rw\n")
    folder = machine.sticks.ready().folder
    assert folder is not None
    assert bytes(folder) == name


def test_a_line_that_makes_no_sense_hides_no_stick(machine: InventedBlock) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    with machine.mountinfo.open("a", encoding="utf-8") as file:
        file.write("\n42 27\nno - sense\n")
    machine.mount("8:17", "/media/kiosk/STICK")
    assert machine.sticks.ready().device == "/dev/sdb1"


def test_of_two_places_of_one_stick_the_first_counts(machine: InventedBlock) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    machine.mount("8:17", "/media/kiosk/STICK")
    machine.mount("8:17", "/mnt", options="ro")
    assert machine.sticks.ready().folder == Path("/media/kiosk/STICK")


def test_a_stick_that_was_pulled_is_not_there_though_it_is_mounted(machine: InventedBlock) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    machine.mount("8:17", "/media/kiosk/STICK")
    machine.pull("sdb1")
    machine.pull("sdb")
    assert refusal(machine) is StickTrouble.NO_STICK


def test_a_stick_that_is_mounted_nowhere_is_mounted(
    machine: InventedBlock, programs: Programs
) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    line = "42 27 8:17 / /media/kiosk/STICK rw - vfat /dev/sdb1 rw"
    programs.give("udisksctl", f"echo '{line}' >>'{machine.mountinfo}'")
    assert machine.sticks.ready().folder == Path("/media/kiosk/STICK")
    command = ("mount", "--block-device", "/dev/sdb1", "--no-user-interaction")
    assert programs.calls("udisksctl") == [command]


def test_a_stick_whose_first_part_has_no_files_is_mounted_by_its_second(
    machine: InventedBlock, programs: Programs
) -> None:
    disk = plug_in(machine)
    machine.part(disk, "sdb1", "8:17")
    machine.part(disk, "sdb2", "8:18")
    line = "42 27 8:18 / /media/kiosk/STICK rw - exfat /dev/sdb2 rw"
    script = f"[ $3 = /dev/sdb2 ] || exit 1; echo '{line}' >>'{machine.mountinfo}'"
    programs.give("udisksctl", script)
    assert machine.sticks.ready().device == "/dev/sdb2"


def test_a_stick_beside_one_that_cannot_be_written_is_mounted(
    machine: InventedBlock, programs: Programs
) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    machine.mount("8:17", "/media/kiosk/INSTALL", options="ro")
    machine.part(plug_in(machine, "sdc", "8:32", port=3), "sdc1", "8:33")
    line = "42 27 8:33 / /media/kiosk/STICK rw - vfat /dev/sdc1 rw"
    programs.give("udisksctl", f"echo '{line}' >>'{machine.mountinfo}'")
    assert machine.sticks.ready().device == "/dev/sdc1"


def test_a_stick_that_cannot_be_mounted_is_told_as_such(machine: InventedBlock) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    assert refusal(machine) is StickTrouble.CANNOT_MOUNT


def test_a_stick_cannot_be_mounted_where_nobody_mounts_sticks(
    machine: InventedBlock, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(programs.folder / "none"))
    machine.part(plug_in(machine), "sdb1", "8:17")
    assert refusal(machine) is StickTrouble.CANNOT_MOUNT


def test_a_stick_that_takes_forever_to_be_mounted_is_given_up(
    machine: InventedBlock, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.devices.usb._TIMEOUT_S", 0.1)
    line = "42 27 8:17 / /media/kiosk/STICK rw - vfat /dev/sdb1 rw"
    late = f"sleep 3 >/dev/null 2>&1; echo '{line}' >>'{machine.mountinfo}'"
    programs.give("udisksctl", late)
    machine.part(plug_in(machine), "sdb1", "8:17")
    assert refusal(machine) is StickTrouble.CANNOT_MOUNT


def test_what_is_kept_on_a_stick_is_there_when_it_is_let_go(
    machine: InventedBlock, programs: Programs, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    machine.part(plug_in(machine), "sdb1", "8:17")
    machine.mount("8:17", str(folder))
    listing = f"ls '{folder}/记录' >'{tmp_path}/there'"
    programs.give("udisksctl", listing)
    machine.sticks.keep("记录", "四月.pdf", b"%PDF-")
    assert (folder / "记录" / "四月.pdf").read_bytes() == b"%PDF-"
    assert (tmp_path / "there").read_text(encoding="utf-8") == "四月.pdf\n"
    command = ("unmount", "--block-device", "/dev/sdb1", "--no-user-interaction")
    assert programs.calls("udisksctl") == [command]


def test_a_stick_that_refused_is_not_let_go(
    machine: InventedBlock, programs: Programs, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    machine.part(plug_in(machine), "sdb1", "8:17")
    machine.mount("8:17", str(tmp_path / "gone"))
    with pytest.raises(StickRefused) as refused:
        machine.sticks.keep("记录", "四月.pdf", b"%PDF-")
    assert refused.value.trouble is StickTrouble.PULLED
    assert programs.calls("udisksctl") == []
    assert "ENOENT" in caplog.text


def test_the_room_on_a_stick_is_known_where_it_answers(tmp_path: Path) -> None:
    assert Stick("/dev/sdb1", tmp_path, True).free_bytes > 0
    assert Stick("/dev/sdb1", tmp_path / "gone", True).free_bytes == 0
    assert Stick("/dev/sdb1").free_bytes == 0
