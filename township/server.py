"""Runs the office's program under waitress: database brought up to date, then open for visitors."""

import os
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

THREADS = 32
"""Those that wait for the disk cost nothing, and the more there are the more share one flush."""
CONNECTIONS = 2_000
"""Stations and browsers that may hold a line open: those beyond it wait until one is closed."""
LARGEST_UPLOAD = 16 * 1024**3


def prepare() -> None:
    """Make the data folder and bring the database up to date."""
    Path(settings.TOWNSHIP_DATA).mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", interactive=False, verbosity=0)


def serve(host: str, port: int) -> None:
    """Serve until told to stop; prints the address once visitors are let in."""
    from waitress.server import BaseWSGIServer, create_server

    django.setup()
    prepare()
    from township.courses.checking import resume_checks
    from township.courses.converting import resume_conversions
    from township.courses.receiving import clear_forgotten
    from township.courses.reporting import resume_arrivals
    from township.courses.store import clear_old_drafts, drafts
    from township.privacy.nightly import Nightly
    from township.quiet_channel import QuietChannel
    from township.wsgi import application

    _make_ready()
    # A film of several gigabytes is spooled before it is ours; /tmp is often small or in memory.
    tempfile.tempdir = str(drafts())
    BaseWSGIServer.channel_class = QuietChannel
    server = create_server(
        application,
        host=host,
        port=port,
        threads=THREADS,
        max_request_body_size=LARGEST_UPLOAD,
        connection_limit=CONNECTIONS,
        asyncore_use_poll=True,
        ident=None,
        **_proxy(),
    )
    _stop_on_signal()
    clear_old_drafts()
    clear_forgotten()
    resume_checks()
    resume_arrivals()
    resume_conversions()
    nightly = Nightly()
    nightly.start()
    sys.stdout.write(f"listening on http://{_shown(host)}:{_port(server)}\n")
    sys.stdout.flush()
    try:
        server.run()
    finally:
        nightly.stop()
        server.close()


def _make_ready() -> None:
    """Read in every page and message now: otherwise whoever comes first waits for it."""
    from django.urls import get_resolver

    from protocol.record import MeetingRecord
    from protocol.status import Status

    for message in (MeetingRecord, Status):
        message.model_rebuild()
    _ = get_resolver().url_patterns


def _port(server: Any) -> int:
    # A name such as localhost may stand for two addresses, each with a socket of its own.
    listening = getattr(server, "effective_listen", None)
    return int(listening[0][1] if listening else server.effective_port)


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


def _stop_on_signal() -> None:
    def leave(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, leave)
