"""What a file says that its drawings stand for: what was typed, whatever Qt makes of it."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject

from kiosk.sheets.text_layer import with_true_text
from kiosk.sheets.typeface import FAMILY, Typeface
from tests.sheets.evening import evening, printed
from tests.sheets.reading import Sheets
from tests.sheets.texts import discussed, set_on_paper

_SAID = "王𠮷子月"
_FORGOTTEN = b"2 beginbfrange\n<0001> <0001> <738B>\n\xe9\x96\x00<0003> <0003> <2F26>\nendbfrange\n"
"""As Qt writes it: memory that was something else, and a radical for \u5b50."""
_OF_ANOTHER = b"1 beginbfrange\n<0001> <0001> <0041>\nendbfrange\n"


def relisted(pdf: bytes, listed: bytes) -> BytesIO:
    """The same file, its letters saying something else."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    (font,) = writer.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    stream = StreamObject()
    stream.set_data(listed)
    font.get_object()[NameObject("/ToUnicode")] = writer._add_object(stream)
    whole = BytesIO()
    writer.write(whole)
    return BytesIO(whole.getvalue())


def test_characters_that_look_like_radicals_are_found_as_they_were_typed() -> None:
    assert discussed("子月一日人口土女小山工手文方木水火") == "子月一日人口土女小山工手文方木水火"


def test_of_two_dots_that_look_alike_the_file_names_the_one_used_in_names() -> None:
    sheets = printed(
        evening(
            venue="柳湾•会议室",
            host="古丽·买买提",
            operator="阿依·买买提",
        )
    )
    assert "主持人古丽·买买提播放员阿依·买买提" in sheets.record_sheet[0]


def test_a_file_with_more_characters_than_qt_can_list_is_written(typeface: Typeface) -> None:
    """Thousands that follow each other in Unicode: hundreds of ranges for Qt."""
    characters = [chr(code) for code in range(0x4E00, 0x6E00)]
    lines = ["".join(characters[at : at + 150]) for at in range(0, len(characters), 150)]
    (page,) = Sheets(set_on_paper(typeface, lines, 1.2).pdf()).pages
    assert len(page) == len(characters)


def test_what_qt_lists_beyond_its_first_hundred_is_not_listened_to(typeface: Typeface) -> None:
    """The ranges of another font, left in the memory that Qt wrote from."""
    true = "".join(f"<{one:04X}> <{one:04X}> <{ord(_SAID[0]):04X}>\n" for one in [1] * 100)
    left = "".join(f"<{one:04X}> <{one:04X}> <0041>\n" for one in range(1, 4))
    pdf = relisted(set_on_paper(typeface, [_SAID]).pdf(), (true + left).encode())
    assert Sheets(with_true_text(pdf, [(FAMILY, False, _SAID)], typeface)).pages == [_SAID]


@pytest.mark.parametrize(
    ("listed", "said"), [(_FORGOTTEN, [_SAID]), (_OF_ANOTHER, ["A"])], ids=["ours", "not ours"]
)
def test_letters_are_named_anew_if_they_are_those_that_were_drawn(
    typeface: Typeface, listed: bytes, said: list[str]
) -> None:
    pdf = relisted(set_on_paper(typeface, [_SAID]).pdf(), listed)
    assert Sheets(with_true_text(pdf, [(FAMILY, False, _SAID)], typeface)).pages == said
