"""What becomes of each key while somebody writes: pinyin, digits or letters, one after another."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from kiosk.pinyin.port import Composition, Pinyin

LETTERS = {
    **{"2": "abc", "3": "def", "4": "ghi", "5": "jkl"},
    **{"6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz"},
}
"""What is printed on a remote's digits (ITU-T E.161)."""

_DIGIT_OF = {letter: digit for digit, letters in LETTERS.items() for letter in letters}
_MARKS = tuple("，。、？！：；“”《》（）·")
_LATIN_MARKS = tuple(".,-/:@_+()")
_CHINESE_MARK = dict(zip(",.?!:;()\\`", "，。？！：；（）、·", strict=True))
_LONGEST_CODE = 48


class Mode(StrEnum):
    """What the keys mean."""

    PINYIN = "pinyin"
    DIGITS = "digits"
    LETTERS = "letters"


@dataclass
class _Word:
    """One word or sentence on its way from keys to Chinese."""

    code: str = ""
    """What was typed and is no word yet."""
    asked: str = ""
    """The same as it was last asked about, with the chosen reading."""
    found: Composition | None = None
    """The last answer."""
    offered: tuple[str, ...] = ()
    """Marks or letters to choose from, instead of words."""
    readings: tuple[str, ...] = ()
    reading: int = -1
    """Which of the readings was chosen; -1 for any."""
    is_choosing: bool = False
    """Whether a choice is on its way; until it comes, what is typed has to wait."""
    later: str = ""
    """What was typed in the meantime."""
    mark: str = ""
    """What is to follow the choice."""


