"""The demonstration on the command line."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import requests

from demo.office import OfficeError
from demo.processes import ProgramError
from demo.run import DEFAULT_FOLDER, DEFAULT_PORT, RunOptions, run

_DESCRIPTION = """\
示范：编的一个镇（禾溪镇，六个站点），和柳湾村的一台电视。
An invented township with six stations, and the television of one village.
"""

_EPILOG = """\
例子:
  python -m demo run                  打开镇里的网页和村里的电视      township and television
  WINDOWED=1 python -m demo run       电视放在一个窗口里              the television in a window
"""

_NO_DISPLAY = """\
这里没有屏幕（DISPLAY 没有设置），村里的电视没有地方显示。
No screen here (DISPLAY is not set).
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except KeyboardInterrupt:
        _tell("结束")
        return 0
    except (OfficeError, ProgramError) as error:
        sys.stderr.write(f"没有成功：{error}\n")
        return 1
    except requests.RequestException as error:
        sys.stderr.write(f"没有连上镇里的程序：{error}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m demo",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    runner = commands.add_parser(
        "run", help="打开镇里的网页和村里的电视，自己动手试  try both by hand"
    )
    runner.add_argument(
        "--data",
        type=Path,
        default=DEFAULT_FOLDER,
        metavar="文件夹",
        help="数据放在哪里，默认 build/demo；删掉它就从头来  folder kept between starts",
    )
    runner.add_argument(
        "--port",
        type=int,
        default=DEFAULT_PORT,
        metavar="端口",
        help="镇里网页的端口，默认 %(default)s  port of the township",
    )
    runner.add_argument(
        "--windowed",
        action="store_true",
        default=bool(os.environ.get("WINDOWED")),
        help="电视放在一个窗口里（同 WINDOWED=1）  a window instead of the whole screen",
    )
    return parser


def _run(options: argparse.Namespace) -> int:
    display = os.environ.get("DISPLAY", "")
    if not display:
        sys.stderr.write(_NO_DISPLAY)
        return 2
    run(RunOptions(options.data, options.port, options.windowed), display, _tell)
    return 0


def _tell(line: str) -> None:
    print(f"· {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
