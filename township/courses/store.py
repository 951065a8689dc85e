"""Where the bytes of courseware lie: each file under its own hash, whole or not at all."""

import os
import re
import shutil
import tempfile
import time
from pathlib import Path

from django.conf import settings

from township.durable import flush_folder

_DRAFTS_LIVE_S = 24 * 3600
_HASH = re.compile(r"[0-9a-f]{64}")


def media_path(sha256: str) -> Path:
    """Where the file with this hash lies or would lie.

    Raises:
        ValueError: it is no hash; nothing else ever becomes part of a path.
    """
    return _folder("media", _checked(sha256)[:2]) / sha256


def drafts() -> Path:
    """The folder for files that are not whole yet; on the same disk, so that a rename is enough."""
    return _folder("drafts")


def arrivals_folder() -> Path:
    """The folder for films that come part by part; on the same disk too."""
    return _folder("arrivals")


def adopt(draft: Path, target: Path) -> None:
    """Make a finished draft the file at the target: a power cut leaves none of it or all."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    draft.replace(target)
    flush_folder(target.parent)


def keep_bytes(data: bytes, target: Path) -> None:
    """Write a small file whole."""
    with tempfile.NamedTemporaryFile(dir=drafts(), delete=False) as stream:
        stream.write(data)
    adopt(Path(stream.name), target)


def clear_old_drafts() -> None:
    """Remove what uploads that broke off have left; a day old, since others may be at work."""
    oldest = time.time() - _DRAFTS_LIVE_S
    for draft in drafts().iterdir():
        if draft.is_file() and draft.stat().st_mtime < oldest:
            draft.unlink(missing_ok=True)


def free_bytes() -> int:
    """Room left on the media's disk."""
    return shutil.disk_usage(drafts()).free


def _checked(sha256: str) -> str:
    if not _HASH.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return sha256


def _folder(*names: str) -> Path:
    folder = Path(settings.TOWNSHIP_DATA).joinpath(*names)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
