"""Keeps an answer until it is asked about something else: one page asks the same several times.

``functools.lru_cache`` goes by hashes, and a feed of thousands of films takes long to hash; two
feeds are told apart at once.
"""

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


class Kept(Generic[_Asked, _Answer]):
    """A pure function that remembers its last answer.

    Args:
        answer: the function; what it is asked about must not change afterwards.
    """

    def __init__(self, answer: Callable[_Asked, _Answer]) -> None:
        self._answer = answer
        self._last: tuple[tuple[object, ...], dict[str, object], _Answer] | None = None

    def __call__(self, *asked: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        """As the function itself."""
        if self._last is None or self._last[:2] != (asked, named):
            self._last = asked, named, self._answer(*asked, **named)
        return self._last[2]
