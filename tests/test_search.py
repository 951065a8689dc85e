"""Finding by the first letters of pinyin: every likely reading counts, and so do phone digits."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.search import index, spell

_COMMON = "党员的权利和义务乡村振兴政策问答农安全用电与防溺水草莓高垄栽培病害治长乐重单曾解朝行"
_KEY_OF = {
    letter: digit
    for digit, letters in zip(
        "23456789", ("abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"), strict=True
    )
    for letter in letters
}


def _finds(text: str, typed: str) -> bool:
    return index([text]).find(typed) == (0,)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("重庆", "cq"),
        ("重点工作", "zd"),
        ("长城", "cc"),
        ("村长", "cz"),
        ("音乐", "yy"),
        ("乐观", "lg"),
        ("银行", "yh"),
        ("行动", "xd"),
        ("朝阳", "cy"),
    ],
)
def test_a_character_of_several_readings_is_found_by_the_one_meant(text: str, typed: str) -> None:
    assert _finds(text, typed)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单田芳", "stf"),
        ("仇和平", "qhp"),
        ("解晚秋", "xwq"),
        ("查麦青", "zmq"),
        ("曾小满", "zxm"),
        ("万俟谷雨", "mqgy"),
        ("尉迟秋实", "ycqs"),
        ("阿依古丽·买买提", "aygl"),
        ("阿依古丽·买买提", "mmt"),
    ],
)
def test_a_person_is_found_by_the_reading_of_the_surname(name: str, typed: str) -> None:
    assert _finds(name, typed)


def test_a_title_is_found_by_the_digits_of_a_remote() -> None:
    titles = index(["乡村振兴政策问答（上）", "水稻机插秧田间管理", "怎样开好主题党日"])
    assert titles.find("73") == (1,)  # sd
    assert titles.find("9299") == (0,)  # xczx


def test_what_begins_with_the_letters_comes_before_what_has_them_inside() -> None:
    assert index(["村里的水稻", "水稻", "小麦", "深冬"]).find("sd") == (1, 3, 0)


def test_letters_and_digits_of_a_title_are_typed_as_they_are() -> None:
    for typed in ("app", "APP", "ａｐｐ", "277", "pd2k"):
        assert _finds("视频使用APP：第2课", typed)
    assert not _finds("视频使用APP：第2课", "pdk")


def test_marks_between_the_characters_are_not_typed() -> None:
    assert _finds("集体“三资”管理、警示教育（一）", "jtszgljsjyy")


def test_a_character_that_no_dictionary_knows_is_found_by_any_letter() -> None:
    for rare in ("\U000323af", "\ue123"):
        assert _finds(f"王{rare}", "wx")
        assert _finds(f"王{rare}", "w9")


def test_letters_that_are_not_in_it_find_nothing() -> None:
    assert index(["水稻", "小麦"]).find("xd") == ()


def test_nothing_typed_finds_everything_in_order() -> None:
    assert index(["水稻", "小麦", ""]).find("") == (0, 1, 2)


@given(st.text(_COMMON + "ABc12 ·、", min_size=1, max_size=20), st.data())
def test_any_stretch_of_a_text_finds_it_by_any_reading(text: str, data: st.DataObject) -> None:
    signs = spell(text).split()
    if not signs:
        return
    begin = data.draw(st.integers(0, len(signs) - 1))
    end = data.draw(st.integers(begin + 1, len(signs)))
    typed = "".join(data.draw(st.sampled_from(one)) for one in signs[begin:end])
    assert _finds(text, typed)
    assert _finds(text, "".join(_KEY_OF.get(one, one) for one in typed))


@given(st.lists(st.text(_COMMON + string.ascii_letters, max_size=8), max_size=12), st.text())
def test_whatever_is_typed_finds_each_text_at_most_once(texts: list[str], typed: str) -> None:
    found = index(texts).find(typed)
    assert len(set(found)) == len(found)
    assert set(found) <= set(range(len(texts)))
