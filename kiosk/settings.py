"""What was set at the station itself: it goes before the file of settings the station came with.

Plain dataclasses, as in ``config``: they are read before the first window.
"""

import json
from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields, replace
from typing import Any

from kiosk.config import DisplayConfig, one_of, within
from kiosk.pin import Pin, pin_of

MOST_OVERSCAN_PERMILLE = 60
"""What the worst televisions hide behind each edge."""


def _keys_of(plain: Any) -> dict[str, str]:
    return {str(code): str(name) for code, name in dict(plain).items()}


@dataclass(frozen=True)
class Settings:
    """Everything the administrator may set; what is empty is as the station came.

    Attributes:
        language: of the screen.
        mood: ``dark`` for a dark hall.
        overscan_permille: share of the screen the television hides behind each edge.
        keys: what a remote's key sends, and the name of the key it stands for.
        set_up: whether somebody has seen the first-start pages through, or left them.
        pin: the administrator's.
        nothing_to_add: id of the record of which somebody said that there is nothing to add.
        unknown: what another version set; kept as it is.
    """

    language: str = one_of("", "zh", "en")
    mood: str = one_of("", "light", "dark")
    overscan_permille: int = within(0, 0, MOST_OVERSCAN_PERMILLE)
    keys: Mapping[str, str] = field(default_factory=dict, metadata={"make": _keys_of})
    set_up: bool = False
    pin: Pin = field(default_factory=Pin, metadata={"make": pin_of})
    nothing_to_add: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def over(self, display: DisplayConfig) -> DisplayConfig:
        """The screen as it was set here, and for the rest as the station came."""
        return replace(
            display,
            language=self.language or display.language,
            dark=self.mood == "dark" if self.mood else display.dark,
        )


def settings_from(payload: bytes) -> Settings:
    """The settings a file holds; a value that does not suit is as if it were not there.

    Raises:
        ValueError: these are no settings at all.
    """
    plain = json.loads(payload)
    if not isinstance(plain, dict):
        raise ValueError("settings are a table")  # noqa: TRY004 - what json itself raises
    known = {one.name: one for one in fields(Settings) if one.name != "unknown"}
    read = {name: _value(plain[name], one) for name, one in known.items() if name in plain}
    unknown = {name: value for name, value in plain.items() if name not in known}
    return Settings(**{n: v for n, v in read.items() if v is not None}, unknown=unknown)


def as_bytes(settings: Settings) -> bytes:
    """The content of ``settings.json``."""
    plain = asdict(settings)
    plain.update(plain.pop("unknown"))
    return json.dumps(plain, ensure_ascii=False).encode("utf-8")


def _value(plain: Any, setting: "Field[Any]") -> Any:
    """A value as it is used; None where it does not suit."""
    make, fits = setting.metadata.get("make"), setting.metadata.get("fits")
    if make is not None:
        try:
            return make(plain)
        except (TypeError, ValueError):
            return None
    suits = type(plain) is type(setting.default) and (fits is None or fits(plain))
    return plain if suits else None
