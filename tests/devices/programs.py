"""A folder of invented programs, first on the path, that remember how they were called."""

from pathlib import Path


class Programs:
    """Small scripts in the place of a system's programs.

    Args:
        folder: for them; made if it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def give(self, name: str, script: str) -> None:
        """Have a program; each argument is remembered as it came."""
        notes = self.folder / f"{name}.calls"
        program = self.folder / name
        program.write_text(
            f"#!/bin/sh\nprintf '%s\\0' \"$@\" '' >>'{notes}'\n{script}\n", encoding="utf-8"
        )
        program.chmod(0o755)

    def calls(self, name: str) -> list[tuple[str, ...]]:
        """The arguments of each call so far; none of them is empty."""
        notes = self.folder / f"{name}.calls"
        said = notes.read_text(encoding="utf-8") if notes.exists() else ""
        return [tuple(one.split("\0")) for one in said.split("\0\0") if one]
