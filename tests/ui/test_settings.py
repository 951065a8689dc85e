"""The settings lie behind a PIN, hold at once, and can be undone; every way out leads home."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kiosk.errors import Trouble
from kiosk.pin import Pin, hashed
from kiosk.settings import MOST_OVERSCAN_PERMILLE, Settings
from kiosk.ui.first_start import FirstStart
from kiosk.ui.language import speak
from kiosk.ui.theme import DARK, LIGHT
from kiosk.ui.window import PAGES, TITLE
from protocol.pin_reset import reset_code, token_hash
from tests.ui.conftest import Remote
from tests.ui.village import Village

Switch = Callable[..., Remote]
WAIT_MS = 10_000
SALT = "ab" * 16
KEPT = Pin(hashed=hashed("246813", SALT), salt=SALT)


def locked(**fields: object) -> Village:
    pin = Pin(**{**vars(KEPT), **fields})
    return Village(settings=Settings(set_up=True, pin=pin))


@pytest.fixture
def inside(switch_on: Switch) -> Callable[[str], Remote]:
    """Open one of the pages behind the PIN, as somebody who was let in."""

    def open_page(name: str, village: Village | None = None, visit: object = None) -> Remote:
        remote = switch_on(village or locked())
        remote.village.doorkeeper.come_in()
        remote.window.show_page(name, visit)
        return remote

    return open_page


def typed(remote: Remote, digits: str, qtbot: QtBot) -> None:
    """Type a number to its end, and wait until it was looked at."""
    with qtbot.waitSignal(remote.village.doorkeeper.answered, timeout=WAIT_MS):
        remote.type(digits)


def sent(remote: Remote, key: int, scan_code: int = 0) -> None:
    """A remote sends something that the window has never heard."""
    event = QKeyEvent(
        QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, scan_code, 0, 0, ""
    )
    remote.window.keyPressEvent(event)


def test_the_first_to_come_sets_the_pin_twice_and_is_in(switch_on: Switch, qtbot: QtBot) -> None:
    remote = switch_on(Village())
    remote.window.show_page("settings")
    assert remote.page == "pin"
    remote.type("246813")
    assert "再按一遍" in remote.screen
    typed(remote, "246813", qtbot)
    assert remote.page == "settings"
    kept = remote.village.adjusting.settings.pin
    assert kept.is_set
    assert "246813" not in str(kept)


def test_two_different_numbers_set_nothing(switch_on: Switch) -> None:
    remote = switch_on(Village())
    remote.window.show_page("settings")
    remote.type("246813")
    remote.type("246814")
    assert "两遍不一样" in remote.screen
    assert not remote.village.adjusting.settings.pin.is_set


def test_the_pin_can_be_chosen_with_arrows_alone(switch_on: Switch, qtbot: QtBot) -> None:
    remote = switch_on(locked())
    remote.window.show_page("settings")
    assert remote.focus == "5"
    remote.press("up", "ok").press("down", "left", "ok")
    assert remote.title == f"{TITLE}: pin 2/6"
    remote.press("right", "right", "ok").press("down", "left", "ok").press("up", "up", "left", "ok")
    with qtbot.waitSignal(remote.village.doorkeeper.answered, timeout=WAIT_MS):
        remote.press("right", "right", "ok")
    assert remote.page == "settings"


def test_what_was_typed_is_not_on_the_screen(switch_on: Switch) -> None:
    remote = switch_on(locked())
    remote.window.show_page("pin")
    remote.type("88")
    assert remote.screen.count("8") == 1, "the key itself"


def test_a_wrong_number_is_said_and_three_make_everybody_wait(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = switch_on(locked())
    remote.window.show_page("pin")
    typed(remote, "111111", qtbot)
    assert "还可以再试2次" in remote.screen
    typed(remote, "111111", qtbot)
    assert "还可以再试1次" in remote.screen
    typed(remote, "111111", qtbot)
    assert "要等30秒才能再试" in remote.screen
    remote.type("246813")
    assert remote.title == f"{TITLE}: pin 0/6", "nothing is taken while somebody has to wait"
    assert remote.focus == "返回"
    remote.village.clock.wait(30_000)
    remote.press("back")
    remote.window.show_page("pin")
    typed(remote, "246813", qtbot)
    assert remote.page == "settings"
    assert remote.village.adjusting.settings.pin.wrong == 0


def test_a_try_counts_before_it_is_looked_at(switch_on: Switch) -> None:
    """Whoever pulls the plug before the answer has used the try all the same."""
    remote = switch_on(locked())
    remote.window.show_page("pin")
    remote.type("111111")
    assert remote.village.adjusting.settings.pin.wrong == 1


def test_a_disk_that_fails_does_not_shut_the_administrator_out(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = switch_on(locked())
    remote.village.desk.trouble = Trouble.DISK_FAILED
    remote.window.show_page("pin")
    typed(remote, "246813", qtbot)
    assert remote.page == "settings"


def test_the_office_opens_a_forgotten_door_once(switch_on: Switch, qtbot: QtBot) -> None:
    remote = switch_on(locked(wrong=2))
    remote.window.show_page("pin")
    remote.choose("忘了密码")
    challenge = remote.village.doorkeeper.challenge
    assert f"{challenge[:3]} {challenge[3:]}" in remote.screen
    key = token_hash(remote.village.desk.token_held)
    code = reset_code(key, challenge)
    typed(remote, code, qtbot)
    assert remote.page == "pin"
    assert "请设一个管理员密码" in remote.screen
    remote.window.show_page("pin_forgotten")
    assert remote.village.doorkeeper.challenge != challenge
    typed(remote, code, qtbot)
    assert "不对" in remote.screen


def test_the_digits_to_read_out_stay_the_same_until_they_are_used(switch_on: Switch) -> None:
    remote = switch_on(locked())
    remote.window.show_page("pin_forgotten")
    challenge = remote.village.doorkeeper.challenge
    remote.press("back")
    remote.window.show_page("pin_forgotten")
    assert remote.village.doorkeeper.challenge == challenge


def test_guessing_what_the_office_says_takes_the_same_patience(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = switch_on(locked(challenge="482913", wrong=1))
    remote.window.show_page("pin_forgotten")
    for _ in range(2):
        typed(remote, "00000000", qtbot)
    assert "要等30秒才能再试" in remote.screen
    remote.type("1")
    assert remote.title == f"{TITLE}: pin_forgotten 0/8"


def test_a_station_nobody_knows_is_told_to_be_enrolled_first(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = switch_on(locked())
    remote.village.desk.token_held = ""
    remote.window.show_page("pin_forgotten")
    typed(remote, "00000000", qtbot)
    assert "还没有登记到镇里" in remote.screen


def test_back_home_shuts_the_door(inside: Callable[..., Remote]) -> None:
    remote = inside("settings")
    remote.press("back")
    assert remote.page == "home"
    remote.window.show_page("settings")
    assert remote.page == "pin"


def test_a_door_left_ajar_shuts_by_itself(inside: Callable[..., Remote]) -> None:
    remote = inside("network")
    remote.village.clock.wait(600_000)
    remote.press("back")
    assert remote.page == "pin"


def test_the_mood_turns_at_once_and_back_again(inside: Callable[..., Remote], qtbot: QtBot) -> None:
    remote = inside("settings")
    before = remote.window.page
    remote.control("深色（大厅灯暗时）").setFocus()
    remote.press("ok")
    qtbot.waitUntil(lambda: remote.window.page is not before)
    assert remote.window.page.theme.palette is DARK
    assert remote.focus == "深色（大厅灯暗时）"
    remote.press("ok")
    qtbot.waitUntil(lambda: remote.window.page.theme.palette is LIGHT)


def test_the_language_turns_at_once_and_back_again(
    inside: Callable[..., Remote], qtbot: QtBot
) -> None:
    remote = inside("settings")
    chinese = remote.screen
    remote.control("语言 Language").setFocus()
    remote.press("ok")
    try:
        qtbot.waitUntil(lambda: "Settings" in remote.screen)
        assert remote.village.adjusting.settings.language == "en"
        remote.press("ok")
        qtbot.waitUntil(lambda: remote.screen == chinese)
    finally:
        speak("zh")


def test_edges_nobody_has_seen_to_be_right_go_back(inside: Callable[..., Remote]) -> None:
    remote = inside("edges")
    width = remote.window.page.stage().width()
    remote.press("down", "ok", "ok")
    assert remote.window.page.stage().width() < width
    remote.press("back")
    assert remote.village.adjusting.settings.overscan_permille == 0
    assert remote.window.page.stage().width() == width


def test_edges_that_were_seen_stay(inside: Callable[..., Remote]) -> None:
    remote = inside("edges")
    remote.press("down", "ok", "ok", "up", "ok")
    assert remote.page == "settings"
    assert remote.village.adjusting.settings.overscan_permille == 10
    assert "缩小过" in remote.screen


def test_edges_that_cannot_go_further_in_leave_the_focus_on_the_way_on(
    inside: Callable[..., Remote],
) -> None:
    remote = inside("edges")
    remote.press("down", *["ok"] * (MOST_OVERSCAN_PERMILLE // 5))
    assert "不能再小了" in remote.screen
    assert remote.focus == "看得见"


def test_any_remote_is_learnt_and_works_at_once(inside: Callable[..., Remote]) -> None:
    remote = inside("remote")
    for scan_code in range(200, 206):
        sent(remote, Qt.Key.Key_unknown, scan_code)
    assert remote.title == f"{TITLE}: remote done"
    assert len(remote.village.adjusting.settings.keys) == 6
    sent(remote, Qt.Key.Key_unknown, 204)
    assert remote.page == "settings", "the fifth is OK"
    before = remote.focus
    sent(remote, Qt.Key.Key_unknown, 201)
    assert remote.focus != before


def test_a_remote_that_is_known_already_only_shows_it(inside: Callable[..., Remote]) -> None:
    remote = inside("remote")
    remote.press("up", "down", "left", "right", "ok", "back")
    assert remote.title == f"{TITLE}: remote done"
    assert "六个键都认得了" in remote.screen
    assert not remote.village.adjusting.settings.keys


def test_a_key_has_one_meaning(inside: Callable[..., Remote]) -> None:
    remote = inside("remote")
    sent(remote, Qt.Key.Key_unknown, 200)
    sent(remote, Qt.Key.Key_unknown, 200)
    assert "这个键是“上”" in remote.screen
    remote.press("right")
    assert "这个键是“右”" in remote.screen
    remote.type("5")
    assert "留着打字" in remote.screen
    assert remote.title == f"{TITLE}: remote down"


def test_a_learnt_back_still_leads_away_from_the_lesson(inside: Callable[..., Remote]) -> None:
    village = Village(settings=Settings(set_up=True, keys={"scan:205": "BACK"}))
    remote = inside("remote", village)
    sent(remote, Qt.Key.Key_unknown, 205)
    assert remote.page == "settings"


def test_a_missing_key_is_passed_over_by_ok_and_by_waiting(
    inside: Callable[..., Remote], qtbot: QtBot
) -> None:
    remote = inside("remote")
    remote.press("ok")
    assert remote.title == f"{TITLE}: remote down"
    with qtbot.waitSignal(remote.window.page.titled, timeout=WAIT_MS):
        remote.window.page._missing.start(0)  # type: ignore[attr-defined]
    assert remote.title == f"{TITLE}: remote left"


def test_learnt_keys_can_be_forgotten(inside: Callable[..., Remote]) -> None:
    village = Village(settings=Settings(set_up=True, keys={"scan:200": "OK"}))
    remote = inside("remote", village)
    for _ in range(6):
        remote.press("ok")
    remote.choose("忘掉学过的键")
    assert not village.adjusting.settings.keys
    assert remote.title == f"{TITLE}: remote up"


def test_a_new_machine_is_led_through_once(switch_on: Switch) -> None:
    village = Village(settings=Settings())
    remote = switch_on(village)
    village.exchange.say(enrolled=False)
    remote.window.show_page("enrolment")
    village.clock.wait(110_000)
    village.exchange.say(enrolled=True)
    assert remote.focus == "接着试遥控器"
    remote.press("ok")
    assert "第1步，共3步" in remote.screen
    remote.press("up", "down", "left", "right", "ok", "back", "ok")
    assert remote.page == "edges"
    remote.press("ok")
    assert remote.page == "sound"
    remote.choose("先不试")
    assert "装好了（1分50秒）" in remote.screen
    remote.press("ok")
    assert remote.page == "home"
    remote.window.show_page("enrolment")
    remote.press("ok")
    assert remote.page == "home"


@pytest.mark.parametrize("step", ["remote", "edges", "sound"])
def test_setting_up_can_be_left_for_home(switch_on: Switch, step: str) -> None:
    remote = switch_on(Village(settings=Settings()))
    remote.window.show_page(step, FirstStart(0))
    remote.press("back")
    assert remote.page == "home"


def test_the_volume_is_set_in_steps_one_can_hear(inside: Callable[..., Remote]) -> None:
    remote = inside("sound")
    remote.press("down", "ok")
    assert remote.village.screen.playback.volume_percent == 75


def test_leaving_asks_once_more(inside: Callable[..., Remote]) -> None:
    remote = inside("settings")
    remote.choose("退出学习系统")
    assert remote.control("再按一次，退出")


def test_a_setting_the_disk_did_not_take_is_told(
    inside: Callable[..., Remote], qtbot: QtBot
) -> None:
    remote = inside("settings")
    remote.village.desk.trouble = Trouble.DISK_FAILED
    with qtbot.waitSignal(remote.village.adjusting.told, timeout=WAIT_MS):
        remote.village.adjusting.change(overscan_permille=5)


def test_every_page_can_be_built_anew(inside: Callable[..., Remote], qtbot: QtBot) -> None:
    """Pages that were put away must not answer any more when something behind them changes."""
    remote = inside("settings")
    pages = [remote.window.page_named(name) for name in PAGES]
    remote.village.adjusting.change(mood="dark")
    qtbot.waitUntil(lambda: not any(map(isValid, pages)), timeout=WAIT_MS)
    exchange, evening = remote.village.exchange, remote.village.evening
    exchange.changed.emit()
    exchange.feed_changed.emit()
    exchange.records_loaded.emit(())
    evening.changed.emit()
    remote.village.check.run()
    remote.village.adjusting.change(mood="light")
    qtbot.waitUntil(lambda: remote.window.page.theme.palette is LIGHT)
    remote.press("back")
    assert remote.page == "home"
