"""Writes a frame's number as a row of black and white cells, and reads it off a screen again.

The row is: white, black, twelve bits of Gray code (so that two frames caught in one picture never
make a third), four check bits, black, white. The ends show the reader what black and white are.
"""

from collections.abc import Sequence
from typing import Final

NUMBER_BITS: Final = 12
CHECK_BITS: Final = 4
CELLS: Final = 2 + NUMBER_BITS + CHECK_BITS + 2
LARGEST: Final = (1 << NUMBER_BITS) - 1

_WHITE_FIRST = (True, False)
_BLACK_FIRST = (False, True)
_LEAST_CONTRAST = 80
_UNSURE_SHARE = 0.2


def cells(number: int) -> tuple[bool, ...]:
    """The row for a number, true for white.

    Raises:
        ValueError: the number does not fit.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"a frame number is 0 to {LARGEST}, not {number}")
    gray = number ^ (number >> 1)
    bits = [*_bits(gray, NUMBER_BITS), *_bits(_check(gray), CHECK_BITS)]
    return (*_WHITE_FIRST, *bits, *_BLACK_FIRST)


def read(levels: Sequence[int]) -> int | None:
    """The number in a line of grey levels (0-255) that spans the whole row, at any scale.

    Nothing is returned unless every cell is clearly black or white and the check agrees.
    """
    middles = [levels[(2 * cell + 1) * len(levels) // (2 * CELLS)] for cell in range(CELLS)]
    white = min(middles[0], middles[-1])
    black = max(middles[1], middles[-2])
    if white - black < _LEAST_CONTRAST:
        return None
    margin = (white - black) * _UNSURE_SHARE
    middle = (white + black) / 2
    if any(abs(level - middle) < margin for level in middles):
        return None
    return _number([level > middle for level in middles[2:-2]])


def _number(bits: list[bool]) -> int | None:
    gray = _value(bits[:NUMBER_BITS])
    if _check(gray) != _value(bits[NUMBER_BITS:]):
        return None
    number = 0
    while gray:
        number ^= gray
        gray >>= 1
    return number


def _check(gray: int) -> int:
    """CRC-4 (x^4 + x + 1), started at all ones: no single wrong cell goes unseen."""
    rest = (gray << CHECK_BITS) ^ (0xF << NUMBER_BITS)
    for place in reversed(range(CHECK_BITS, CHECK_BITS + NUMBER_BITS)):
        if rest >> place & 1:
            rest ^= 0b10011 << (place - CHECK_BITS)
    return rest


def _bits(value: int, count: int) -> list[bool]:
    return [bool(value >> place & 1) for place in reversed(range(count))]


def _value(bits: list[bool]) -> int:
    return sum(1 << place for place, bit in enumerate(reversed(bits)) if bit)
