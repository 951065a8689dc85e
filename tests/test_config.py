"""A wrong setting is named, all of them at once, and nothing starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.config import Config, load_config
from kiosk.errors import ConfigRefused

ROOT = Path(__file__).parent.parent


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_a_station_ships_with_says_the_defaults() -> None:
    assert load_config(ROOT / "config.toml") == Config()


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path / "none.toml") == Config()


def test_every_fault_is_named_at_once_with_the_nearest_right_name(tmp_path: Path) -> None:
    path = written(tmp_path, '[township]\nadress = "x"\n[display]\nwidth = "wide"\n[plyer]\n')
    with pytest.raises(ConfigRefused) as refusal:
        load_config(path)
    faults = refusal.value.faults
    assert len(faults) == 3
    assert "township.adress" in faults[0]
    assert "township.address?" in faults[0]
    assert "display.width" in faults[1]
    assert "did you mean player?" in faults[2]


@pytest.mark.parametrize("text", ["[township", 'a = "\xff', "= 1"])
def test_a_file_that_is_no_toml_is_one_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigRefused) as refusal:
        load_config(path)
    assert len(refusal.value.faults) == 1


@pytest.mark.parametrize(
    "text",
    [
        '[township]\naddress = "192.168.1.10"',
        "[player]\nvolume_percent = 101",
        "[sync]\ninterval_s = 0",
        '[display]\nwindowed = "yes"',
        '[display]\nlanguage = "fr"',
        "[display]\nwidth = true",
        "[display]\nwidth = 799",
        '[station]\nzone = "Asia/Liuwan"',
        '[log]\nlevel = "LOUD"',
        "display = 3",
    ],
)
def test_a_value_that_cannot_work_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigRefused, match="wrong value"):
        load_config(written(tmp_path, text))


def test_what_is_set_takes_the_place_of_the_default(tmp_path: Path) -> None:
    text = '[township]\naddress = "https://town.example"\n[sync]\ninterval_s = 2\n'
    config = load_config(written(tmp_path, text))
    assert config.township.address == "https://town.example"
    assert config.sync.interval_s == 2
    assert config.display == Config().display


def test_a_wrong_setting_ends_with_code_2_and_leaves_no_data_folder(tmp_path: Path) -> None:
    path = written(tmp_path, '[township]\nadress = "x"\nadress2 = 1\n')
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--config", str(path), "--data", str(tmp_path / "data")],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("township.adress") == 2
    assert not (tmp_path / "data").exists()
