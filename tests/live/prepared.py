"""Offices that take long to make: made once in a run, copied by whoever needs one."""

import shutil
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from demo.office import Office
from demo.past import give_past
from demo.run import open_office
from demo.servers import TownshipServer
from demo.township import today
from tests.live.running_office import PASSWORD

NAME = "ganshi"


class Prepared:
    """The models of a run, shared by all its processes.

    Args:
        folder: the run's own; all processes name the same.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new(self, data: Path) -> None:
        """A data folder as the program's first start leaves it, with an account for staff."""
        self.copy("new", data, _make_new)

    def seeded(self, folder: Path) -> None:
        """The invented township with its courses and plans, in ``township`` of a folder."""
        self.copy("seeded", folder, self._make_seeded)

    def busy(self, folder: Path) -> None:
        """The same with its villages' past up to yesterday evening."""
        self.copy("busy", folder, self._make_busy)

    def copy(self, name: str, to: Path, make: Callable[[Path], None]) -> None:
        """Put a model's files into a folder.

        Args:
            name: what the model is called, once in a run.
            to: the folder.
            make: makes the model in the folder it is given, where nobody has done so yet.
        """
        model, made = self._folder / name, self._folder / f"{name}.made"
        with FileLock(self._folder / f"{name}.lock"):
            if not made.exists():
                shutil.rmtree(model, ignore_errors=True)
                make(model)
                made.touch()
        shutil.copytree(model, to, dirs_exist_ok=True)

    def _make_seeded(self, folder: Path) -> None:
        self.new(folder / "township")
        with TownshipServer(folder / "township", folder / "township.log") as server:
            open_office(server, folder, today(), _nobody)

    def _make_busy(self, folder: Path) -> None:
        self.seeded(folder)
        with TownshipServer(folder / "township", folder / "township.log") as server:
            doors = Office(server.url)
            doors.log_in(NAME, PASSWORD)
            give_past(doors, server.url, folder / "past", today(), _nobody)


def _make_new(data: Path) -> None:
    TownshipServer(data, data.with_name("new.log")).create_staff(NAME, PASSWORD)


def _nobody(_words: str) -> None:
    """Nobody waits for these lines."""
