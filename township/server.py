"""Runs the office's program under waitress: database brought up to date, then open for visitors."""

import gc
import os
import socket
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from township import workers

THREADS = {"sqlite": 128, "postgresql": 64}
"""Of all processes together. Those that wait for the disk cost nothing, and the more there are the
more share one flush; but each has a connection of its own, of which PostgreSQL allows a hundred.
"""
CONNECTIONS = 2_000
"""Stations and browsers that may hold a line open: those beyond it wait until one is closed."""
LARGEST_UPLOAD = 16 * 1024**3


def prepare() -> None:
    """Make the data folder and bring the database up to date."""
    Path(settings.TOWNSHIP_DATA).mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", interactive=False, verbosity=0)


def serve(host: str, port: int) -> int:
    """Serve until told to stop; prints the address once visitors are let in.

    Returns:
        The exit code; not 0 where a process ended that nobody had told to.
    """
    django.setup()
    prepare()
    from township.courses.receiving import clear_forgotten
    from township.courses.store import clear_old_drafts, drafts
    from township.together import together

    _make_ready()
    # A film of several gigabytes is spooled before it is ours; /tmp is often small or in memory.
    tempfile.tempdir = str(drafts())
    clear_old_drafts()
    clear_forgotten()
    processes = workers.count()
    sockets = workers.listening(host, port, processes)
    together.take_turns(Path(settings.TOWNSHIP_DATA) / "writing")
    # No process may have another's line to the database.
    connections.close_all()
    sys.stdout.write(f"listening on http://{_shown(host)}:{sockets[0][0].getsockname()[1]}\n")
    sys.stdout.flush()
    threads = THREADS[connection.vendor] // processes
    return workers.run(processes, lambda number: _work(number, sockets[number], threads))


def _work(number: int, sockets: list[socket.socket], threads: int) -> None:
    """What one process does; the first does besides what is done once."""
    from waitress.server import BaseWSGIServer, create_server

    from township.quiet_channel import QuietChannel
    from township.wsgi import application

    BaseWSGIServer.channel_class = QuietChannel
    server = create_server(
        application,
        sockets=sockets,
        threads=threads,
        max_request_body_size=LARGEST_UPLOAD,
        connection_limit=CONNECTIONS,
        asyncore_use_poll=True,
        ident=None,
        **_proxy(),
    )
    with ExitStack() as stack:
        stack.callback(server.close)
        if number == 0:
            _begin_what_is_done_once(stack)
        server.run()


def _begin_what_is_done_once(stack: ExitStack) -> None:
    from township.courses.checking import resume_checks
    from township.courses.converting import resume_conversions
    from township.courses.reporting import resume_arrivals
    from township.privacy.nightly import Nightly

    resume_checks()
    resume_arrivals()
    resume_conversions()
    nightly = Nightly()
    nightly.start()
    stack.callback(nightly.stop)


def _make_ready() -> None:
    """Read in every page and message now: otherwise whoever comes first waits for it."""
    from django.urls import get_resolver

    from protocol.record import MeetingRecord
    from protocol.status import Status

    for message in (MeetingRecord, Status):
        message.model_rebuild()
    _ = get_resolver().url_patterns
    # What is read in stays: looked through no more, it also stays shared between the processes.
    gc.collect()
    gc.freeze()


def _proxy() -> dict[str, Any]:
    proxy = os.environ.get("TOWNSHIP_TRUSTED_PROXY", "")
    if not proxy:
        return {}
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
