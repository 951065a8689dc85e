"""A forgotten PIN: what the office reads out by telephone to a station that may have no line.

The station shows a challenge, the office answers with a code that only the two can work out: both
know the hash of the station's token, the station because it has the token.
"""

import hmac

from protocol.canonical import sha256_hex

CHALLENGE_DIGITS = 6
CODE_DIGITS = 8
_PURPOSE = "village-kiosk pin reset 1"
"""So that no answer to another question can be used for this one."""


def token_hash(token: str) -> str:
    """What the office keeps of a station's token, hexadecimal."""
    # A 256-bit random token needs no slow hash: it cannot be guessed from the digest.
    return sha256_hex(token.encode("utf-8", "surrogateescape"))


def reset_code(key: str, challenge: str) -> str:
    """The code that answers a challenge.

    Args:
        key: the station's ``token_hash``.
        challenge: the digits that the station shows.

    Returns:
        ``CODE_DIGITS`` digits of an HMAC-SHA-256, taken as HOTP does (RFC 4226, 5.3), from all of
        it.
    """
    message = f"{_PURPOSE} {challenge}".encode("ascii")
    digest = hmac.digest(bytes.fromhex(key), message, "sha256")
    return f"{int.from_bytes(digest, 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def is_reset_code(code: str, key: str, challenge: str) -> bool:
    """Whether a code answers a challenge."""
    return hmac.compare_digest(code.encode(), reset_code(key, challenge).encode())
