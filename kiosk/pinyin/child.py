"""The process that knows Chinese words: a crash or a hang in librime ends it, not the kiosk.

Started as ``python -m kiosk.pinyin.child FOLDER``: questions come in by stdin, answers go out by
what was stdout. It leaves when the pipe closes.
"""

import ctypes
import os
import signal
import sys
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from kiosk.pinyin.librime import Librime, LibrimeMissing
from kiosk.pinyin.messages import (
    CHOOSE,
    CHOSEN,
    COMPOSED,
    LONGEST_CODE,
    MISSING,
    READY,
    decode,
    encode,
)
from kiosk.pinyin.wordlist import Wordlist

_MOST_CHOICES = 160
_PR_SET_PDEATHSIG = 1
_APART = str.maketrans("", "", " '")


def main() -> None:
    """Serve the pipe until it closes."""
    answers = _keep_pipe()
    try:
        service = Service(_engine(Path(sys.argv[1])))
    except (LibrimeMissing, OSError):
        answers.write(encode(MISSING))
        return
    answers.write(encode(READY))
    for line in sys.stdin.buffer:
        answers.write(service.answer(line))


class Service:
    """Answers questions with one session of librime."""

    def __init__(self, engine: Librime) -> None:
        self._engine = engine

    def answer(self, line: bytes) -> bytes:
        """The answer to one question."""
        kind, code, *rest = decode(line)
        code = str(code)[:LONGEST_CODE]
        return self._choose(code, int(rest[0])) if kind == CHOOSE else self._compose(code)

    def _compose(self, code: str) -> bytes:
        self._engine.set_input(code)
        choices = dict[str, str]()
        for text, reading in islice(self._engine.candidates(), _MOST_CHOICES):
            choices.setdefault(text, reading)
        return encode(COMPOSED, code, self._engine.shown(), list(choices.items()))

    def _choose(self, code: str, index: int) -> bytes:
        """Ask librime how far the words go: after a selection it shows them, then what is left."""
        self._engine.set_input(code)
        offered = list(islice(self._engine.candidates(), _MOST_CHOICES))
        texts = list(dict.fromkeys(text for text, _ in offered))
        if not 0 <= index < len(texts):
            return encode(CHOSEN, "", code)
        text = texts[index]
        self._engine.select([one for one, _ in offered].index(text))
        shown = self._engine.shown()
        left = shown.removeprefix(text).translate(_APART) if shown.startswith(text) else ""
        return encode(CHOSEN, text, _tail(code, len(left)))


def _engine(folder: Path) -> Librime:
    wordlist = Wordlist(folder)
    wordlist.prepare()
    engine = Librime(wordlist.sources, wordlist.built)
    wordlist.finish()
    return engine


def _tail(code: str, length: int) -> str:
    """The end of a code with so many digits and letters, and the marks between them."""
    start = len(code)
    while length > 0:
        start -= 1
        length -= code[start] != "'"
    return code[start:]


def _keep_pipe() -> BinaryIO:
    """Take the pipe away from stdout, which librime may believe to be its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    return answers


if __name__ == "__main__":
    main()
