"""What was called saved on a failing disk is there; a store that calls too much saved is found."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.store.files import Folder
from kiosk.store.journal import Journal
from kiosk.store.reserve import Reserve
from torture.faults import Evening, Plan, rows

COMMITS = 29


def lived(folder: Path, refused: str, number: int, **plan: object) -> Evening:
    """An evening whose operation of this kind, the so-many-th of them, is refused."""
    well = Evening(3, folder / "well", COMMITS)
    well.live()
    places = [place for place, kind in enumerate(well.disk.done, 1) if kind == refused]
    begun = [place for place in places if place > well.begun]
    evening = Evening(3, folder / "failing", COMMITS)
    evening.live(Plan(begun[number], errno.EIO, **plan))  # type: ignore[arg-type]
    return evening


def test_every_row_holds_on_a_few_disks(tmp_path: Path) -> None:
    assert [row.ok for row in rows(3, 4, tmp_path)] == [True] * 3


@pytest.mark.parametrize("number", [0, 3])
@pytest.mark.parametrize("refused", ["flush", "flush_folder", "write", "rename"])
def test_a_refusal_costs_nothing_that_was_called_saved(
    tmp_path: Path, refused: str, number: int
) -> None:
    evening = lived(tmp_path, refused, number)
    assert (evening.unsaved, evening.unwell) == ([], [])


def test_an_answer_that_ignores_a_refused_flush_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ignoring(append: Callable[..., None]) -> Callable[..., None]:
        def answer(*arguments: object) -> None:
            try:
                append(*arguments)
            except OSError:
                return

        return answer

    monkeypatch.setattr(Journal, "append", ignoring(Journal.append))
    assert lived(tmp_path, "flush", 5).unsaved


def test_a_journal_that_takes_nothing_back_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journal, "_take_back", lambda journal, _file: journal._shut())
    evening = lived(tmp_path, "flush", 5)
    assert evening.unsaved or evening.unwell


def test_a_closing_that_believes_a_name_never_flushed_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def settle(folder: Folder) -> None:
        owed, folder._is_settled = not folder._is_settled, True
        if owed:
            folder._disk.flush_folder(folder.path)

    monkeypatch.setattr(Folder, "settle", settle)
    evening = lived(tmp_path, "flush_folder", 1)
    assert evening.unsaved or evening.unwell


def test_a_reserve_that_is_not_given_up_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reserve, "give_up", lambda _reserve: False)
    *_, closed = rows(3, 1, tmp_path)
    assert not closed.ok
