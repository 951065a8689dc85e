"""What is offered first is what is most likely wanted, by the township's clock alone."""

from datetime import date

from kiosk.browsing import NEW_FOR_MS, Corner, Film, Reason, catalogue
from kiosk.kept import Kept
from kiosk.library import shelve
from kiosk.tasks import Task, month_tasks
from protocol.feed import Courseware, Feed, PlanItem, StudyPlan

ISSUED_MS = 1_776_336_000_000
TODAY = date(2026, 4, 16)


def course(letter: str, category: str = "政策解读", added_ms: int = 0) -> Courseware:
    return Courseware(
        sha256=letter * 64,
        title=letter,
        size_bytes=1,
        length_ms=1000,
        extension="mp4",
        category=category,
        added_ms=added_ms,
    )


NEW = course("a", added_ms=ISSUED_MS - NEW_FOR_MS + 1)
NEWER = course("b", added_ms=ISSUED_MS)
OLD = course("c", added_ms=ISSUED_MS - NEW_FOR_MS)
REQUIRED = course("d")
OPTIONAL = course("e")
FARMING = course("f", "实用技术")
VILLAGES_OWN = course("0", "村里的")
COURSES = (VILLAGES_OWN, FARMING, OLD, OPTIONAL, REQUIRED, NEW, NEWER)


def feed(*also_planned: Courseware, issued_ms: int = ISSUED_MS) -> Feed:
    planned = (OPTIONAL, REQUIRED, *also_planned)
    items = tuple(
        PlanItem(
            id=one.title,
            courseware=one.sha256,
            deadline="2026-04-25",
            required=one is not OPTIONAL,
        )
        for one in planned
    )
    return Feed(
        version=1,
        station_id="LW",
        station_name="柳湾村",
        township_name="禾溪镇",
        issued_ms=issued_ms,
        courseware=COURSES,
        plans=(StudyPlan(id="p", version=1, month="2026-04", title="四月", items=items),),
    )


def tasks(said: Feed) -> tuple[Task, ...]:
    return month_tasks(said, frozenset(), TODAY)


def titles(films: tuple[Film, ...]) -> str:
    return "".join(one.entry.courseware.title for one in films)


def test_what_was_left_comes_first_then_the_new_then_the_plan_then_shelf_by_shelf() -> None:
    said = feed()
    library = shelve(said, [one.sha256 for one in COURSES])
    left = tuple({OLD.sha256: 60_000, FARMING.sha256: 90_000}.items())
    assert titles(catalogue(said, library, tasks(said), left).films) == "cfbade0"


def test_a_film_that_is_not_here_waits_behind_those_that_are() -> None:
    said = feed()
    library = shelve(said, [FARMING.sha256])
    shown = catalogue(said, library, tasks(said), ((NEWER.sha256, 60_000),))
    assert titles(shown.films)[:2] == "fb"


def test_a_meeting_goes_by_the_plan_and_never_on_from_the_middle() -> None:
    said = feed(NEWER)
    library = shelve(said, [one.sha256 for one in COURSES])
    films = catalogue(said, library, tasks(said)).films
    assert titles(films)[:4] == "dbea"
    assert [one.reason for one in films[:4]] == [
        Reason.REQUIRED,
        Reason.REQUIRED,
        Reason.OPTIONAL,
        Reason.NEW,
    ]
    assert not any(one.left_off_ms for one in films)


def test_nothing_is_new_at_a_township_that_does_not_say_when_it_came() -> None:
    said = feed(issued_ms=0)
    films = catalogue(said, shelve(said, []), (), ()).films
    assert {one.reason for one in films} == {None}


def test_where_to_look_names_only_what_has_films() -> None:
    said = feed()
    shown = catalogue(said, shelve(said, []), tasks(said), ((OLD.sha256, 60_000),))
    corners = (Corner.ALL, Corner.LEFT, Corner.NEW, "政策解读", "实用技术", "村里的")
    assert shown.corners == corners
    found = {corner: titles(shown.within(corner)) for corner in corners}
    assert found[Corner.LEFT] == "c"
    assert found[Corner.NEW] == "ba"
    assert found["实用技术"] == "f"
    assert sorted(found[Corner.ALL]) == sorted("".join(one.title for one in COURSES))


def test_an_unplanned_library_without_anything_left_is_no_empty_corner() -> None:
    said = feed(issued_ms=0)
    assert Corner.LEFT not in catalogue(said, shelve(said, []), (), ()).corners
    assert catalogue(None, shelve(said, []), (), ()).films == ()


def test_a_kept_catalogue_follows_whatever_it_is_made_of() -> None:
    said = feed()
    library = shelve(said, [one.sha256 for one in COURSES])
    left = ((OLD.sha256, 5000), (NEW.sha256, 7000))
    kept = Kept(catalogue)
    first = kept(said, library, tasks(said), left)
    assert kept(said, library, tasks(said), (*left,)) is first
    changes = (
        (feed(issued_ms=0), library, tasks(said), left),
        (said, shelve(said, [OLD.sha256]), tasks(said), left),
        (said, library, tasks(said)[:1], left),
        (said, library, tasks(said), left[::-1]),
        (said, library, tasks(said), ()),
        (said, library, tasks(said), None),
    )
    for made_of in changes:
        kept(said, library, tasks(said), left)
        assert kept(*made_of) == catalogue(*made_of) != first
