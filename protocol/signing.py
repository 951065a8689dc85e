"""Signed documents: one header line, then the exact bytes that were signed (Ed25519)."""

import json

from nacl.exceptions import BadSignatureError
from nacl.public import SealedBox
from nacl.signing import SigningKey, VerifyKey

from protocol.canonical import sha256_hex
from protocol.message import FORMAT


class SignatureRefused(Exception):
    """The document was not signed by the key we trust, or is not a signed document at all."""


def new_key() -> str:
    """A new secret Ed25519 key as 64 hexadecimal digits."""
    return SigningKey.generate().encode().hex()


def public_key(secret_hex: str) -> str:
    """The public half of a secret key, both as hexadecimal digits."""
    return SigningKey(bytes.fromhex(secret_hex)).verify_key.encode().hex()


def fingerprint(public_hex: str) -> str:
    """Twelve digits in groups of four that two people can compare by telephone."""
    number = int(sha256_hex(bytes.fromhex(public_hex)), 16) % 10**12
    digits = f"{number:012d}"
    return f"{digits[:4]} {digits[4:8]} {digits[8:]}"


def sign_document(payload: bytes, secret_hex: str) -> bytes:
    """The payload behind a header line that names format, key and signature."""
    key = SigningKey(bytes.fromhex(secret_hex))
    header = {
        "format": FORMAT,
        "key": key.verify_key.encode().hex(),
        "signature": key.sign(payload).signature.hex(),
    }
    return json.dumps(header, sort_keys=True).encode("ascii") + b"\n" + payload


def open_document(document: bytes, trusted_public_hex: str) -> bytes:
    """The payload, if the trusted key signed exactly these bytes.

    Raises:
        SignatureRefused: anything else.
    """
    head, newline, payload = document.partition(b"\n")
    try:
        header = json.loads(head)
        signature = bytes.fromhex(header["signature"])
        VerifyKey(bytes.fromhex(trusted_public_hex)).verify(payload, signature)
    except (ValueError, KeyError, TypeError, BadSignatureError) as error:
        raise SignatureRefused("not signed by the township's key") from error
    if not newline:
        raise SignatureRefused("not a signed document")
    return payload


def seal_for(payload: bytes, recipient_public_hex: str) -> bytes:
    """Bytes only the owner of the recipient's Ed25519 key can read (libsodium sealed box)."""
    box_key = VerifyKey(bytes.fromhex(recipient_public_hex)).to_curve25519_public_key()
    return SealedBox(box_key).encrypt(payload)


def open_sealed(sealed: bytes, secret_hex: str) -> bytes:
    """What ``seal_for`` sealed to the public half of this key.

    Raises:
        nacl.exceptions.CryptoError: it was sealed to another key or damaged.
    """
    box_key = SigningKey(bytes.fromhex(secret_hex)).to_curve25519_private_key()
    return SealedBox(box_key).decrypt(sealed)
