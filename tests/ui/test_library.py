"""On demand by keys: three presses to a film, any other by category or initials, none lost."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.ui.film_list import FilmFace
from kiosk.ui.keys import Key
from kiosk.ui.thumbnails import Thumbnails, decode
from kiosk.ui.window import TITLE
from protocol.feed import Courseware
from protocol.meeting_types import ON_DEMAND
from tests.ui.conftest import Remote
from tests.ui.films import jpeg, many, pictured, with_films
from tests.ui.village import Village
from tests.ui.village_feed import PARTY_DAY, POWER, QUESTIONS, STRAWBERRY, feed

Switch = Callable[..., Remote]
SIZE = QSize(160, 90)


def village(count: int = 0) -> Village:
    """A village with so many films more than the plan's."""
    village = Village(said=with_films(feed(), many(count)))
    village.exchange.present |= {one.sha256 for one in many(count)}
    return village


def knowing(remote: Remote, qtbot: QtBot) -> Remote:
    """Once the titles are learnt."""
    qtbot.waitUntil(lambda: remote.village.finder.is_ready)
    return remote


def films(remote: Remote) -> list[str]:
    """Titles on the page that is seen."""
    faces = remote.window.page.findChildren(FilmFace)
    return [one.text() for one in faces if one.isVisible()]


def test_a_film_plays_after_three_presses(switch_on: Switch) -> None:
    remote = switch_on(village(40))
    remote.type("1")
    qtbot_wait_for_page(remote, "on_demand")
    remote.press("ok", "ok")
    assert remote.page == "playing"
    assert remote.presses + 1 == 3
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert (meeting.type_code, meeting.villagers) == (ON_DEMAND, 1)


def qtbot_wait_for_page(remote: Remote, name: str) -> None:
    """A single digit counts only once no scanner can have typed it."""
    remote.window._hands._gate._end_burst()
    assert remote.page == name


def test_a_category_is_seen_as_soon_as_the_focus_is_on_it(switch_on: Switch) -> None:
    remote = switch_on(village(40))
    remote.press("down", "ok", "left")
    assert remote.focus == "全部课件"
    remote.press("down")
    assert remote.focus == "党的基本知识"
    assert "党的基本知识" in remote.screen
    shown = films(remote)
    remote.press("right")
    assert remote.focus == shown[0]
    remote.press("left")
    assert remote.focus == "党的基本知识"


def test_every_category_can_be_reached_and_holds_its_films(switch_on: Switch) -> None:
    remote = switch_on(village(40))
    remote.press("down", "ok", "left")
    seen = [remote.focus]
    for _ in range(15):
        remote.press("down")
        seen.append(remote.focus)
    assert set(feed().categories) <= set(seen)


def test_a_click_on_a_category_leads_to_its_first_film(switch_on: Switch) -> None:
    remote = switch_on(village(40))
    remote.press("down", "ok")
    remote.choose("乡村治理")
    assert remote.focus == films(remote)[0]


@pytest.mark.parametrize("typed", ["cmgl", "CMGL", "2645"])
def test_typed_initials_find_a_film_at_once(switch_on: Switch, qtbot: QtBot, typed: str) -> None:
    said = feed(courseware=(*feed().courseware, many(1)[0].model_copy(update={"title": "采棉"})))
    remote = knowing(switch_on(Village(said=said)), qtbot)
    remote.press("down", "ok")
    remote.window.page.typed(typed[:2])
    remote.window.page.typed(typed[2:])
    assert f"找：{typed.lower()}" in remote.screen
    assert films(remote) == [STRAWBERRY.title]
    assert remote.focus == STRAWBERRY.title


def test_back_shows_everything_again_before_it_leads_home(switch_on: Switch, qtbot: QtBot) -> None:
    remote = knowing(switch_on(), qtbot)
    remote.press("down", "ok")
    remote.window.page.typed("cm")
    assert remote.title == f"{TITLE}: on_demand finding"
    remote.press("back")
    assert len(films(remote)) == 4
    assert remote.page == "on_demand"
    remote.press("back")
    assert remote.page == "home"


def test_what_is_not_found_says_so_and_the_way_back(switch_on: Switch, qtbot: QtBot) -> None:
    remote = knowing(switch_on(), qtbot)
    remote.press("down", "ok")
    remote.window.page.typed("xyzxyz")
    assert "没有找到这样的课件 按“确定”看全部课件" in remote.screen
    remote.press("ok")
    assert len(films(remote)) == 4


def test_a_card_held_before_the_scanner_finds_no_film(switch_on: Switch, qtbot: QtBot) -> None:
    remote = knowing(switch_on(), qtbot)
    remote.press("down", "ok")
    remote.window.page.typed("L")
    remote.window.page.card_scanned("LW003")
    assert len(films(remote)) == 4
    assert remote.title == f"{TITLE}: on_demand"


