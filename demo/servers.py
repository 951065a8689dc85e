"""Starts the two sides, and a screen where there is none, as anybody would from a terminal."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from demo.processes import REPOSITORY, Program, ProgramError

_SERVE_TIMEOUT_S = 90.0
_ACCOUNT_TIMEOUT_S = 90.0
_LISTENING = "listening on "


class TownshipServer(Program):
    """The office's program on a folder of its own; entering waits until visitors are let in."""

    def __init__(
        self,
        data: Path,
        log: Path,
        port: int = 0,
        host: str = "127.0.0.1",
        told: Mapping[str, str] | None = None,
    ) -> None:
        self._told = {**(told or {}), "TOWNSHIP_DATA": str(data.resolve())}
        command = [sys.executable, "-m", "township", "serve", "--host", host, "--port", str(port)]
        super().__init__(command, log, self._told)
        self.url = ""
        """Where it can be reached, without a slash at the end."""

    def start(self) -> None:
        """Start it and learn its address.

        Raises:
            ProgramError: it did not come up; most often the port is in use.
        """
        self.log.unlink(missing_ok=True)
        super().start()
        self.url = self.wait_for_line(_LISTENING, _SERVE_TIMEOUT_S)

    def create_staff(self, name: str, password: str) -> None:
        """Make an account as the office's technician would.

        Raises:
            ProgramError: the office's program refused.
        """
        told = subprocess.run(
            [sys.executable, "-m", "township", "createstaff", name],
            env={**os.environ, **self._told, "TOWNSHIP_PASSWORD": password},
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            timeout=_ACCOUNT_TIMEOUT_S,
        )
        if told.returncode != 0:
            raise ProgramError(f"没能新建工作人员账号：{told.stderr.strip()}")


@dataclass(frozen=True)
class KioskSettings:
    """What a demonstration sets in a station's ``config.toml``; the rest stays as it ships."""

    township: str
    width: int = 1280
    height: int = 720
    windowed: bool = False
    allow_quit: bool = True
    """Whether its page of the check offers to leave, back to the desktop."""
    sync_interval_s: int = 5

    def toml(self) -> str:
        """The file."""
        sections: dict[str, dict[str, str | int | bool]] = {
            "township": {"address": self.township},
            "display": {
                "windowed": self.windowed,
                "width": self.width,
                "height": self.height,
                "allow_quit": self.allow_quit,
            },
            "sync": {"interval_s": self.sync_interval_s},
        }
        # A JSON string, number or truth value is written the same way in TOML.
        return "\n".join(
            f"[{name}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in part.items())
            for name, part in sections.items()
        )


class Kiosk(Program):
    """The village's program on a screen and a data folder of its own."""

    def __init__(self, data: Path, log: Path, display: str, settings: KioskSettings) -> None:
        data = data.resolve()
        config = data.parent / f"{data.name}.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(settings.toml(), encoding="utf-8")
        super().__init__(
            [sys.executable, "-m", "kiosk", "--config", str(config)],
            log,
            # Keys and titles go through X, whatever else the person's desktop offers.
            {"DISPLAY": display, "KIOSK_DATA": str(data), "QT_QPA_PLATFORM": "xcb"},
        )


class VirtualScreen:
    """An Xvfb of its own; entering gives its display name."""

    def __init__(self, width: int = 1280, height: int = 720) -> None:
        self._size = f"{width}x{height}x24"
        self._process: subprocess.Popen[bytes] | None = None
        self.display = ""
        """Such as ``:99``, once entered."""

    def __enter__(self) -> Self:
        reader, writer = os.pipe()
        with os.fdopen(reader) as answer:
            self._process = subprocess.Popen(
                [
                    *("Xvfb", "-displayfd", str(writer), "-screen", "0", self._size),
                    *("-nolisten", "tcp", "-nocursor", "-noreset"),
                ],
                pass_fds=(writer,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            os.close(writer)
            number = answer.readline().strip()
        if not number:
            raise ProgramError("虚拟屏幕 Xvfb 没有启动成功")
        self.display = f":{number}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
