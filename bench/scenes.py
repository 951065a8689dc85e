"""Every page of the kiosk in every state that looks different, and the way to get there."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from bench.admin_scenes import admin_scenes
from bench.clock_scenes import clock_scenes
from bench.closing_scenes import closing_scenes
from bench.damage_scenes import damage_scenes
from bench.empty_scenes import empty_scenes
from bench.figure_scenes import figure_scenes
from bench.library_scenes import library_scenes
from bench.paper_scenes import paper_scenes
from bench.planning_scenes import planning_scenes
from bench.record_scenes import record_scenes
from bench.repair_scenes import repair_scenes
from bench.roll_scenes import roll_scenes
from bench.write_scenes import write_scenes
from kiosk.enrolling import EnrolmentStage, EnrolmentView
from kiosk.ui.keys import Key
from kiosk.ui.window import KioskWindow
from protocol.record import AttendanceStatus
from tests.ui.village import Village
from tests.ui.village_feed import PLANNED, QUESTIONS, feed, roster

Scene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]
"""A name, the village it is in, and what is done to get there."""


def _press(window: KioskWindow, *keys: Key) -> None:
    for key in keys:
        window.page.take(key)
        QApplication.processEvents()


def _due(**changes: object) -> Callable[[], Village]:
    def make() -> Village:
        village = Village(said=feed(planned_meetings=(PLANNED,)), **changes)  # type: ignore[arg-type]
        village.exchange.watched = frozenset({"b" * 64, "c" * 64})
        return village

    return make


def _normal() -> Village:
    village = Village()
    village.exchange.watched = frozenset({"b" * 64, "c" * 64})
    return village


def _without_township() -> Village:
    village = Village(said=None)
    village.exchange.say(enrolled=False, connected=None)
    village.exchange.show_code("482913")
    return village


def _large() -> Village:
    return Village(said=feed(planned_meetings=(PLANNED,), roster=roster(44)))


def _two() -> Village:
    both = PLANNED.model_copy(update={"courseware": (QUESTIONS.sha256, "b" * 64)})
    return Village(said=feed(planned_meetings=(both,)))


def _nothing(_village: Village, _window: KioskWindow) -> None:
    pass


def _go(*keys: Key) -> Callable[[Village, KioskWindow], None]:
    return lambda _village, window: _press(window, *keys)


def _offline(village: Village, _window: KioskWindow) -> None:
    village.exchange.say(connected=False, offline_ms=23 * 86_400_000, pending=11)


def _fault(village: Village, _window: KioskWindow) -> None:
    village.check.faults = {"sound"}
    village.check.run()


def _guide(village: Village, window: KioskWindow) -> None:
    _fault(village, window)
    _press(window, Key.OK)


def _left_in_a_film() -> Village:
    """A village whose machine fell in the middle of a film."""
    village = _due()()
    village.screen.attach(1)
    evening = village.evening
    evening.open("theme_party_day", [QUESTIONS.sha256], planned_id=PLANNED.id)
    for person in village.journal.meeting.expected if village.journal.meeting else ():
        evening.mark(person.person_id, AttendanceStatus.PRESENT)
    evening.play()
    village.screen.run(760_000)
    return village


def _restarted(left: Village, stood_ms: int) -> Village:
    """The same disk, so much later."""
    left.clock.wait(stood_ms)
    said = feed(planned_meetings=(PLANNED,))
    return Village(said=said, clock=left.clock, left=left.journal.meeting)


def _resume() -> Village:
    return _restarted(_left_in_a_film(), 8 * 60_000)


def _forgotten() -> Village:
    return _restarted(_left_in_a_film(), 22 * 3_600_000)


def _unsaved() -> Village:
    village = _left_in_a_film()
    village.screen.stop()
    village.journal.held = True
    village.evening.close()
    village.journal.settle_one()
    village.journal.refuse()
    return village


def _enrolled(village: Village, _window: KioskWindow) -> None:
    village.exchange.feed = feed()
    village.exchange.enrolment = None
    village.exchange.say(enrolled=True)


def _enrolment_trouble(village: Village, _window: KioskWindow) -> None:
    village.exchange.enrolment = EnrolmentView(
        state=EnrolmentStage.TROUBLE,
        address="http://township.invalid",
        trouble="township_unreachable",
    )
    village.exchange.changed.emit()


def _film(village: Village, window: KioskWindow) -> None:
    _press(window, *[Key.OK] * 16, Key.BACK, Key.OK)
    village.screen.run(1000)


def _bar(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    village.screen.run(759_000)
    _press(window, Key.OK)
    village.evening.resume()


def _late(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    _press(window, Key.BACK, Key.LEFT, Key.OK)


def _louder(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    _press(window, Key.DOWN)


def _recovering(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    village.screen.say(recovering="player_froze")


def _watched(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    village.screen.run(QUESTIONS.length_ms - 1000)
    village.screen.end()


def _cut_short(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    village.screen.run(QUESTIONS.length_ms - 350_000)
    village.screen.stop()


def _failed(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    village.screen.fail("damaged")


def _felled_twice(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    village.screen.run(60_000)
    village.screen.fail("player_died_twice")


def _chosen_again(village: Village, window: KioskWindow) -> None:
    _cut_short(village, window)
    window.show_page("go_on", QUESTIONS.sha256)


def _nobody(village: Village, window: KioskWindow) -> None:
    _press(window, Key.OK, Key.BACK, Key.OK)
    village.screen.run(QUESTIONS.length_ms)
    village.screen.end()
    _press(window, Key.OK)


def _after(*keys: Key) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        _watched(village, window)
        village.evening.count_villagers(5)
        _press(window, *keys)

    return act


def _records(*keys: Key) -> Callable[[Village, KioskWindow], None]:
    def act(village: Village, window: KioskWindow) -> None:
        _after(*[Key.OK] * 6)(village, window)
        window.show_page("records")
        _press(window, *keys)

    return act


def _feedback(village: Village, window: KioskWindow) -> None:
    _after()(village, window)
    window.show_page("feedback")


def _told(village: Village, window: KioskWindow) -> None:
    _film(village, window)
    village.evening.told.emit("sound_missing", {})


def _told_beside_panel(village: Village, window: KioskWindow) -> None:
    _late(village, window)
    village.screen.say(recovering="player_froze")
    village.evening.told.emit("disk_failed", {"title": QUESTIONS.title})


def _check(_village: Village, window: KioskWindow) -> None:
    window.show_page("check")


def _check_fault(village: Village, window: KioskWindow) -> None:
    village.check.faults = {"sound", "township"}
    window.show_page("check")


def _check_course(village: Village, window: KioskWindow) -> None:
    village.check.codes += ("player_died_twice",)
    village.check.faults = {"player_died_twice"}
    window.show_page("check")


def _advice(_village: Village, window: KioskWindow) -> None:
    window.show_page("guide", "player_died_twice")


def scenes() -> Iterator[Scene]:
    """Every page in every state that looks different."""
    yield from _home_scenes()
    yield from _opening_scenes()
    yield from _film_scenes()
    yield from _closing_scenes()
    yield from _other_scenes()
    yield from closing_scenes()
    yield from empty_scenes()
    yield from library_scenes()
    yield from record_scenes()
    yield from clock_scenes()
    yield from damage_scenes()
    yield from repair_scenes()
    yield from roll_scenes()
    yield from planning_scenes()
    yield from figure_scenes()
    yield from paper_scenes()
    yield from admin_scenes()
    yield from write_scenes()


def _home_scenes() -> tuple[Scene, ...]:
    return (
        ("home-normal", _normal, _nothing),
        ("home-due", _due(), _nothing),
        ("home-dark", _due(dark=True), _nothing),
        ("home-offline", _normal, _offline),
        ("home-fault", _normal, _fault),
        ("home-resume", _resume, _nothing),
        ("home-forgotten", _forgotten, _nothing),
        ("home-unsaved", _unsaved, _nothing),
        ("enrolment-code", _without_township, _nothing),
        ("enrolment-trouble", _without_township, _enrolment_trouble),
        ("enrolment-done", _without_township, _enrolled),
        ("home-new", _without_township, _go(Key.BACK)),
    )


def _opening_scenes() -> tuple[Scene, ...]:
    roll = [Key.OK] * 12
    return (
        ("meeting-type", _normal, _go(Key.OK)),
        ("roll-call", _due(), _go(*roll)),
        ("roll-call-dark", _due(dark=True), _go(*roll)),
        ("roll-call-large", _large, _go(*[Key.OK] * 34)),
        ("roll-call-few", _due(), _go(Key.OK, Key.OK, Key.OK, Key.BACK)),
        ("roll-call-stepper", _due(), _go(Key.OK, Key.BACK, Key.UP, Key.UP, Key.UP, Key.UP)),
        ("abandon", _due(), _go(Key.OK, Key.OK, Key.BACK, Key.BACK, Key.RIGHT, Key.OK)),
        ("abandon-mistake", _due(), _go(Key.OK, Key.BACK, Key.BACK, Key.RIGHT, Key.OK)),
    )


def _film_scenes() -> tuple[Scene, ...]:
    return (
        ("playing-bar", _due(), _bar),
        ("playing-late", _due(), _late),
        ("playing-volume", _due(), _louder),
        ("playing-recovering", _due(), _recovering),
        ("playing-notice", _due(), _told),
        ("playing-notice-late", _due(), _told_beside_panel),
        ("standby-watched", _due(), _watched),
        ("standby-cut-short", _due(), _cut_short),
        ("standby-first-of-two", _two, _cut_short),
        ("standby-failed", _due(), _failed),
        ("standby-felled", _due(), _felled_twice),
        ("go-on", _due(), _chosen_again),
        ("standby-nobody", _due(), _nobody),
    )


def _closing_scenes() -> tuple[Scene, ...]:
    return (
        ("absent", _due(), _after(Key.OK, Key.LEFT, Key.OK)),
        ("discussion", _due(), _after(Key.OK, Key.OK)),
        ("discussion-speakers", _due(), _after(*[Key.OK] * 3)),
        ("topics", _due(), _after(*[Key.OK] * 4, Key.DOWN, Key.OK)),
        ("feedback", _due(), _feedback),
        ("review", _due(), _after(*[Key.OK] * 5)),
        ("hosts", _due(), _after(*[Key.OK] * 5, Key.DOWN, Key.OK, *[Key.DOWN] * 4, Key.OK)),
        ("saved", _due(), _after(*[Key.OK] * 6)),
    )


def _other_scenes() -> tuple[Scene, ...]:
    return (
        ("tasks", _normal, _go(Key.RIGHT, Key.OK)),
        ("records", _due(), _records()),
        ("record", _due(), _records(Key.OK)),
        ("record-names", _due(), _records(Key.OK, Key.OK)),
        ("tenth-class", _normal, _go(Key.DOWN, Key.RIGHT, Key.OK)),
        ("check", lambda: Village(allow_quit=True), _check),
        ("check-fault", _normal, _check_fault),
        ("check-course", _normal, _check_course),
        ("guide", _normal, _guide),
        ("guide-advice", _normal, _advice),
    )
