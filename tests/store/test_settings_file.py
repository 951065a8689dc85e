"""What was set at the station survives a restart, and never stands in the way of a start."""

import json
from pathlib import Path

import pytest

from kiosk.config import DisplayConfig
from kiosk.pin import Pin
from kiosk.settings import Settings, as_bytes, settings_from
from kiosk.store.envelope import FILE_FORMAT, _line, enclose
from kiosk.store.settings_file import glance_at_settings
from kiosk.store.store import Store

SET = Settings(
    language="en",
    mood="dark",
    overscan_permille=30,
    keys={"scan:200": "OK"},
    set_up=True,
    pin=Pin("ab", "cd", 2, "boot", 1_000, "482913"),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    store.keep_settings(SET)
    return store


def test_a_new_station_is_as_it_came(tmp_path: Path) -> None:
    assert Store(tmp_path).settings() == Settings() == glance_at_settings(tmp_path)


def test_what_was_set_holds_after_a_restart_and_from_the_first_frame(
    store: Store, tmp_path: Path
) -> None:
    assert Store(tmp_path).settings() == SET
    assert glance_at_settings(tmp_path) == SET


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 100, enclose(b"[1]"), enclose(b"{")])
def test_what_cannot_be_read_is_told_and_the_station_is_as_it_came(
    store: Store, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert glance_at_settings(tmp_path) == Settings()
    store = Store(tmp_path)
    assert store.settings() == Settings()
    assert [one.name for one in store.take_damages()] == ["settings.json"]


def test_the_generation_before_takes_the_place_of_a_damaged_one(
    store: Store, tmp_path: Path
) -> None:
    store.keep_settings(Settings(language="zh"))
    (tmp_path / "settings.json").write_bytes(b"torn")
    assert glance_at_settings(tmp_path) == SET
    assert (tmp_path / "settings.json").read_bytes() == b"torn", "a glance changes nothing"
    assert Store(tmp_path).settings() == SET


def test_settings_of_a_later_version_are_set_aside(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    payload = file.read_bytes().partition(b"\n")[2]
    file.write_bytes(_line(FILE_FORMAT + 1, payload) + payload)
    assert glance_at_settings(tmp_path) == Settings()
    store = Store(tmp_path)
    assert store.settings() == Settings()
    assert [one.trouble for one in store.take_damages()] == ["newer_format"]
    assert len(list((tmp_path / "quarantine").iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "tlh"),
        ("mood", 3),
        ("overscan_permille", 900),
        ("overscan_permille", True),
        ("keys", "all"),
        ("pin", {"hashed": 3}),
        ("pin", {"salt": "pepper"}),
        ("pin", []),
    ],
)
def test_a_value_that_does_not_suit_is_as_if_it_were_not_there(name: str, value: object) -> None:
    plain = {"set_up": True, name: value}
    assert settings_from(json.dumps(plain).encode()) == Settings(set_up=True)


def test_what_another_version_set_is_kept() -> None:
    read = settings_from(b'{"language": "en", "brightness": 7}')
    assert json.loads(as_bytes(read))["brightness"] == 7
    assert settings_from(as_bytes(read)) == read


def test_what_is_not_set_is_as_the_station_came() -> None:
    came = DisplayConfig(language="en", dark=True, width=1024)
    assert Settings().over(came) == came
    assert not Settings(mood="light").over(came).dark
    assert Settings(language="zh").over(came).language == "zh"
    assert Settings(language="zh", mood="light").over(came).width == 1024
