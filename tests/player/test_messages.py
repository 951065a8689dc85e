"""The pipe's lines are read by whoever wrote them, and by the version after."""

import json

import pytest

from kiosk.player.messages import (
    FORMAT,
    Moved,
    Play,
    Seeked,
    UnreadableLine,
    decode_command,
    decode_report,
    encode,
)

PLAY = Play(play_id=3, path="/films/安全 用电（上）.mp4", length_ms=15_080, start_ms=2000)


def test_a_command_with_a_chinese_path_survives_the_pipe() -> None:
    line = encode(PLAY)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode_command(line) == PLAY


def test_a_path_with_a_line_break_stays_on_one_line() -> None:
    odd = Play(play_id=1, path="/films/a\nb.mp4", length_ms=1)
    assert encode(odd).count(b"\n") == 1
    assert decode_command(encode(odd)) == odd


def test_a_report_survives_the_pipe() -> None:
    report = Seeked(play_id=3, from_ms=1, to_ms=2, at_ms=3)
    assert decode_report(encode(report)) == report


def test_fields_of_a_later_version_are_passed_over() -> None:
    words = json.loads(encode(Moved(play_id=1, position_ms=2, at_ms=3))) | {"later": 4}
    assert decode_report(json.dumps(words).encode()) == Moved(1, 2, 3)


def test_the_format_before_is_read() -> None:
    words = json.loads(encode(PLAY)) | {"format": FORMAT - 1}
    assert decode_command(json.dumps(words).encode()) == PLAY


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"[mp4 @ 0x1] moov atom not found\n",
        b"[]\n",
        b"7\n",
        b"\xff\xfe\n",
        b'{"format": 99, "kind": "Moved", "play_id": 1, "position_ms": 2, "at_ms": 3}\n',
        b'{"format": 1, "kind": "Nonsense"}\n',
        b'{"format": 1, "kind": "Moved"}\n',
        b'{"format": 1, "kind": "Play", "play_id": 1, "path": "x", "length_ms": 1}\n',
    ],
)
def test_a_line_that_is_no_report_is_refused(line: bytes) -> None:
    with pytest.raises(UnreadableLine):
        decode_report(line)
