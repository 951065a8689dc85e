"""Says in a PDF which characters its drawings stand for, so that names can be searched and copied.

Qt names the first character that has a drawing: a radical instead of 子 or 月, which no search
finds, and none at all beyond the basic plane, where the rare characters of names are. It numbers
the drawings of a font in the order in which they were first used, so that what was drawn tells
what each of them stands for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

from kiosk.sheets.typeface import Typeface

Drawn = tuple[str, bool, str]
"""A run of letters: its family, whether bold, its characters."""

_PER_BLOCK = 100
"""No block of a CMap may have more lines (Adobe Technical Note 5014)."""
_RANGE = re.compile(r"<([0-9A-F]{4})> <[0-9A-F]{4}> \[?((?:<[0-9A-F]{4}> ?)+)")
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def with_true_text(pdf: BytesIO, drawn: Sequence[Drawn], typeface: Typeface) -> bytes:
    """The same PDF, its text naming the characters that were drawn.

    Args:
        pdf: as Qt wrote it.
        drawn: every run of letters in the order it was drawn.
        typeface: tells which drawing each character has.
    """
    writer = PdfWriter(clone_from=PdfReader(pdf))
    candidates = [
        (family, _in_order_of_use(family, bold, drawn, typeface))
        for family, bold in dict.fromkeys((family, bold) for family, bold, _ in drawn)
    ]
    for font in _fonts(writer):
        said = _said_by(font)
        for family, characters in candidates:
            if _agree(said, characters, family, typeface):
                stream = DecodedStreamObject()
                stream.set_data(_cmap(characters).encode("ascii"))
                font[NameObject("/ToUnicode")] = writer._add_object(stream.flate_encode())
                break
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def _in_order_of_use(
    family: str, bold: bool, drawn: Iterable[Drawn], typeface: Typeface
) -> list[str]:
    """The characters of one font, one for each drawing, in the order of their first use.

    Of several that have one drawing, such as · and •, it stands for the one that is used most.
    """
    runs = (some for of, weight, some in drawn if (of, weight) == (family, bold))
    uses = Counter("".join(runs))
    found: dict[int, str] = {}
    for character, count in uses.items():
        drawing = typeface.glyph(family, character)
        if count > uses.get(found.get(drawing, ""), 0):
            found[drawing] = character
    return list(found.values())


def _fonts(writer: PdfWriter) -> list[DictionaryObject]:
    fonts: dict[int, DictionaryObject] = {}
    for page in writer.pages:
        named = cast(Any, page["/Resources"])["/Font"]
        for reference in named.values():
            font = reference.get_object()
            fonts[id(font)] = font
    return [one for one in fonts.values() if "/ToUnicode" in one]


def _said_by(font: DictionaryObject) -> dict[int, str]:
    """What Qt says each number stands for, as far as it knows.

    Of more than a hundred ranges Qt writes the later ones from memory that holds something else,
    now and then the ranges of another font: they are not listened to.
    """
    stream = cast(StreamObject, font["/ToUnicode"].get_object())
    text = stream.get_data().decode("ascii", errors="replace")
    said = {}
    for first, listed in _RANGE.findall(text)[:_PER_BLOCK]:
        for at, code in enumerate(re.findall(r"[0-9A-F]{4}", listed)):
            said[int(first, 16) + at] = chr(int(code, 16))
    said.pop(0, None)
    return said


def _agree(said: dict[int, str], characters: list[str], family: str, typeface: Typeface) -> bool:
    """Whether these characters have the drawings that Qt named otherwise."""
    if not said:
        return all(ord(one) > 0xFFFF for one in characters)
    return max(said) <= len(characters) and all(
        typeface.glyph(family, one) == typeface.glyph(family, characters[number - 1])
        for number, one in said.items()
    )


def _cmap(characters: list[str]) -> str:
    lines = [
        f"<{number:04X}> <{one.encode('utf-16-be').hex().upper()}>"
        for number, one in enumerate(characters, start=1)
    ]
    blocks = (lines[at : at + _PER_BLOCK] for at in range(0, len(lines), _PER_BLOCK))
    said = "".join(
        f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar\n" for some in blocks
    )
    return _HEAD + said + _TAIL
