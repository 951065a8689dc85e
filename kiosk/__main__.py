"""The kiosk's command line: reads the settings, takes the data folder, and runs."""

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import ConfigRefused, KioskError, Trouble
from kiosk.prefetch import prefetch

if TYPE_CHECKING:
    from kiosk.config import Config

_REFUSED = 2
_SENTENCES = {
    Trouble.ALREADY_RUNNING: "学习系统已经开着了，请回到那个画面。 The kiosk is already running.",
    Trouble.NEWER_FORMAT: "本机的文件是更新的版本写的，请先升级。 Files are of a newer version.",
    Trouble.FILE_UNREADABLE: "读不了本机的文件，请打电话给镇里。 Files cannot be read.",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the kiosk.

    Returns:
        0 when it was left, 2 when it could not start; then one sentence says why.
    """
    chosen = _parser().parse_args(arguments)
    _hurry()
    from kiosk.config import load_config

    try:
        config = load_config(chosen.config)
    except ConfigRefused as refusal:
        print("设置文件有错，没有启动：", *refusal.faults, sep="\n  ", file=sys.stderr)  # noqa: T201
        return _REFUSED
    try:
        return _run(config, chosen.data)
    except KioskError as trouble:
        print(_SENTENCES.get(trouble.code, trouble.code.value), file=sys.stderr)  # noqa: T201
        return _REFUSED
    except OSError as error:
        print(f"数据文件夹用不了：{error.strerror} {error.filename}", file=sys.stderr)  # noqa: T201
        return _REFUSED


def _hurry() -> None:
    """Leave out what only slows the start; to be called before anything large is imported."""
    prefetch()
    # Start-up makes little rubbish; the collector is woken when the home page is up.
    gc.disable()
    # The first model would otherwise read the metadata of every package on the disk for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _run(config: "Config", data: Path) -> int:
    from kiosk.log import start_logging
    from kiosk.store.lock import lock_folder

    try:
        lock = lock_folder(data)
    except OSError as failure:
        from kiosk.app import refuse

        refuse(config, failure)
        raise
    start_logging(data / "logs", config.log.level)
    from kiosk.app import run

    try:
        return run(config, data)
    finally:
        os.close(lock)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="village-kiosk",
        description="村级学习站点：放课件、点名、记学习记录、和镇里互通。"
        " The kiosk of a village station.",
    )
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("config.toml"),
        metavar="文件",
        help="设置文件（默认 config.toml） settings file",
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("KIOSK_DATA", "data")),
        metavar="文件夹",
        help="数据文件夹（默认 $KIOSK_DATA 或 data） data folder",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
