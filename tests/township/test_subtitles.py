"""Subtitles come in whatever encoding they were made in and are kept as UTF-8."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from township.courses.models import Courseware
from township.courses.subtitles import LARGEST, attach_subtitle, script_in
from township.courses.uploading import UploadRefused

TEXT = "1\n00:00:00,000 --> 00:00:02,000\n草莓要起高垄\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert script_in(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("data", [b"", b"\0\1\2\3", b"\xff\xff\xff", b"   "])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UploadRefused):
        script_in(data)


@pytest.mark.parametrize(
    ("name", "data"), [("一.exe", b"x"), ("一", b"x"), ("一.srt", b"x" * (LARGEST + 1))]
)
def test_other_files_are_refused(film: Courseware, name: str, data: bytes) -> None:
    with pytest.raises(UploadRefused):
        attach_subtitle(film, SimpleUploadedFile(name, data))
