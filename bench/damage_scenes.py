"""What is seen when the disk has not kept something, or the station cannot be opened."""

from collections.abc import Callable, Iterator

from kiosk.errors import Trouble
from kiosk.ui.window import KioskWindow
from tests.ui.village import Village

DamageScene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]


def _lost(village: Village, window: KioskWindow) -> None:
    _lost_and_read(village, window)
    details = {"file": "2026-03.json", "lost": 0}
    village.evening.told.emit(Trouble.FILE_DAMAGED, details)


def _lost_and_read(village: Village, _window: KioskWindow) -> None:
    village.check.codes += (Trouble.FILE_DAMAGED,)
    village.check.faults = {Trouble.FILE_DAMAGED}
    village.check.run()


def _lost_on_the_page_of_checks(village: Village, window: KioskWindow) -> None:
    _lost_and_read(village, window)
    window.show_page("check")


def _mended(village: Village, _window: KioskWindow) -> None:
    village.evening.told.emit(Trouble.FILE_MENDED, {"file": "current.jsonl", "lost": 1})


def _refused(code: Trouble) -> Callable[[Village, KioskWindow], None]:
    return lambda _village, window: window.refuse(code, lambda: None)


def damage_scenes() -> Iterator[DamageScene]:
    """Every such state that looks different."""
    yield "home-lost-told", Village, _lost
    yield "home-lost", Village, _lost_and_read
    yield "home-mended", Village, _mended
    yield "check-lost", Village, _lost_on_the_page_of_checks
    yield "refusal-newer", Village, _refused(Trouble.NEWER_FORMAT)
    yield "refusal-disk", Village, _refused(Trouble.DISK_FAILED)