class Composer(QObject):
    """Turns keys into words, by way of choices.

    Args:
        pinyin: knows the words.
    """

    changed = Signal()
    """What is being composed, or what there is to choose from."""
    words = Signal(str)
    """Words are ready to be put into the text."""

    def __init__(self, pinyin: Pinyin) -> None:
        super().__init__()
        self._pinyin = pinyin
        self.mode = Mode.PINYIN
        self.has_keyboard = False
        """Whether the last word was begun on a keyboard: then digits are numbers of choices."""
        self._word = _Word()
        pinyin.composed.connect(self._on_composed)
        pinyin.chosen.connect(self._on_chosen)
        pinyin.missing.connect(self.clear)

    @property
    def is_composing(self) -> bool:
        """Whether there is pinyin that is no word yet."""
        return bool(self._word.code) or self._word.is_choosing

    @property
    def shown(self) -> str:
        """The pinyin as it was typed, with spaces between syllables."""
        return self._word.found.shown if self._word.found is not None else self._word.code

    @property
    def choices(self) -> tuple[str, ...]:
        """What there is to choose from."""
        if self._word.offered or self._word.found is None:
            return self._word.offered
        return tuple(one.text for one in self._word.found.choices)

    @property
    def numbers_choose(self) -> bool:
        """Whether a digit is the number of a choice."""
        return self.has_keyboard and self.is_composing

    @property
    def has_other_readings(self) -> bool:
        """Whether the digits may be read in several ways."""
        return len(self._word.readings) > 1

    def clear(self) -> None:
        """Forget what is being composed."""
        self._word = _Word()
        self.changed.emit()

    def set_mode(self, mode: Mode) -> None:
        """Let the keys mean something else."""
        self.mode = mode
        self.clear()

    def press(self, digit: str) -> None:
        """A key of the pad was pressed."""
        self.has_keyboard = False
        self._take(digit)

    def type(self, character: str) -> None:
        """A character came from a keyboard, or from a remote's digits."""
        if character.isascii() and character.isalpha():
            self.has_keyboard = True
        self._take(character)

    def choose(self, index: int) -> None:
        """Take one of the choices."""
        if index >= len(self.choices) or self._word.is_choosing:
            return
        if self._word.offered:
            self._say(self._word.offered[index])
        elif self._word.found is not None:
            found = self._word.found.code
            self._word.later = (
                self._word.asked.removeprefix(found) if self._word.asked != found else ""
            )
            self._word.is_choosing = True
            self._pinyin.choose(found, index)

    def erase(self) -> bool:
        """Take the last key back; whether something was being composed."""
        if self._word.offered:
            self.clear()
        elif self._word.code:
            self._word.code = self._word.code[:-1]
            self._compose()
        else:
            return self._word.is_choosing
        return True

    def next_reading(self) -> None:
        """Read the first syllable in the next way it can be read, then in any way again."""
        if len(self._word.readings) > 1 and self._word.found is not None:
            self._word.reading = (self._word.reading + 2) % (len(self._word.readings) + 1) - 1
            self._compose()

    def _take(self, character: str) -> None:
        is_number = self.has_keyboard and character.isdigit() and not self.is_composing
        if is_number or self.mode is Mode.DIGITS:
            self._say(character)
        elif self.mode is Mode.LETTERS:
            self._take_letter(character)
        else:
            self._take_pinyin(character)

    def _take_letter(self, character: str) -> None:
        if character == "0":
            self._say(" ")
        elif character == "1":
            self._offer(_LATIN_MARKS)
        elif character in LETTERS:
            self._offer((*LETTERS[character], *LETTERS[character].upper(), character))
        else:
            self._say(character)

    def _take_pinyin(self, character: str) -> None:
        character = character.lower() if character.isascii() else character
        if character in LETTERS or character in _DIGIT_OF or (character == "'" and self._word.code):
            self._append(character)
        elif character == "1":
            if self._word.code:
                self.next_reading()
            else:
                self._offer(_MARKS)
        elif character in ("0", " "):
            if self.is_composing:
                self.choose(0)
            else:
                self._say(" ")
        else:
            self._punctuate(_CHINESE_MARK.get(character, character))

    def _append(self, character: str) -> None:
        if self._pinyin.is_missing:
            return
        if self._word.is_choosing:
            self._word.later += character
        elif len(self._word.code) < _LONGEST_CODE:
            self._word.offered = ()
            self._word.code += character
            self._compose()

    def _punctuate(self, mark: str) -> None:
        """A mark ends the word before it."""
        if self.is_composing:
            self._word.mark += mark
            self.choose(0)
        else:
            self._say(mark)

    def _offer(self, choices: tuple[str, ...]) -> None:
        self._word = _Word()
        self._word.offered = choices
        self.changed.emit()

    def _say(self, words: str) -> None:
        self._word = _Word()
        self.words.emit(words)
        self.changed.emit()

    def _compose(self) -> None:
        reading = self._word.readings[self._word.reading] if self._word.reading >= 0 else ""
        if len(reading) > len(self._word.code):
            reading, self._word.reading = "", -1
        rest = self._word.code[len(reading) :]
        self._word.asked = f"{reading}'{rest}" if reading and rest else reading or rest
        if self._word.asked:
            self._pinyin.compose(self._word.asked)
        else:
            self._word = _Word()
        self.changed.emit()

    def _on_composed(self, found: Composition) -> None:
        if found.code != self._word.asked or self._word.is_choosing:
            return
        self._word.found = found
        if self._word.reading < 0:
            self._word.readings = _readings(found)
        self.changed.emit()

    def _on_chosen(self, words: str, rest: str) -> None:
        if not self._word.is_choosing:
            return
        code, mark = rest.lstrip("'") + self._word.later, self._word.mark
        self._word = _Word()
        if words:
            self.words.emit(words)
        if mark and not code:
            self.words.emit(mark)
        self._word.code = code
        self._compose()


def _readings(found: Composition) -> tuple[str, ...]:
    """How the first syllable of a code of digits may be read, likeliest first."""
    firsts = (one.reading.split(" ")[0] for one in found.choices)
    code = found.code
    fits = (one for one in firsts if one and code.startswith("".join(map(_digit, one))))
    return tuple(dict.fromkeys(fits))


def _digit(letter: str) -> str:
    return _DIGIT_OF.get(letter, letter)
