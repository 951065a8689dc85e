"""Whether this machine is fit to be the office's: what is missing, in a sentence each."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import connection

from township.environment import LOCAL_HOSTS

_ROOM_BYTES = 10 * 1024**3
_OWN_AFFAIR = {
    # HSTS and the redirect to HTTPS are the proxy's: this program never speaks HTTPS itself.
    *("security.W004", "security.W008", "security.W021"),
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
    free = shutil.disk_usage(data if data.is_dir() else Path("/")).free
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
    from django.db.utils import Error

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return Finding(False, "数据库连得上")
    return Finding(not waiting, "数据库是最新的（serve 会自动更新）")


def _deployed() -> Iterator[Finding]:
    yield Finding(not settings.DEBUG, "调试开关是关的（DEBUG、TOWNSHIP_DEBUG 不要设）")
    named = tuple(settings.ALLOWED_HOSTS) != LOCAL_HOSTS and "*" not in settings.ALLOWED_HOSTS
    yield Finding(named, "TOWNSHIP_ALLOWED_HOSTS 写了别人访问用的域名或IP")
    yield Finding(settings.SESSION_COOKIE_SECURE, "TOWNSHIP_HTTPS=1：登录信息只走 HTTPS")
    yield Finding(
        bool(os.environ.get("TOWNSHIP_TRUSTED_PROXY")),
        "TOWNSHIP_TRUSTED_PROXY 写了前面那台代理的IP，来访的地址才是真的",
    )
    for one in run_checks(include_deployment_checks=True):
        if one.id not in _OWN_AFFAIR:
            yield Finding(False, f"{one.msg}（{one.id}）")
