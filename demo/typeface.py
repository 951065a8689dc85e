"""Finds the Chinese typeface of this machine, so that pictures need no font of their own."""

import subprocess
from functools import cache
from typing import Literal

from PIL import ImageFont

Face = Literal["Noto Sans CJK SC", "Noto Sans CJK SC:bold", "Noto Serif CJK SC:bold"]


@cache
def typeface(face: Face, size_px: int) -> ImageFont.FreeTypeFont:
    """The typeface at a size in pixels, as fontconfig finds it."""
    found = subprocess.run(
        ["fc-match", "-f", "%{file}\n%{index}", face],
        check=True,
        capture_output=True,
        text=True,
        timeout=20,
    )
    path, index = found.stdout.split("\n")
    return ImageFont.truetype(path, size_px, index=int(index))
