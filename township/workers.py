"""Serves the same visitors by several processes: one interpreter fills one processor only."""

import ctypes
import logging
import os
import signal
import socket
from collections.abc import Callable
from types import FrameType

_LOG = logging.getLogger(__name__)

MOST = 4
"""Each takes some 70 MB, and SQLite lets only one of them write at a time."""
_PR_SET_PDEATHSIG = 1
_QUEUE = 1024
"""So many visitors may wait to be let in: all villages of a county come on the same evening."""


def count() -> int:
    """As many as there are processors, within reason."""
    return min(MOST, len(os.sched_getaffinity(0)))


def listening(host: str, port: int, processes: int) -> list[list[socket.socket]]:
    """For each process the sockets that visitors come to, who are dealt out among them evenly.

    Args:
        host: name or address; a name such as localhost may stand for two addresses.
        port: 0 for any that is free.
        processes: how many.

    Raises:
        OSError: no such host, or the port is in use.
    """
    found = {(o[0], o[4][0]) for o in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    sockets: list[list[socket.socket]] = [[] for _ in range(processes)]
    for family, address in sorted(found):
        # Alone first: those who share a port would not notice that another program has it.
        with socket.create_server((address, port), family=family) as alone:
            port = alone.getsockname()[1]
        for some in sockets:
            here = (address, port)
            shared = socket.create_server(here, family=family, backlog=_QUEUE, reuse_port=True)
            some.append(shared)
    return sockets


def run(processes: int, work: Callable[[int], None]) -> int:
    """Do the same in several processes until this one is told to stop.

    None of them ends by itself: where one does, all end, and whoever watches over the program
    starts it anew.

    Args:
        processes: how many.
        work: is given the process's number, from 0.

    Returns:
        The exit code: 0 where it was told to stop.
    """
    children: list[int] = []
    signal.signal(signal.SIGTERM, leave)
    try:
        for number in range(processes):
            children.append(_fork(work, number))
        ended, _ = os.wait()
        children.remove(ended)
    except (SystemExit, KeyboardInterrupt):
        return 0
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for child in children:
            os.kill(child, signal.SIGTERM)
        for child in children:
            os.waitpid(child, 0)
    return 1


def leave(_number: int, _frame: FrameType | None) -> None:
    """End in good order."""
    raise SystemExit(0)


def _fork(work: Callable[[int], None], number: int) -> int:
    """Begin a process; its id. It does not outlive this one, however this one ends."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.signal(signal.SIGTERM, leave)
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:
            work(number)
            code = 0
    except SystemExit:
        code = 0
    except Exception:  # noqa: BLE001 - the top of a process
        _LOG.exception("a process that serves has ended")
    finally:
        os._exit(code)
