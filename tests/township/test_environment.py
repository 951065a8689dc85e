"""The program is told by its environment where things are, and says what it cannot use."""

from pathlib import Path

import pytest

from protocol.signing import public_key
from township.environment import LOCAL_HOSTS, Environment, SettingRefused
from township.identity import session_secret, signing_key, township_key

VARIABLES = ("TOWNSHIP_DATA", "DATABASE_URL", "TOWNSHIP_ALLOWED_HOSTS", "TOWNSHIP_HTTPS", "DEBUG")


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_unset_it_is_safe_and_local() -> None:
    read = Environment.read()
    assert (read.debug, read.allowed_hosts) == (False, LOCAL_HOSTS)
    assert read.data == Path("data/township").resolve()
    assert read.database()["ENGINE"].endswith("sqlite3")


def test_sqlite_waits_for_its_turn_and_survives_a_power_cut() -> None:
    options = Environment.read().database()["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_postgresql_is_told_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://office:p%40ss@db.local:5433/heqi")
    database = Environment.read().database()
    assert database["ENGINE"].endswith("postgresql")
    told = [database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert told == ["office", "p@ss", "db.local", "5433", "heqi"]


def test_postgresql_on_the_same_machine_is_told_by_its_socket(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://office@/heqi?host=/var/run/postgresql")
    database = Environment.read().database()
    told = [database[key] for key in ("USER", "HOST", "PORT", "NAME")]
    assert told == ["office", "/var/run/postgresql", "", "heqi"]


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "nonsense"])
def test_another_database_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SettingRefused, match="DATABASE_URL"):
        Environment.read().database()


def test_host_names_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOWNSHIP_ALLOWED_HOSTS", "heqi.example, 10.0.0.2")
    assert Environment.read().allowed_hosts == ("heqi.example", "10.0.0.2")


def test_the_townships_key_is_made_once_and_kept_to_itself(office_data: Path) -> None:
    first = signing_key()
    assert signing_key() == first
    assert township_key() == public_key(first)
    assert (office_data / "township.key").stat().st_mode & 0o777 == 0o600


def test_secrets_differ(office_data: Path) -> None:
    assert session_secret() != signing_key()
    assert len(list(office_data.iterdir())) == 2


@pytest.mark.parametrize("address", ["media", "/media", "/", "media/"])
def test_an_address_for_nginx_that_cannot_be_meant_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("TOWNSHIP_ACCEL", address)
    with pytest.raises(SettingRefused, match="TOWNSHIP_ACCEL"):
        Environment.read()
