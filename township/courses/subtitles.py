"""Keeps subtitles as UTF-8: old ones are in GBK, which players guess wrong."""

from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile

from protocol.canonical import sha256_hex
from township.courses.models import Courseware, Subtitle
from township.courses.store import keep_bytes, media_path
from township.courses.uploading import UploadRefused

LARGEST = 2 * 1024 * 1024
_SUFFIXES = {"srt", "ass", "ssa", "vtt"}
# GB18030 last: it accepts nearly anything.
_ENCODINGS = ("utf-8-sig", "gb18030")


def attach_subtitle(course: Courseware, upload: "UploadedFile[bytes]") -> Subtitle:
    """Store a subtitle and attach it to a course.

    Raises:
        UploadRefused: it is too large, of another kind or no text.
    """
    suffix = PurePosixPath(upload.name or "").suffix.lower().lstrip(".")
    if suffix not in _SUFFIXES:
        raise UploadRefused("字幕只收 srt、ass、vtt 文件。")
    if (upload.size or 0) > LARGEST:
        raise UploadRefused("字幕文件太大，看看是不是选错了。")
    data = as_utf8(upload.read())
    sha256 = sha256_hex(data)
    keep_bytes(data, media_path(sha256))
    return Subtitle.objects.get_or_create(
        courseware=course,
        sha256=sha256,
        defaults={"size_bytes": len(data), "extension": suffix},
    )[0]


def as_utf8(data: bytes) -> bytes:
    """The text in UTF-8 without a byte order mark.

    Raises:
        UploadRefused: it is no text in any encoding that subtitles come in.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.strip() and "\0" not in text:
            return text.encode("utf-8")
    raise UploadRefused("字幕文件读不出文字，请另存为 UTF-8 再传。")
