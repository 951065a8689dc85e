"""Real sentences by the real librime, key by key as a hand on a remote presses them."""

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.pinyin.port import Composition
from kiosk.pinyin.process import PinyinProcess
from kiosk.pinyin.wordlist import GENERAL
from kiosk.ui.choices import Choices
from kiosk.ui.draft import Draft
from kiosk.ui.face import Face
from kiosk.ui.window import KioskWindow
from kiosk.ui.written import WriteVisit
from tests.ui.village import Village

pytestmark = [
    pytest.mark.live,
    pytest.mark.alone,
    pytest.mark.skipif(not GENERAL.exists(), reason="rime-data-pinyin-simp is not installed"),
]

SENTENCES = (
    "大家 da jia/一致 yi zhi/赞成 zan cheng",
    "建议 jian yi/请 qing/农技员 nong ji yuan/来 lai/现场 xian chang/讲 jiang/一 yi/讲 jiang",
    "草莓 cao mei/白粉病 bai fen bing/怎么 zen me/防治 fang zhi",
    "村民 cun min/希望 xi wang/多 duo/放 fang/实用 shi yong/技术 ji shu/的 de/片子 pian zi",
    "党员 dang yuan/带头 dai tou/打扫 da sao/村里 cun li/的 de/卫生 wei sheng",
    "土地流转 tu di liu zhuan/合同 he tong/要 yao/写 xie/清楚 qing chu",
    "老年人 lao nian ren/要 yao/防 fang/电信诈骗 dian xin zha pian",
    "水渠 shui qu/该 gai/修 xiu/了 le",
    "希望 xi wang/村里 cun li/装 zhuang/路灯 lu deng",
    "低保 di bao/名单 ming dan/要 yao/公开 gong kai",
    "年轻人 nian qing ren/想 xiang/学 xue/网上销售 wang shang xiao shou",
    "下次 xia ci/还 hai/看 kan/这 zhe/一 yi/课 ke",
)
"""Each word with its pinyin."""
_DIGITS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_MOST_PRESSES_A_CHARACTER = 5.0
_SLOWEST_MS = 50


class Typist:
    """Types word by word, and walks along the choices with the arrows."""

    def __init__(self, pinyin: PinyinProcess, qtbot: QtBot) -> None:
        self._pinyin, self._qtbot = pinyin, qtbot
        self.presses = 0
        self.text = ""
        self.waited_ms: list[float] = []

    def press(self, code: str) -> tuple[str, ...]:
        """One more key: all of them so far; what is offered now."""
        self.presses += 1
        began = time.perf_counter()
        with self._qtbot.waitSignal(self._pinyin.composed, timeout=60_000) as answer:
            self._pinyin.compose(code)
        self.waited_ms.append((time.perf_counter() - began) * 1000)
        assert answer.args is not None
        found: Composition = answer.args[0]
        return tuple(one.text for one in found.choices)

    def write(self, word: str, code: str) -> str:
        """One word: its keys, the steps to it in the row, OK; what is left of its keys."""
        offered: tuple[str, ...] = ()
        for end in range(1, len(code) + 1):
            offered = self.press(code[:end])
        self.presses += offered.index(word) + 1
        with self._qtbot.waitSignal(self._pinyin.chosen, timeout=10_000) as answer:
            self._pinyin.choose(code, offered.index(word))
        assert answer.args is not None
        text, rest = answer.args
        self.text += text
        return str(rest)


@pytest.fixture
def pinyin(qtbot: QtBot, tmp_path: Path) -> Iterator[PinyinProcess]:
    process = PinyinProcess(tmp_path / "pinyin")
    yield process
    process.shutdown()


@pytest.fixture
def typist(pinyin: PinyinProcess, qtbot: QtBot) -> Typist:
    typist = Typist(pinyin, qtbot)
    typist.press("94")
    typist.presses, typist.waited_ms = 0, []
    return typist


