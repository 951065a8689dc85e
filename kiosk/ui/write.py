"""Where somebody writes after all: with a remote, a mouse, a finger or a keyboard."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.choices import Choices
from kiosk.ui.composer import Composer, Mode
from kiosk.ui.draft import Draft
from kiosk.ui.face import Face, QuickFace
from kiosk.ui.focus import move_focus
from kiosk.ui.keys import Key
from kiosk.ui.pad import Pad
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import RIGHT, Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.written import WriteVisit, Written
from kiosk.writing import Writing

_KEPT_EVERY_MS = 1000
_PHRASES = 4
_RIGHT, _ACTION, _ROW = 0.878, 0.275, 0.125
_TOP, _GAP = 0.55, 0.0125
_COLUMNS = 3


class WritePage(Page):
    """Asks for words, and gives them to the page that wanted them."""

    name = "write"
    types = True

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._visit = WriteVisit(prompt="", then="home")
        self._writing = self._before_key = Writing()
        self._pinyin = backstage.pinyin()
        self._composer = Composer(self._pinyin)
        self._composer.words.connect(self._add)
        self._composer.changed.connect(self._show_composing)
        self._pinyin.missing.connect(self._show_composing)
        self._left_for_choices: QWidget | None = None
        self._is_direct = False
        """Whether the last key came without the focus: from a keyboard or a remote's digits."""
        self._keeps = QTimer(self, singleShot=True, interval=_KEPT_EVERY_MS)
        self._keeps.timeout.connect(self._keep)
        self._head = Text(self.theme, self, Size.TILE, bold=True)
        self._room = Text(self.theme, self, Size.SMALLEST, ink="ink2", align=RIGHT)
        self._draft = Draft(self.theme, self)
        self._hint = Text(self.theme, self, Size.ROW, ink="ink2", wraps=True)
        self._choices = Choices(self.theme, self)
        self._choices.pressed.connect(self._composer.choose)
        self._pad = Pad(self.theme, self)
        self._pad.pressed.connect(self._press)
        self._make_actions()
        self._phrases = RowList(self.theme, self, _PHRASES)
        self._phrases.pressed.connect(self._add_phrase)

    def enter(self, visit: object) -> None:
        """Show what is asked for, and what there is of it."""
        self._visit = visit if isinstance(visit, WriteVisit) else WriteVisit("", then="home")
        self._writing = Writing(text=self._visit.text, most=self._visit.most)
        self._pinyin.wake()
        self._head.set_text(self._visit.prompt)
        self._draft.setAccessibleName(self._visit.prompt)
        self._phrases.set_rows([Row(one) for one in self._visit.phrases])
        self._close_phrases()
        self._left_for_choices = None
        self._composer.has_keyboard = False
        self._set_mode(Mode.PINYIN)
        self._show_writing()

    def leave(self) -> None:
        """Keep what is not kept yet."""
        if self._keeps.isActive():
            self._keeps.stop()
            self._keep()

    def first_focus(self) -> QWidget:
        """The middle of the pad."""
        return self._pad.middle()

    def arrange(self) -> None:
        """The sheet above, the words to choose from under it, then the keys."""
        self.place(self._head, SAFE, 0.05, 0.88, 0.07)
        self.place(self._room, 0.95, 0.05, 0.778, 0.07)
        self.place(self._draft, SAFE, 0.14, 1.678, 0.265)
        self.place(self._hint, SAFE, 0.425, 1.678, 0.1)
        self.place(self._choices, SAFE - 0.012, 0.42, 1.702, 0.116)
        self.place(self._pad, SAFE - 0.012, _TOP - 0.012, 0.824, 0.424)
        self._arrange_actions()
        self.place(self._phrases, SAFE - 0.012, 0.42, 1.702, 0.54)

    def typed(self, text: str) -> None:
        """A keyboard, or a remote's digits."""
        if self._phrases.isVisible():
            return
        self._before_key = self._writing
        self._remember_place(is_direct=True)
        for character in text:
            if self._composer.numbers_choose and character in "123456789":
                self._composer.choose(self._choices.index(int(character) - 1))
            elif character in " 0" and (index := self._choices.focused_index()) is not None:
                self._composer.choose(index)
            else:
                self._composer.type(character)

    def card_scanned(self, card: str) -> None:
        """Nobody signs in here; what the card began to type is taken back."""
        self._composer.clear()
        self._set_writing(self._before_key)

    def pressed(self, key: Key) -> bool:
        """Erase, and enter the row of choices at its likeliest end."""
        if key is Key.ERASE:
            if self._composer.is_composing or self._writing.text:
                self._erase()
            else:
                self.back()
            return True
        if key is Key.UP and self._composer.choices and not self._is_among_choices():
            move_focus(self, key)
            if self._is_among_choices():
                self.focus_on(self._choices.first())
            return True
        return False

    def back(self) -> None:
        """From the sentences to the pad, from there to where the words were wanted."""
        if self._phrases.isVisible():
            self._close_phrases()
            self.focus_on(self._more)
        elif self._composer.choices or self._composer.is_composing:
            self._composer.clear()
        else:
            self._go(is_done=False)

    def detail(self) -> str:
        """Whether the sentences are shown."""
        return "phrases" if self._phrases.isVisible() else ""

    def _press(self, character: str) -> None:
        self._remember_place(is_direct=False)
        self._composer.press(character)

    def _remember_place(self, is_direct: bool) -> None:
        self._is_direct = is_direct
        if not self._is_among_choices():
            self._left_for_choices = self.focused()

    def _is_among_choices(self) -> bool:
        focused = self.focused()
        return focused is not None and self._choices.isAncestorOf(focused)

    def _make_actions(self) -> None:
        self._erases = QuickFace(self.theme, self, self.tr("删一个字"))
        self._erases.clicked.connect(self._erase)
        self._undo = Face(self.theme, self, self.tr("撤销"), icon="undo")
        self._undo.clicked.connect(lambda: self._set_writing(self._writing.undone()))
        self._point = Face(self.theme, self, self.tr("下一条"))
        self._point.clicked.connect(lambda: self._add("\n"))
        self._more = Face(self.theme, self, self.tr("常用语"))
        self._more.clicked.connect(self._open_phrases)
        self._digits = Face(self.theme, self, bold=False)
        self._digits.clicked.connect(lambda: self._toggle(Mode.DIGITS))
        self._letters = Face(self.theme, self, bold=False)
        self._letters.clicked.connect(lambda: self._toggle(Mode.LETTERS))
        editing = (self._erases, self._undo, self._point)
        self._actions = (*editing, self._more, self._digits, self._letters)
        self._done = Face(self.theme, self, self.tr("写好了"), size=Size.TILE, icon="check-bold")
        self._done.clicked.connect(lambda: self._go(is_done=True))

    def _arrange_actions(self) -> None:
        for place, face in enumerate(self._actions):
            row, column = divmod(place, _COLUMNS)
            left = _RIGHT + column * (_ACTION + _GAP)
            self.place(face, left, _TOP + row * (_ROW + _GAP), _ACTION, _ROW)
        width = _COLUMNS * _ACTION + (_COLUMNS - 1) * _GAP
        self.place(self._done, _RIGHT, _TOP + 2 * (_ROW + _GAP), width, _ROW)

    def _keypad(self) -> tuple[QWidget, ...]:
        return (self._pad, self._choices, *self._actions, self._done)

    def _toggle(self, mode: Mode) -> None:
        self._set_mode(Mode.PINYIN if self._composer.mode is mode else mode)

    def _set_mode(self, mode: Mode) -> None:
        self._composer.set_mode(mode)
        back = self.tr("打拼音")
        self._digits.set_text(back if mode is Mode.DIGITS else self.tr("打数字"))
        self._letters.set_text(back if mode is Mode.LETTERS else self.tr("打字母"))

    def _add(self, words: str) -> None:
        self._set_writing(self._writing.added(words))

    def _erase(self) -> None:
        if not self._composer.erase():
            self._set_writing(self._writing.shortened())

    def _open_phrases(self) -> None:
        self._composer.clear()
        for one in (*self._keypad(), self._hint):
            one.hide()
        self._phrases.show()
        self.focus_on(self._phrases.turn_to(0))
        self.titled.emit()

    def _close_phrases(self) -> None:
        self._phrases.hide()
        for one in self._keypad():
            one.show()
        self._show_actions()
        self._show_composing()
        self.titled.emit()

    def _add_phrase(self, index: int) -> None:
        sentence = self._visit.phrases[index]
        points = self._visit.points
        writing = self._writing
        self._set_writing(writing.with_point(sentence) if points else writing.added(sentence))
        self._close_phrases()
        self.focus_on(self._more)

    def _set_writing(self, writing: Writing) -> None:
        changed = writing.text != self._writing.text
        self._writing = writing
        self._show_writing()
        if changed and not self._keeps.isActive():
            self._keeps.start()

    def _keep(self) -> None:
        if self._visit.keep is not None:
            self._visit.keep(self._writing.text)

    def _go(self, is_done: bool) -> None:
        self._composer.clear()
        self.leave()
        written = Written(self._writing.text.strip(), self._visit.about, is_done)
        self.go.emit(self._visit.then, written)

    def _show_writing(self) -> None:
        count, room = len(self._writing.text), self._writing.room
        words = self.tr("{count}个字，还能写{room}个") if room else self.tr("{count}个字，写满了")
        self._room.set_text(words.format(count=count, room=room))
        self._room.set_ink("ink2" if room else "warn")
        self._show_actions()
        self._show_composing()

    def _show_actions(self) -> None:
        if self._phrases.isVisible():
            return
        self._point.setVisible(self._visit.points)
        self._more.setVisible(bool(self._visit.phrases))

    def _show_composing(self) -> None:
        composer = self._composer
        self._draft.set_text(self._writing.text, composer.shown)
        self._show_choices()
        chinese = composer.mode is Mode.PINYIN
        one = self.tr("换读音") if composer.has_other_readings else "。，？"
        if not chinese:
            one = "1" if composer.mode is Mode.DIGITS else ".,@"
        zero = self.tr("就用它") if composer.is_composing else self.tr("空格")
        digits = composer.mode is Mode.DIGITS
        self._pad.set_meanings(one, "0" if digits else zero, has_letters=not digits)
        self._show_hint()

    def _show_hint(self) -> None:
        hint = ""
        if self._pinyin.is_missing and self._composer.mode is Mode.PINYIN:
            hint = self.tr("这台电脑打不了拼音。请用常用语，或者写在纸上")
        elif self._composer.is_composing and not self._composer.choices:
            hint = self.tr("正在找字……")
        elif not self._writing.room:
            hint = self.tr("这里写满了，其余的请写在纸上")
        elif not self._writing.text and not self._composer.choices:
            hint = self.tr("按遥控器上的数字打拼音，比如“大家”按 32542；插上键盘也能打")
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint) and not self._phrases.isVisible())

    def _show_choices(self) -> None:
        """Keys that are pressed directly lead to the first choice, and back once it is made."""
        composer, was_there = self._composer, self._is_among_choices()
        if not self._choices.set_words(composer.choices, composer.numbers_choose):
            return
        first = self._choices.first()
        if first is not None and (was_there or self._is_direct):
            self.focus_on(first)
        elif first is None and was_there:
            self.focus_on(self._left_for_choices or self._pad.middle())
