"""What the sync thread is told about the township and about a file it should fetch."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from protocol.feed import Courseware, Subtitle, Thumbnail

_SAFE_EXTENSION = re.compile(r"[a-z0-9]{1,5}")


@dataclass(frozen=True)
class Link:
    """The parts of a station's identity that a contact with the township needs.

    Attributes:
        address: such as ``https://township.example``; the API's path is added here.
        token: the station's bearer token; empty before enrolment.
        township_key: the pinned Ed25519 key, hexadecimal.
        station_id: when given, a feed made out to another station is refused.
        authority_pem: the certificate authority pinned for this township, if it has its own.
    """

    address: str
    token: str = field(default="", repr=False)
    township_key: str = ""
    station_id: str = ""
    authority_pem: str = field(default="", repr=False)


@dataclass(frozen=True)
class Wanted:
    """A file to fetch by its hash, and where it shall lie.

    Attributes:
        courseware: the film, subtitle or picture as the signed feed names it.
        folder: the media folder; must exist.
        limit_bytes_s: at most this many bytes a second; 0 means as fast as the line is.
    """

    courseware: Courseware | Subtitle | Thumbnail
    folder: Path
    limit_bytes_s: int = 0

    @property
    def target(self) -> Path:
        """Where the finished file lies.

        Raises:
            ValueError: the extension could lead out of the folder.
        """
        extension = self.courseware.extension
        if not _SAFE_EXTENSION.fullmatch(extension):
            raise ValueError("unsafe extension")
        return self.folder / f"{self.courseware.sha256}.{extension}"

    @property
    def part(self) -> Path:
        """Where the unfinished file lies."""
        return self.folder / f"{self.courseware.sha256}.part"
