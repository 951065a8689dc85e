"""Where a film is, told from what libVLC was seen to say of real films."""

import pytest

from kiosk.player.messages import (
    Ended,
    Failed,
    Moved,
    Paused,
    Play,
    RateChanged,
    Report,
    Resumed,
    Seeked,
    Started,
    Stirred,
    Stopped,
)
from kiosk.player.timeline import Sight, Timeline, leads

LENGTH_MS = 60_000
BEGUN_AT = 1_000_000
PICTURE_MS = 40


class Show:
    """A film whose clock libVLC tells every quarter of a second."""

    def __init__(
        self,
        *,
        start_ms: int = 0,
        length_ms: int = LENGTH_MS,
        leads: bool = False,
        rate_percent: int = 100,
    ) -> None:
        play = Play(
            play_id=7,
            path="/film",
            length_ms=length_ms,
            start_ms=start_ms,
            rate_percent=rate_percent,
        )
        self.line = Timeline(play, BEGUN_AT, leads=leads)
        self.at = BEGUN_AT
        self.shown = 0
        self.told: list[Report] = []

    def heard(self, libvlc_ms: int, *, after_ms: int = 250, new: int | None = None) -> list[Report]:
        """LibVLC tells its clock after a while in which pictures were shown."""
        self.at += after_ms
        self.shown += after_ms // PICTURE_MS if new is None else new
        return self._keep(self.line.heard(libvlc_ms, self.at, Sight(True, self.shown)))

    def play_to(self, end_ms: int, begin_ms: int = 0) -> None:
        """The clock is told as usual."""
        for libvlc_ms in range(begin_ms + 250, end_ms + 1, 250):
            self.heard(libvlc_ms)

    def wait(self, ms: int) -> int:
        """Time passes in which nothing is told."""
        self.at += ms
        return self.at

    def _keep(self, reports: list[Report]) -> list[Report]:
        self.told += reports
        return reports


def test_a_film_has_started_when_its_second_picture_is_seen() -> None:
    show = Show()
    assert show.heard(0, new=1) == []
    assert show.heard(250, new=6) == [Started(7, 0, BEGUN_AT + 250), Moved(7, 250, show.at)]


def test_a_still_picture_starts_all_the_same() -> None:
    show = Show()
    for libvlc_ms in range(0, 2000, 250):
        assert show.heard(libvlc_ms, new=0) == []
    assert show.heard(2000, new=0)[-1] == Moved(7, 2000, show.at)


def test_sound_alone_starts_with_its_clock() -> None:
    show = Show()
    started, moved = show.line.heard(270, show.wait(300), Sight(has_video=False))
    assert started == Started(7, 0, show.at - 270)
    assert moved == Moved(7, 270, show.at)


def test_between_two_tellings_the_film_runs_on() -> None:
    show = Show()
    show.play_to(1000)
    assert show.line.position_ms(show.at + 200) == 1200


def test_a_clock_that_is_not_told_any_more_is_not_believed_for_long() -> None:
    show = Show()
    show.play_to(1000)
    assert show.line.position_ms(show.at + 60_000) == 2200


def test_a_pause_stands_where_the_film_really_was() -> None:
    show = Show()
    show.play_to(1000)
    assert show.line.pause(show.wait(180)) == [Paused(7, 1180, show.at)]
    assert show.line.resume(show.wait(5000)) == [Resumed(7, 1180, show.at)]
    assert show.line.position_ms(show.at + 100) == 1280


def test_pausing_twice_and_going_on_twice_is_told_once() -> None:
    show = Show()
    show.play_to(1000)
    assert len(show.line.pause(show.at)) == 1
    assert show.line.pause(show.at) == []
    assert len(show.line.resume(show.at)) == 1
    assert show.line.resume(show.at) == []


def test_a_seek_is_told_when_it_has_landed() -> None:
    show = Show()
    show.play_to(2000)
    assert show.line.seek(30_000, show.wait(100)) == []
    assert show.heard(30_000, after_ms=1) == [Stirred(7)], "libVLC's echo is no landing"
    assert show.heard(2200, after_ms=50) == [Stirred(7)], "the old position is no landing"
    assert show.heard(30_250, after_ms=300) == [
        Seeked(7, 2180, 30_000, show.at - 250),
        Moved(7, 30_250, show.at),
    ]


