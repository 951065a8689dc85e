"""A PostgreSQL of its own on a socket in a folder, so that nobody's data base is ever touched."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import psycopg
from psycopg import sql

_DEBIAN = Path("/usr/lib/postgresql")
_SUPERUSER, OFFICE = "postgres", "office"
_READY_S, _STOPS_S = 30.0, 30.0
_LOOK_AGAIN_S = 0.05


class ClusterError(Exception):
    """PostgreSQL is not there or did not start; the message says which and where its log is."""


class Cluster:
    """A running cluster; entering makes its folder where there is none, and starts it.

    It trusts nobody without the password, and keeps what it confirms (``fsync`` stays on).

    Args:
        folder: where it lies from one run to the next; nothing for one that is gone afterwards.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._kept = folder is not None
        self._folder = folder
        self._socket: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._password = ""

    def __enter__(self) -> Self:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="cluster-"))
        self._folder.mkdir(parents=True, exist_ok=True)
        self._folder.chmod(0o755)
        try:
            # A socket's path holds a hundred characters; a checkout may lie deeper.
            self._socket = Path(tempfile.mkdtemp(prefix="pg-"))
            self._start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(_STOPS_S)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGQUIT)
                self._process.wait()
        if self._socket is not None:
            shutil.rmtree(self._socket, ignore_errors=True)
        if not self._kept and self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, name: str, user: str = OFFICE) -> str:
        """The address of one of its data bases, as ``DATABASE_URL`` has it."""
        secret = quote(self._password_of(user), safe="")
        return f"postgresql://{user}:{secret}@/{name}?host={quote(str(self._socket))}"

    def create(self, name: str, user: str = OFFICE) -> str:
        """Make a data base that belongs to somebody who rules nothing else; its address."""
        with self.connect(_SUPERUSER) as line:
            there = line.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [user]).fetchone()
            verb = "ALTER" if there else "CREATE"
            line.execute(
                sql.SQL(f"{verb} ROLE {{}} LOGIN PASSWORD {{}}").format(
                    sql.Identifier(user), sql.Literal(self._password_of(user))
                )
            )
            line.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(name), sql.Identifier(user)
                )
            )
        return self.url(name, user)

    def drop(self, name: str) -> None:
        """Throw a data base away, whoever still looks at it."""
        with self.connect(_SUPERUSER) as line:
            line.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def has(self, name: str) -> bool:
        """Whether there is a data base of this name."""
        with self.connect(_SUPERUSER) as line:
            found = line.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return found.fetchone() is not None

    def connect(self, name: str) -> "psycopg.Connection[Any]":
        """Speak to one of its data bases as the one who may do everything."""
        return psycopg.connect(self.url(name, _SUPERUSER), autocommit=True)

    def _password_of(self, user: str) -> str:
        # With all that an address must quote.
        return self._password if user == _SUPERUSER else f"{self._password}@/:%{user}"

    def _start(self) -> None:
        assert self._folder is not None  # noqa: S101 - entering sets both
        assert self._socket is not None  # noqa: S101
        owner = _owner()
        data, secret = self._folder / "data", self._folder / "password"
        if not (data / "PG_VERSION").exists():
            self._make(data, secret, owner)
        self._password = secret.read_text("ascii")
        if owner:
            shutil.chown(self._socket, owner["user"], owner["group"])
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(program("postgres"), "-D", str(data), "-k", str(self._socket)),
                    *("-c", "listen_addresses=", "-c", "max_connections=100"),
                    # What Debian sets for a machine of its size, and a disk without a spindle.
                    *("-c", "shared_buffers=256MB", "-c", "random_page_cost=1.1"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                **owner,
            )
        self._wait()

    def _make(self, data: Path, secret: Path, owner: dict[str, Any]) -> None:
        shutil.rmtree(data, ignore_errors=True)
        secret.write_text(secrets.token_urlsafe(16), "ascii")
        data.mkdir(mode=0o700)
        for path in (data, secret):
            if owner:
                shutil.chown(path, owner["user"], owner["group"])
        told = subprocess.run(
            [
                *(program("initdb"), "-D", str(data), "-U", _SUPERUSER, "-E", "UTF8"),
                *("--locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"),
            ],
            capture_output=True,
            text=True,
            cwd="/",
            **owner,
        )
        if told.returncode:
            raise ClusterError(f"initdb: {told.stderr.strip()}")

    def _wait(self) -> None:
        until = time.monotonic() + _READY_S
        while self._process is not None and self._process.poll() is None:
            try:
                self.connect(_SUPERUSER).close()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    break
                time.sleep(_LOOK_AGAIN_S)
            else:
                return
        raise ClusterError(f"PostgreSQL did not start; see {self._folder}/log")


def program(name: str) -> str:
    """Where a program of PostgreSQL's lies: on the path, or where Debian keeps the servers'.

    Raises:
        ClusterError: it is not installed.
    """
    debian = sorted(_DEBIAN.glob(f"*/bin/{name}"))
    found = str(debian[-1]) if debian else shutil.which(name)
    if found is None:
        raise ClusterError(f"{name} is not there: apt-get install postgresql")
    return found


def _owner() -> dict[str, Any]:
    """Whom to start it as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    try:
        person = pwd.getpwnam(_SUPERUSER)
    except KeyError as missing:
        raise ClusterError("there is no user postgres: apt-get install postgresql") from missing
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