@pytest.mark.parametrize("by_digits", [True, False])
def test_a_dozen_sentences_come_out_right_in_few_presses_and_at_once(
    typist: Typist, by_digits: bool
) -> None:
    words = [word.split(" ", 1) for sentence in SENTENCES for word in sentence.split("/")]
    for word, pinyin in words:
        code = pinyin.replace(" ", "")
        assert typist.write(word, code.translate(_DIGITS) if by_digits else code) == ""
    assert typist.text == "".join(word for word, _ in words)
    assert typist.presses / len(typist.text) <= _MOST_PRESSES_A_CHARACTER
    waited = sorted(typist.waited_ms)
    assert waited[len(waited) * 95 // 100] <= _SLOWEST_MS


def test_a_word_leaves_what_it_does_not_stand_for(typist: Typist) -> None:
    assert typist.write("大家", "325429494492624364") == "9494492624364"
    assert typist.write("一致", "9494492624364") == "92624364"
    assert typist.write("赞成", "92624364") == ""
    assert typist.text == "大家一致赞成"


def test_a_reading_narrows_the_choices(typist: Typist) -> None:
    assert {"子", "一"} <= set(typist.press("94"))
    assert {"子", "一"}.isdisjoint(typist.press("xi"))
    assert typist.write("西瓜", "xi'482") == ""


def test_first_letters_are_enough_on_a_keyboard(typist: Typist) -> None:
    assert "大家" in typist.press("dj")[:5]


def test_no_code_brings_it_down(typist: Typist, pinyin: PinyinProcess) -> None:
    pid = pinyin.pid
    for code in ("i", "'", "''''", "7" * 64, "vvvvuuuui", "2'2'2'2", "n" * 200, "é", "大", " "):
        typist.press(code)
    assert "大家" in typist.press("32542")
    assert pinyin.pid == pid


def test_a_process_that_was_killed_is_another_at_the_next_key(
    typist: Typist, pinyin: PinyinProcess, caplog: pytest.LogCaptureFixture
) -> None:
    pid = pinyin.pid
    psutil.Process(pid).kill()
    assert "大家" in typist.press("32542")
    assert pinyin.pid != pid


def test_a_word_list_that_a_power_cut_tore_is_built_again(
    typist: Typist, pinyin: PinyinProcess, tmp_path: Path
) -> None:
    table = tmp_path / "pinyin" / "built" / "village.table.bin"
    pinyin.shutdown()
    whole = table.read_bytes()
    for torn in (b"", whole[: len(whole) // 2], bytes(len(whole))):
        table.write_bytes(torn)
        assert "大家" in typist.press("32542")
        pinyin.shutdown()
        assert len(table.read_bytes()) == len(whole)


def test_a_machine_that_cannot_have_it_says_so(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pinyin").write_text("a file where the folder ought to be")
    process = PinyinProcess(tmp_path / "pinyin")
    with qtbot.waitSignal(process.missing, timeout=60_000):
        process.compose("94")
    assert process.is_missing
    process.shutdown()


def composed(window: KioskWindow) -> list[str]:
    """The words that can be chosen in sight."""
    row = window.page.findChild(Choices)
    assert isinstance(row, Choices)
    return [one.text() for one in row.findChildren(Face) if one.isVisible()]


def test_a_sentence_is_written_by_keys_and_each_key_is_painted_at_once(
    pinyin: PinyinProcess, qtbot: QtBot
) -> None:
    village = Village()
    village.pinyin = pinyin  # type: ignore[assignment]
    window = KioskWindow(village.config, village.clock.local_now, village.key_time)
    qtbot.addWidget(window)
    window.let_in(village.backstage)
    window.resize(1280, 720)
    window.show()
    window.show_page("write", WriteVisit(prompt="", then="home"))
    draft = window.page.findChild(Draft)
    assert isinstance(draft, Draft)
    pinyin.compose("94")
    qtbot.waitSignal(pinyin.composed, timeout=60_000).wait()
    waited_ms = []
    for word, code in (("大家", "32542"), ("一致", "94944"), ("赞成", "92624364")):
        for digit in code:
            began = time.perf_counter()
            with qtbot.waitSignal(pinyin.composed):
                qtbot.keyClicks(window.focusWidget(), digit)
            window.repaint()
            waited_ms.append((time.perf_counter() - began) * 1000)
        for _ in range(composed(window).index(word)):
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
        with qtbot.waitSignal(pinyin.chosen):
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert draft.accessibleDescription() == "大家一致赞成"
    waited_ms.sort()
    assert waited_ms[len(waited_ms) * 95 // 100] <= _SLOWEST_MS
