"""The program on the command line says plainly what it does."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from township.__main__ import main
from township.accounts.staff import StaffRefused, create_staff


def test_help_is_in_chinese_with_short_english(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    for words in ("serve", "createstaff", "TOWNSHIP_DATA", "数据文件夹"):
        assert words in told


def test_without_a_command_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.django_db
def test_staff_is_created_with_the_password_on_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TOWNSHIP_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO("heqi-caomei\n"))
    assert main(["createstaff", "ganshi"]) == 0
    assert "ganshi" in capsys.readouterr().out
    assert User.objects.get().check_password("heqi-caomei")


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "password"), [("ganshi", "short"), ("a b", "heqi-caomei")])
def test_what_cannot_be_an_account_is_refused_in_words(name: str, password: str) -> None:
    with pytest.raises(StaffRefused):
        create_staff(name, password)
    assert User.objects.count() == 0


@pytest.mark.django_db
def test_a_name_is_given_once() -> None:
    create_staff("ganshi", "heqi-caomei")
    with pytest.raises(StaffRefused, match="已经有账号"):
        create_staff("ganshi", "heqi-caomei-2")


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
