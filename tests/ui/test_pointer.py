"""Many click twice on whatever they want, and some have no key that leads back."""

from collections.abc import Callable
from functools import cache

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench.scenes import scenes
from bench.screens import open_scene
from kiosk.ui.face import Face
from kiosk.ui.pointer import DOUBLE_MS
from kiosk.ui.stepper import Stepper
from kiosk.ui.way_back import WayBack
from kiosk.ui.window import TITLE, KioskWindow
from tests.ui.conftest import Remote
from tests.ui.test_pages import watched
from tests.ui.test_roll_call import called, present
from tests.ui.village_feed import NAMES, PLANNED

Switch = Callable[..., Remote]

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
SCENES = {scene[0]: scene for scene in scenes()}


@cache
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


class Mouse:
    """A mouse, or a finger, over the window itself: events come as they do in the hall."""

    def __init__(self, window: KioskWindow) -> None:
        self._window = window

    def click(self, on: QWidget, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseClick(self._window.windowHandle(), button, NONE, self._at(on))
        QApplication.processEvents()

    def double_click(self, on: QWidget, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseDClick(self._window.windowHandle(), button, NONE, self._at(on))
        QApplication.processEvents()

    def move(self, on: QWidget) -> None:
        QTest.mouseMove(self._window.windowHandle(), self._at(on))
        QApplication.processEvents()

    def tap(self, on: QWidget) -> None:
        handle, finger, at = self._window.windowHandle(), touch_screen(), self._at(on)
        QTest.touchEvent(handle, finger).press(0, at, handle).commit()
        QTest.touchEvent(handle, finger).release(0, at, handle).commit()
        QApplication.processEvents()

    def _at(self, on: QWidget) -> QPoint:
        return on.mapTo(self._window, on.rect().center())


class Later(QObject):
    """Says of every press that it was made a good while after the one before."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            event.setTimestamp(event.timestamp() + 10 * DOUBLE_MS)
        return super().eventFilter(watched, event)


def way_back(remote: Remote) -> WayBack | None:
    """The way back in the corner, if it is seen."""
    found = remote.window.page.findChildren(WayBack)
    return next((one for one in found if one.isVisible()), None)


def test_a_double_click_that_starts_a_meeting_marks_nobody(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    Mouse(remote.window).double_click(remote.control("开始收看"))
    assert remote.page == "roll_call"
    assert present(remote) == []


def test_a_double_tap_that_starts_a_meeting_marks_nobody(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    finger, start = Mouse(remote.window), remote.control("开始收看")
    finger.tap(start)
    finger.tap(start)
    assert remote.page == "roll_call"
    assert present(remote) == []


def test_a_double_click_that_saves_does_not_turn_the_machine_off(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok", "ok", "ok")
    assert remote.page == "review"
    Mouse(remote.window).double_click(remote.control("保存记录"))
    assert remote.title == f"{TITLE}: saved done"
    assert remote.control("关机")
    assert remote.village.switched_off == 0


@pytest.mark.parametrize("place", ["home", "saved"])
def test_a_double_click_does_not_answer_what_turning_off_asks(
    switch_on: Switch, place: str
) -> None:
    remote = switch_on() if place == "home" else watched(switch_on)
    if place == "saved":
        remote.press("ok", "ok", "ok", "ok", "ok")
    assert remote.page == place
    Mouse(remote.window).double_click(remote.control("关机"))
    assert remote.control("再按就关")
    assert remote.village.switched_off == 0
    remote.read()
    Mouse(remote.window).click(remote.control("再按就关"))
    assert remote.village.switched_off == 1


def test_ok_twice_is_no_answer_either_until_the_question_can_be_read(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", *["right"] * 4, "ok", "ok")
    assert (remote.focus, remote.village.switched_off) == ("再按就关", 0)
    remote.read().press("ok")
    assert remote.village.switched_off == 1


def test_a_name_that_is_clicked_twice_is_marked(switch_on: Switch) -> None:
    remote = called(switch_on)
    Mouse(remote.window).double_click(remote.control(NAMES[7]))
    assert present(remote) == [NAMES[7]]


def test_a_name_that_is_tapped_twice_is_marked(switch_on: Switch) -> None:
    remote = called(switch_on)
    finger, name = Mouse(remote.window), remote.control(NAMES[7])
    finger.tap(name)
    finger.tap(name)
    assert present(remote) == [NAMES[7]]


def test_a_mark_is_taken_back_by_another_tap_after_a_while(switch_on: Switch) -> None:
    remote = called(switch_on)
    finger, later = Mouse(remote.window), Later()
    finger.tap(remote.control(NAMES[7]))
    remote.window.windowHandle().installEventFilter(later)
    finger.tap(remote.control(NAMES[7]))
    assert present(remote) == []


def test_a_mark_is_taken_back_by_another_click_after_a_while(switch_on: Switch) -> None:
    remote = called(switch_on)
    mouse = Mouse(remote.window)
    mouse.click(remote.control(NAMES[7]))
    mouse.click(remote.control(NAMES[7]))
    assert present(remote) == []


def test_two_fingers_side_by_side_do_not_press_twice(switch_on: Switch) -> None:
    remote = called(switch_on)
    finger = Mouse(remote.window)
    finger.tap(remote.control(NAMES[7]))
    finger.tap(remote.control(NAMES[1]))
    assert present(remote) == [NAMES[7]]


def test_signs_of_a_count_take_every_click(switch_on: Switch) -> None:
    remote = called(switch_on)
    mouse = Mouse(remote.window)
    for _ in range(3):
        mouse.double_click(remote.control("＋"))
    assert "群众6人" in remote.screen


def test_signs_of_a_count_take_every_tap(switch_on: Switch) -> None:
    remote = called(switch_on)
    finger = Mouse(remote.window)
    for _ in range(4):
        finger.tap(remote.control("＋"))
    assert "群众4人" in remote.screen


def test_a_double_tap_does_not_count_on_the_page_it_leads_to(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok")
    finger, answer = Mouse(remote.window), remote.window.page.first_focus()
    here = answer.mapTo(remote.window, answer.rect().center())
    finger.tap(answer)
    assert remote.title == f"{TITLE}: discussion speakers"
    more = remote.control("＋")
    stepper = more.parentWidget()
    assert isinstance(stepper, Stepper)
    before = stepper.count
    stepper.move(stepper.pos() + here - more.mapTo(remote.window, more.rect().center()))
    stepper.raise_()
    finger.tap(more)
    assert stepper.count == before


def test_ten_seconds_back_and_on_can_be_clicked_fast(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(60_000)
    remote.press("back")
    Mouse(remote.window).double_click(remote.control("退10秒"))
    assert remote.village.screen.playback.position_ms == 40_000


def test_a_double_click_that_ends_the_film_chooses_nothing_after_it(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(60_000)
    remote.press("back")
    Mouse(remote.window).double_click(remote.control("结束播放"))
    assert remote.page == "standby"


def test_a_double_click_on_the_film_holds_it(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok", "ok", "back", "ok")
    Mouse(remote.window).double_click(remote.window.page)
    assert remote.title == f"{TITLE}: playing paused"


@pytest.mark.parametrize("button", [RIGHT, Qt.MouseButton.BackButton])
def test_the_other_button_leads_back(switch_on: Switch, button: Qt.MouseButton) -> None:
    remote = switch_on()
    remote.press("down", "ok")
    assert remote.page == "on_demand"
    Mouse(remote.window).click(remote.window, button)
    assert remote.page == "home"


def test_the_other_button_leads_back_over_a_control_and_does_not_press_it(
    switch_on: Switch,
) -> None:
    remote = called(switch_on)
    Mouse(remote.window).click(remote.control(NAMES[3]), RIGHT)
    assert (remote.page, remote.focus) == ("roll_call", "点完了，放片")
    Mouse(remote.window).click(remote.control(NAMES[3]), RIGHT)
    assert remote.page == "home"
    assert present(remote) == []


def test_the_other_button_twice_leads_back_once(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok")
    assert remote.title == f"{TITLE}: discussion speakers"
    Mouse(remote.window).double_click(remote.window, RIGHT)
    assert remote.title == f"{TITLE}: discussion"


def test_the_other_button_over_the_film_brings_the_bar(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok", "ok", "back", "ok")
    Mouse(remote.window).click(remote.window.page, RIGHT)
    assert (remote.page, remote.focus) == ("playing", "结束播放")
    assert not remote.village.screen.playback.paused


def test_whoever_has_a_mouse_is_shown_a_way_back_until_a_key_is_pressed(switch_on: Switch) -> None:
    remote = called(switch_on)
    assert way_back(remote) is None
    Mouse(remote.window).move(remote.control(NAMES[3]))
    assert way_back(remote) is not None
    remote.press("right")
    assert way_back(remote) is None


def test_whoever_has_only_a_finger_gets_home_from_the_roll_call(switch_on: Switch) -> None:
    remote = called(switch_on)
    Mouse(remote.window).tap(remote.control(NAMES[3]))
    shown = way_back(remote)
    assert shown is not None
    Mouse(remote.window).click(shown)
    assert remote.page == "home"
    assert present(remote) == [NAMES[3]]


def test_the_way_back_comes_along_from_page_to_page(switch_on: Switch) -> None:
    remote = watched(switch_on)
    mouse = Mouse(remote.window)
    mouse.click(remote.control("散会，填记录"))
    assert remote.page == "discussion"
    assert way_back(remote) is not None


def test_a_page_with_a_way_back_of_its_own_shows_no_other(switch_on: Switch) -> None:
    remote = switch_on()
    Mouse(remote.window).click(remote.control("学习记录"))
    assert remote.control("返回")
    assert way_back(remote) is None


def test_a_page_that_asks_something_else_now_shows_the_way_back_too(switch_on: Switch) -> None:
    remote = switch_on()
    mouse = Mouse(remote.window)
    mouse.click(remote.control("点播课件"))
    assert way_back(remote) is None
    remote.window.page.first_focus().click()
    mouse.move(remote.window)
    assert remote.title == f"{TITLE}: on_demand people"
    shown = way_back(remote)
    assert shown is not None
    mouse.click(shown)
    assert remote.title.startswith(f"{TITLE}: on_demand")
    assert way_back(remote) is None


def test_home_leads_nowhere_back(switch_on: Switch) -> None:
    remote = switch_on()
    Mouse(remote.window).move(remote.control("开始收看"))
    assert way_back(remote) is None


def test_arrows_pass_the_way_back_by(switch_on: Switch) -> None:
    remote = called(switch_on)
    Mouse(remote.window).move(remote.control(NAMES[3]))
    shown = way_back(remote)
    assert shown is not None
    assert shown.focusPolicy() is Qt.FocusPolicy.NoFocus
    focused = remote.focus
    Mouse(remote.window).click(shown)
    assert focused == NAMES[0]


PAGES_WITHOUT_A_WORD_OF_THEIR_OWN = (
    *("roll-call", "standby-watched", "discussion", "topics", "feedback", "review", "write"),
    *("on-demand-people", "amend-roll", "elsewhere-roll", "visitors", "go-on", "repair"),
)


@pytest.mark.parametrize("name", PAGES_WITHOUT_A_WORD_OF_THEIR_OWN)
def test_a_finger_finds_the_way_back_on_every_page(name: str, qtbot: object) -> None:
    scene = next(one for key, one in SCENES.items() if key.startswith(name))
    village, window = open_scene(scene, (1280, 720))
    before = window.windowTitle()
    window.page.offer_way_back(True)
    shown = window.page.findChildren(WayBack)
    assert shown, village
    assert shown[0].isVisible()
    Mouse(window).click(shown[0])
    assert window.windowTitle() != before
    window.close()


def test_a_face_is_slow_unless_it_says_otherwise() -> None:
    assert not Face.takes_fast_presses
