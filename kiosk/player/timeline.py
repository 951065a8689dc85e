"""Where a film really is: libVLC tells its clock a few times a second, and not always true."""

from dataclasses import dataclass, replace

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
from kiosk.player.pace import NORMAL_PERCENT, Pace

TAIL_MS = 1500
"""libVLC's last clock stops this far short of the end at most (an mp3 of 15.02 s ends at 13.90)."""
_BLIND_MS = 1200
"""Without news from libVLC the film is believed to run on for this long, and no longer."""
_LANDING_MS = 100
"""A precise seek shows its first picture about this long after it was asked for."""
_SLACK_MS = 300
"""How far libVLC's clock trembles about the truth."""
_LONGEST_JUMP_MS = 10_000
"""MPEG-TS shows nothing new before its next key frame, which is seldom further away."""
_UNHEARD_JUMP_MS = 3000
"""A film that has not jumped by then cannot be sought in: where it runs is where it is."""
_EARLY_MS = 400
"""MPEG-PS shows pictures from this far before the target on."""
_RUN_ON_MS = 80
"""The old picture goes on for this long after a seek was asked for."""
_TOUCHDOWN_MS = 60
"""Before the target by no more than this, about a picture, is landed."""
_MOVING_PICTURES = 3
"""As many new ones between two tellings of the clock are a picture that moves."""
_STILL_MS = 2000
"""A film whose picture does not change for this long is a still one; its clock is trusted."""
_LEAST_LEAD_MS = 200
_LARGEST_LEAD_MS = 3000


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of the picture when libVLC told its clock."""

    has_video: bool
    shown_pictures: int = 0
    """Since the play began."""
    picture_ms: float = 40.0


@dataclass(frozen=True, slots=True)
class _Jump:
    from_ms: int
    to_ms: int
    at_ms: int
    told: bool = False
    stood: bool = False
    """The picture was seen to stand."""
    is_still: bool = False
    """Hardly a picture was new when the clock was told last: it stands, or libVLC counts late."""
    new_pictures: int = 0
    """Since it stood; a first few may still be of before the jump."""
    shown_pictures: int = -1
    """When the clock was told last, or -1."""


class Timeline:
    """One play. Each method takes what happened and when, and returns what is to be told.

    Positions are milliseconds of the film, moments milliseconds of CLOCK_BOOTTIME.

    Args:
        play: what was asked for; it begins at x1, whatever speed was asked for.
        at_ms: when.
        leads: libVLC's clock for this file is that of the stream, which leads its pictures.
    """

    def __init__(self, play: Play, at_ms: int, *, leads: bool = False) -> None:
        self._play = play
        self._leads = leads
        self._lead_ms = 0
        self._base_ms = play.start_ms
        self._base_at = at_ms
        self._runs = False
        self._first_heard_at: int | None = None
        self._heard_ms: int | None = None
        self._shown_pictures = 0
        self._jump: _Jump | None = None
        self._heard_since_jump = False
        self._pace = Pace(play.rate_percent)
        self.started = False
        self.paused = False

    @property
    def play_id(self) -> int:
        """Which play this is."""
        return self._play.play_id

    @property
    def rate_percent(self) -> int:
        """The speed that was asked for."""
        return self._pace.wanted_percent

    @property
    def is_jumping(self) -> bool:
        """Whether a jump was asked for and its first picture has not been seen."""
        return self._jump is not None

    def position_ms(self, at_ms: int) -> int:
        """Where the film is at a moment, as far as can be told."""
        if not self._runs or self.is_jumping:
            return self._base_ms
        unheard_ms = min(max(0, at_ms - self._base_at), _BLIND_MS)
        return self._within(self._base_ms + unheard_ms * self._pace.percent // 100)

    def heard(self, libvlc_ms: int, at_ms: int, sight: Sight) -> list[Report]:
        """LibVLC told its clock."""
        if not self.started:
            return self._begin(libvlc_ms, at_ms, sight)
        stands = libvlc_ms == self._heard_ms
        goes_on = sight.shown_pictures > self._shown_pictures
        self._heard_ms, self._shown_pictures = libvlc_ms, sight.shown_pictures
        if self._jump is not None:
            position_ms = self._within(libvlc_ms - self._lead_ms)
            return [] if self.paused else self._land(self._jump, position_ms, at_ms, sight)
        if self.paused or (stands and not (self._lead_ms and goes_on)):
            return []
        if stands:
            # At the end of a stream its clock stands while the pictures it led go on.
            self._lead_ms = libvlc_ms - self.position_ms(at_ms)
        self._heard_since_jump = True
        return self._move(self._within(libvlc_ms - self._lead_ms), at_ms)

    def pause(self, at_ms: int) -> list[Report]:
        """The picture stands."""
        if self.paused or not self.started:
            return []
        told = self._believe_jump(at_ms)
        self._anchor(self.position_ms(at_ms), at_ms)
        self._runs, self.paused = False, True
        return [*told, Paused(self.play_id, self._base_ms, at_ms)]

    def resume(self, at_ms: int, speed_percent: int = NORMAL_PERCENT) -> list[Report]:
        """The picture moves again, at the speed that libVLC was told last."""
        if not self.paused:
            return []
        self._base_at = at_ms
        self._runs, self.paused = True, False
        if self._jump is not None:
            self._jump = replace(self._jump, at_ms=at_ms, shown_pictures=-1)
        resumed = Resumed(self.play_id, self._base_ms, at_ms)
        if self._pace.go_on(speed_percent):
            percent = self._pace.percent
            return [resumed, RateChanged(self.play_id, percent, self._base_ms, at_ms)]
        return [resumed]

    def seek(self, to_ms: int, at_ms: int) -> list[Report]:
        """A jump was asked for; it is told where it landed, or at once when the picture stands.

        In a quick row of jumps those between are told too, if something of them was shown.
        """
        to_ms = self._within(to_ms)
        between = self._leave_jump(at_ms)
        unheard = self._jump is not None and not self._jump.told
        left_at = at_ms if self.paused else at_ms + _RUN_ON_MS
        from_ms = self._jump.from_ms if self._jump and unheard else self.position_ms(left_at)
        self._heard_since_jump = False
        self._anchor(to_ms if self.paused else from_ms, at_ms)
        self._jump = _Jump(from_ms, to_ms, at_ms, told=self.paused)
        seeked = [Seeked(self.play_id, from_ms, to_ms, at_ms)] if self.paused else []
        return [*between, *seeked]

    def change_rate(self, percent: int) -> None:
        """Another speed was asked for; it is told when the film is seen to run at it."""
        self._pace.wanted_percent = percent

    def end(self, at_ms: int) -> list[Report]:
        """LibVLC says the film is over, which it says of a broken one too."""
        if not self.started:
            return [Failed(self.play_id, "undecodable")]
        told = self._believe_jump(at_ms)
        position_ms, length_ms = self.position_ms(at_ms), self._play.length_ms
        if position_ms < length_ms - TAIL_MS:
            moved = Moved(self.play_id, position_ms, at_ms)
            return [*told, moved, Failed(self.play_id, "damaged")]
        if self._heard_since_jump and length_ms > 0:
            position_ms = length_ms
        return [*told, Ended(self.play_id, position_ms, at_ms)]

    def stop(self, at_ms: int) -> list[Report]:
        """The film is dropped."""
        told = self._believe_jump(at_ms)
        return [*told, Stopped(self.play_id, self.position_ms(at_ms), at_ms)]

    def _begin(self, libvlc_ms: int, at_ms: int, sight: Sight) -> list[Report]:
        if self._first_heard_at is None:
            self._first_heard_at = at_ms
        waits = at_ms - self._first_heard_at < _STILL_MS
        if sight.has_video and sight.shown_pictures < 2 and waits:
            return []
        self._heard_ms, self._shown_pictures = libvlc_ms, sight.shown_pictures
        self._lead_ms = self._measure_lead(libvlc_ms, sight)
        start_ms, position_ms = self._play.start_ms, self._within(libvlc_ms - self._lead_ms)
        if not start_ms - _SLACK_MS <= position_ms <= start_ms + _STILL_MS:
            start_ms = position_ms
        start_ms = min(start_ms, position_ms)
        self.started = self._runs = self._heard_since_jump = True
        began_at = at_ms - (position_ms - start_ms)
        return [
            Started(self.play_id, start_ms, began_at),
            # A film picked up after a fall ran faster before: it begins at normal speed too.
            *self._slow_down(start_ms, began_at),
            *self._move(position_ms, at_ms),
        ]

    def _measure_lead(self, libvlc_ms: int, sight: Sight) -> int:
        """How far libVLC's clock is ahead of the picture: count the pictures since the start."""
        if not self._leads or sight.shown_pictures < 2:
            return 0
        shown_ms = round(sight.shown_pictures * sight.picture_ms)
        lead_ms = libvlc_ms - self._play.start_ms - shown_ms
        return lead_ms if _LEAST_LEAD_MS <= lead_ms <= _LARGEST_LEAD_MS else 0

    def _land(self, jump: _Jump, position_ms: int, at_ms: int, sight: Sight) -> list[Report]:
        # libVLC echoes the target at once, before it has moved at all.
        is_echo = self._heard_ms == jump.to_ms
        by_pictures = self._leads and sight.has_video
        judge = self._land_by_pictures if by_pictures else self._land_by_clock
        to_ms = None if is_echo else judge(jump, position_ms, at_ms, sight)
        if to_ms is None:
            return [Stirred(self.play_id)]
        self._jump = None
        self._heard_since_jump = True
        landed_at = at_ms - (position_ms - to_ms)
        moved = [*self._slow_down(to_ms, landed_at), *self._move(position_ms, at_ms)]
        if jump.told and to_ms == jump.to_ms:
            return moved
        from_ms = jump.to_ms if jump.told else jump.from_ms
        return [Seeked(self.play_id, from_ms, to_ms, landed_at), *moved]

    def _land_by_clock(self, jump: _Jump, position_ms: int, at_ms: int, _: Sight) -> int | None:
        """Where the film landed, or None while libVLC still tells of before."""
        waited_ms = at_ms - jump.at_ms
        is_early = position_ms < jump.to_ms - _TOUCHDOWN_MS
        runs_on_ms = jump.from_ms + waited_ms
        is_old = abs(position_ms - runs_on_ms) < abs(position_ms - jump.to_ms) and not jump.told
        if (is_early or is_old) and waited_ms < _UNHEARD_JUMP_MS:
            return None
        on_target = not is_early and position_ms <= jump.to_ms + waited_ms + _SLACK_MS
        return min(jump.to_ms, position_ms) if on_target else position_ms

    def _land_by_pictures(
        self, jump: _Jump, position_ms: int, at_ms: int, sight: Sight
    ) -> int | None:
        """Where the film landed, or None while the old picture stands and the clock runs."""
        known = jump.shown_pictures >= 0
        new = sight.shown_pictures - jump.shown_pictures if known else 0
        is_still = known and new < _MOVING_PICTURES
        # libVLC may count the pictures of two tellings at the second: one still one is no stand.
        stands = is_still and jump.is_still
        jump = replace(
            jump,
            shown_pictures=sight.shown_pictures,
            is_still=is_still,
            new_pictures=0 if stands else jump.new_pictures + new,
            stood=jump.stood or stands,
        )
        has_come = position_ms >= jump.to_ms - _TOUCHDOWN_MS
        moves = jump.new_pictures >= 2 * _MOVING_PICTURES
        if not (has_come and moves) and at_ms - jump.at_ms < _LONGEST_JUMP_MS:
            self._jump = jump
            return None
        if not jump.stood:
            return min(jump.to_ms, position_ms)
        moved_ms = round(jump.new_pictures * sight.picture_ms)
        return self._within(max(jump.to_ms - _EARLY_MS, position_ms - moved_ms))

    def _leave_jump(self, at_ms: int) -> list[Report]:
        """Leave a jump for another one; a stream may take seconds to show anything of it."""
        jump = self._jump
        if jump is None or self._leads or at_ms <= jump.at_ms + _LANDING_MS:
            return []
        told = self._believe_jump(at_ms)
        if not self.paused:
            self._jump = None
        return told

    def _believe_jump(self, at_ms: int) -> list[Report]:
        """Tell of a jump that libVLC has not confirmed when the film stops short after it."""
        jump = self._jump
        if jump is None or jump.told:
            return []
        landed_at = min(at_ms, jump.at_ms + _LANDING_MS + self._lead_ms)
        self._jump = replace(jump, told=True)
        self._anchor(self._within(jump.to_ms + at_ms - landed_at), at_ms)
        seeked = Seeked(self.play_id, jump.from_ms, jump.to_ms, landed_at)
        return [seeked, *self._slow_down(jump.to_ms, landed_at)]

    def _slow_down(self, position_ms: int, at_ms: int) -> list[Report]:
        """After a start or a jump the film runs at normal speed first."""
        if not self._pace.begin_again():
            return []
        return [RateChanged(self.play_id, NORMAL_PERCENT, position_ms, at_ms)]

    def _move(self, position_ms: int, at_ms: int) -> list[Report]:
        self._anchor(position_ms, at_ms)
        moved = Moved(self.play_id, position_ms, at_ms)
        change = self._pace.see(position_ms, at_ms)
        return [RateChanged(self.play_id, *change), moved] if change else [moved]

    def _anchor(self, position_ms: int, at_ms: int) -> None:
        self._base_ms, self._base_at = position_ms, at_ms

    def _within(self, position_ms: int) -> int:
        length_ms = self._play.length_ms
        return max(0, min(position_ms, length_ms) if length_ms > 0 else position_ms)


def leads(head: bytes) -> bool:
    """Whether a file, by its first 600 bytes, is a stream with a clock of its own.

    libVLC tells that clock as the time. In MPEG transport and program streams it runs up to a
    second ahead of the pictures it belongs to.
    """
    is_program = head.startswith(b"\x00\x00\x01\xba")
    return is_program or any(
        len(head) > first + 2 * size and head[first : first + 2 * size + 1 : size] == b"GGG"
        for first, size in ((0, 188), (4, 192))
    )
