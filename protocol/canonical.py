"""One byte string for one content, so that a hash or a signature means the same on both sides."""

import hashlib
import json
from typing import Any

from pydantic import BaseModel


def canonical_bytes(content: BaseModel | dict[str, Any] | list[Any]) -> bytes:
    """UTF-8 JSON with sorted keys, no spaces and no floats.

    Raises:
        ValueError: the content holds a float, which two platforms may write differently.
    """
    plain = content.model_dump(mode="json") if isinstance(content, BaseModel) else content
    _refuse_floats(plain)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of the data as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise ValueError(f"a message may not hold a float: {value!r}")  # noqa: TRY004 - a bad value
    if isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            # Most of a message is text and whole numbers: they are not worth a call.
            if not isinstance(part, str | int):
                _refuse_floats(part)
