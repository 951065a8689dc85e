"""Nobody's name reaches a log: not through a whole evening, nor through what ends it."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.errors import KioskError, Trouble
from kiosk.log import start_logging
from protocol.people import Person
from protocol.record import DiscussionForm
from tests.ui.conftest import Remote
from tests.ui.village_feed import NAMES, PLANNED, QUESTIONS

Switch = Callable[..., Remote]
CANARY = "水渠今年修不修"


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the logs, with everything written that there is to write."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("kiosk.log.faulthandler.enable", lambda _file: _file.close())
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    start_logging(tmp_path, "DEBUG")
    yield tmp_path
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def written(folder: Path) -> str:
    return "\n".join(one.read_text(encoding="utf-8") for one in folder.iterdir())


def refused_person() -> ValidationError:
    """What pydantic says of somebody who does not suit: it quotes them."""
    with pytest.raises(ValidationError) as refused:
        Person.model_validate({"id": "LW001", "name": list(NAMES)})
    assert NAMES[0] in str(refused.value)
    return refused.value


def an_evening(remote: Remote) -> None:
    """Everybody comes, somebody writes, and the record is saved."""
    remote.press(*["ok"] * (1 + len(NAMES)), "ok")
    remote.village.screen.run(QUESTIONS.length_ms)
    remote.village.screen.end()
    remote.press("ok")
    remote.village.evening.discuss(DiscussionForm.TYPED, text=CANARY)
    remote.press("ok", "ok", "ok", "ok")


def test_a_whole_evening_and_its_end_by_a_quoting_error_write_no_name(
    switch_on: Switch, logs: Path, caplog: pytest.LogCaptureFixture
) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    an_evening(remote)
    assert remote.page == "saved"
    error = refused_person()
    sys.excepthook(type(error), error, error.__traceback__)
    said = written(logs)
    assert "ValidationError" in said
    assert "test_nameless_logs.py" in said, "the frames are there"
    for canary in (*NAMES, CANARY):
        assert canary not in said


def test_an_error_in_a_thread_and_what_caused_it_are_told_without_their_words(
    logs: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def read() -> None:
        try:
            raise refused_person()
        except ValidationError as quoting:
            raise KioskError(Trouble.FILE_UNREADABLE, title=NAMES[1]) from quoting

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    said = written(logs)
    assert "KioskError file_unreadable" in said
    assert "ValidationError" in said
    assert not any(name in said for name in NAMES)
