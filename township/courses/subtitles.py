"""Keeps subtitles as UTF-8: old ones are in GBK, which players guess wrong."""

import itertools
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile

from protocol.canonical import sha256_hex
from township.accounts.audit import note
from township.courses.models import Courseware, Subtitle
from township.courses.store import keep_bytes, media_path
from township.courses.uploading import UploadRefused

LARGEST = 2 * 1024 * 1024
MOST_OF_A_COURSE = 10
PREVIEW_LINES = 6
_PREVIEW_BYTES = 16 * 1024
_SUFFIXES = {"srt", "ass", "ssa", "vtt"}
# GB18030 last: it accepts nearly anything.
_ENCODINGS = {"utf-8-sig": "UTF-8", "gb18030": "GBK"}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_NOT_SPOKEN = re.compile(
    r"\d+|.*-->.*|WEBVTT.*|NOTE\b.*|\[.*\]|;.*|[A-Za-z ]+:(?<!Dialogue:).*|", re.IGNORECASE
)
"""Lines of a subtitle that nobody reads on the screen: numbers, times, headings."""
_MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}")


@dataclass(frozen=True)
class Script:
    """A subtitle's text and what its bytes were."""

    text: str
    encoding: str
    """As people call it."""

    @property
    def language(self) -> str:
        """What it is written in, as far as its letters tell."""
        spoken = "".join(_spoken(line.strip()) for line in self.text.splitlines())
        han, letters = len(_HAN.findall(spoken)), len(_LETTER.findall(spoken))
        if han * 5 > letters:
            return "中文"
        return "英文" if letters else "其他"


def attach_subtitle(course: Courseware, upload: "UploadedFile[bytes]") -> Subtitle:
    """Store a subtitle and attach it to a course.

    Raises:
        UploadRefused: it is too large, of another kind or no text, or the course has enough.
    """
    suffix = PurePosixPath(upload.name or "").suffix.lower().lstrip(".")
    if suffix not in _SUFFIXES:
        raise UploadRefused("字幕只收 srt、ass、vtt 文件。")
    if (upload.size or 0) > LARGEST:
        raise UploadRefused("字幕文件太大，看看是不是选错了。")
    script = script_in(upload.read())
    data = script.text.encode("utf-8")
    sha256 = sha256_hex(data)
    known = course.subtitles.filter(sha256=sha256).first()
    if known is not None:
        return known
    if course.subtitles.count() >= MOST_OF_A_COURSE:
        raise UploadRefused("这个课件的字幕已经够多了，先删掉不用的。")
    keep_bytes(data, media_path(sha256))
    note(course, f"加了{script.language}字幕")
    return Subtitle.objects.create(
        courseware=course,
        sha256=sha256,
        size_bytes=len(data),
        extension=suffix,
        title=f"{script.language}字幕",
        encoding=script.encoding,
        language=script.language,
    )


def script_in(data: bytes) -> Script:
    """The text of a subtitle, whatever encoding it came in.

    Raises:
        UploadRefused: it is no text in any encoding that subtitles come in.
    """
    known = _ENCODINGS
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        known = {"utf-16": "UTF-16"}
    for encoding, name in known.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.strip() and "\0" not in text:
            return Script(text, name)
    raise UploadRefused("字幕文件读不出文字，请另存为 UTF-8 再传。")


def first_lines(track: Subtitle) -> list[str]:
    """What is said first, to see whether it is the right text; nothing where it is not here."""
    try:
        with media_path(track.sha256).open("rb") as stream:
            text = stream.read(_PREVIEW_BYTES).decode("utf-8", "ignore")
    except OSError:
        return []
    spoken = (_spoken(line.strip()) for line in text.splitlines())
    return list(itertools.islice((line for line in spoken if line), PREVIEW_LINES))


def _spoken(line: str) -> str:
    if line.startswith("Dialogue:"):
        # The tenth field of ASS is what is said; it may hold commas itself.
        line = line.split(",", 9)[-1].replace("\\N", " ")
    elif _NOT_SPOKEN.fullmatch(line):
        return ""
    return _MARKUP.sub("", line).strip()[:80]
