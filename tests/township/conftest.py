"""A township with two villages, its films and its staff; each test has its own data folder."""

import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.township.village import Village
from township.courses import checking, converting
from township.courses.inspection import Inspection, inspect
from township.courses.measuring import Measures, measure
from township.courses.models import Courseware, Trial
from township.courses.picturing import thumbnail_of
from township.courses.reporting import outcome_of
from township.courses.trial import Outcome
from township.courses.uploading import Details, receive


class AtOnce(Executor):
    """Runs what is submitted before it returns, so that nothing has to be waited for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@pytest.fixture(autouse=True)
def office_data(tmp_path: Path, settings: Any) -> Path:
    """The office's data folder."""
    settings.TOWNSHIP_DATA = tmp_path / "office"
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    # A real one is slow on purpose, and no test is about that.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path / "office"


@pytest.fixture(autouse=True)
def _checks_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (checking, converting):
        monkeypatch.setattr(room, "pool", AtOnce())
        # The thread and its connection are the test's own, which still needs it.
        monkeypatch.setattr(room, "close_old_connections", lambda: None)


@pytest.fixture(autouse=True)
def _no_libvlc_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes seconds a film; tests/live starts it."""
    monkeypatch.setattr(checking, "try_out", lambda *_: Outcome(Trial.NOT_TRIED))


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    """A browser in which a member of staff is logged in."""
    user = User.objects.create_superuser("ganshi")
    client.force_login(user)
    return client


@pytest.fixture
def liuwan(db: None) -> Village:
    """The village Liuwan, enrolled."""
    return Village.enrolled("LW", "柳湾")


@pytest.fixture
def zaoling(db: None) -> Village:
    """The village Zaoling, enrolled."""
    return Village.enrolled("ZL", "枣岭")


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two small good films, made here: ``one.mp4`` of 2 s and ``two.mp4`` of 3 s."""
    folder = tmp_path_factory.mktemp("films")
    for name, seconds in (("one", 2), ("two", 3)):
        source = f"testsrc2=duration={seconds}:size=160x90:rate=10"
        sound = f"sine=duration={seconds}"
        subprocess.run(
            [
                *("ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-f", "lavfi", "-i", sound),
                *("-c:v", "mpeg4", "-c:a", "aac", "-shortest", str(folder / f"{name}.mp4")),
            ],
            check=True,
            timeout=60,
        )
    return folder


@pytest.fixture
def film(films: Path, db: None) -> Courseware:
    """A good course that stations may have."""
    return add_course(films / "one.mp4", "草莓高垄栽培")


@pytest.fixture
def other_film(films: Path, db: None) -> Courseware:
    """Another good course."""
    return add_course(films / "two.mp4", "水稻机插秧田间管理")


@cache
def seen_of(path: Path) -> tuple[Inspection, bytes | None, Measures | None]:
    """What checking a film finds and the picture it takes; the same each time, and not quick."""
    found = inspect(path, path.suffix)
    picture = thumbnail_of(path, found.length_ms) if found.has_video else None
    return found, picture, measure(path)


def add_course(path: Path, title: str) -> Courseware:
    """Upload a film and have it checked."""
    upload = SimpleUploadedFile(path.name, path.read_bytes())
    received = receive(upload, Details(title=title, category="实用技术"), None)
    with looked_at_before(path):
        outcome_of(received, None, wait=True)
    received.course.refresh_from_db()
    return received.course


@contextmanager
def looked_at_before(path: Path) -> Iterator[None]:
    """Checks find meanwhile what they found in this film when it was looked at first."""
    found, picture, measures = seen_of(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "inspect", lambda *_: found)
        patch.setattr(checking, "thumbnail_of", lambda *_: picture)
        patch.setattr(checking, "measure", lambda *_: measures)
        yield