def test_of_two_seeks_in_one_breath_the_last_is_told() -> None:
    show = Show()
    show.play_to(2000)
    show.line.seek(30_000, show.at)
    show.line.seek(40_000, show.wait(50))
    assert show.heard(40_300, after_ms=350)[0] == Seeked(7, 2080, 40_000, show.at - 300)


def test_a_film_that_cannot_be_sought_in_is_where_it_runs() -> None:
    show = Show()
    show.play_to(2000)
    show.line.seek(30_000, show.at)
    told = [report for ms in range(2250, 5500, 250) for report in show.heard(ms)]
    assert next(one for one in told if isinstance(one, Seeked)).to_ms == 5000


def test_stopping_before_a_seek_has_landed_counts_neither_more_nor_less() -> None:
    show = Show()
    show.play_to(2000)
    show.line.seek(30_000, show.at)
    seeked, stopped = show.line.stop(show.wait(300))
    assert seeked == Seeked(7, 2080, 30_000, show.at - 200)
    assert stopped == Stopped(7, 30_200, show.at)


def test_a_seek_in_a_paused_film_is_told_at_once_and_goes_on_there() -> None:
    show = Show()
    show.play_to(2000)
    show.line.pause(show.at)
    assert show.line.seek(45_000, show.at) == [Seeked(7, 2000, 45_000, show.at)]
    assert show.line.resume(show.wait(900)) == [Resumed(7, 45_000, show.at)]
    assert show.heard(45_200) == [Moved(7, 45_200, show.at)]


def test_a_speed_is_told_when_the_film_is_seen_to_run_at_it() -> None:
    show = Show()
    show.play_to(1000)
    show.line.change_rate(150)
    show.play_to(1500, begin_ms=1000)
    assert not [one for one in show.told if isinstance(one, RateChanged)]
    for libvlc_ms in (1875, 2250, 2625):
        show.heard(libvlc_ms)
    assert show.told[-2] == RateChanged(7, 150, 2250, show.at - 250)
    assert show.line.position_ms(show.at + 200) == 2625 + 300


def test_a_jump_begins_at_normal_speed_and_the_speed_asked_for_follows() -> None:
    show = Show()
    show.line.change_rate(200)
    for libvlc_ms in range(500, 4001, 500):
        show.heard(libvlc_ms)
    show.line.seek(30_000, show.at)
    show.heard(30_250, after_ms=350)
    landed = show.at - 250
    assert show.told[-3:] == [
        Seeked(7, 4160, 30_000, landed),
        RateChanged(7, 100, 30_000, landed),
        Moved(7, 30_250, show.at),
    ]
    for libvlc_ms in (30_750, 31_250, 31_750):
        show.heard(libvlc_ms)
    assert show.told[-3] == RateChanged(7, 200, 30_750, show.at - 500)


def test_a_film_picked_up_at_another_speed_is_told_to_begin_at_normal_speed() -> None:
    show = Show(start_ms=20_000, rate_percent=200)
    show.heard(20_100)
    began_at = show.at - 100
    assert show.told == [
        Started(7, 20_000, began_at),
        RateChanged(7, 100, 20_000, began_at),
        Moved(7, 20_100, show.at),
    ]
    for libvlc_ms in (20_600, 21_100):
        show.heard(libvlc_ms)
    assert show.told[-2] == RateChanged(7, 200, 20_600, show.at - 250)


def test_after_a_pause_the_film_runs_at_once_as_it_was_last_told_to() -> None:
    show = Show()
    show.play_to(1000)
    show.line.change_rate(200)
    show.line.pause(show.at)
    resumed, changed = show.line.resume(show.wait(700), 170)
    assert resumed == Resumed(7, 1000, show.at)
    assert changed == RateChanged(7, 175, 1000, show.at)


