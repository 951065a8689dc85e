"""The pages of somebody who types the discussion, and where others see what was typed."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from bench.record_scenes import closed
from kiosk.correcting import with_discussion
from kiosk.ui import phrases
from kiosk.ui.keys import Key
from kiosk.ui.window import KioskWindow
from kiosk.ui.written import WriteVisit, Written
from protocol.record import Discussion, DiscussionForm
from tests.ui.village import Village
from tests.ui.village_feed import QUESTIONS

WriteScene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]

_SAID = "大家一致赞成。\n水渠今年一定要修好，请包村干部帮着问一问项目什么时候能批下来。\n"
_LONG = _SAID * 14


def write_scenes() -> Iterator[WriteScene]:
    """All of them."""
    yield "write", _meeting, _write("")
    yield "write-digits", _meeting, _write(_SAID, "32542")
    yield "write-keyboard", _meeting, _write(_SAID, "dajia")
    yield "write-marks", _meeting, _write(_SAID, "1")
    yield "write-dark", _dark, _write(_SAID, "94")
    yield "write-full", _meeting, _write(_LONG)
    yield "write-phrases", _meeting, _phrases
    yield "write-missing", _meeting, _missing
    yield "discussion-more", _meeting, _typed(_SAID)
    yield "discussion-typed-speakers", _meeting, _typed(_SAID, Key.OK)
    yield "discussion-went-back", _meeting, _went_back
    yield "review-typed", _meeting, _review
    yield "record-typed", _closed, _record


def _meeting(dark: bool = False) -> Village:
    village = Village(dark=dark)
    village.screen.attach(1)
    village.evening.open("theme_party_day", [QUESTIONS.sha256])
    return village


def _dark() -> Village:
    return _meeting(dark=True)


def _closed() -> Village:
    village = closed()
    (stored,) = village.exchange.records
    talk = Discussion(form=DiscussionForm.TYPED, speakers=3, text=_SAID, suggestions="再看一遍")
    village.amending.begin(stored)
    village.amending.amend(with_discussion(stored.record, talk))
    village.amending.save()
    QApplication.processEvents()
    return village


def _visit(text: str) -> WriteVisit:
    prompt = QApplication.translate("DiscussionPage", "讨论情况：大家说了什么？")
    return WriteVisit(prompt, "discussion", text=text, points=True, phrases=phrases.said())


def _write(text: str, keys: str = "") -> Callable[[Village, KioskWindow], None]:
    def act(_village: Village, window: KioskWindow) -> None:
        window.show_page("write", _visit(text))
        window.page.typed(keys)

    return act


def _phrases(_village: Village, window: KioskWindow) -> None:
    _write(_SAID)(_village, window)
    _press(window, Key.RIGHT, Key.RIGHT, Key.OK)


def _missing(village: Village, window: KioskWindow) -> None:
    _write("")(village, window)
    village.pinyin.miss()


def _typed(text: str, *keys: Key) -> Callable[[Village, KioskWindow], None]:
    def act(_village: Village, window: KioskWindow) -> None:
        window.show_page("discussion", Written(text, "said"))
        _press(window, *keys)

    return act


def _went_back(_village: Village, window: KioskWindow) -> None:
    window.show_page("discussion", Written(_SAID, "said", is_done=False))


def _review(village: Village, window: KioskWindow) -> None:
    village.evening.discuss(DiscussionForm.TYPED, 3, _SAID)
    window.show_page("review")


def _record(village: Village, window: KioskWindow) -> None:
    window.show_page("record", village.exchange.records[0])


def _press(window: KioskWindow, *keys: Key) -> None:
    for key in keys:
        window.page.take(key)
        QApplication.processEvents()
