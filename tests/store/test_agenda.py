"""What the village plans is on the disk before it is said, and outlives what happens to it."""

from pathlib import Path

import pytest

from kiosk.errors import KioskError, Trouble
from kiosk.store.envelope import enclose
from kiosk.store.store import Store
from protocol.feed import PlannedMeeting


def planned(planned_id: str = "a", day: str = "2026-04-16", **fields: object) -> PlannedMeeting:
    plain = {"id": planned_id, "type_code": "other", "day": day, "time": "19:00"}
    return PlannedMeeting.model_validate({**plain, **fields})


def test_what_was_planned_is_there_after_a_restart(tmp_path: Path) -> None:
    Store(tmp_path).plan(planned(), "2026-01-01")
    assert Store(tmp_path).open("2026-04").planned == (planned(),)


def test_what_became_of_a_plan_replaces_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.plan(planned(), "2026-01-01")
    off = planned(cancelled=True)
    assert store.plan(off, "2026-01-01") == (off,)


def test_what_is_long_past_is_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.plan(planned("old", "2026-01-31"), "2026-01-01")
    assert store.plan(planned("new"), "2026-02-01") == (planned("new"),)


def test_a_spoilt_agenda_is_set_aside_and_told(tmp_path: Path) -> None:
    Store(tmp_path).plan(planned(), "2026-01-01")
    (tmp_path / "agenda.json").write_bytes(b"")
    opening = Store(tmp_path).open("2026-04")
    assert opening.planned == ()
    assert [one.name for one in opening.damages] == ["agenda.json"]


def test_a_plan_of_a_later_version_does_not_stop_the_station(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path)
    with monkeypatch.context() as later:
        later.setattr("kiosk.store.envelope.FILE_FORMAT", 99)
        (tmp_path / "agenda.json").write_bytes(enclose(b"{}"))
    opening = Store(tmp_path).open("2026-04")
    assert opening.planned == ()
    assert [one.trouble for one in opening.damages] == [Trouble.NEWER_FORMAT]


def test_a_full_disk_keeps_the_plans_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.plan(planned(), "2026-01-01")

    def full(*_: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("kiosk.store.agenda_file.Folder.write", full)
        with pytest.raises(KioskError) as refused:
            store.plan(planned("b"), "2026-01-01")
    assert refused.value.code == Trouble.DISK_FULL
    assert Store(tmp_path).open("2026-04").planned == (planned(),)
