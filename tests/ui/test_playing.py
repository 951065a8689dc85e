"""While the film plays the screen is the film's; keys act on it at once."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.bar import Bar
from kiosk.ui.late_panel import LatePanel
from kiosk.ui.notice import Notice
from kiosk.ui.sign import Sign
from kiosk.ui.window import TITLE
from protocol.record import AttendanceStatus
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import NAMES, PLANNED, POWER, QUESTIONS, feed

Switch = Callable[..., Remote]


@pytest.fixture
def film(switch_on: Switch) -> Remote:
    """Fifteen people watch the planned course, and a second one is to follow."""
    planned = PLANNED.model_copy(update={"courseware": (QUESTIONS.sha256, POWER.sha256)})
    remote = switch_on(Village(said=feed(planned_meetings=(planned,))))
    remote.press("ok", *["ok"] * 15, "back", "ok")
    assert remote.page == "playing"
    remote.village.screen.run(60_000)
    return remote


def bar(remote: Remote) -> Bar:
    found = remote.window.page.findChild(Bar)
    assert isinstance(found, Bar)
    return found


def panel(remote: Remote) -> LatePanel:
    found = remote.window.page.findChild(LatePanel)
    assert isinstance(found, LatePanel)
    return found


def over_the_film(remote: Remote) -> list[QRect]:
    """Where things lie that are seen above the picture."""
    window = remote.window
    kinds: tuple[type[QWidget], ...] = (Bar, LatePanel, Notice, Sign)
    seen = [one for kind in kinds for one in window.findChildren(kind) if one.isVisible()]
    return [QRect(one.mapTo(window, QPoint(0, 0)), one.size()) for one in seen]


def test_the_film_has_its_window_before_it_plays(film: Remote) -> None:
    assert film.village.screen.window_id
    assert not bar(film).isVisible()


def test_ok_holds_the_film_and_shows_the_bar(film: Remote) -> None:
    film.press("ok")
    assert film.village.screen.playback.paused
    assert film.title == f"{TITLE}: playing paused"
    assert film.focus == "继续"
    film.press("ok")
    assert not film.village.screen.playback.paused


def test_left_and_right_leap_ten_seconds_each_time(film: Remote) -> None:
    film.press("right", "right", "left")
    assert film.village.screen.playback.position_ms == 70_000
    assert bar(film).isVisible()


def test_up_and_down_change_the_sound_and_say_so(film: Remote) -> None:
    film.press("up", "up", "down")
    assert film.village.screen.playback.volume_percent == 85
    assert "声音 85" in film.screen
    assert not bar(film).isVisible()


def test_the_sound_stays_within_its_bounds(film: Remote) -> None:
    film.press(*["up"] * 30)
    assert film.village.screen.playback.volume_percent == 100
    film.press(*["down"] * 30)
    assert film.village.screen.playback.volume_percent == 0


def test_back_offers_to_end_the_film_while_it_runs(film: Remote) -> None:
    film.press("back")
    assert film.focus == "结束播放"
    assert not film.village.screen.playback.paused
    film.press("ok")
    assert film.page == "standby"


def test_back_twice_leads_home_and_the_film_waits(film: Remote) -> None:
    film.press("back", "back")
    assert film.title == f"{TITLE}: home resume"
    assert film.village.screen.playback.paused
    film.press("ok")
    assert film.page == "playing"
    assert not film.village.screen.playback.paused
    assert film.village.screen.playback.position_ms == 60_000


def test_the_bar_says_what_is_left_and_when_it_ends(film: Remote) -> None:
    film.press("back")
    assert "还剩27分30秒，19:20放完" in film.screen


def test_the_bar_goes_away_by_itself_but_not_while_the_film_is_held(
    film: Remote, qtbot: QtBot
) -> None:
    page = film.window.page
    film.press("back")
    page._bar_hides.timeout.emit()
    assert not bar(film).isVisible()
    assert film.title == f"{TITLE}: playing"
    film.press("ok")
    page._bar_hides.timeout.emit()
    assert bar(film).isVisible()


def test_a_moving_mouse_brings_the_bar(film: Remote) -> None:
    picture = film.window.page._picture
    where = QPointF(300, 200)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        picture.mapToGlobal(where),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(picture, moved)
    assert bar(film).isVisible()


def test_nothing_is_painted_while_the_film_plays_alone(film: Remote) -> None:
    painted: list[str] = []

    class Watch(type(film.window.page)):  # type: ignore[misc]
        def paintEvent(self, event: object) -> None:
            painted.append("page")

    QApplication.processEvents()
    film.window.page.__class__ = Watch
    film.village.screen.run(30_000)
    QApplication.processEvents()
    assert painted == []


def test_the_next_course_is_offered_only_when_there_is_one(film: Remote) -> None:
    film.press("back")
    film.choose("下一课")
    assert film.page == "playing"
    assert film.village.screen.playback.sha256 == POWER.sha256
    film.press("back")
    assert "下一课" not in film.screen


def test_latecomers_sign_in_beside_the_running_film(film: Remote) -> None:
    film.press("back", "left", "left", "ok")
    assert film.title == f"{TITLE}: playing late"
    assert NAMES[15] in film.screen
    film.press("ok")
    meeting = film.village.evening.meeting
    assert meeting is not None
    assert meeting.attendance["LW015"].status is AttendanceStatus.LATE
    assert NAMES[16] in film.screen
    film.press("down", "ok")
    assert NAMES[17] in film.screen
    film.press("down", "ok")
    assert film.village.evening.meeting is not None
    assert film.village.evening.meeting.villagers == 1
    film.press("back")
    assert not panel(film).isVisible()
    assert not film.village.screen.playback.paused


def test_the_late_panel_closes_after_quiet_seconds(film: Remote) -> None:
    film.press("back", "left", "left", "ok")
    panel(film)._closes.timeout.emit()
    assert film.title == f"{TITLE}: playing"


def test_a_lost_picture_is_said_in_its_place_until_it_is_back(film: Remote) -> None:
    film.village.screen.say(recovering="player_froze")
    assert "画面停住了，正在恢复" in film.screen
    film.village.screen.say(recovering="")
    assert "画面停住了" not in film.screen


def test_a_lesson_without_a_picture_says_so(film: Remote) -> None:
    film.village.screen.say(has_video=False)
    assert "这一课只有声音" in film.screen


def test_the_end_of_the_film_leads_to_standby(film: Remote) -> None:
    film.village.screen.run(QUESTIONS.length_ms - 60_000)
    film.village.screen.end()
    assert film.page == "standby"
    assert film.focus == "放下一课"


def test_a_film_ended_too_early_offers_to_go_on(film: Remote) -> None:
    film.village.screen.run(QUESTIONS.length_ms - 60_000 - 350_000)
    film.village.screen.stop()
    assert "还差3分钟才算看完，接着看？" in film.screen
    assert film.focus == "接着看"
    film.press("ok")
    assert film.page == "playing"
    assert film.village.screen.playback.position_ms == QUESTIONS.length_ms - 350_000


def test_a_film_that_cannot_be_played_offers_another(film: Remote) -> None:
    film.village.evening.told.emit("course_damaged", {"title": QUESTIONS.title})
    film.village.screen.fail("damaged")
    assert not [one for one in film.window.children() if hasattr(one, "tell")]
    assert "这一课放不了，请换一课" in film.screen
    assert "《乡村振兴政策问答（上）》会自动重新下载" in film.screen
    assert film.focus == "放下一课"
    film.choose("再放一课")
    assert film.page == "courses"


def test_a_film_that_felled_the_player_twice_is_not_offered_again(film: Remote) -> None:
    film.village.screen.fail("player_died_twice")
    assert "这一课放不了，请换一课" in film.screen
    assert "《乡村振兴政策问答（上）》让画面断了两次，已经记下，报给镇里" in film.screen
    film.choose("再放一课")
    assert "乡村振兴政策问答（上） 规定 · 政策解读 这次放不了" in film.screen


def test_a_course_left_in_the_middle_and_chosen_again_asks_where_to_begin(film: Remote) -> None:
    film.village.screen.run(100_000)
    film.village.screen.stop()
    film.choose("再放一课")
    film.press("left", "up", "up", "ok", "ok")
    assert film.page == "go_on"
    assert "上次放到2分40秒，接着看吗？" in film.screen
    assert film.focus == "接着看"
    film.press("ok")
    assert film.page == "playing"
    assert film.village.screen.playback.position_ms == 160_000


def test_it_may_also_begin_at_its_start(film: Remote) -> None:
    film.village.screen.run(100_000)
    film.village.screen.stop()
    film.window.show_page("go_on", QUESTIONS.sha256)
    film.press("right")
    assert film.focus == "从头放"
    film.press("ok")
    assert film.page == "playing"
    assert film.village.screen.playback.position_ms == 0


def test_a_film_that_ran_out_before_it_was_watched_begins_at_its_start(film: Remote) -> None:
    film.village.screen.seek_by(QUESTIONS.length_ms)
    film.village.screen.end()
    assert "才算看完，从头放？" in film.screen
    assert film.focus == "从头放"
    film.press("ok")
    assert film.village.screen.playback.position_ms == 0


def test_a_trouble_is_told_over_the_film(film: Remote) -> None:
    film.village.evening.told.emit("sound_missing", {})
    said = [one.accessibleName() for one in film.window.children() if hasattr(one, "tell")]
    assert said == ["没找到音箱，放片会没有声音"]


def test_nothing_over_the_film_covers_anything_else(film: Remote) -> None:
    film.press("down")
    film.village.evening.told.emit("sound_missing", {})
    film.village.screen.say(recovering="player_froze")
    assert len(over_the_film(film)) == 3
    film.press("back", "left", "left")
    before = over_the_film(film)
    film.press("ok")
    beside_panel = over_the_film(film)
    film.village.evening.told.emit("disk_failed", {})
    for lying in (before, beside_panel, over_the_film(film)):
        assert len(lying) > 2
        assert not [pair for pair in combinations(lying, 2) if pair[0].intersects(pair[1])]
    film.press("back")
    (notice,) = film.window.findChildren(Notice)
    assert notice.width() == film.window.width()