def test_what_was_left_comes_first_and_goes_on_where_it_was(switch_on: Switch) -> None:
    village = Village()
    village.exchange.left_off = {PARTY_DAY.sha256: 760_000}
    remote = switch_on(village)
    remote.press("down", "ok")
    assert remote.focus == PARTY_DAY.title
    assert "看到12分40秒" in remote.screen
    remote.press("ok")
    assert remote.focus == "接着看"
    remote.press("ok")
    assert village.screen.playback.position_ms == 758_000


def test_what_was_left_can_begin_again(switch_on: Switch) -> None:
    village = Village()
    village.exchange.left_off = {PARTY_DAY.sha256: 760_000}
    remote = switch_on(village)
    remote.press("down", "ok", "ok", "down", "ok")
    assert remote.page == "playing"
    assert village.screen.playback.position_ms == 0


def test_what_was_seen_before_counts_for_the_meeting_before_only(switch_on: Switch) -> None:
    village = Village()
    village.exchange.left_off = {PARTY_DAY.sha256: 760_000}
    remote = switch_on(village)
    remote.press("down", "ok", "ok", "ok")
    village.screen.run(60_000)
    meeting = village.evening.meeting
    assert meeting is not None
    assert meeting.viewings[0].effective_ms <= 60_000


def test_going_on_to_the_end_asks_for_nothing_more(switch_on: Switch) -> None:
    village = Village()
    village.exchange.left_off = {PARTY_DAY.sha256: 760_000}
    remote = switch_on(village)
    remote.press("down", "ok", "ok", "ok")
    village.screen.run(PARTY_DAY.length_ms - 758_000)
    village.screen.end()
    assert f"《{PARTY_DAY.title}》放完了" in remote.screen
    assert remote.focus == "看好了"
    remote.press("ok")
    saved = village.exchange.records[0].record.viewings[0]
    assert (saved.watched, saved.effective_ms) == (False, PARTY_DAY.length_ms - 758_000)


def test_the_focus_stays_on_its_film_while_others_arrive(switch_on: Switch) -> None:
    village = Village()
    village.exchange.present = {STRAWBERRY.sha256, PARTY_DAY.sha256}
    remote = switch_on(village)
    remote.press("down", "ok", "down")
    assert remote.focus == STRAWBERRY.title
    village.exchange.present |= {QUESTIONS.sha256, POWER.sha256}
    village.exchange.changed.emit()
    assert films(remote).index(STRAWBERRY.title) == 3
    assert remote.focus == STRAWBERRY.title


def test_the_focus_stays_on_its_category_while_films_arrive(switch_on: Switch) -> None:
    remote = switch_on(village(40))
    remote.press("down", "ok", "left", "down", "down")
    assert remote.focus == "政策解读"
    remote.village.exchange.left_off = {QUESTIONS.sha256: 760_000}
    remote.village.exchange.changed.emit()
    assert remote.focus == "政策解读"


def test_a_course_keeps_the_focus_while_others_arrive(switch_on: Switch) -> None:
    village = Village()
    village.exchange.present = {STRAWBERRY.sha256}
    remote = switch_on(village)
    remote.press("ok", "ok")
    assert remote.focus == STRAWBERRY.title
    village.exchange.present |= {QUESTIONS.sha256, POWER.sha256}
    village.exchange.changed.emit()
    assert remote.focus == STRAWBERRY.title


