"""One content, one byte string."""

import pytest

from protocol.canonical import canonical_bytes
from protocol.message import Message
from protocol.people import Person


def test_keys_are_sorted_and_chinese_is_utf8() -> None:
    assert canonical_bytes({"b": 1, "a": "柳湾"}) == '{"a":"柳湾","b":1}'.encode()


@pytest.mark.parametrize("content", [{"a": 1.0}, {"a": [{"b": 0.5}]}, [2.5]])
def test_a_float_is_refused_wherever_it_hides(content: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="float"):
        canonical_bytes(content)


def test_a_field_of_a_newer_peer_survives_reading_and_writing() -> None:
    person = Person.model_validate({"id": "1", "name": "王麦青", "status": "member", "later": [1]})
    assert b'"later":[1]' in canonical_bytes(person)


def test_messages_are_frozen() -> None:
    class Note(Message):
        text: str

    with pytest.raises(ValueError, match="frozen"):
        Note(text="a").text = "b"  # type: ignore[misc]
