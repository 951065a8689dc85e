"""Whether this machine is fit to be the office's: what is missing, in a sentence each."""

import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import connection
from django.db.utils import Error
from django.utils import timezone

from township.backup import last_backup
from township.environment import LOCAL_HOSTS

_ROOM_BYTES = 10 * 1024**3
_SECRET_LENGTH = 50
_BACKUP_DAYS = 7
_OWN_AFFAIR = {
    # HSTS and the redirect to HTTPS are the proxy's: this program never speaks HTTPS itself.
    *("security.W004", "security.W008", "security.W021"),
    # Said in words of our own.
    *("security.W009", "security.W012", "security.W016", "security.W018", "security.W020"),
}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    is_fit: bool
    said: str


def findings(deploy: bool) -> Iterator[Finding]:
    """What was looked at, in a fixed order.

    Args:
        deploy: look at what matters once others reach it by the network, too.
    """
    data = Path(settings.TOWNSHIP_DATA)
    yield _folder(data)
    yield from _keys(data)
    yield _room(data)
    for program in ("ffmpeg", "ffprobe"):
        yield Finding(shutil.which(program) is not None, f"{program}：检查课件要用它")
    yield _player()
    yield _database()
    if deploy:
        yield from _deployed()


def _folder(data: Path) -> Finding:
    return Finding(data.is_dir() and os.access(data, os.W_OK), f"数据文件夹 {data} 在，能写")


def _keys(data: Path) -> Iterator[Finding]:
    for path in sorted(data.glob("*.key")):
        closed = not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        yield Finding(closed, f"{path.name} 只有自己能读")


def _room(data: Path) -> Finding:
    # The films may lie on a disk of their own.
    folders = [one for one in (data, data / "media") if one.is_dir()] or [Path("/")]
    free = min(shutil.disk_usage(one).free for one in folders)
    return Finding(free > _ROOM_BYTES, f"磁盘还剩 {free // 1024**3} GB，要有 10 GB 以上")


def _player() -> Finding:
    from township.courses.trial import can_try

    if can_try():
        return Finding(True, "libVLC 在：新课件会试放一下")
    # Whoever works without it lacks a precaution, not the programme.
    return Finding(
        True, "libVLC 没有装：新课件不试放，别的照常（apt install libvlc5 vlc-plugin-base）"
    )


def _database() -> Finding:
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return Finding(False, "数据库连得上")
    return Finding(not waiting, "数据库是最新的（serve 会自动更新）")


def _deployed() -> Iterator[Finding]:
    yield Finding(not settings.DEBUG, "调试开关是关的（DEBUG、TOWNSHIP_DEBUG 不要设）")
    hosts = tuple(settings.ALLOWED_HOSTS)
    named = hosts not in ((), LOCAL_HOSTS) and "*" not in hosts
    yield Finding(named, "TOWNSHIP_ALLOWED_HOSTS 写了别人访问用的域名或IP")
    yield Finding(settings.SESSION_COOKIE_SECURE, "TOWNSHIP_HTTPS=1：登录信息只走 HTTPS")
    yield from _session_key()
    yield from _proxy()
    yield _time_zone()
    yield _backed_up()
    if connection.vendor == "postgresql":
        yield from _postgresql()
    for one in run_checks(include_deployment_checks=True):
        if one.id not in _OWN_AFFAIR:
            yield Finding(False, f"{one.msg}（{one.id}）")


def _session_key() -> Iterator[Finding]:
    is_strong = len(str(settings.SECRET_KEY)) >= _SECRET_LENGTH
    yield Finding(is_strong, f"登录用的密钥够长（{_SECRET_LENGTH} 个字符以上），只在这台机器上")


def _proxy() -> Iterator[Finding]:
    has_proxy = bool(os.environ.get("TOWNSHIP_TRUSTED_PROXY"))
    yield Finding(has_proxy, "TOWNSHIP_TRUSTED_PROXY 写了前面那台代理的IP，来访的地址才是真的")
    if settings.TOWNSHIP_ACCEL:
        yield Finding(has_proxy, "TOWNSHIP_ACCEL 只在前面有 nginx 时设，不然课件发不出去")
    foreign = [one for one in settings.CSRF_TRUSTED_ORIGINS if "*" in one or "https" not in one]
    yield Finding(not foreign, "没有放别的网站替工作人员提交（CSRF_TRUSTED_ORIGINS）")


def _time_zone() -> Finding:
    """Months and deadlines go by the office's clock; the machine's need only be right."""
    is_ours = settings.USE_TZ and settings.TIME_ZONE == "Asia/Shanghai"
    now = timezone.localtime()
    return Finding(is_ours, f"按北京时间算月份和期限，现在是 {now:%Y-%m-%d %H:%M}，请核对")


def _backed_up() -> Finding:
    last = last_backup(Path(settings.TOWNSHIP_DATA))
    if last is None:
        return Finding(False, "还没有备份过：township backup 文件名")
    days = (timezone.now() - last).days
    return Finding(days <= _BACKUP_DAYS, f"最近 {_BACKUP_DAYS} 天里备份过（上次在 {days} 天前）")


def _postgresql() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            told = {}
            for name in ("server_version_num", "fsync", "synchronous_commit", "server_encoding"):
                cursor.execute(f"SHOW {name}")
                told[name] = str(cursor.fetchone()[0])
    except Error:
        return  # said above
    keeps = told["fsync"] == "on" and told["synchronous_commit"] != "off"
    yield Finding(keeps, "PostgreSQL 收下的都写到磁盘上（fsync、synchronous_commit 没有关）")
    yield Finding(told["server_encoding"] == "UTF8", "PostgreSQL 的库是 UTF8 编码")
    wanted, there = int(told["server_version_num"]) // 10_000, _pg_dump_version()
    yield Finding(there >= wanted, f"pg_dump 在，版本不低于 {wanted}：备份要用它")


def _pg_dump_version() -> int:
    """Its major number; 0 where it is not installed."""
    try:
        said = subprocess.run(["pg_dump", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    number = re.search(r"(\d+)", said.stdout)
    return int(number[1]) if number else 0
