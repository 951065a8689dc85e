"""What tours need: short films, and somewhere for their pictures."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demo.servers import TownshipServer
from demo.tour import TourOptions
from tests.live.prepared import Prepared

_LONGEST = ("test_tour", "test_bench_ui", "test_torture_kiosk", "test_bench_playback")
FilmMaker = Callable[[str, int], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest first: what is begun last is waited for."""
    items.sort(key=lambda item: not item.path.name.startswith(_LONGEST))


@pytest.fixture
def make_film(tmp_path: Path) -> FilmMaker:
    """Makes a moving picture with a tone, so many seconds long."""

    def make(name: str, seconds: int) -> Path:
        film = tmp_path / "films" / name
        film.parent.mkdir(exist_ok=True)
        subprocess.run(
            [
                *("ffmpeg", "-v", "error", "-nostdin"),
                *("-f", "lavfi", "-i", f"testsrc2=s=640x360:r=25:d={seconds}"),
                *("-f", "lavfi", "-i", f"sine=f={300 + 20 * seconds}:d={seconds}"),
                *("-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p"),
                *("-c:a", "aac", str(film)),
            ],
            check=True,
            timeout=60,
        )
        return film

    return make


@pytest.fixture
def options(tmp_path: Path) -> TourOptions:
    return TourOptions(shots=tmp_path / "shots")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a module's township keeps what it has."""
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Prepared:
    """What the processes of this run make once for all of them."""
    own = tmp_path_factory.getbasetemp()
    return Prepared(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="module")
def township(folder: Path, prepared: Prepared) -> Iterator[TownshipServer]:
    """A real township that knows nothing yet, for all tests of a module."""
    prepared.new(folder / "township")
    with TownshipServer(folder / "township", folder / "township.log") as server:
        yield server
