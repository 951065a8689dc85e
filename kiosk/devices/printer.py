"""The printer beside the PC, by way of CUPS: whether it can print, and what became of a sheet.

Every call asks a program and may take seconds: none is for the thread of the screen.
"""

import logging
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from enum import StrEnum

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

Warnings that something is low stop nothing and are left out.
"""


class Cups:
    """The queues of this machine."""

    def find(self) -> Printer | None:
        """The printer to use: the machine's default one, or else the first there is."""
        if shutil.which("lpstat") is None or shutil.which("lp") is None:
            return None
        default = re.search(r"destination: (\S+)", _ask("lpstat", "-d"))
        names = _ask("lpstat", "-e").split()
        chosen = default[1] if default else next(iter(names), "")
        return Printer(chosen, _trouble_of(chosen)) if chosen in names else None

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
        """What has become of sheets that CUPS took."""
        printer = job.rpartition("-")[0]
        if _about(job, _ask("lpstat", "-l", "-W", "not-completed", "-o", printer)) is not None:
            return JobFate.WAITING
        ended = _about(job, _ask("lpstat", "-l", "-W", "completed", "-o", printer))
        if ended is None:
            return JobFate.WAITING  # no answer is no news
        dropped = re.search(r"Alerts:.*(abort|cancel)", ended)
        return JobFate.DROPPED if dropped else JobFate.PRINTED


def _about(job: str, listed: str) -> str | None:
    """What a listing of jobs says of one of them."""
    entries = re.split(r"^(?=\S)", listed, flags=re.MULTILINE)
    return next((one for one in entries if one.split(maxsplit=1)[:1] == [job]), None)


def _trouble_of(printer: str) -> PrinterTrouble | None:
    said = _ask("lpstat", "-l", "-p", printer)
    alerts = " ".join(re.findall(r"Alerts: (.*)", said))
    known = next((trouble for reason, trouble in _REASONS if _holds(reason, alerts)), None)
    if known is None and re.search(r"^printer \S+ disabled", said, flags=re.MULTILINE):
        return PrinterTrouble.STOPPED
    return known


def _holds(reason: str, alerts: str) -> bool:
    return any(
        one.startswith(reason) and "-warning" not in one for one in re.split(r"[ ,]+", alerts)
    )


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
