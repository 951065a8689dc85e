"""Every door is found from home with nothing but keys, and behind it things can be done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from kiosk.devices.network import Reach
from kiosk.errors import Trouble
from kiosk.pin import Pin, hashed
from kiosk.settings import Settings
from kiosk.technician import LineView
from kiosk.ui.face import Face
from kiosk.ui.language import speak
from kiosk.ui.theme import DARK
from kiosk.ui.window import TITLE
from tests.ui.ailing import settle
from tests.ui.conftest import Remote
from tests.ui.village import CABLE, Village
from tests.ui.village_feed import NAMES, QUESTIONS

Switch = Callable[..., Remote]
Enter = Callable[..., Remote]
WAIT_MS = 10_000
DIGITS = "246813"
SALT = "ab" * 16
DOORS = (
    *("登记到镇里", "网络", "声音", "画面四边", "深色（大厅灯暗时）"),
    *("遥控器", "语言 Language", "打印成员卡", "换密码", "日志"),
)
COLUMNS = 2


def at_the_check(remote: Remote) -> Remote:
    remote.press("down", "right", "right", "right", "ok")
    assert remote.page == "check"
    return remote


def typed(remote: Remote, qtbot: QtBot) -> None:
    with qtbot.waitSignal(remote.village.doorkeeper.answered, timeout=WAIT_MS):
        remote.type(DIGITS)


@pytest.fixture
def enter(switch_on: Switch, qtbot: QtBot) -> Enter:
    """From home to the settings and through one of their doors."""

    def go(door: str, village: Village | None = None) -> Remote:
        pin = Pin(hashed=hashed(DIGITS, SALT), salt=SALT)
        remote = switch_on(village or Village(settings=Settings(set_up=True, pin=pin)))
        at_the_check(remote).press("down", "down", "right", "ok")
        assert remote.page == "pin"
        if not remote.village.adjusting.settings.pin.is_set:
            remote.type(DIGITS)
        typed(remote, qtbot)
        assert remote.page == "settings"
        row, column = divmod(DOORS.index(door), COLUMNS)
        remote.press(*["down"] * row, *["right"] * column)
        assert remote.focus == door
        return remote.press("ok")

    return go


def test_enrolment_shows_that_the_village_is_known(enter: Enter) -> None:
    remote = enter("登记到镇里")
    assert "柳湾村装好了" in remote.screen
    remote.press("ok")
    assert remote.page == "home"


def unknown() -> Village:
    village = Village()
    village.exchange.say(enrolled=False, connected=None)
    return village


def test_a_machine_nobody_knows_gets_its_code_from_the_settings_too(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = switch_on(unknown())
    assert remote.page == "enrolment"
    remote.village.exchange.show_code("482913")
    remote.press("ok")
    assert remote.page == "home"
    at_the_check(remote).press("down", "down", "down", "ok")
    assert remote.page == "enrolment"
    assert "482 913" in remote.screen
    assert "两边核对号要一样：1234 5678 9012" in remote.screen


def test_a_machine_that_was_shut_out_gets_a_new_code_from_the_settings(enter: Enter) -> None:
    pin = Pin(hashed=hashed(DIGITS, SALT), salt=SALT)
    village = Village(settings=Settings(set_up=True, pin=pin))
    village.exchange.say(trouble=Trouble.TOKEN_REFUSED, connected=False)
    remote = enter("登记到镇里", village)
    assert village.exchange.asked_to_enrol == 1
    assert "482 913" in remote.screen
    village.exchange.enrolment = None
    village.exchange.say(trouble="", connected=True)
    assert "柳湾村装好了" in remote.screen


def test_without_an_address_nobody_is_asked_to_type_one(switch_on: Switch) -> None:
    remote = switch_on(unknown())
    assert "还没有设好镇里的地址" in remote.screen
    assert "您不用输什么" in remote.screen
    assert remote.focus == "以后再登记"
    assert "换一个号码" not in remote.screen


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (Reach.NO_PORT, "没有网卡"),
        (Reach.NO_LINK, "网线没插好"),
        (Reach.NO_ADDRESS, "没有给地址"),
        (Reach.NO_ROUTER, "没有回答"),
        (Reach.ROUTER, "镇里还没连上"),
    ],
)
def test_the_line_is_looked_at_from_the_settings(
    enter: Enter, qtbot: QtBot, reach: Reach, said: str
) -> None:
    village = Village(line=LineView((CABLE,), reach))
    village.exchange.say(connected=False)
    remote = enter("网络", village)
    assert remote.focus == "再看一遍"
    qtbot.waitUntil(lambda: said in remote.screen, timeout=WAIT_MS)
    remote.press("right", "ok")
    assert remote.title.startswith(f"{TITLE}: settings")
    assert remote.focus == "网络"


def test_the_tone_is_heard_and_home_knows_of_it(enter: Enter) -> None:
    remote = enter("声音")
    remote.press("ok", "ok")
    assert remote.page == "settings"
    assert remote.village.check.heard is True


def test_a_tone_nobody_hears_is_remembered_and_leads_to_the_guide(enter: Enter) -> None:
    remote = enter("声音")
    remote.press("ok", "right", "down", "ok")
    assert remote.title == f"{TITLE}: guide 1"
    assert remote.village.check.heard is False


def test_the_volume_is_set_by_keys(enter: Enter) -> None:
    remote = enter("声音")
    remote.press("down", "right", "ok")
    assert remote.village.screen.playback.volume_percent == 85


def test_the_picture_is_made_smaller_by_keys(enter: Enter) -> None:
    remote = enter("画面四边")
    remote.press("down", "ok", "up", "ok")
    assert remote.page == "settings"
    assert remote.village.adjusting.settings.overscan_permille == 5


def test_the_mood_is_turned_by_keys(enter: Enter, qtbot: QtBot) -> None:
    remote = enter("深色（大厅灯暗时）")
    qtbot.waitUntil(lambda: remote.window.page.theme.palette is DARK)
    assert remote.page == "settings"


def test_a_remote_is_taught_its_keys(enter: Enter) -> None:
    remote = enter("遥控器")
    assert "请按遥控器：上" in remote.screen
    for code in (200, 200, 201):
        no, key = Qt.KeyboardModifier.NoModifier, Qt.Key.Key_unknown
        remote.window.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, no, code, 0, 0, ""))
        if remote.title.endswith("down"):
            assert "请按遥控器：下" in remote.screen
    assert "请按遥控器：左" in remote.screen
    remote.press("left", "right", "ok", "back", "ok")
    assert remote.page == "settings"
    assert len(remote.village.adjusting.settings.keys) == 2


def test_the_language_is_turned_by_keys(enter: Enter, qtbot: QtBot) -> None:
    remote = enter("语言 Language")
    try:
        qtbot.waitUntil(lambda: "Settings" in remote.screen)
    finally:
        speak("zh")


def test_the_members_cards_are_seen_before_they_are_printed(enter: Enter) -> None:
    remote = enter("打印成员卡")
    assert remote.page == "print_preview"
    remote.press("back")
    assert (remote.page, remote.focus) == ("settings", "打印成员卡")


def test_another_pin_is_set_by_keys(enter: Enter, qtbot: QtBot) -> None:
    remote = enter("换密码")
    before = remote.village.adjusting.settings.pin
    assert "请设一个管理员密码" in remote.screen
    remote.type(DIGITS)
    typed(remote, qtbot)
    assert remote.page == "settings"
    assert remote.village.adjusting.settings.pin != before


def test_the_log_is_read_and_taken_along_by_keys(enter: Enter, qtbot: QtBot) -> None:
    remote = enter("日志", Village(log=tuple(f"line {place}" for place in range(20))))
    qtbot.waitUntil(lambda: "line 19" in remote.screen, timeout=WAIT_MS)
    remote.press("right", "ok")
    assert "line 19" not in remote.screen
    remote.press("left", "ok")
    qtbot.waitUntil(lambda: "U盘可以拔了" in remote.screen, timeout=WAIT_MS)
    remote.press("back")
    assert (remote.page, remote.focus) == ("settings", "日志")


def test_what_was_watched_elsewhere_is_entered_from_the_records(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "right", "right", "ok")
    assert remote.page == "records"
    remote.press("up", "up")
    assert remote.focus == "登记别处收看"
    for page in ("elsewhere", *(f"elsewhere_{it}" for it in ("title", "type", "when", "roll"))):
        remote.press("ok")
        assert remote.page == page
    remote.press(*["ok"] * len(NAMES))
    assert remote.focus == "点完了"
    remote.press("ok")
    assert remote.page == "elsewhere_review"
    remote.press("ok")
    assert remote.page == "elsewhere_saved"
    (stored,) = remote.village.exchange.records
    assert stored.record.elsewhere[0].title == QUESTIONS.title


def test_a_red_row_leads_through_three_steps_to_a_code_on_the_screen(switch_on: Switch) -> None:
    remote = switch_on(Village())
    remote.village.check.faults = {"power"}
    remote.village.check.codes += ("power",)
    at_the_check(remote)
    assert remote.focus == "电源"
    remote.press("ok")
    for step in (1, 2, 3):
        assert remote.title == f"{TITLE}: guide {step}"
        remote.press("ok" if step < 3 else "right")
    remote.press("ok")
    assert (remote.page, remote.focus) == ("repair", "报给镇里")
    remote.press("ok")
    settle(remote)
    assert remote.title == f"{TITLE}: fault open"
    assert remote.village.drawer.entries[0].report.code in remote.screen
    assert "0000-0000000" in remote.screen


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_no_ring_touches_what_lies_beside_it(enter: Enter, size: tuple[int, int]) -> None:
    remote = enter("声音").press("back")
    remote.window.resize(*size)
    faces = [one for one in remote.window.page.findChildren(Face) if one.isVisible()]
    for ringed in faces:
        for other in faces:
            seen = QRect(
                other.mapTo(remote.window, QPoint()) + other.face_rect().topLeft(),
                other.face_rect().size(),
            )
            ring = QRect(ringed.mapTo(remote.window, QPoint()), ringed.size())
            assert ringed is other or not ring.intersects(seen), (ringed.text(), other.text())
