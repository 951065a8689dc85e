"""Switching the PC off properly, because without it people pull the plug."""

import logging
import shutil
import subprocess

log = logging.getLogger(__name__)


def switch_off() -> bool:
    """Ask the system to switch the PC off.

    Returns:
        Whether the system took the request; if not, the PC must be switched off by hand.
    """
    program = shutil.which("systemctl")
    if program is None:
        return False
    asked = subprocess.run([program, "poweroff"], capture_output=True, check=False)
    if asked.returncode:
        log.warning("switching off was refused: code %d", asked.returncode)
    return asked.returncode == 0
