"""Teaches the kiosk any cheap remote: each key is named, pressed once, and known from then on."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kiosk.learning import Heard, Learning
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.first_start import FirstStart, page_after, step_words
from kiosk.ui.keys import Key, code_of, known_key
from kiosk.ui.page import Page
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, Size, Tint

TAUGHT = (Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT, Key.OK, Key.BACK)
_ARROWS = tuple(key.name for key in TAUGHT if key.is_arrow)
_MISSING_AFTER_MS = 12_000
"""Whoever has only the remote, and no such key on it, gets on by waiting."""


class RemotePage(Page):
    """Asks for one key after another."""

    name = "remote"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._visit: object = None
        self._lesson = Learning(())
        self._step = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE)
        self._head = Text(theme, self, 0.08, bold=True, align=CENTRE)
        self._sub = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE)
        self._signs = [Text(theme, self, Size.LABEL, bold=True, align=CENTRE) for _ in TAUGHT]
        self._done = Face(theme, self, size=Size.TILE)
        self._again = Face(theme, self, self.tr("从头再来"), size=Size.LABEL)
        self._forget = Face(theme, self, self.tr("忘掉学过的键"), size=Size.LABEL)
        self._done.clicked.connect(self._take_done)
        self._again.clicked.connect(self._begin)
        self._forget.clicked.connect(self._forget_all)
        self._missing = QTimer(self, singleShot=True, interval=_MISSING_AFTER_MS)
        self._missing.timeout.connect(self._skip)

    def enter(self, visit: object) -> None:
        """Begin with the first key."""
        self._visit = visit
        is_first = isinstance(visit, FirstStart)
        self._step.set_text(step_words(self.name) if is_first else "")
        self._begin()

    def leave(self) -> None:
        """Wait for nothing."""
        self._missing.stop()

    def back(self) -> None:
        """To the settings, or home from a machine that is being set up."""
        self.go.emit("home" if isinstance(self._visit, FirstStart) else "settings", None)

    def first_focus(self) -> QWidget:
        """The way past a key, and at the end the way on."""
        return self._done

    def detail(self) -> str:
        """Which key is asked for."""
        return self._lesson.asked.lower() or "done"

    def key_sent(self, sent: QKeyEvent) -> bool:
        """Take every key as an answer, but for those that keep their use: Back, OK and sound."""
        asked = self._lesson.asked
        if not asked or sent.isAutoRepeat():
            return bool(asked)
        means = self._meaning(sent)
        if means and means != asked and means not in _ARROWS:
            return False
        writes = bool(sent.text()) and sent.text().isprintable()
        self._lesson, heard = self._lesson.hear(code_of(sent), means, writes)
        if heard is Heard.LEARNT:
            self.backstage.adjusting.change(keys=dict(self._lesson.keys))
        self._show_state(self._words_for(heard, means))
        return True

    def arrange(self) -> None:
        """The key's name in the middle, what was pressed under it."""
        self.place(self._step, SAFE, 0.055, 1.678, 0.06)
        self.place(self._head, SAFE, 0.15, 1.678, 0.13)
        self.place(self._sub, SAFE, 0.3, 1.678, 0.065)
        for place, sign in enumerate(self._signs):
            self.place(sign, SAFE + 0.1 + place * 0.25, 0.44, 0.228, 0.09)
        self.place(self._done, 0.489, 0.6, 0.8, 0.14)
        both = self._forget.isVisibleTo(self)
        self.place(self._again, 0.369 if both else 0.634, 0.79, 0.51, 0.12)
        self.place(self._forget, 0.899, 0.79, 0.51, 0.12)

    def _begin(self) -> None:
        keys = self.backstage.adjusting.settings.keys
        self._lesson = Learning(tuple(key.name for key in TAUGHT), keys)
        self._show_state(self.tr("对着电视按；不想学了，按“返回”"))

    def _skip(self) -> None:
        self._lesson = self._lesson.skip()
        self._show_state(self.tr("没等到，先跳过这个键"))

    def _take_done(self) -> None:
        if self._lesson.asked:
            self._skip()
        elif isinstance(self._visit, FirstStart):
            self.go.emit(page_after(self.name), self._visit)
        else:
            self.go.emit("settings", None)

    def _forget_all(self) -> None:
        self.backstage.adjusting.change(keys={})
        self._begin()
        self.focus_on(self._done)

    def _meaning(self, sent: QKeyEvent) -> str:
        """The name of the key this is already, on every remote or on one that was learnt."""
        known = known_key(sent)
        return known.name if known is not None else self._lesson.keys.get(code_of(sent), "")

    def _words_for(self, heard: Heard, means: str) -> str:
        if heard is Heard.WRITES:
            return self.tr("这个键要留着打字，请按另一个")
        if heard is Heard.TAKEN:
            return self.tr("这个键是“{key}”，请按另一个").format(key=self._name_of(means))
        return self.tr("好，认得了")

    def _show_state(self, said: str) -> None:
        asked = self._lesson.asked
        if asked:
            self._head.set_text(self.tr("请按遥控器：{key}").format(key=self._name_of(asked)))
            self._missing.start()
        else:
            self._head.set_text(self.tr("学好了，按“确定”往下走"))
            self._missing.stop()
        self._sub.set_text(said if asked else self._end_words(self._lesson.skipped))
        self._done.set_text(self.tr("没有这个键，跳过") if asked else self.tr("好了"))
        self._again.setVisible(not asked)
        self._forget.setVisible(not asked and bool(self._lesson.keys))
        self._show_signs()
        self.arrange()
        self.titled.emit()

    def _end_words(self, skipped: Iterable[str]) -> str:
        names = self.tr("、").join(self._name_of(name) for name in skipped)
        if names:
            return self.tr("跳过了：{keys}").format(keys=names)
        return self.tr("六个键都认得了")

    def _show_signs(self) -> None:
        for key, sign in zip(TAUGHT, self._signs, strict=True):
            waits = key.name in self._lesson.wanted
            skipped = key.name in self._lesson.skipped
            mark = "" if waits or skipped else "✓ "
            sign.set_text(f"{mark}{self._name_of(key.name)}")
            sign.set_ink("ink2" if waits or skipped else Tint.OK.value)

    def _name_of(self, name: str) -> str:
        names = {
            "UP": self.tr("上"),
            "DOWN": self.tr("下"),
            "LEFT": self.tr("左"),
            "RIGHT": self.tr("右"),
            "OK": self.tr("确定"),
            "BACK": self.tr("返回"),
        }
        return names.get(name, name)
