"""A text while it is being written: bounded, and every step of it can be taken back."""

import unicodedata
from dataclasses import dataclass, replace

MOST_STEPS = 200
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True)
class Writing:
    """What is written, and what it was before."""

    text: str = ""
    most: int = 500
    """How many characters there may be."""
    before: tuple[str, ...] = ()

    @property
    def room(self) -> int:
        """How many characters still fit."""
        return max(0, self.most - len(self.text))

    def added(self, words: str) -> "Writing":
        """With words at its end, as many as fit and can be printed."""
        words = "".join(one for one in words if one.isprintable() or one == "\n")
        return self._become(self.text + words[: self.room])

    def with_point(self, sentence: str) -> "Writing":
        """With a whole sentence, on a line of its own; as it was if that does not fit."""
        gap = "\n" if self.text and not self.text.endswith("\n") else ""
        if len(gap + sentence) > self.room:
            return self
        return self._become(self.text + gap + sentence)

    def shortened(self) -> "Writing":
        """Without its last character, as the eye counts them."""
        return self._become(_without_last(self.text))

    def undone(self) -> "Writing":
        """As before the last step."""
        if not self.before:
            return self
        return replace(self, text=self.before[-1], before=self.before[:-1])

    def _become(self, text: str) -> "Writing":
        if text == self.text:
            return self
        return replace(self, text=text, before=(*self.before, self.text)[-MOST_STEPS:])


def _without_last(text: str) -> str:
    while text:
        last, text = text[-1], text[:-1]
        if not _belongs_to_what_precedes(last) and not text.endswith(_JOINER):
            break
    return text


def _belongs_to_what_precedes(character: str) -> bool:
    """Accents, variation signs, skin tones and joiners are no characters of their own."""
    return (
        character == _JOINER
        or unicodedata.category(character) in ("Mn", "Me")
        or ord(character) in _SKIN_TONES
    )