def test_of_a_row_of_jumps_each_that_was_shown_is_told() -> None:
    show = Show()
    show.play_to(2000)
    assert show.line.seek(12_000, show.at) == []
    first = Seeked(7, 2080, 12_000, show.at + 100)
    assert show.line.seek(22_000, show.wait(300)) == [first]
    assert show.heard(22_200, after_ms=300)[0] == Seeked(7, 12_280, 22_000, show.at - 200)


def test_the_tail_that_libvlc_does_not_tell_is_credited() -> None:
    show = Show(length_ms=15_020)
    show.play_to(13_900 // 250 * 250)
    assert show.line.end(show.wait(120)) == [Ended(7, 15_020, show.at)]


def test_a_film_cut_in_half_is_damaged_and_no_tail_is_credited() -> None:
    show = Show(length_ms=5312)
    show.play_to(1000)
    assert show.line.end(show.wait(100)) == [Moved(7, 1100, show.at), Failed(7, "damaged")]


def test_what_shows_nothing_cannot_be_decoded() -> None:
    assert Show().line.end(BEGUN_AT) == [Failed(7, "undecodable")]


def test_a_seek_to_the_end_credits_no_tail_that_was_not_seen() -> None:
    show = Show()
    show.play_to(2000)
    show.line.seek(59_000, show.at)
    ended = show.line.end(show.wait(200))[-1]
    assert ended == Ended(7, 59_100, show.at)


def test_the_clock_of_a_stream_is_brought_back_to_its_pictures() -> None:
    show = Show(leads=True)
    for libvlc_ms in (0, 260, 580):
        assert show.heard(libvlc_ms, after_ms=300, new=0) == []
    show.heard(900, after_ms=320, new=2)
    assert show.told[-1] == Moved(7, 80, show.at)
    show.heard(1220, after_ms=320, new=8)
    assert show.told[-1] == Moved(7, 400, show.at)


def test_a_stream_whose_clock_stands_at_its_end_goes_on_with_its_pictures() -> None:
    show = Show(leads=True)
    show.heard(900, new=2)
    show.heard(14_960, new=8)
    before_ms = show.line.position_ms(show.at)
    show.heard(14_960, after_ms=320, new=8)
    assert show.told[-1] == Moved(7, before_ms + 320, show.at)


def test_a_stream_that_stands_and_shows_nothing_does_not_go_on() -> None:
    show = Show(leads=True)
    show.heard(900, new=2)
    show.heard(5000, new=8)
    assert show.heard(5000, after_ms=320, new=0) == []


def test_a_stream_that_waits_for_a_key_frame_has_not_landed() -> None:
    show = Show(leads=True)
    show.heard(900, new=2)
    show.line.seek(12_000, show.at)
    show.heard(12_000, after_ms=1, new=0)
    for libvlc_ms in range(12_300, 15_000, 300):
        assert show.heard(libvlc_ms, after_ms=300, new=0) == [Stirred(7)]
    seeked, moved = show.heard(15_120, after_ms=300, new=7)
    assert moved == Moved(7, 15_120 - 820, show.at)
    assert seeked == Seeked(7, 160, 15_120 - 820 - 7 * PICTURE_MS, show.at - 7 * PICTURE_MS)


def test_pictures_that_libvlc_counts_late_belong_to_the_landing_all_the_same() -> None:
    show = Show(leads=True)
    show.heard(900, new=2)
    show.line.seek(12_000, show.at)
    for libvlc_ms, new in ((12_000, 0), (12_300, 0), (12_600, 0), (12_880, 2), (13_160, 0)):
        assert show.heard(libvlc_ms, after_ms=280, new=new) == [Stirred(7)]
    seeked, _ = show.heard(13_440, after_ms=280, new=13)
    assert seeked == Seeked(7, 160, 13_440 - 820 - 13 * PICTURE_MS, show.at - 13 * PICTURE_MS)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ((b"G" + bytes(187)) * 4, True),
        (b"TTTT" + (b"G" + bytes(191)) * 4, True),
        (b"\x00\x00\x01\xba" + bytes(600), True),
        (b"\x00\x00\x00\x20ftypisom" + bytes(600), False),
        (b"GGG", False),
        (b"", False),
    ],
)
def test_streams_are_known_by_their_first_bytes(head: bytes, expected: bool) -> None:
    assert leads(head) is expected
