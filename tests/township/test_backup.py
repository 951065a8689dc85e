"""One file holds the whole office; it comes back whole or not at all."""

import json
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from township.backup import BackupRefused, make_backup, restore_backup

FILM = bytes(range(256)) * 4000


def sqlite(data: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(data / "db.sqlite3")}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office's data folder with a database that is open in WAL mode, keys and a film."""
    data = tmp_path / "office"
    (data / "media" / "ab").mkdir(parents=True)
    (data / "drafts").mkdir()
    (data / "media" / "ab" / "abc").write_bytes(FILM)
    (data / "drafts" / "half").write_bytes(b"half of a film")
    (data / "township.key").write_text("secret\n")
    with closing(sqlite3.connect(data / "db.sqlite3")) as database, database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE records (id TEXT)")
        database.execute("INSERT INTO records VALUES ('6f1c')")
    return data


def records(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / "db.sqlite3")) as database:
        return [row[0] for row in database.execute("SELECT id FROM records")]


def kept(office: Path, tmp_path: Path) -> Path:
    file = tmp_path / "backup.tar"
    assert make_backup(office, sqlite(office), file) == 3
    return file


def test_what_was_backed_up_comes_back(office: Path, tmp_path: Path) -> None:
    file, other = kept(office, tmp_path), tmp_path / "other"
    assert restore_backup(file, other, sqlite(other)) == 3
    assert records(other) == ["6f1c"]
    assert (other / "media" / "ab" / "abc").read_bytes() == FILM
    assert (other / "township.key").read_text() == "secret\n"
    assert not (other / "drafts").exists()
    assert not (other / "manifest.json").exists()


def test_a_backup_is_taken_while_somebody_writes(office: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(office / "db.sqlite3")) as busy:
        busy.execute("INSERT INTO records VALUES ('begun')")
        file = kept(office, tmp_path)
        busy.commit()
    other = tmp_path / "other"
    restore_backup(file, other, sqlite(other))
    assert records(other) == ["6f1c"]
    assert records(office) == ["6f1c", "begun"]


def test_only_its_owner_reads_a_backup(office: Path, tmp_path: Path) -> None:
    assert kept(office, tmp_path).stat().st_mode & 0o077 == 0


def test_no_file_is_written_over(office: Path, tmp_path: Path) -> None:
    file = kept(office, tmp_path)
    with pytest.raises(BackupRefused, match="换一个文件名"):
        make_backup(office, sqlite(office), file)


def test_an_office_is_never_written_over(office: Path, tmp_path: Path) -> None:
    file = kept(office, tmp_path)
    with pytest.raises(BackupRefused, match="已经有数据"):
        restore_backup(file, office, sqlite(office))
    assert records(office) == ["6f1c"]


@pytest.mark.parametrize("at", [0, 3000, -20_000])
def test_a_damaged_backup_brings_nothing(office: Path, tmp_path: Path, at: int) -> None:
    file, other = kept(office, tmp_path), tmp_path / "other"
    content = bytearray(file.read_bytes())
    content[at] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(BackupRefused):
        restore_backup(file, other, sqlite(other))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("other")] == []


def test_half_a_backup_brings_nothing(office: Path, tmp_path: Path) -> None:
    file, other = kept(office, tmp_path), tmp_path / "other"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(BackupRefused):
        restore_backup(file, other, sqlite(other))
    assert not other.exists()


def test_a_backup_that_cannot_be_written_leaves_nothing(office: Path, tmp_path: Path) -> None:
    (office / "db.sqlite3").unlink()
    with pytest.raises(BackupRefused, match="读不出来"):
        make_backup(office, sqlite(office), tmp_path / "backup.tar")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office"]


@pytest.mark.parametrize("name", ["../escaped", "{folder}/escaped"])
def test_no_name_in_a_backup_leads_out_of_it(tmp_path: Path, name: str) -> None:
    name = name.format(folder=tmp_path)
    file, other = tmp_path / "evil.tar", tmp_path / "deep" / "other"
    with tarfile.open(file, "w") as archive:
        for one in (name, "manifest.json"):
            (tmp_path / "content").write_text(json.dumps({"format": 1, "sha256": {}}))
            archive.add(tmp_path / "content", one)
    with pytest.raises(BackupRefused):
        restore_backup(file, other, sqlite(other))
    assert not list(tmp_path.rglob("escaped"))


def test_another_kind_of_database_is_told(office: Path, tmp_path: Path) -> None:
    file, other = kept(office, tmp_path), tmp_path / "other"
    postgresql = {"ENGINE": "django.db.backends.postgresql"}
    with pytest.raises(BackupRefused, match="不是 PostgreSQL"):
        restore_backup(file, other, postgresql)
    assert not other.exists()
