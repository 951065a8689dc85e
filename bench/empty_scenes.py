"""Pages with nothing on them yet, and one that waits for the disk."""

from collections.abc import Callable

from bench.record_scenes import closed
from kiosk.ui.waiting import Waiting
from kiosk.ui.window import KioskWindow
from tests.ui.village import Village
from tests.ui.village_feed import feed

Scene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]


def empty_scenes() -> tuple[Scene, ...]:
    """All of them; the empty library and the empty agenda are among their own scenes."""
    return (
        ("tasks-empty", lambda: Village(said=feed(plans=())), _at("tasks")),
        ("records-empty", Village, _at("records")),
        ("tenth-class-empty", lambda: Village(said=feed(classes=())), _at("tenth_class")),
        ("records-waiting", closed, _reading),
    )


def _at(page: str) -> Callable[[Village, KioskWindow], None]:
    return lambda _village, window: window.show_page(page)


def _reading(village: Village, window: KioskWindow) -> None:
    """The disk takes longer over a month than anybody waits without a word."""
    village.exchange.load_records = lambda _month: None  # type: ignore[method-assign, assignment]
    window.show_page("records")
    for one in window.page.findChildren(Waiting):
        one.show()
