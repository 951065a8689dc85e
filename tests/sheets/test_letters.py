"""Any character that names and words may hold: seen on paper, found in the file, never a box."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QImage

from kiosk.sheets.typeface import FAMILY, TO_BE_WRITTEN, Typeface, font_of
from protocol.record import AttendanceStatus
from tests.sheets.evening import evening, mark, person, printed
from tests.sheets.reading import Sheets, bare, rows_of
from tests.sheets.texts import discussed, set_on_paper

RARE = "𠮷㛃䶮𬱖喆堃𫖯"
NAMES = ("阿卜杜拉·买买提", "古丽··", "阿卜杜热合曼·阿卜杜克热木江·吐尔逊", "欧阳" * 15)
UNKNOWN = ("\ue123", "\uf137", "\U0002ebf0", "\U000323af", "\U00031350", "🎂")
"""Two for private use, of two later versions of Unicode, of none of our letters, and a cake."""


def ink(typeface: Typeface, character: str) -> list[bytes]:
    """One character, large, as another program shows it: the rows of its points."""
    sheets = Sheets(set_on_paper(typeface, [character], 40.0).pdf())
    corner = sheets.seen(0, 297).copy(5, 0, 60, 65)
    return rows_of(corner.convertToFormat(QImage.Format.Format_Grayscale8))


def names_printed(names: Sequence[str]) -> Sheets:
    """Both forms of an evening at which these people were on leave."""
    called = tuple(person(place, one) for place, one in enumerate(names))
    leave = tuple(
        mark(place, AttendanceStatus.ON_LEAVE, called=one) for place, one in enumerate(names)
    )
    return printed(evening(expected=called, attendance=leave))


def test_rare_characters_and_long_names_are_found_on_both_forms() -> None:
    names = [f"王{one}" for one in RARE] + list(NAMES)
    sheets = names_printed(names)
    assert f"请假：{'、'.join(names)}讨论情况" in sheets.record_sheet[0]
    assert all(one in sheets.sign_in_sheet[0] for one in names)


def test_rare_characters_are_seen_and_are_no_boxes(typeface: Typeface) -> None:
    """All boxes look alike; these look like nothing but themselves."""
    seen = [b"".join(ink(typeface, one)) for one in RARE]
    assert all(min(one) < 128 for one in seen)
    assert len(set(seen)) == len(RARE)
    for one in RARE:
        ((family, some),) = typeface.runs(one)
        assert some == one
        assert typeface.glyph(family, one) != 0


def test_the_dot_in_a_name_is_seen(typeface: Typeface) -> None:
    assert min(b"".join(ink(typeface, "·"))) < 128


@pytest.mark.parametrize("character", UNKNOWN, ids=ascii)
def test_a_character_of_no_letters_is_a_line_to_write_it_on(
    typeface: Typeface, character: str
) -> None:
    assert ink(typeface, character) == ink(typeface, TO_BE_WRITTEN)
    sheets = names_printed([f"王{character}"])
    assert f"1王{TO_BE_WRITTEN}党员" in sheets.sign_in_sheet[0]


def test_a_line_to_write_on_has_room_above_it(typeface: Typeface) -> None:
    dark = [at for at, one in enumerate(ink(typeface, TO_BE_WRITTEN)) if min(one) < 128]
    assert dark[-1] - dark[0] < 6
    assert dark[0] > 35


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("葛\U000e0100城", "葛城"),
        ("好\ufe0f的", "好的"),
        ("左\u200b右\u2060中\u200d间\u00ad。", "左右中间。"),
        ("响\x07铃\x00和\x1b退", "响铃和退"),
        ("坏\ud800的", "坏的"),
        ("שלוםא", TO_BE_WRITTEN * 5),
        ("سلام", TO_BE_WRITTEN * 4),
    ],
    ids=ascii,
)
def test_what_cannot_be_set_is_left_out_or_left_to_be_written(typed: str, shown: str) -> None:
    assert discussed(f"前{typed}后") == f"前{shown}后"


def test_a_tab_keeps_words_apart(typeface: Typeface) -> None:
    assert typeface.lines("水渠\t要修", 4.0, 100.0) == ["水渠 要修"]


def test_no_letters_of_another_family_are_borrowed(typeface: Typeface) -> None:
    """Qt would take a ball from where it has colours, and Arabic from where it is joined."""
    for family in (FAMILY, "HanaMinA", "HanaMinB"):
        assert not QFontMetricsF(font_of(family, 4.0)).inFontUcs4(ord("س"))
    assert discussed("⚽☝🈚子月𠮷") == "⚽☝🈚子月𠮷"


def test_a_line_begins_with_no_dot(typeface: Typeface) -> None:
    lines = typeface.lines("买买提·" * 10, 4.0, 12.5)
    assert "".join(lines) == "买买提·" * 10
    assert [one for one in lines if one.startswith("·")] == []


@settings(max_examples=30)
@given(
    st.text(
        st.one_of(
            st.characters(codec="utf-8"),
            st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF),
            st.characters(min_codepoint=0x20000, max_codepoint=0x323AF),
            st.sampled_from("·，。\n \t1aA" + RARE),
        ),
        max_size=400,
    )
)
def test_any_words_are_printed_and_every_drawing_is_found_again(text: str) -> None:
    typeface = Typeface()

    def drawings(of: str) -> list[tuple[str, int]]:
        runs = [(family, one) for family, some in typeface.runs(of) for one in some]
        return [(family, typeface.glyph(family, one)) for family, one in runs if not one.isspace()]

    shown = bare("".join(line for line in typeface.lines(text, 3.7, 145.0)))
    assert drawings(discussed(text)) == drawings(shown)


def test_every_chinese_character_of_the_first_block_is_at_hand(typeface: Typeface) -> None:
    """U+4E00 to U+9FEF: all that Unicode 11 has there, and most names need no other."""
    chinese = "".join(map(chr, range(0x4E00, 0x9FF0)))
    assert "".join(some for _, some in typeface.runs(chinese)) == chinese
