"""The printer beside the PC, by way of CUPS: whether it can print, and what became of a sheet.

Every call asks a program and may take seconds: none is for the thread of the screen.
"""

import logging
import os
import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException

from kiosk.devices.ipp import JobForgotten, job_state

_TIMEOUT_S = 15
"""An answer that takes longer will not come: the queue's server is ill."""

log = logging.getLogger(__name__)


class PrinterTrouble(StrEnum):
    """Why nothing comes out of the printer."""

    NO_PRINTER = "no_printer"
    PAPER_OUT = "paper_out"
    JAMMED = "jammed"
    COVER_OPEN = "cover_open"
    INK_OUT = "ink_out"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"
    REFUSED = "refused"


@dataclass(frozen=True)
class Printer:
    """A printer as CUPS sees it."""

    name: str
    trouble: PrinterTrouble | None = None


class JobFate(StrEnum):
    """What became of sheets that were handed over."""

    WAITING = "waiting"
    PRINTED = "printed"
    DROPPED = "dropped"
    """Nobody will print them: cancelled at the printer, or given up."""


class PrintRefused(Exception):
    """CUPS did not take the sheets."""

    def __init__(self, trouble: PrinterTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


_REASONS = (
    ("media-jam", PrinterTrouble.JAMMED),
    ("media-empty", PrinterTrouble.PAPER_OUT),
    ("media-needed", PrinterTrouble.PAPER_OUT),
    ("input-tray-missing", PrinterTrouble.PAPER_OUT),
    ("cover-open", PrinterTrouble.COVER_OPEN),
    ("door-open", PrinterTrouble.COVER_OPEN),
    ("toner-empty", PrinterTrouble.INK_OUT),
    ("marker-supply-empty", PrinterTrouble.INK_OUT),
    ("offline", PrinterTrouble.UNREACHABLE),
    ("connecting-to-device", PrinterTrouble.UNREACHABLE),
    ("timed-out", PrinterTrouble.UNREACHABLE),
    ("shutdown", PrinterTrouble.UNREACHABLE),
)
"""Printer-state reasons (RFC 8011 5.4.12, PWG 5100.9) that somebody in the hall can act upon.

That something is low stops nothing and is left out.
"""

_MILD = ("-warning", "-report")
"""How serious it is (RFC 8011 5.4.12) tells nothing while a job waits: CUPS's own drivers say
``media-jam-warning`` and ``offline-report``. Of an idle printer it is a second tray that is empty,
or what was so when it printed last.
"""

_ENDED: dict[int | None, JobFate] = {7: JobFate.DROPPED, 8: JobFate.DROPPED, 9: JobFate.PRINTED}
"""Job states (RFC 8011 5.3.7): canceled, aborted, completed."""


class Cups:
    """The queues of this machine."""

    def find(self) -> Printer | None:
        """The printer to use: the machine's default one, or else the first there is."""
        if shutil.which("lpstat") is None or shutil.which("lp") is None:
            return None
        default = re.search(r"destination: (\S+)", _ask("lpstat", "-d"))
        names = _ask("lpstat", "-e").split()
        if not names:
            return None
        chosen = default[1] if default and default[1] in names else names[0]
        return Printer(chosen, _trouble_of(chosen))

    def send(self, pdf: bytes, printer: str, title: str) -> str:
        """Hand sheets over to be printed.

        Args:
            pdf: the file; it goes through a pipe, so that names lie on no disk but the queue's.
            printer: its name.
            title: what the queue calls them; no names of people.

        Returns:
            The job's name.

        Raises:
            PrintRefused: CUPS did not take them; nothing will come out.
        """
        said = _ask("lp", "-d", printer, "-t", title, "-o", "media=A4", given=pdf)
        taken = re.search(r"request id is (\S+)", said)
        if taken is None:
            raise PrintRefused(_trouble_of(printer) or PrinterTrouble.REFUSED)
        return taken[1]

    def fate_of(self, job: str) -> JobFate:
        """What has become of sheets that CUPS took.

        Asked of CUPS itself: lpstat 2.4 says of a cancelled job word for word what it says of a
        printed one.
        """
        try:
            state = _state_of(job)
        except JobForgotten:
            return JobFate.DROPPED  # somebody cleared the list of jobs
        return _ENDED.get(state, JobFate.WAITING)  # no answer is no news


def _state_of(job: str) -> int | None:
    """Its state in IPP's numbers; nothing where CUPS does not answer.

    Raises:
        JobForgotten: CUPS knows nothing of it.
    """
    place = _ask("lpstat", "-H").strip()
    with suppress(OSError, HTTPException):
        return job_state(place, job.rpartition("-")[2], _TIMEOUT_S)
    return None


def _trouble_of(printer: str) -> PrinterTrouble | None:
    said = _ask("lpstat", "-l", "-p", printer)
    idle = re.search(r"^printer \S+ is idle", said, flags=re.MULTILINE) is not None
    alerts = re.split(r"[ ,]+", " ".join(re.findall(r"Alerts: (.*)", said)))
    for reason, trouble in _REASONS:
        if any(one.startswith(reason) and not (idle and one.endswith(_MILD)) for one in alerts):
            return trouble
    disabled = re.search(r"^printer \S+ disabled", said, flags=re.MULTILINE)
    return PrinterTrouble.STOPPED if disabled else None


def _ask(*command: str, given: bytes = b"") -> str:
    """What a program prints, in English; nothing where it does not answer."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            check=False,
            timeout=_TIMEOUT_S,
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        log.warning("%s did not answer", command[0])
        return ""
    if done.returncode:
        log.info("%s: code %d", command[0], done.returncode)
    return done.stdout.decode("utf-8", errors="replace")
