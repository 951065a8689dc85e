"""Everything the office has in one file, taken while it runs; and the way back, checked by hashes.

The keys are in it: whoever has the file can speak for the township. It belongs in a locked place.
"""

import datetime
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from township.durable import flush_folder

FORMAT = 1
_MANIFEST = "manifest.json"
_SQLITE, _POSTGRESQL = "db.sqlite3", "db.dump"
_FOLDERS = ("media", "reports", "attachments")
_KEYS = "*.key"
_BACKED_UP = "backed_up"
_BLOCK = 1 << 20


class BackupRefused(Exception):
    """It cannot be done; the message says why in plain words."""


class _Hashing(io.RawIOBase):
    """A file that is hashed while it is read."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file, self.sha256 = file, hashlib.sha256()

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read some of it."""
        block = self._file.read(len(buffer))
        self.sha256.update(block)
        buffer[: len(block)] = block
        return len(block)


def make_backup(data: Path, database: dict[str, Any], into: Path) -> int:
    """Write everything into one file; it appears only once it is whole and on the disk.

    Args:
        data: the office's data folder.
        database: Django's description of the database.
        into: the file to write.

    Returns:
        How many files are in it.

    Raises:
        BackupRefused: there is such a file already, or the database gives no copy of itself.
    """
    if into.exists():
        raise BackupRefused(f"已经有 {into} 了，请换一个文件名")
    draft = into.with_name(f"{into.name}.part")
    try:
        with draft.open("wb") as file, tempfile.TemporaryDirectory(dir=into.parent) as folder:
            draft.chmod(0o600)
            # The database first: whatever it speaks of is among the files, which only come to it.
            copy = _copy_of(database, Path(folder))
            count = _pack(file, [(copy.name, copy), *_files(data)])
            file.flush()
            os.fsync(file.fileno())
        draft.replace(into)
        flush_folder(into.parent)
    finally:
        draft.unlink(missing_ok=True)
    (data / _BACKED_UP).touch()
    return count


def last_backup(data: Path) -> datetime.datetime | None:
    """When everything was last backed up; nothing where it never was."""
    try:
        at = (data / _BACKED_UP).stat().st_mtime
    except FileNotFoundError:
        return None
    return datetime.datetime.fromtimestamp(at, datetime.UTC)


def restore_backup(file: Path, data: Path, database: dict[str, Any]) -> int:
    """Bring an office back where there is none yet; all of it or nothing.

    Args:
        file: what ``make_backup`` wrote.
        data: the data folder, which must be empty or missing.
        database: Django's description of the database, which must be empty.

    Returns:
        How many files came back.

    Raises:
        BackupRefused: the file is damaged or of another kind, or there is an office already.
    """
    if data.exists() and any(data.iterdir()):
        raise BackupRefused(f"{data} 里已经有数据了。请恢复到一个空文件夹")
    draft = data.with_name(f"{data.name}.restoring")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True, mode=0o700)
    try:
        count = _unpack(file, draft)
        _bring_in(draft, database)
        if data.exists():
            data.rmdir()
        draft.replace(data)
        flush_folder(data.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return count


def _copy_of(database: dict[str, Any], folder: Path) -> Path:
    if database["ENGINE"].endswith("sqlite3"):
        copy = folder / _SQLITE
        try:
            with (
                closing(sqlite3.connect(f"file:{database['NAME']}?mode=ro", uri=True)) as source,
                closing(sqlite3.connect(copy)) as target,
            ):
                source.backup(target)
        except sqlite3.Error as unread:
            raise BackupRefused(f"数据库 {database['NAME']} 读不出来") from unread
        return copy
    copy = folder / _POSTGRESQL
    # Neither owners nor rights: the machine it comes back on has users of its own.
    asked = ("--format=custom", "--no-owner", "--no-privileges", f"--file={copy}")
    _run(database, "pg_dump", *asked)
    return copy


def _bring_in(folder: Path, database: dict[str, Any]) -> None:
    is_sqlite = database["ENGINE"].endswith("sqlite3")
    if is_sqlite != (folder / _SQLITE).exists():
        kind = "SQLite" if is_sqlite else "PostgreSQL"
        raise BackupRefused(f"备份里的数据库不是 {kind}，请看 DATABASE_URL")
    if is_sqlite:
        return
    _refuse_what_is_full(database)
    copy = folder / _POSTGRESQL
    asked = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _run(database, "pg_restore", *asked, str(copy))
    copy.unlink()


def _refuse_what_is_full(database: dict[str, Any]) -> None:
    """An office is never written over, nor mixed with another."""
    import psycopg

    try:
        with psycopg.connect(
            host=database["HOST"],
            port=database["PORT"],
            user=database["USER"],
            password=database["PASSWORD"],
            dbname=database["NAME"],
        ) as line:
            found = line.execute(
                "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'public' LIMIT 1"
            ).fetchone()
    except psycopg.Error as unread:
        raise BackupRefused(f"数据库 {database['NAME']} 连不上") from unread
    if found is not None:
        raise BackupRefused(f"数据库 {database['NAME']} 里已经有数据了。请恢复到一个空的数据库")


def _run(database: dict[str, Any], program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment."""
    told = {
        "PGHOST": database["HOST"],
        "PGPORT": database["PORT"],
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
        "PGDATABASE": database["NAME"],
    }
    into = ["--dbname", database["NAME"]] if program == "pg_restore" else []
    try:
        subprocess.run(
            [program, *into, *arguments],
            env={**os.environ, **{key: value for key, value in told.items() if value}},
            check=True,
            capture_output=True,
        )
    except FileNotFoundError as missing:
        raise BackupRefused(f"没有 {program}，请装 postgresql-client") from missing
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.decode(errors="replace").strip().splitlines()
        raise BackupRefused(f"{program}：{said[-1] if said else '没有成功'}") from failed


def _files(data: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(data.glob(_KEYS)):
        yield path.name, path
    for folder in _FOLDERS:
        for path in sorted((data / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(data).as_posix(), path


def _pack(into: BinaryIO, files: list[tuple[str, Path]]) -> int:
    known: dict[str, str] = {}
    with tarfile.open(fileobj=into, mode="w") as archive:
        for name, path in files:
            with path.open("rb") as source:
                told = archive.gettarinfo(arcname=name, fileobj=source)
                told.uid = told.gid = 0
                told.uname = told.gname = ""
                hashed = _Hashing(source)
                archive.addfile(told, io.BufferedReader(hashed, _BLOCK))
            known[name] = hashed.sha256.hexdigest()
        manifest = json.dumps({"format": FORMAT, "sha256": known}).encode()
        told = tarfile.TarInfo(_MANIFEST)
        told.size = len(manifest)
        archive.addfile(told, io.BytesIO(manifest))
    return len(known)


def _unpack(file: Path, into: Path) -> int:
    try:
        with tarfile.open(file) as archive:
            archive.extractall(into, filter="data")
        manifest = json.loads((into / _MANIFEST).read_bytes())
    except (OSError, tarfile.TarError, ValueError) as damaged:
        raise BackupRefused("备份文件坏了，或者不是备份") from damaged
    if manifest.get("format") != FORMAT:
        raise BackupRefused("这个备份是更新的程序做的，请先更新镇里的程序")
    found = {path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file()}
    if found - {_MANIFEST} != set(manifest["sha256"]):
        raise BackupRefused("备份文件不全")
    for name, sha256 in manifest["sha256"].items():
        with (into / name).open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
                raise BackupRefused(f"备份里的 {name} 坏了")
            os.fsync(stream.fileno())
    (into / _MANIFEST).unlink()
    return len(manifest["sha256"])
