"""Writing with a remote, a mouse and a keyboard, over pinyin that knows a few words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.record_scenes import closed
from kiosk.correcting import with_discussion
from kiosk.ui.draft import Draft
from kiosk.ui.keys import Key
from kiosk.ui.written import WriteVisit, Written
from protocol.record import Discussion, DiscussionForm
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import QUESTIONS

PHRASES = ("大家一致赞成。", "没有不同意见。")


class Writer:
    """Somebody at the page, and what the page that asked gets of it."""

    def __init__(self, remote: Remote, qtbot: QtBot) -> None:
        self.remote, self._qtbot = remote, qtbot
        self.kept: list[str] = []
        self.got: list[Written] = []

    def sit_down(self, text: str = "", most: int = 500, points: bool = True) -> "Writer":
        window = self.remote.window
        window.page_named("write").go.connect(lambda _page, told: self.got.append(told))
        visit = WriteVisit(
            prompt="说了什么？",
            then="discussion",
            about="said",
            text=text,
            most=most,
            points=points,
            phrases=PHRASES,
            keep=self.kept.append,
        )
        window.show_page("write", visit)
        return self

    @property
    def sheet(self) -> str:
        """What is written, and what is being composed at its end."""
        draft = self.remote.window.page.findChild(Draft)
        assert isinstance(draft, Draft)
        return draft.accessibleDescription()

    def press(self, *names: str) -> "Writer":
        self.remote.press(*names)
        return self

    def type(self, text: str) -> "Writer":
        self.remote.type(text)
        return self

    def wait_a_second(self) -> None:
        timer = self.remote.window.page.findChild(QTimer)
        assert isinstance(timer, QTimer)
        assert timer.isActive()
        timer.timeout.emit()

    def key(self, key: Qt.Key) -> "Writer":
        self._qtbot.keyClick(self.remote.window.focusWidget(), key)
        return self


@pytest.fixture
def writer(switch_on: Callable[..., Remote], qtbot: QtBot) -> Writer:
    remote = switch_on()
    remote.village.screen.attach(1)
    remote.village.evening.open("theme_party_day", [QUESTIONS.sha256])
    return Writer(remote, qtbot).sit_down()


def test_a_word_by_the_remotes_digits_and_ok(writer: Writer) -> None:
    writer.type("32542")
    assert writer.sheet == "32542"
    assert writer.remote.focus == "大家"
    writer.press("ok")
    assert writer.sheet == "大家"
    assert writer.remote.focus == "jkl"


def test_a_word_by_arrows_and_ok_alone(writer: Writer) -> None:
    way = (["up", "right"], ["left"], ["down"], ["left"], ["up", "right"])
    for steps, key in zip(way, ("def", "abc", "jkl", "ghi", "abc"), strict=True):
        writer.press(*steps)
        assert writer.remote.focus == key
        writer.press("ok")
    writer.press("up")
    assert writer.remote.focus == "大家"
    writer.press("right", "ok")
    assert writer.sheet == "打架"


def test_a_choice_for_the_first_syllable_leaves_the_others_to_choose_for(writer: Writer) -> None:
    writer.type("32542").press("right", "right", "right", "ok")
    assert writer.sheet == "大542"
    assert writer.remote.focus == "家"
    writer.press("ok")
    assert writer.sheet == "大家"


def test_nought_takes_the_choice_that_has_the_focus(writer: Writer) -> None:
    writer.type("32542").press("right").type("0")
    assert writer.sheet == "打架"


def test_one_reads_the_digits_in_another_way(writer: Writer) -> None:
    writer.type("325421")
    assert writer.sheet == "da 542"
    assert "发家" not in writer.remote.screen
    writer.type("1")
    assert writer.sheet == "fa 542"
    writer.press("ok")
    assert writer.sheet == "发家"


def test_after_the_last_reading_any_is_meant_again(writer: Writer) -> None:
    writer.type("32542111")
    assert writer.sheet == "32542"
    assert writer.remote.focus == "大家"


def test_a_word_on_a_keyboard_by_its_number(writer: Writer) -> None:
    writer.type("dajia2")
    assert writer.sheet == "打架"
    writer.type("dajia ")
    assert writer.sheet == "打架大家"


def test_a_mark_on_a_keyboard_ends_the_word_and_is_chinese(writer: Writer) -> None:
    writer.type("dajia,dajia.")
    assert writer.sheet == "大家，大家。"


def test_digits_on_a_keyboard_are_digits_between_words(writer: Writer) -> None:
    writer.type("dajia 18")
    assert writer.sheet == "大家18"


def test_marks_with_the_remote(writer: Writer) -> None:
    writer.type("32542").press("ok").type("1").press("right", "ok")
    assert writer.sheet == "大家。"


def test_choices_beyond_the_edge_are_reached_with_the_arrow(writer: Writer) -> None:
    writer.type("94").press(*["right"] * 17)
    assert writer.remote.focus == "益"
    writer.press("left", "ok")
    assert writer.sheet == "义"


def test_the_numbers_of_a_keyboard_choose_what_is_in_sight(writer: Writer) -> None:
    writer.type("dajia").key(Qt.Key.Key_Backspace)
    assert writer.sheet == "daji"
    writer.type("a3")
    assert writer.sheet == "大"


def test_backspace_erases_what_is_composed_then_words_then_goes_back(writer: Writer) -> None:
    writer.type("32542").press("ok").type("9")
    for _ in range(3):
        assert writer.remote.page == "write"
        writer.key(Qt.Key.Key_Backspace)
    assert writer.sheet == ""
    writer.key(Qt.Key.Key_Backspace)
    assert writer.remote.page == "discussion"


def test_back_drops_what_is_composed_then_gives_the_text_back(writer: Writer) -> None:
    writer.type("32542").press("ok").type("9").press("back")
    assert writer.sheet == "大家"
    writer.press("back")
    assert writer.got == [Written("大家", "said", is_done=False)]
    assert writer.remote.page == "discussion"


def test_done_gives_the_text_back(writer: Writer) -> None:
    writer.type("32542").press("ok")
    writer.remote.choose("写好了")
    assert writer.got == [Written("大家", "said")]


def test_a_step_is_taken_back(writer: Writer) -> None:
    writer.type("32542").press("ok")
    writer.remote.choose("删一个字").choose("撤销").choose("撤销")
    assert writer.sheet == ""


def test_a_ready_sentence_is_put_in_by_one_press(writer: Writer) -> None:
    writer.type("32542").press("ok")
    writer.remote.choose("常用语")
    assert writer.remote.focus == PHRASES[0]
    writer.press("down", "ok")
    assert writer.sheet == "大家\n没有不同意见。"
    assert writer.remote.focus == "常用语"


def test_back_leaves_the_ready_sentences_first(writer: Writer) -> None:
    writer.remote.choose("常用语").press("back")
    assert writer.remote.page == "write"
    assert writer.remote.focus == "常用语"


def test_digits_and_letters_are_written_as_they_are(writer: Writer) -> None:
    writer.remote.choose("打数字")
    writer.type("18")
    writer.remote.choose("打字母")
    writer.type("2").press("right", "ok")
    writer.remote.choose("打拼音")
    writer.type("32542").press("ok")
    assert writer.sheet == "18b大家"


def test_keys_pressed_while_a_choice_is_on_its_way_are_not_lost(writer: Writer) -> None:
    pinyin = writer.remote.village.pinyin
    writer.type("32542")
    pinyin.held = True
    writer.press("ok").type("926")
    pinyin.held = False
    pinyin.settle()
    assert writer.sheet == "大家926"
    writer.press("ok")
    assert writer.sheet == "大家赞"


def test_a_choice_is_of_what_was_seen_and_not_of_what_was_typed_since(writer: Writer) -> None:
    pinyin = writer.remote.village.pinyin
    writer.type("32542")
    pinyin.held = True
    writer.type("926").press("ok")
    pinyin.held = False
    pinyin.settle()
    assert writer.sheet == "大家926"


def test_what_is_typed_is_kept_while_it_is_typed(writer: Writer) -> None:
    writer.type("32542").press("ok").wait_a_second()
    assert writer.kept == ["大家"]


def test_what_was_typed_last_is_kept_on_leaving(writer: Writer) -> None:
    writer.type("32542").press("ok", "back")
    assert writer.kept == ["大家"]


def test_a_full_sheet_says_so_and_takes_no_more(writer: Writer) -> None:
    writer.sit_down(text="好" * 10_000, most=500)
    assert "写满" in writer.remote.screen
    writer.type("32542").press("ok")
    assert len(writer.sheet) == 10_000


def test_a_card_that_is_scanned_here_writes_nothing(writer: Writer) -> None:
    writer.type("32542").press("ok")
    page = writer.remote.window.page
    page.typed("p")
    page.card_scanned("p-17")
    assert writer.sheet == "大家"


def test_where_one_line_is_wanted_there_are_no_points(writer: Writer) -> None:
    assert "下一条" not in writer.sit_down(points=False).remote.screen


def test_without_pinyin_it_says_so_and_digits_and_sentences_go_on(writer: Writer) -> None:
    writer.type("32")
    writer.remote.village.pinyin.miss()
    assert "打不了拼音" in writer.remote.screen
    writer.type("32542")
    assert writer.sheet == ""
    writer.remote.choose("打数字")
    writer.type("18")
    assert writer.sheet == "18"
    writer.remote.choose("常用语").press("ok")
    assert PHRASES[0] in writer.sheet


@pytest.mark.parametrize("text", ["👍🏽", "\n\n\n", "大" * 3000, "é́́", "\u202e反"])
def test_no_text_is_too_odd_to_be_shown_and_erased(writer: Writer, text: str) -> None:
    writer.sit_down(text=text)
    for _ in range(len(text) + 1):
        writer.remote.window.page.take(Key.ERASE)
    writer.remote.window.grab()


def said(writer: Writer) -> Discussion:
    meeting = writer.remote.village.evening.meeting
    assert meeting is not None
    return meeting.discussion


def test_the_discussion_is_typed_and_counted(writer: Writer) -> None:
    remote = writer.remote
    remote.window.show_page("discussion")
    remote.choose("现在打字")
    writer.type("32542").press("ok")
    remote.choose("写好了").choose("写意见建议").choose("常用语").press("ok")
    remote.choose("写好了")
    assert said(writer).form is DiscussionForm.TYPED
    remote.press("ok", "ok")
    assert remote.page == "topics"
    assert (said(writer).text, said(writer).speakers) == ("大家", 3)
    assert said(writer).suggestions == "建议请农技员来现场讲一讲。"


def test_typing_goes_on_where_it_was_left(writer: Writer) -> None:
    remote = writer.remote
    remote.window.show_page("discussion")
    remote.choose("现在打字")
    writer.type("32542").press("ok", "back", "back")
    assert remote.page == "home"
    remote.window.show_page("discussion")
    assert remote.focus == "讨论了"
    remote.press("ok")
    remote.choose("接着写讨论情况")
    assert writer.sheet == "大家"


def test_typing_that_comes_to_nothing_asks_again(writer: Writer) -> None:
    remote = writer.remote
    remote.window.show_page("discussion")
    remote.choose("现在打字").choose("写好了")
    assert "大家讨论了吗" in remote.screen
    assert said(writer).form is DiscussionForm.UNKNOWN


def test_typed_words_give_way_to_paper_only_when_somebody_says_so(writer: Writer) -> None:
    remote = writer.remote
    remote.village.evening.discuss(DiscussionForm.TYPED, 2, "大家")
    remote.window.show_page("discussion")
    remote.choose("写在纸上，字不要了").press("ok")
    assert said(writer) == Discussion(form=DiscussionForm.ON_PAPER, speakers=2)


def test_what_was_typed_before_a_power_cut_is_there_after_it(
    writer: Writer, switch_on: Callable[..., Remote]
) -> None:
    writer.remote.window.show_page("discussion")
    writer.remote.choose("现在打字")
    writer.type("32542").press("ok").type("9").wait_a_second()
    village = writer.remote.village
    after = switch_on(Village(clock=village.clock, left=village.journal.meeting))
    after.window.show_page("discussion")
    assert "接着刚才打的字" in after.screen


@pytest.fixture
def closed_record(switch_on: Callable[..., Remote], qtbot: QtBot) -> Writer:
    """Somebody who puts the discussion of a closed record right."""
    village = closed()
    remote = switch_on(village)
    village.amending.begin(village.exchange.records[0])
    remote.window.show_page("amend_discussion")
    return Writer(remote, qtbot)


def test_the_discussion_of_a_closed_record_is_typed(closed_record: Writer) -> None:
    remote, amending = closed_record.remote, closed_record.remote.village.amending
    remote.choose("现在打字")
    closed_record.type("32542").press("ok")
    remote.choose("写好了").choose("不写了").choose("下一步")
    assert remote.page == "amend"
    assert amending.draft is not None
    assert amending.draft.discussion == Discussion(
        form=DiscussionForm.TYPED, speakers=3, text="大家"
    )


def test_typed_words_of_a_closed_record_are_put_right_and_the_change_can_be_told(
    closed_record: Writer,
) -> None:
    remote, amending = closed_record.remote, closed_record.remote.village.amending
    base = amending.draft
    assert base is not None
    typed = Discussion(form=DiscussionForm.TYPED, speakers=2, text="大架")
    amending.amend(with_discussion(base, typed))
    amending.save()
    QApplication.processEvents()
    remote.window.show_page("amend_discussion")
    remote.choose("讨论了").choose("接着写讨论情况")
    closed_record.key(Qt.Key.Key_Backspace).type("542").press("ok")
    remote.choose("写好了").choose("不写了").choose("下一步")
    (change,) = amending.differences.fields
    assert change.field == "discussion"
    assert change.after["text"] == "大家"


def test_looking_at_the_keys_changes_nothing_of_a_closed_record(closed_record: Writer) -> None:
    remote, amending = closed_record.remote, closed_record.remote.village.amending
    remote.choose("现在打字").press("back", "back")
    assert remote.page == "amend"
    assert not amending.differences
