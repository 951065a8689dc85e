"""A CUPS of a test's own, on a socket of its own, with printers whose paper is a folder."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_UP_S = 20.0
_LOOK_S = 0.02
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_PROGRAMS = Path("/usr/lib/cups")

_FILES = """
ServerRoot {root}/etc
ServerBin {root}/bin
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/run
TempDir {root}/spool/tmp
AccessLog {root}/access.log
ErrorLog {root}/error.log
PageLog {root}/page.log
"""
_RULES = """
Listen {root}/socket
LogLevel warn
MaxLogSize 0
Browsing No
WebInterface No
DefaultAuthType None
ErrorPolicy abort-job
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_PRINTER = r"""#!/bin/sh
# A printer: $1 job, $2 user, $3 title, $4 copies, $5 options, $6 file.
place=${DEVICE_URI#paper:}
printf '%s\n' "$3" >"$place/title"
printf '%s\n' "$*" >"$place/told"
if [ -e "$place/fails" ]; then exit 1; fi
if [ -e "$place/alert" ]; then
    alert=$(cat "$place/alert")
    echo "STATE: +$alert" >&2
    while [ -e "$place/alert" ]; do sleep 0.05; done
    echo "STATE: -$alert" >&2
fi
cat ${6+"$6"} >"$place/draft" && mv "$place/draft" "$place/sheets.pdf"
"""
"""Runs as root where CUPS does, since nobody else may (backend(7): no rights for others)."""


class RealCups:
    """What an administrator and the printers of a hall do.

    Args:
        root: CUPS's folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.socket = root / "socket"

    def connect(self, name: str) -> Path:
        """Connect a printer; the folder where its paper comes out."""
        place = self.root / "paper" / name
        place.mkdir(parents=True)
        self.run("lpadmin", "-p", name, "-E", "-v", f"paper:{place}", "-m", "raw")
        return place

    def disconnect(self, name: str) -> None:
        """Take a printer away; the next of that name begins anew."""
        self.run("lpadmin", "-x", name)
        shutil.rmtree(self.root / "paper" / name)

    def run(self, program: str, *arguments: str) -> None:
        """Use one of CUPS's own programs."""
        environment = {"PATH": _PATH, "CUPS_SERVER": str(self.socket), "LC_ALL": "C.UTF-8"}
        command = [shutil.which(program, path=_PATH) or program, *arguments]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=20)


@contextmanager
def real_cups(root: Path) -> Iterator[RealCups]:
    """Have CUPS run in an empty folder, whose name must be short enough for a socket."""
    for name in ("etc", "bin/backend", "spool/tmp", "cache", "run"):
        (root / name).mkdir(parents=True)
    for name in ("daemon", "notifier"):
        (root / "bin" / name).symlink_to(_PROGRAMS / name)
    printer = root / "bin" / "backend" / "paper"
    printer.write_text(_PRINTER, encoding="ascii")
    printer.chmod(0o700)
    (root / "etc" / "cups-files.conf").write_text(_FILES.format(root=root), encoding="utf-8")
    (root / "etc" / "cupsd.conf").write_text(_RULES.format(root=root), encoding="utf-8")
    command = [shutil.which("cupsd", path=_PATH) or "cupsd", "-f"]
    command += ["-c", str(root / "etc" / "cupsd.conf"), "-s", str(root / "etc" / "cups-files.conf")]
    with (root / "said").open("wb") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said, env={"PATH": _PATH})
    try:
        _await(root, server)
        yield RealCups(root)
    finally:
        server.terminate()
        server.wait(20)


def _await(root: Path, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _UP_S
    environment = {"PATH": _PATH, "CUPS_SERVER": str(root / "socket"), "LC_ALL": "C"}
    while True:
        told = subprocess.run(["/usr/bin/lpstat", "-r"], env=environment, capture_output=True)
        if told.stdout == b"scheduler is running\n":
            return
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"CUPS did not start: {(root / 'said').read_text('utf-8')}")
        time.sleep(_LOOK_S)
