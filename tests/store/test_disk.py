"""What the disk was told to keep is kept, with every folder on the way to it."""

from pathlib import Path

from kiosk.store.disk import Disk


class Watched(Disk):
    """A disk that tells which folders were flushed."""

    def __init__(self) -> None:
        self.flushed: list[Path] = []

    def flush_folder(self, path: Path) -> None:
        super().flush_folder(path)
        self.flushed.append(path)


def test_a_new_folder_is_durable_in_the_folder_above_it(tmp_path: Path) -> None:
    disk = Watched()
    disk.make_folder(tmp_path / "station" / "records")
    assert disk.flushed == [tmp_path, tmp_path / "station"]
    assert (tmp_path / "station" / "records").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_there_costs_nothing(tmp_path: Path) -> None:
    disk = Watched()
    disk.make_folder(tmp_path)
    assert disk.flushed == []
