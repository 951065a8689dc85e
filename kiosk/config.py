"""The station's settings: one commented TOML file, read once, with every fault reported at once.

Plain dataclasses and a check beside each value: the settings are read before the first window, and
a library of models takes longer to load than the window takes to open.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.errors import ConfigRefused

_KINDS = {bool: "true or false", int: "a whole number", str: "words in quotes", dict: "a table"}


def checked(default: object, fits: Callable[[Any], bool], wanted: str) -> Any:
    """A setting that not every value of its kind suits: its default, and what is wanted of it."""
    return field(default=default, metadata={"fits": fits, "wanted": wanted})


def matching(default: str, pattern: str, wanted: str) -> Any:
    """A setting whose words have a form."""
    return checked(default, lambda value: re.fullmatch(pattern, value) is not None, wanted)


def within(default: int, least: int, most: int | None = None) -> Any:
    """A setting that is a number between two others, themselves included."""
    wanted = f"at least {least}" if most is None else f"{least} to {most}"
    return checked(
        default, lambda value: least <= value and (most is None or value <= most), wanted
    )


def one_of(default: str, *others: str) -> Any:
    """A setting that is one of a few words."""
    words = (default, *others)
    return checked(default, lambda value: value in words, "one of " + ", ".join(words))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True


@dataclass(frozen=True)
class TownshipConfig:
    """Where the township is."""

    address: str = matching("", r"(https?://\S+)?", "http://… or https://…")


@dataclass(frozen=True)
class StationConfig:
    """This machine's place in the world."""

    zone: str = checked("Asia/Shanghai", _is_zone, "a zone such as Asia/Shanghai")


@dataclass(frozen=True)
class DisplayConfig:
    """The screen."""

    windowed: bool = False
    width: int = within(1280, 800)
    height: int = within(720, 600)
    dark: bool = False
    language: str = one_of("zh", "en")
    allow_quit: bool = False


@dataclass(frozen=True)
class PlayerConfig:
    """Playing."""

    volume_percent: int = within(80, 0, 100)


@dataclass(frozen=True)
class SyncConfig:
    """Exchange with the township."""

    interval_s: int = within(300, 2)
    download_while_playing: bool = False


@dataclass(frozen=True)
class LogConfig:
    """Messages for the technician."""

    level: str = one_of("INFO", "DEBUG", "WARNING", "ERROR")


@dataclass(frozen=True)
class Config:
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
    faults = list(_faults(plain))
    if faults:
        raise ConfigRefused(faults)
    sections = _sections()
    return Config(**{name: type(sections[name])(**values) for name, values in plain.items()})


def _sections() -> dict[str, Any]:
    """Each section by its name, as it is when nothing is set."""
    defaults = Config()
    return {one.name: getattr(defaults, one.name) for one in fields(defaults)}


def _faults(plain: dict[str, Any]) -> Iterator[str]:
    """Every fault: section by section, wrong values before unknown keys."""
    sections = _sections()
    for name, section in sections.items():
        values = plain.get(name, {})
        if not isinstance(values, dict):
            yield _wrong(name, values, _KINDS[dict])
            continue
        settings = {one.name: one for one in fields(section)}
        for key, setting in settings.items():
            if key in values:
                yield from _wrong_value(f"{name}.{key}", values[key], setting)
        yield from (_unknown(f"{name}.{key}") for key in values if key not in settings)
    yield from (_unknown(name) for name in plain if name not in sections)


def _wrong_value(name: str, value: object, setting: Any) -> Iterator[str]:
    kind = type(setting.default)
    if type(value) is not kind:  # not isinstance: true is no number here
        yield _wrong(name, value, _KINDS[kind])
    elif "fits" in setting.metadata and not setting.metadata["fits"](value):
        yield _wrong(name, value, setting.metadata["wanted"])


def _wrong(name: str, value: object, wanted: str) -> str:
    return f"{name}: 值不对 wrong value {value!r}: {wanted}"


def _unknown(name: str) -> str:
    return f"{name}: 没有这个设置项 unknown key{_nearest(name)}"


def _nearest(name: str) -> str:
    import difflib  # only a mistake needs it

    known = _known_names()
    matches = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    if not matches:
        by_last = {one.rsplit(".", 1)[-1]: one for one in known}
        last = difflib.get_close_matches(name.rsplit(".", 1)[-1], list(by_last), n=1, cutoff=0.5)
        matches = [by_last[last[0]]] if last else []
    return f"，是不是 did you mean {matches[0]}?" if matches else ""


def _known_names() -> list[str]:
    names: list[str] = []
    for name, section in _sections().items():
        names += [name, *(f"{name}.{one.name}" for one in fields(section))]
    return names