def test_the_key_that_erases_leads_back_from_the_head_count(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = knowing(switch_on(), qtbot)
    remote.press("down", "ok")
    remote.window.page.typed("cm")
    remote.press("ok")
    assert remote.title == f"{TITLE}: on_demand people"
    remote.window.page.take(Key.ERASE)
    assert films(remote) == [STRAWBERRY.title]
    remote.window.page.take(Key.ERASE)
    assert "找：c" in remote.screen
    remote.window.page.take(Key.ERASE)
    remote.window.page.take(Key.ERASE)
    assert remote.page == "home"


def test_a_film_that_is_not_here_is_fetched_first_once_it_is_wanted(switch_on: Switch) -> None:
    village = Village()
    village.exchange.present = {STRAWBERRY.sha256}
    remote = switch_on(village)
    remote.press("down", "ok", "down", "ok")
    assert remote.page == "on_demand"
    assert f"《{QUESTIONS.title}》还没下来，已排到最前下载" in remote.screen
    assert "排在最前下载" in remote.control(QUESTIONS.title).accessibleDescription()
    assert village.exchange.wishes == {QUESTIONS.sha256}
    assert remote.focus == QUESTIONS.title
    village.exchange.say(connected=False)
    remote.press("ok")
    assert "连上网最先下载" in remote.screen


def test_a_film_the_disk_did_not_take_begins_by_pressing_again(switch_on: Switch) -> None:
    remote = switch_on(village())
    remote.press("down", "ok", "ok")
    journal = remote.village.journal
    journal.held = True
    remote.press("ok")
    journal.refuse()
    journal.held = False
    assert remote.page == "on_demand"
    remote.press("ok")
    assert remote.page == "playing"


def test_back_from_the_head_count_leads_to_the_film_it_was_asked_for(switch_on: Switch) -> None:
    remote = switch_on(village(40))
    remote.press("down", "ok", *["down"] * 6)
    wanted = remote.focus
    remote.press("ok", "back")
    assert remote.focus == wanted


def test_a_digit_says_how_many_watch(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "ok", "ok")
    remote.window.page.typed("4")
    remote.press("ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.villagers == 4


def test_a_meetings_courses_are_found_by_initials_too(switch_on: Switch, qtbot: QtBot) -> None:
    remote = knowing(switch_on(), qtbot)
    remote.press("ok", "ok")
    assert remote.page == "courses"
    remote.window.page.typed("cm")
    assert films(remote) == [STRAWBERRY.title]
    remote.press("ok", "back")
    assert remote.page == "courses"
    assert "选了2课" in remote.screen


def test_the_plans_courses_come_first_for_a_meeting(switch_on: Switch) -> None:
    remote = switch_on(village(40))
    remote.press("ok", "ok")
    assert films(remote)[:3] == [QUESTIONS.title, POWER.title, PARTY_DAY.title]


def test_thousands_of_films_open_about_as_fast_as_few(switch_on: Switch) -> None:
    """What is seen is made, and no more; a page turns within the same time."""

    def took_s(count: int) -> float:
        remote = switch_on(village(count))
        remote.press("down", "ok", "back", "down")
        best = 9.0
        for _ in range(3):
            began = time.perf_counter()
            remote.press("ok", *["down"] * 8)
            best = min(best, time.perf_counter() - began)
            remote.press("back")
        return best

    few = took_s(20)
    assert took_s(5000) < few + 0.1 + 2 * few


def shown(remote: Remote, qtbot: QtBot) -> Thumbnails:
    thumbnails: Thumbnails = remote.window.page.findChildren(Thumbnails)[0]
    remote.window.grab()
    qtbot.waitUntil(lambda: not thumbnails.is_busy)
    return thumbnails


def test_a_films_picture_is_drawn(switch_on: Switch, qtbot: QtBot) -> None:
    village = Village()
    course = pictured(QUESTIONS, village.exchange.pictures, jpeg("#4c7a3d"))
    village.exchange.feed = feed(courseware=(course, POWER))
    remote = switch_on(village)
    remote.press("down", "ok")
    thumbnails = shown(remote, qtbot)
    face = next(one for one in remote.window.page.findChildren(FilmFace) if one.isVisible())
    image = face.grab().toImage()
    grass = image.pixelColor(face.height() // 2, face.height() * 4 // 5)
    assert (abs(grass.red() - 0x4C) < 12, abs(grass.green() - 0x7A) < 12) == (True, True)
    meanwhile = thumbnails.of(course.thumbnail, SIZE)
    assert meanwhile is not None
    qtbot.waitUntil(lambda: not thumbnails.is_busy)
    at_last = thumbnails.of(course.thumbnail, SIZE)
    assert at_last is not None
    assert at_last.size() == SIZE != meanwhile.size()


HOSTILE = {
    "garbage": b"\xff\xd8\xff" + bytes(range(256)) * 20,
    "a page of a login": b"<html>login</html>",
    "nothing": b"",
    "half a picture's head": jpeg()[:40],
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.qt_log_ignore("JPEG", extend=True)
def test_bytes_that_are_no_picture_show_the_quiet_card(
    data: bytes, switch_on: Switch, qtbot: QtBot
) -> None:
    plain = drawn(switch_on, qtbot, QUESTIONS, Village())
    village = Village()
    course = pictured(QUESTIONS, village.exchange.pictures, data)
    assert drawn(switch_on, qtbot, course, village) == plain


@pytest.mark.parametrize("side", [(5000, 5000), (2000, 1), (1, 65000)])
def test_a_picture_of_huge_dimensions_is_never_opened(side: tuple[int, int]) -> None:
    claims = bytearray(jpeg())
    place = claims.index(b"\xff\xc0")
    width, height = side
    claims[place + 5 : place + 9] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    assert decode(bytes(claims), SIZE) is None
    assert decode(jpeg(), SIZE) is not None


def test_a_picture_takes_the_place_of_its_card_when_it_comes(
    switch_on: Switch, qtbot: QtBot
) -> None:
    village = Village()
    data = jpeg()
    course = pictured(QUESTIONS, village.exchange.pictures, data)
    held = dict(village.exchange.pictures.bytes)
    village.exchange.pictures.bytes.clear()
    before = drawn(switch_on, qtbot, course, village)
    village.exchange.pictures.bytes.update(held)
    assert drawn(switch_on, qtbot, course, village) != before


def drawn(switch_on: Switch, qtbot: QtBot, course: Courseware, village: Village) -> QImage:
    """How the list's only film looks once its picture has come."""
    village.exchange.feed = feed(courseware=(course,))
    remote = switch_on(village)
    remote.press("down", "ok")
    shown(remote, qtbot)
    return remote.window.grab().toImage()
