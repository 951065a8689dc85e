"""The main thread looks away from a line only while another thread is sending on it."""

import socket
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from waitress.adjustments import Adjustments

from township.quiet_channel import QuietChannel


@pytest.fixture
def channel() -> Iterator[QuietChannel]:
    """A line with an answer half sent on it."""
    ours, theirs = socket.socketpair()
    server: Any = SimpleNamespace(active_channels={})
    line = QuietChannel(server, ours, "", Adjustments(), map={})
    line.requests.append(object())
    line.total_outbufs_len = 10
    yield line
    ours.close()
    theirs.close()


def seen_while_another_sends(channel: QuietChannel) -> bool:
    seen: list[bool] = []
    with channel.outbuf_lock:
        look = threading.Thread(target=lambda: seen.append(channel.writable()))
        look.start()
        look.join()
    return seen[0]


def test_what_another_thread_is_sending_is_left_to_it(channel: QuietChannel) -> None:
    assert not seen_while_another_sends(channel)


def test_what_nobody_sends_is_sent(channel: QuietChannel) -> None:
    assert channel.writable()
    assert channel.writable()


def test_what_is_left_when_the_answer_is_done_is_sent(channel: QuietChannel) -> None:
    channel.requests.clear()
    assert seen_while_another_sends(channel)


def test_a_line_with_nothing_to_be_sent_is_no_matter(channel: QuietChannel) -> None:
    channel.total_outbufs_len = 0
    assert not channel.writable()
    channel.will_close = True
    assert channel.writable()
