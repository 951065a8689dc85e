"""Whatever the disk did not keep is told in one sentence, the worst first."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.damages import Damages
from kiosk.errors import KioskError, Trouble
from kiosk.store.quarantine import Damage
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from kiosk.ui import words

LOST = Damage("2026-04.json", Trouble.FILE_DAMAGED, recovered=False)
MENDED = Damage("current.jsonl", Trouble.FILE_DAMAGED, recovered=True, lost=1)


@pytest.fixture
def told() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def damages(tmp_path: Path, qtbot: QtBot, told: list[tuple[str, object]]) -> Damages:
    one = Damages(Writer(Store(tmp_path)))
    one.told.connect(lambda code, details: told.append((code, details)))
    return one


def sentence(told: list[tuple[str, object]]) -> str:
    ((code, details),) = told
    assert isinstance(details, dict)
    return words.trouble(code, details)


def test_nothing_damaged_is_nothing_told(damages: Damages, told: list[tuple[str, object]]) -> None:
    damages.tell(())
    assert told == []


def test_what_is_lost_is_told_before_what_was_mended(
    damages: Damages, told: list[tuple[str, object]]
) -> None:
    damages.tell((MENDED, LOST))
    assert sentence(told) == (
        "2026年4月的学习记录读不出来了，原件已收好，请打镇里电话（故障码 C33）"
    )


def test_a_step_of_the_meeting_that_is_missing_is_told_with_what_to_look_at(
    damages: Damages, told: list[tuple[str, object]]
) -> None:
    damages.tell((MENDED,))
    assert sentence(told) == "上次的活动有1步没读出来，其余都在，请看一眼人数"


@pytest.mark.parametrize("name", ["station.json", "feed.json", "current.jsonl", "media"])
@pytest.mark.parametrize("recovered", [True, False])
def test_every_file_has_its_sentence(
    damages: Damages, told: list[tuple[str, object]], name: str, recovered: bool
) -> None:
    damages.tell((Damage(name, Trouble.FILE_UNREADABLE, recovered),))
    assert "刚才有件事没办成" not in sentence(told)


def test_what_the_disk_refused_at_the_start_is_told(
    damages: Damages, told: list[tuple[str, object]]
) -> None:
    damages.tell((), (KioskError(Trouble.DISK_FULL),))
    assert [code for code, _ in told] == [Trouble.DISK_FULL]


def test_what_is_found_later_is_told_when_asked(
    tmp_path: Path, qtbot: QtBot, told: list[tuple[str, object]]
) -> None:
    store = Store(tmp_path)
    (tmp_path / "records" / "2026-04.json").write_bytes(b"rubbish")
    damages = Damages(Writer(store))
    damages.told.connect(lambda code, details: told.append((code, details)))
    assert store.records.index("2026-04") == ()
    with qtbot.waitSignal(damages.told):
        damages.ask()
    assert "2026年4月" in sentence(told)
