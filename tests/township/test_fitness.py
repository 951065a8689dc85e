"""What makes a machine unfit for the network is said, one sentence each, and nothing else is."""

import os
from pathlib import Path
from typing import Any

import pytest

from township.backup import last_backup, make_backup
from township.fitness import findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def fit(office_data: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office behind a proxy that was backed up a moment ago."""
    office_data.mkdir()
    (office_data / "backed_up").touch()
    monkeypatch.setenv("TOWNSHIP_TRUSTED_PROXY", "127.0.0.1")
    settings.ALLOWED_HOSTS = ["township.example"]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECRET_KEY = "k" * 40 + "abcdefghijkl"
    settings.DEBUG = False


def wrong() -> list[str]:
    """What is said to be unfit; of the machine's own room nothing is expected here."""
    return [one.said for one in findings(deploy=True) if not one.is_fit and "磁盘" not in one.said]


def test_an_office_that_is_fit_is_told_so(fit: None) -> None:
    assert wrong() == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DEBUG", True, "调试"),
        ("SECRET_KEY", "short", "密钥"),
        ("ALLOWED_HOSTS", ["*"], "ALLOWED_HOSTS"),
        ("ALLOWED_HOSTS", [], "ALLOWED_HOSTS"),
        ("CSRF_TRUSTED_ORIGINS", ["https://*.example"], "CSRF_TRUSTED_ORIGINS"),
        ("CSRF_TRUSTED_ORIGINS", ["http://township.example"], "CSRF_TRUSTED_ORIGINS"),
        ("SESSION_COOKIE_SECURE", False, "TOWNSHIP_HTTPS"),
        ("TIME_ZONE", "UTC", "北京时间"),
    ],
)
def test_one_thing_that_is_wrong_is_said(
    fit: None, settings: Any, name: str, value: object, said: str
) -> None:
    setattr(settings, name, value)
    (sentence,) = wrong()
    assert said in sentence


def test_a_proxy_nobody_named_is_said(fit: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOWNSHIP_TRUSTED_PROXY")
    (sentence,) = wrong()
    assert "TOWNSHIP_TRUSTED_PROXY" in sentence


def test_films_left_to_nginx_without_one_are_said(
    fit: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TOWNSHIP_ACCEL = "/media/"
    assert wrong() == []
    monkeypatch.delenv("TOWNSHIP_TRUSTED_PROXY")
    assert any("TOWNSHIP_ACCEL" in sentence for sentence in wrong())


def test_an_old_backup_is_said_and_so_is_none(fit: None, office_data: Path) -> None:
    week_ago = (office_data / "backed_up").stat().st_mtime - 9 * 86_400
    os.utime(office_data / "backed_up", (week_ago, week_ago))
    assert any("9 天前" in sentence for sentence in wrong())
    (office_data / "backed_up").unlink()
    assert any("还没有备份过" in sentence for sentence in wrong())


def test_a_backup_is_remembered_once_it_is_whole(office_data: Path, tmp_path: Path) -> None:
    office_data.mkdir()
    (office_data / "db.sqlite3").touch()
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(office_data / "db.sqlite3")}
    assert last_backup(office_data) is None
    make_backup(office_data, sqlite, tmp_path / "one.tar")
    assert last_backup(office_data) is not None
