"""The library in every state that looks different: pictures, categories, what is looked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kiosk.ui.keys import Key
from kiosk.ui.thumbnails import Thumbnails
from kiosk.ui.window import KioskWindow
from protocol.feed import Courseware
from tests.ui.films import jpeg, many, pictured, with_films
from tests.ui.village import Village
from tests.ui.village_feed import COURSES, POWER, QUESTIONS, STRAWBERRY, feed

if TYPE_CHECKING:
    from bench.scenes import Scene

_ISSUED_MS = 1_776_336_000_000
_COLOURS = ("#4c7a3d", "#8a6d3b", "#3d6a7a", "#7a3d5e")
_FILMS = 60
_LONG = "乡村振兴驻村工作队业务培训之农村人居环境整治（上）"
_SOON = 50


def _village() -> Village:
    village = Village()
    courses = tuple(
        pictured(course, village.exchange.pictures, jpeg(_COLOURS[place % len(_COLOURS)]))
        if place % 3 != 1
        else course
        for place, course in enumerate(_described())
    )
    said = feed(courseware=courses, issued_ms=_ISSUED_MS)
    village.exchange.feed = said
    village.exchange.present = {one.sha256 for one in courses[:_SOON]}
    village.exchange.left_off = {POWER.sha256: 760_000}
    village.finder.learn(courses)
    return village


def _described() -> tuple[Courseware, ...]:
    named = {STRAWBERRY.sha256: "实用技术", POWER.sha256: "安全健康"}
    known = tuple(
        one.model_copy(update={"category": named.get(one.sha256, one.category)}) for one in COURSES
    )
    new = known[3].model_copy(update={"added_ms": _ISSUED_MS - 86_400_000})
    return with_films(feed(courseware=(*known[:3], new)), many(_FILMS)).courseware


def _long_titles() -> Village:
    courses = tuple(one.model_copy(update={"title": _LONG}) for one in COURSES)
    return Village(said=feed(courseware=courses))


def _missing() -> Village:
    village = _village()
    village.exchange.present = {QUESTIONS.sha256}
    village.exchange.damaged = {POWER.sha256}
    village.exchange.left_off = {}
    return village


def _press(window: KioskWindow, *keys: Key) -> None:
    for key in keys:
        window.page.take(key)
        QApplication.processEvents()


def _open(*keys: Key, typed: str = "") -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        _press(window, Key.DOWN, Key.OK, *keys)
        while typed and not village.finder.is_ready:
            QApplication.processEvents()
        if typed:
            window.page.typed(typed)
        _settle(window)

    return act


def _settle(window: KioskWindow) -> None:
    """Let pictures arrive from their thread."""
    window.grab()
    while any(one.is_busy for one in window.findChildren(Thumbnails)):
        QApplication.processEvents()
    window.grab()


def _planned(_village: Village, window: KioskWindow) -> None:
    _press(window, Key.OK, Key.OK)
    _settle(window)


def _gone_on_to_the_end(village: Village, window: KioskWindow) -> None:
    _open(Key.OK, Key.OK)(village, window)
    village.screen.run(POWER.length_ms - 758_000)
    village.screen.end()


def _choose(_village: Village, window: KioskWindow) -> None:
    _press(window, Key.OK, Key.OK, Key.LEFT)
    _settle(window)


def _nothing_said() -> Village:
    return Village(said=feed(courseware=()))


def library_scenes() -> "tuple[Scene, ...]":
    """The pages on which films are chosen."""
    return (
        ("on-demand", _village, _open()),
        ("on-demand-category", _village, _open(Key.LEFT, *[Key.DOWN] * 4)),
        ("on-demand-finding", _village, _open(typed="nc")),
        ("on-demand-not-found", _village, _open(typed="xyz")),
        ("on-demand-missing", _missing, _open()),
        ("on-demand-wished", _missing, _open(Key.DOWN, Key.OK)),
        ("on-demand-long-titles", _long_titles, _open()),
        ("on-demand-long-people", _long_titles, _open(Key.OK)),
        ("courses-long-titles", _long_titles, _choose),
        ("on-demand-empty", _nothing_said, _open()),
        ("on-demand-people", _village, _open(Key.DOWN, Key.OK)),
        ("on-demand-resume", _village, _open(Key.OK)),
        ("on-demand-ran-out", _village, _gone_on_to_the_end),
        ("courses", _village, _planned),
        ("courses-list", _village, _choose),
        ("courses-missing", _missing, _choose),
    )
