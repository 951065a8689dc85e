"""Gets schema and word lists ready for librime, and trusts only what was built to its end.

librime maps what it built into memory and believes it; a file torn by a power cut would be met as
nonsense or as a crash. So a finished build is marked by the hash of everything in it.
"""

import hashlib
import shutil
from pathlib import Path

GENERAL = Path("/usr/share/rime-data/pinyin_simp.dict.yaml")
"""Debian's ``rime-data-pinyin-simp``: the word list of Android's Pinyin IME (Apache-2.0)."""
OWN = Path(__file__).resolve().parents[2] / "assets" / "pinyin"
_MARK = "finished"


class Wordlist:
    """A folder of our own with what librime reads and what it makes of it.

    Args:
        folder: it may be deleted at any time; it is built again.
    """

    def __init__(self, folder: Path) -> None:
        self.sources = folder / "sources"
        self.built = folder / "built"
        self._mark = folder / _MARK

    def prepare(self) -> None:
        """Lay the sources out, and throw away what was not built to its end or of others.

        Raises:
            OSError: a word list is missing, or the folder cannot be written.
        """
        wanted = [GENERAL, *sorted(OWN.glob("*.yaml"))]
        texts = {one.name: one.read_bytes() for one in wanted}
        same = all(_content(self.sources / name) == text for name, text in texts.items())
        if same and self._mark.is_file() and self._mark.read_text() == self._fingerprint():
            return
        self._mark.unlink(missing_ok=True)
        shutil.rmtree(self.built, ignore_errors=True)
        self.built.mkdir(parents=True)
        self.sources.mkdir(exist_ok=True)
        for name, text in texts.items():
            (self.sources / name).write_bytes(text)

    def finish(self) -> None:
        """Mark what is built as whole.

        Raises:
            OSError: the folder cannot be written.
        """
        if not self._mark.is_file():
            self._mark.write_text(self._fingerprint())

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        for one in sorted(self.built.glob("*.bin")):
            digest.update(one.name.encode() + one.read_bytes())
        return digest.hexdigest()


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
