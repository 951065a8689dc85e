"""Answers of other threads are handled in the screen's own, in their order."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from pytestqt.qtbot import QtBot

from kiosk.inbox import Inbox


def test_an_answer_is_handled_in_the_thread_of_the_screen(qtbot: QtBot) -> None:
    inbox, threads = Inbox(), list[int]()
    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        gate = threading.Event()
        future = elsewhere.submit(gate.wait, 5)
        inbox.expect(future, lambda _done: threads.append(threading.get_ident()))
        gate.set()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]


def test_an_answer_that_was_there_at_once_does_not_overtake(qtbot: QtBot) -> None:
    inbox, order = Inbox(), list[str]()
    slow, quick = Future[str](), Future[str]()
    inbox.expect(slow, lambda done: order.append(done.result()))
    elsewhere = threading.Thread(target=slow.set_result, args=("first",))
    elsewhere.start()
    elsewhere.join()
    quick.set_result("second")
    inbox.expect(quick, lambda done: order.append(done.result()))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["first", "second"]


def test_a_cancelled_answer_is_not_handled(qtbot: QtBot) -> None:
    inbox, handled = Inbox(), list[str]()
    gone, here = Future[str](), Future[str]()
    inbox.expect(gone, lambda _done: handled.append("gone"))
    inbox.expect(here, lambda _done: handled.append("here"))
    gone.cancel()
    here.set_result("")
    qtbot.waitUntil(lambda: bool(handled))
    assert handled == ["here"]
