"""Finds films and people by the first letters of their pinyin, typed as letters or phone digits."""

import os
import re
import string
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_KEYPAD = {
    "2": "abc",
    "3": "def",
    "4": "ghi",
    "5": "jkl",
    "6": "mno",
    "7": "pqrs",
    "8": "tuv",
    "9": "wxyz",
}
"""Which letters a digit stands for on a telephone. Source: ITU-T E.161."""

_TYPED = string.ascii_lowercase + string.digits
_BETWEEN = " "

_CHARACTERS = ("Lo", "Co", "Cn")
"""Characters, and what rare ones are to a system that does not know them yet."""


@dataclass(frozen=True)
class Index:
    """Texts in an order of their own, and how each one may be typed.

    Attributes:
        spellings: for each text its signs parted by a space; of a sign, the letters it may begin
            with: ``"zc q"`` for 重庆, which is found by ``cq`` and by ``zq``.
    """

    spellings: tuple[str, ...] = ()

    def find(self, typed: str) -> tuple[int, ...]:
        """Places of the texts in which these signs follow one another, in the texts' order.

        Those that begin with them come first.

        Args:
            typed: letters in either case, and digits, each of which also stands for the letters
                of its key; whatever else is in it is passed over. Nothing finds everything.
        """
        pattern = _pattern(typed)
        found = [(place, pattern.search(one)) for place, one in enumerate(self.spellings)]
        first = [place for place, hit in found if hit and _is_at_start(hit)]
        later = [place for place, hit in found if hit and not _is_at_start(hit)]
        return (*first, *later)


def index(texts: Iterable[str]) -> Index:
    """Learn how texts may be typed. Slow for the first one: not for the thread of the screen."""
    return Index(tuple(spell(one) for one in texts))


def spell(text: str) -> str:
    """How one text may be typed, as an ``Index`` holds it.

    Every reading of a character counts, for nobody should have to know which one was meant: 长 is
    found by ``c`` and by ``z``. A character that no dictionary knows is found by any letter.
    """
    signs = (_letters(sign) for sign in unicodedata.normalize("NFKC", text).lower())
    return _BETWEEN.join(one for one in signs if one)


@cache
def _letters(sign: str) -> str:
    """The letters one sign may be typed by, each once; none for what nobody types."""
    if sign in _TYPED:
        return sign
    if unicodedata.category(sign) not in _CHARACTERS and sign != "〇":
        return ""
    return "".join(dict.fromkeys(_readings(sign))) or string.ascii_lowercase


def _readings(character: str) -> list[str]:
    # Its dictionary of phrases is not needed here, and loading it holds up every thread for a
    # quarter of a second. See its documentation, "环境变量".
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    plain = (unicodedata.normalize("NFD", one)[:1] for readings in found for one in readings)
    return [one for one in plain if one in string.ascii_lowercase]


def _pattern(typed: str) -> re.Pattern[str]:
    """Each sign typed is among the letters of one sign of the text, and of the next, and so on."""
    wanted = [one for one in unicodedata.normalize("NFKC", typed).lower() if one in _TYPED]
    return re.compile(rf"\w*{_BETWEEN}\w*".join(f"[{one}{_KEYPAD.get(one, '')}]" for one in wanted))


def _is_at_start(hit: re.Match[str]) -> bool:
    return _BETWEEN not in hit.string[: hit.start()]
