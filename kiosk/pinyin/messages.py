"""What goes through the pipe between the kiosk and the process that knows Chinese words.

One JSON list a line. Questions: ``["compose", code]`` and ``["choose", code, index]``; answers:
``["ready"]``, ``["missing"]``, ``["composed", code, shown, [[text, reading], …]]`` and
``["chosen", text, rest]``.
"""

import json
from typing import Any

COMPOSE, CHOOSE = "compose", "choose"
READY, MISSING, COMPOSED, CHOSEN = "ready", "missing", "composed", "chosen"
LONGEST_CODE = 64
"""Longer than any sentence anybody types without choosing; librime gets slow far beyond it."""


def encode(*parts: object) -> bytes:
    """One message as a line."""
    return json.dumps(parts, ensure_ascii=False).encode() + b"\n"


def decode(line: bytes) -> list[Any]:
    """The message of a line.

    Raises:
        ValueError: it is none.
    """
    message = json.loads(line)
    if not isinstance(message, list) or not message:
        raise ValueError("not a message")
    return message
