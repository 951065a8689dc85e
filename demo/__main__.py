"""The demonstration on the command line."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import requests

from demo.film_watcher import WatcherError
from demo.office import OfficeError
from demo.outcome import Outcome
from demo.processes import ProgramError
from demo.programme import files_in
from demo.remote import PageError
from demo.run import DEFAULT_FOLDER, DEFAULT_PORT, RunOptions, run
from demo.seed import Tell
from demo.tour import (
    DEFAULT_SHOTS,
    ScriptOptions,
    TourOptions,
    folder_tour,
    lesson_files,
    script_tour,
    whole_tour,
)

_DESCRIPTION = """\
示范：编的一个镇（禾溪镇，六个站点），和柳湾村的一台电视。
An invented township with six stations, and the television of one village.
"""

_EPILOG = """\
例子:
  python -m demo run                              打开镇里的网页和村里的电视
                                                  the township and one village's television
  WINDOWED=1 python -m demo run                   电视放在一个窗口里
                                                  the television in a window
  python -m demo tour                             用遥控器走完一次主题党日
                                                  a whole meeting by remote control
  python -m demo tour --courseware 片库 --json    放完一个文件夹里的片子
                                                  every film of a folder
  python -m demo tour --script 1 --times 20       乱按遥控器，逐帧核对
                                                  random presses, held against the picture
"""

_NO_DISPLAY = """\
这里没有屏幕（DISPLAY 没有设置），改在虚拟屏幕上用遥控器走一遍，图片存在 build/tour/。
No screen here (DISPLAY is not set): a tour on a virtual one instead, pictures in build/tour/.
"""
_UNFIT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code."""
    options = _parser().parse_args(arguments)
    # Whoever ends the demonstration means the programs it started too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return _run(options)
    except KeyboardInterrupt:
        _tell("结束")
        return 0
    except (OfficeError, ProgramError, PageError, WatcherError) as error:
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
    _add_tour(commands.add_parser("tour", help="用遥控器走完一次活动，再看镇里收到了什么  a tour"))
    return parser


def _add_tour(tour: argparse.ArgumentParser) -> None:
    tour.add_argument(
        "--courseware",
        type=Path,
        metavar="文件夹",
        help="放这个文件夹里的片子，放完每一个  play every film of a folder",
    )
    tour.add_argument(
        "--damage",
        action="store_true",
        help="下载以后弄坏第一个片子，看村里认不认得出来  damage the first film on the disk",
    )
    tour.add_argument(
        "--script",
        type=int,
        metavar="种子",
        help="按这个种子乱按遥控器，逐帧核对  random presses, held against the picture",
    )
    tour.add_argument(
        "--times", type=int, default=1, metavar="次", help="连着几个种子，默认1  so many seeds"
    )
    tour.add_argument(
        "--json", action="store_true", help="标准输出只有最后一行 JSON  nothing but the last line"
    )
    tour.add_argument(
        "--shots",
        type=Path,
        default=DEFAULT_SHOTS,
        metavar="文件夹",
        help="图片存在哪里，默认 build/tour  folder for the pictures",
    )
    tour.add_argument(
        "--on-screen",
        action="store_true",
        help="在眼前的屏幕上走，不用虚拟屏幕  on this screen instead of a virtual one",
    )


def _run(options: argparse.Namespace) -> int:
    if options.command == "tour":
        return _tour(options)
    display = os.environ.get("DISPLAY", "")
    if not display:
        sys.stderr.write(_NO_DISPLAY)
        return _ended(whole_tour(TourOptions(), _tell))
    run(RunOptions(options.data, options.port, options.windowed), display, _tell)
    return 0


def _tour(options: argparse.Namespace) -> int:
    fault = _fault_in(options)
    if fault:
        sys.stderr.write(f"{fault}\n")
        return _UNFIT
    where = TourOptions(options.shots, os.environ["DISPLAY"] if options.on_screen else "")
    tell: Tell = _tell_aside if options.json else _tell
    if options.script is not None:
        return _ended(script_tour(where, tell, ScriptOptions(options.script, options.times)))
    if options.courseware or options.damage:
        files = files_in(options.courseware) if options.courseware else lesson_files()
        return _ended(folder_tour(where, tell, files, damaged=options.damage))
    return _ended(whole_tour(where, tell))


def _fault_in(options: argparse.Namespace) -> str:
    """What cannot be done with these options, in a sentence."""
    if options.on_screen and not os.environ.get("DISPLAY"):
        return "没有屏幕（DISPLAY 没有设置），不能用 --on-screen。 No screen for --on-screen."
    if options.courseware and not options.courseware.is_dir():
        return f"没有这个文件夹：{options.courseware}  No such folder."
    if options.script is not None and (options.courseware or options.damage):
        return "--script 放的是逐帧编号的片子，不能再选片子。 --script has a film of its own."
    if options.times < 1 or (options.times > 1 and options.script is None):
        return "--times 要和 --script 一起用，至少1次。 --times needs --script and is 1 or more."
    return ""


def _ended(outcome: Outcome) -> int:
    print(outcome.line(), flush=True)
    return 0 if outcome.ok else 1


def _tell(line: str) -> None:
    print(_marked(line), flush=True)


def _tell_aside(line: str) -> None:
    print(_marked(line), file=sys.stderr, flush=True)


def _marked(line: str) -> str:
    """A dot before a line; a whole page stands for itself."""
    return line if line.startswith("\n") else f"· {line}"


if __name__ == "__main__":
    sys.exit(main())
