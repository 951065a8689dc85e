"""The station's settings: one commented TOML file, read once, with every fault reported at once."""

import difflib
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.errors import ConfigRefused


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class TownshipConfig(_Section):
    """Where the township is."""

    address: str = Field(default="", pattern=r"^(https?://\S+)?$")


class StationConfig(_Section):
    """This machine's place in the world."""

    zone: str = "Asia/Shanghai"


class DisplayConfig(_Section):
    """The screen."""

    windowed: bool = False
    width: int = Field(default=1280, ge=800)
    height: int = Field(default=720, ge=600)
    dark: bool = False
    language: str = Field(default="zh", pattern=r"^(zh|en)$")
    allow_quit: bool = False


class PlayerConfig(_Section):
    """Playing."""

    volume_percent: int = Field(default=80, ge=0, le=100)


class SyncConfig(_Section):
    """Exchange with the township."""

    interval_s: int = Field(default=300, ge=2)
    download_while_playing: bool = False


class LogConfig(_Section):
    """Messages for the technician."""

    level: str = Field(default="INFO", pattern=r"^(DEBUG|INFO|WARNING|ERROR)$")


class Config(_Section):
    """All settings."""

    township: TownshipConfig = TownshipConfig()
    station: StationConfig = StationConfig()
    display: DisplayConfig = DisplayConfig()
    player: PlayerConfig = PlayerConfig()
    sync: SyncConfig = SyncConfig()
    log: LogConfig = LogConfig()


def load_config(path: Path) -> Config:
    """The settings in a TOML file; a missing file means the defaults.

    Raises:
        ConfigRefused: it cannot be read, or has unknown keys or wrong values; all are named.
    """
    if not path.exists():
        return Config()
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigRefused([f"{path.name}: 读不懂这个文件 cannot be read: {error}"]) from error
    try:
        return Config.model_validate(plain)
    except ValidationError as refusal:
        raise ConfigRefused([_sentence(dict(fault)) for fault in refusal.errors()]) from refusal


def _sentence(fault: dict[str, Any]) -> str:
    place = [str(part) for part in fault["loc"]]
    name = ".".join(place)
    if fault["type"] == "extra_forbidden":
        return f"{name}: 没有这个设置项 unknown key{_nearest(place)}"
    wanted = str(fault["msg"])
    return f"{name}: 值不对 wrong value {fault['input']!r}: {wanted}"


def _nearest(place: list[str]) -> str:
    known = _known_names()
    matches = difflib.get_close_matches(".".join(place), known, n=1, cutoff=0.5)
    if not matches:
        by_last = {name.rsplit(".", 1)[-1]: name for name in known}
        last = difflib.get_close_matches(place[-1], list(by_last), n=1, cutoff=0.5)
        matches = [by_last[last[0]]] if last else []
    return f"，是不是 did you mean {matches[0]}?" if matches else ""


def _known_names() -> list[str]:
    names: list[str] = []
    for section, field in Config.model_fields.items():
        names.append(section)
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names.extend(f"{section}.{key}" for key in kind.model_fields)
    return names
