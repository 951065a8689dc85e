"""Answers a station whose administrator forgot the PIN: by telephone, and without any line."""

from protocol.pin_reset import CHALLENGE_DIGITS, reset_code
from township.stations.models import Station


class PinResetRefused(Exception):
    """The digits cannot be answered; the message is a sentence for the person."""


def answer_forgotten_pin(station: Station, typed: str) -> str:
    """The eight digits to be read out, in two groups.

    Args:
        station: whose administrator is on the telephone.
        typed: the six digits on its screen, blanks or not.

    Raises:
        PinResetRefused: they are no six digits, or no machine holds this station's token.
    """
    challenge = "".join(typed.split())
    if not (len(challenge) == CHALLENGE_DIGITS and challenge.isascii() and challenge.isdigit()):
        raise PinResetRefused("屏幕上是6位数字，请再听一遍。")
    if station.token_hash is None:
        raise PinResetRefused(f"{station.name}还没有接入的机器，请先接入。")
    code = reset_code(station.token_hash, challenge)
    return f"{code[:4]} {code[4:]}"
