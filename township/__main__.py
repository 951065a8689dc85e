"""The office's program on the command line: start it, add a member of staff, manage it."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

_DESCRIPTION = """\
镇里的远程教育程序：发学习计划和课件，收各村的学习记录。
The township office's side: issues plans and courseware, receives the villages' records.
"""

_EPILOG = """\
环境变量（都可以不设）:
  TOWNSHIP_DATA           数据文件夹，默认 ./data/township   folder of database, media and keys
  TOWNSHIP_ALLOWED_HOSTS  访问用的域名或IP，逗号分开          host names people use, comma separated
  TOWNSHIP_HTTPS=1        前面有 HTTPS 代理时设置             behind an HTTPS proxy: secure cookies
  TOWNSHIP_TRUSTED_PROXY  代理的IP，从它取来访者地址          proxy whose X-Forwarded-* is believed
  TOWNSHIP_ACCEL          nginx 直接发课件时写 /media/        nginx sends the films (deploy/)
  TOWNSHIP_PASSWORD       createstaff 用的密码               password for createstaff
  DATABASE_URL            postgresql://用户:密码@主机/库名    default: SQLite in the data folder
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "township.settings")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["manage"]:
        return _manage(given[1:])
    options = _parser().parse_args(given)
    if options.command == "serve":
        return _serve(options.host, options.port)
    if options.command == "check":
        return _check(deploy=options.deploy)
    if options.command == "backup":
        return _backup(options.file)
    if options.command == "restore":
        return _restore(options.file)
    if options.command == "retention":
        return _retention(do=options.do)
    return _create_staff(options.name, options.role)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m township",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    serve = commands.add_parser("serve", help="启动（先自动更新数据库）  migrate, then serve")
    serve.add_argument("--host", default="127.0.0.1", help="监听地址，默认 %(default)s")
    serve.add_argument(
        "--port", type=int, default=8000, help="端口，默认 %(default)s；0 表示任选一个空闲的"
    )
    staff = commands.add_parser("createstaff", help="新建工作人员账号  add a member of staff")
    staff.add_argument("name", metavar="用户名", help="登录用的名字")
    staff.add_argument(
        "--role",
        choices=("office", "inspector", "reader"),
        default="office",
        help="office 什么都能办，inspector 看和审，reader 只看数字；默认 %(default)s",
    )
    check = commands.add_parser("check", help="看这台机器行不行  is this machine fit")
    check.add_argument(
        "--deploy", action="store_true", help="连别人怎么访问也看  look at the network side too"
    )
    backup = commands.add_parser("backup", help="全部备份成一个文件  everything into one file")
    backup.add_argument("file", type=Path, metavar="文件", help="要写的文件，里面有密钥，请锁好")
    restore = commands.add_parser("restore", help="从备份恢复  bring it back from that file")
    restore.add_argument("file", type=Path, metavar="文件", help="backup 做的文件")
    retention = commands.add_parser(
        "retention", help="该删的姓名有多少  which names may be kept no longer"
    )
    retention.add_argument(
        "--do", action="store_true", help="现在就删（平时每天自动删）  take them out now"
    )
    commands.add_parser("manage", help="Django 管理命令  pass a command to Django", add_help=False)
    return parser


def _serve(host: str, port: int) -> int:
    from township.server import serve

    return serve(host, port)


def _check(deploy: bool) -> int:
    import django

    django.setup()
    from township.fitness import findings

    verdict = 0
    for one in findings(deploy):
        sys.stdout.write(f"  {'✓' if one.is_fit else '✗'} {one.said}\n")
        verdict |= not one.is_fit
    return verdict


def _backup(file: Path) -> int:
    from township.backup import make_backup

    def back_up(data: Path, database: dict[str, Any]) -> str:
        count = make_backup(data, database, file.resolve())
        return f"备份好了，{count}个文件：{file}\n里面有镇里的密钥，请放在锁着的地方。"

    return _with_office(back_up)


def _restore(file: Path) -> int:
    from township.backup import restore_backup

    def bring_back(data: Path, database: dict[str, Any]) -> str:
        count = restore_backup(file.resolve(), data, database)
        return f"恢复好了，{count}个文件，在 {data}。现在可以 serve 了。"

    return _with_office(bring_back)


def _retention(do: bool) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from township.privacy.retention import due, run_retention

    _migrate()
    today = timezone.localdate()
    if do:
        sys.stdout.write(f"{run_retention(today)}份记录里的姓名删掉了，数字都还在。\n")
        return 0
    found = due(today)
    sys.stdout.write(f"{found.before_words}以前的记录满5年了，其中{found.records}份还有姓名。\n")
    sys.stdout.write("没有动。要现在删，请加 --do。\n" if found.records else "没有要删的。\n")
    return 0


def _with_office(work: Callable[[Path, dict[str, Any]], str]) -> int:
    """Do something with the data folder and the database; say what came of it, or why not."""
    from django.conf import settings

    from township.backup import BackupRefused

    try:
        said = work(Path(settings.TOWNSHIP_DATA), settings.DATABASES["default"])
    except BackupRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except OSError as failure:
        sys.stderr.write(f"磁盘不让写或读：{failure.filename or ''} {failure.strerror}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


def _create_staff(name: str, role: str) -> int:
    import django

    django.setup()
    from township.accounts.roles import Role
    from township.accounts.staff import StaffRefused, create_staff

    _migrate()
    try:
        create_staff(name, _password(), Role(role))
    except StaffRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(f"账号 {name} 可以登录了\n")
    return 0


def _password() -> str:
    given = os.environ.get("TOWNSHIP_PASSWORD")
    if given:
        return given
    if sys.stdin.isatty():
        return getpass.getpass("密码（至少8位）: ")
    return sys.stdin.readline().rstrip("\n")


def _migrate() -> None:
    from township.server import prepare

    prepare()


def _manage(arguments: Sequence[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["python -m township manage", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())
