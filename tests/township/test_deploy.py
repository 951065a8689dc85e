"""What is handed out for running the township fits the program it is handed out with."""

import re
from pathlib import Path

import pytest

from township.__main__ import _parser
from township.environment import Environment

DEPLOY = Path(__file__).resolve().parent.parent.parent / "deploy"
PROGRAM = "/opt/township/bin/township"


def settings() -> dict[str, str]:
    """All settings of the file, those too that are only offered."""
    text = (DEPLOY / "township.env").read_text(encoding="utf-8")
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)$", text, re.MULTILINE))


def test_every_setting_is_one_the_program_knows() -> None:
    known = _parser().format_help()
    assert len(settings()) == 6
    assert [name for name in settings() if name not in known] == []


def test_the_settings_are_read_as_they_are_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in settings().items():
        monkeypatch.setenv(name, value)
    read = Environment.read()
    assert (read.data, read.https) == (Path("/var/lib/township/data"), True)
    assert (read.allowed_hosts, read.accel) == (("township.example",), "/media/")
    database = read.database()
    assert (database["HOST"], database["NAME"]) == ("/var/run/postgresql", "township")
    assert f"alias {read.data}/media/;" in (DEPLOY / "nginx.conf").read_text(encoding="utf-8")


@pytest.mark.parametrize("unit", ["township.service", "township-backup.service"])
def test_a_unit_starts_a_command_that_there_is(unit: str) -> None:
    text = (DEPLOY / unit).read_text(encoding="utf-8")
    (command,) = re.findall(rf"^ExecStart=.*{PROGRAM} ([^'\n]*)'?$", text, re.MULTILINE)
    assert _parser().parse_args(command.split()[:2] if "backup" in command else command.split())


def test_nginx_and_the_program_agree_where_it_listens() -> None:
    unit = (DEPLOY / "township.service").read_text(encoding="utf-8")
    assert "--host 127.0.0.1 --port 8000" in unit
    assert "server 127.0.0.1:8000;" in (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert settings()["TOWNSHIP_TRUSTED_PROXY"] == "127.0.0.1"
