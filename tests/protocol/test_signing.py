"""A document is the township's only if its key signed exactly these bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.signing import (
    SignatureRefused,
    fingerprint,
    new_key,
    open_document,
    open_sealed,
    public_key,
    seal_for,
    sign_document,
)

SECRET = "11" * 32
TRUSTED = public_key(SECRET)
DOCUMENT = sign_document('{"村":"柳湾"}'.encode(), SECRET)


def test_a_signed_document_opens_to_its_exact_bytes() -> None:
    assert open_document(DOCUMENT, TRUSTED) == '{"村":"柳湾"}'.encode()


@given(st.integers(0, len(DOCUMENT) * 8 - 1))
def test_one_flipped_bit_of_payload_or_signature_is_refused(bit: int) -> None:
    changed = bytearray(DOCUMENT)
    changed[bit // 8] ^= 1 << (bit % 8)
    try:
        payload = open_document(bytes(changed), TRUSTED)
    except SignatureRefused:
        return
    assert payload == open_document(DOCUMENT, TRUSTED), "only the header's hints may differ"


def test_another_townships_document_is_refused() -> None:
    with pytest.raises(SignatureRefused):
        open_document(sign_document(b"{}", new_key()), TRUSTED)


@pytest.mark.parametrize("document", [b"", b"\n", b"[]\n{}", b"<html>\nlogin</html>", b"{}\n{}"])
def test_what_is_no_signed_document_is_refused(document: bytes) -> None:
    with pytest.raises(SignatureRefused):
        open_document(document, TRUSTED)


def test_only_the_recipient_can_open_what_was_sealed() -> None:
    assert open_sealed(seal_for(b"token", TRUSTED), SECRET) == b"token"


def test_a_fingerprint_can_be_read_over_the_telephone() -> None:
    assert [len(group) for group in fingerprint(TRUSTED).split()] == [4, 4, 4]
