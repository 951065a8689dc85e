"""A village whose machine is not well, and the page that says so."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from kiosk.selfcheck import IN_ORDER
from tests.ui.conftest import Remote
from tests.ui.village import Village

Switch = Callable[..., Remote]


def ill(*faults: str, **states: str) -> Village:
    """A village in which these parts are wrong, and how each part is."""
    village = Village()
    village.check.codes = IN_ORDER
    village.check.faults = set(faults)
    village.check.states = {"printer": "absent", "stick": "absent", **states}
    village.check.look()
    return village


def checking(switch_on: Switch, *faults: str, **states: str) -> Remote:
    """The page of the self-check over such a village."""
    remote = switch_on(ill(*faults, **states))
    remote.window.show_page("check")
    return remote


def settle(_remote: Remote) -> None:
    """What the disk answered is on the screen."""
    QApplication.processEvents()
