"""Records before films, and leaving before both."""

import pytest

from kiosk.sync.right_of_way import GaveWay, RightOfWay


def test_a_download_runs_when_nothing_is_urgent() -> None:
    RightOfWay().check()


def test_a_download_gives_way_until_every_urgent_job_has_begun() -> None:
    way = RightOfWay()
    way.ask()
    way.ask()
    way.take()
    with pytest.raises(GaveWay):
        way.check()
    way.take()
    way.check()


def test_a_job_that_was_never_announced_leaves_no_debt() -> None:
    way = RightOfWay()
    way.take()
    way.ask()
    assert way.must_yield


def test_a_meeting_holds_downloads_until_it_lets_them_go() -> None:
    way = RightOfWay()
    way.hold(held=True)
    assert way.must_yield
    way.hold(held=False)
    assert not way.must_yield


def test_a_pause_for_the_rate_cap_ends_at_once_when_something_urgent_is_there() -> None:
    way = RightOfWay()
    way.stop()
    way.wait(3_600)
    assert way.is_stopped
