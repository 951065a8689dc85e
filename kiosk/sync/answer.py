"""What an HTTP answer means to a station: the township's word, somebody else's, or trouble.

A village line often answers without the township: a login page, a provider's "please pay", a
proxy. None of that may ever be taken for a verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.errors import KioskError, Trouble

MessageT = TypeVar("MessageT", bound=BaseModel)

NOT_MODIFIED = 304
TOO_LARGE = 413
RANGE_REFUSED = 416
_UNAUTHORISED = (401, 403)
_PROXY_LOGIN = (407, 511)
"""Proxy authentication, and RFC 6585 network authentication: never the township's own."""
_CONTENT_REFUSED = (400, TOO_LARGE, 422)
_ASK_LATER = (408, 425, 429, 502, 503, 504)


class ContactError(KioskError):
    """The township was not reached, or did not answer as a township does.

    Attributes:
        status: the HTTP status, or 0 when there was no answer.
    """

    def __init__(self, code: Trouble, *, status: int = 0, reason: str = "") -> None:
        super().__init__(code, status=status, reason=reason)
        self.status = status

    @property
    def is_about_the_message(self) -> bool:
        """Whether the township is there and only stumbled over what we sent or asked for."""
        return self.code is Trouble.TOWNSHIP_TROUBLE and self.status not in (0, *_ASK_LATER)

    @property
    def is_refusal(self) -> bool:
        """Whether sending the same again is useless.

        Only what is said about a message's content; 404 and its like may come from any server
        that happens to stand at the township's address.
        """
        return self.is_about_the_message and self.status in _CONTENT_REFUSED


@dataclass(frozen=True)
class Answer:
    """A whole answer, read to its end.

    Attributes:
        headers: by lower-case name.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    def read_as(self, kind: type[MessageT]) -> MessageT:
        """The message in the body.

        Raises:
            ContactError: it is none; a township would have sent one.
        """
        try:
            return kind.model_validate_json(self.body)
        except ValidationError:
            # The validation error quotes the body, which may hold names: it ends here.
            raise ContactError(
                Trouble.NOT_THE_TOWNSHIP, status=self.status, reason="not a message"
            ) from None


def judge(status: int, headers: Mapping[str, str]) -> None:
    """Let through what only the township would say.

    Args:
        status: of the answer.
        headers: by lower-case name.

    Raises:
        ContactError: anything that is no success, and any page meant for a browser.
    """
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if headers.get("content-length") == "0":
        # Frameworks call nothing at all text/html; a login page has something to show.
        kind = ""
    code = _trouble(status, kind)
    if code is not None:
        raise ContactError(code, status=status, reason=kind)


def _trouble(status: int, kind: str) -> Trouble | None:
    is_json = kind.endswith("json")
    if status == NOT_MODIFIED:
        return None
    if status in _PROXY_LOGIN:
        return Trouble.NOT_THE_TOWNSHIP
    if status >= 500 or status in _ASK_LATER or status == TOO_LARGE:
        return Trouble.TOWNSHIP_TROUBLE
    if kind in ("text/html", "application/xhtml+xml"):
        return Trouble.NOT_THE_TOWNSHIP
    if status in _UNAUTHORISED:
        return Trouble.TOKEN_REFUSED if is_json else Trouble.NOT_THE_TOWNSHIP
    if status >= 400:
        return Trouble.TOWNSHIP_TROUBLE if is_json or not kind else Trouble.NOT_THE_TOWNSHIP
    return None if 200 <= status < 300 else Trouble.NOT_THE_TOWNSHIP
