"""Showing a course: the player's signals become events of the meeting."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from kiosk import events as ev
from kiosk.clock import Clock, boottime_ms
from kiosk.errors import Trouble
from kiosk.film_check import FilmCheck, FilmState
from kiosk.minutes import Minutes
from kiosk.player.port import Player
from kiosk.store.shelf import Shelf
from kiosk.viewing import DIED_TWICE, FALLS, OpenViewing
from protocol.feed import Courseware

_TICK_MS = 3000
"""A position is journalled this often: on a slow disk too, at most 5 s watched may be lost."""

_TROUBLE_OF_FAILURE = {
    "missing": Trouble.COURSE_MISSING,
    "damaged": Trouble.COURSE_DAMAGED,
    "undecodable": Trouble.COURSE_UNPLAYABLE,
    DIED_TWICE: Trouble.PLAYER_DIED_TWICE,
    "stalled": Trouble.PICTURE_STALLED,
}


@dataclass(frozen=True)
class Playback:
    """What is on screen now; not durable. Times in milliseconds."""

    sha256: str = ""
    title: str = ""
    length_ms: int = 0
    position_ms: int = 0
    has_video: bool = True
    waiting: str = ""
    """``checking`` or ``starting`` until the picture moves."""
    recovering: str = ""
    """Code of what made the picture go away, until it is back."""
    paused: bool = False
    rate_percent: int = 100
    volume_percent: int = 80
    muted: bool = False

    @property
    def left_ms(self) -> int:
        """How much is still to come."""
        return max(0, self.length_ms - self.position_ms)


class Screening(QObject):
    """Plays one course after another and notes what really happened."""

    changed = Signal()
    """``playback`` changed."""
    finished = Signal(str)
    """Hash of a course that ended, was stopped or failed; its last event is durable."""
    told = Signal(str, object)
    """A trouble code and details for a sentence."""
    damaged = Signal(object)
    """A ``Courseware`` whose file is not what the township signed."""

    on_screen_changed = Signal(bool)
    """Whether a course is being shown."""
    volume_chosen = Signal(int)
    """The loudness the operator set, 0-100."""

    def __init__(self, *, minutes: Minutes, checker: FilmCheck, shelf: Shelf, clock: Clock) -> None:
        super().__init__()
        self._minutes = minutes
        self._player: Player | None = None
        self._window_id = 0
        self._checker = checker
        self._shelf = shelf
        self._clock = clock
        self.playback = Playback()
        self._course: Courseware | None = None
        self._start_ms = 0
        self._bound_ms: list[int] = []
        """Where jumps that were asked for lead, until they got there."""
        self._play_id = -1
        self._ticked_ms = 0
        self._checker.found.connect(self._take_finding)

    def attach(self, window_id: int) -> None:
        """Show films in this native window."""
        self._window_id = window_id
        self._tell(lambda player: player.attach(window_id))

    def prepare(self, courses: tuple[Courseware, ...]) -> None:
        """Check films that will be shown soon, so that playing them need not wait."""
        for course in courses:
            self._checker.check(course)

    def show(self, course: Courseware, start_ms: int = 0) -> None:
        """Play a course from a position, after its bytes were found whole."""
        self._course, self._start_ms = course, start_ms
        self.on_screen_changed.emit(True)
        self._set(
            sha256=course.sha256,
            title=course.title,
            length_ms=course.length_ms,
            has_video=course.has_video,
            position_ms=start_ms,
            paused=False,
            rate_percent=100,
            recovering="",
            waiting="checking",
        )
        if self._is_given_up(course):
            self._fail(DIED_TWICE)
        else:
            self._checker.check(course)

    @property
    def is_on_screen(self) -> bool:
        """Whether a course is being shown or about to be."""
        return self._course is not None

    def pause(self) -> None:
        """Stand still."""
        self._tell(lambda player: player.pause())

    def resume(self) -> None:
        """Move again."""
        self._tell(lambda player: player.resume())

    def seek_by(self, delta_ms: int) -> None:
        """Jump forward or back; presses in quick succession add up."""
        from_ms = self._bound_ms[-1] if self._bound_ms else self.playback.position_ms
        within_ms = max(0, min(from_ms + delta_ms, self.playback.length_ms - 1000))
        self._bound_ms.append(within_ms)
        self._tell(lambda player: player.seek(within_ms))

    def set_rate(self, percent: int) -> None:
        """Play faster or slower; what the film really does is noted as it does it."""
        self._set(rate_percent=percent)
        self._tell(lambda player: player.set_rate(percent))

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0-100."""
        loudness = max(0, min(100, percent))
        self._tell(lambda player: player.set_volume(loudness))
        self.volume_chosen.emit(loudness)

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off or on."""
        self._tell(lambda player: player.set_muted(muted))

    def stop(self) -> None:
        """End the playing; ``finished`` follows."""
        if self.playback.waiting == "checking" or self._player is None:
            self._leave(self.playback.sha256)
        else:
            self._tell(lambda player: player.stop())

    def drop(self) -> None:
        """Take the film off the screen and say nothing of it: its meeting is over."""
        if self._course is None:
            return
        self._leave(self.playback.sha256)
        self._tell(lambda player: player.stop())

    def use(self, player: Player) -> None:
        """Take the player, which comes a moment after the home page; a film may wait already."""
        self._player = player
        self._connect(player)
        if self._window_id:
            player.attach(self._window_id)
        if self.playback.waiting == "starting":
            self._start()

    def _tell(self, command: Callable[[Player], None]) -> None:
        if self._player is not None:
            command(self._player)

    def _connect(self, player: Player) -> None:
        player.started.connect(self._on_started)
        player.position_changed.connect(self._on_position)
        player.paused.connect(self._on_paused)
        player.resumed.connect(self._on_resumed)
        player.seeked.connect(self._on_seeked)
        player.rate_changed.connect(self._on_rate)
        player.volume_changed.connect(self._on_volume)
        player.ended.connect(self._on_ended)
        player.stopped.connect(self._on_stopped)
        player.failed.connect(self._on_failed)
        player.recovering.connect(self._on_recovering)
        player.recovered.connect(self._on_recovered)
        player.sound_missing.connect(lambda: self.told.emit(Trouble.SOUND_MISSING, {}))

    def _take_finding(self, sha256: str, state: str) -> None:
        course = self._course
        waits = course is not None and course.sha256 == sha256
        if waits and self.playback.waiting == "checking":
            if state == FilmState.WHOLE:
                self._start()
            else:
                self._fail(state)

    def _start(self) -> None:
        if self._course is None:
            return
        self._set(waiting="starting")
        if self._player is None:
            return
        self._play_id = self._player.play(
            self._shelf.path(self._course),
            length_ms=self._course.length_ms,
            start_ms=self._start_ms,
        )

    def _seen(self, sha256: str) -> OpenViewing | None:
        meeting = self._minutes.ahead
        return meeting.viewing(sha256) if meeting is not None else None

    def _is_given_up(self, course: Courseware) -> bool:
        seen = self._seen(course.sha256)
        return seen is not None and seen.is_given_up

    def _is_mine(self, play_id: int) -> bool:
        return self._course is not None and play_id == self._play_id

    def _on_started(self, play_id: int, position_ms: int) -> None:
        if not self._is_mine(play_id):
            return
        self._set(waiting="", position_ms=position_ms)
        held_ms = self._ticked_ms = boottime_ms()
        self._minutes.note(
            ev.CourseStarted(
                at=self._clock.now(),
                position_ms=position_ms,
                held_ms=held_ms,
                courseware=self.playback.sha256,
            )
        )

    def _on_position(self, play_id: int, position_ms: int, held_ms: int) -> None:
        if not self._is_mine(play_id):
            return
        self._set(position_ms=position_ms)
        if held_ms - self._ticked_ms >= _TICK_MS:
            self._ticked_ms = held_ms
            self._tick(position_ms, held_ms)

    def _tick(self, position_ms: int, held_ms: int) -> None:
        meeting, sha256, now = self._minutes.ahead, self.playback.sha256, self._clock.now()
        known = meeting is not None and meeting.playing_id == sha256
        ticked = ev.Ticked(at=now, position_ms=position_ms, held_ms=held_ms)
        # A start that the disk refused is told again, or nothing of the film would count.
        started = ev.CourseStarted(
            at=now, position_ms=position_ms, held_ms=held_ms, courseware=sha256
        )
        self._minutes.note(ticked if known else started)

    def _on_paused(self, play_id: int, position_ms: int, held_ms: int) -> None:
        if self._is_mine(play_id):
            self._set(paused=True, position_ms=position_ms)
            self._minutes.note(
                ev.Paused(at=self._clock.now(), position_ms=position_ms, held_ms=held_ms)
            )

    def _on_resumed(self, play_id: int, position_ms: int, held_ms: int) -> None:
        if self._is_mine(play_id):
            self._set(paused=False, position_ms=position_ms)
            self._minutes.note(
                ev.Resumed(at=self._clock.now(), position_ms=position_ms, held_ms=held_ms)
            )

    def _on_seeked(self, play_id: int, from_ms: int, to_ms: int, held_ms: int) -> None:
        if self._is_mine(play_id):
            self._bound_ms = _bound_after(self._bound_ms, to_ms)
            self._set(position_ms=to_ms)
            self._minutes.note(
                ev.Seeked(at=self._clock.now(), position_ms=from_ms, to_ms=to_ms, held_ms=held_ms)
            )

    def _on_rate(self, play_id: int, percent: int, position_ms: int, held_ms: int) -> None:
        if self._is_mine(play_id):
            self._minutes.note(
                ev.RateChanged(
                    at=self._clock.now(),
                    position_ms=position_ms,
                    held_ms=held_ms,
                    rate_percent=percent,
                )
            )

    def _on_volume(self, percent: int, muted: bool) -> None:
        was_muted = self.playback.muted
        self._set(volume_percent=percent, muted=muted)
        if muted != was_muted and self._course is not None:
            self._minutes.note(ev.MuteChanged(at=self._clock.now(), muted=muted))

    def _on_ended(self, play_id: int, position_ms: int, held_ms: int) -> None:
        if self._is_mine(play_id):
            self._end(
                ev.CourseEnded(at=self._clock.now(), position_ms=position_ms, held_ms=held_ms)
            )

    def _on_stopped(self, play_id: int, position_ms: int, held_ms: int) -> None:
        if self._is_mine(play_id):
            self._end(
                ev.CourseStopped(at=self._clock.now(), position_ms=position_ms, held_ms=held_ms)
            )

    def _on_failed(self, play_id: int, code: str) -> None:
        if self._is_mine(play_id):
            self._fail(code)

    def _on_recovering(self, play_id: int, code: str) -> None:
        if not self._is_mine(play_id):
            return
        seen = self._seen(self.playback.sha256)
        if code in FALLS and seen is not None and seen.fell:
            self._fail(DIED_TWICE)
            self._tell(lambda player: player.stop())
        else:
            self._set(recovering=code)

    def _on_recovered(self, play_id: int, position_ms: int, held_ms: int) -> None:
        if self._is_mine(play_id):
            problem = self.playback.recovering or "player_restarted"
            self._set(recovering="", position_ms=position_ms)
            self._minutes.note(
                ev.PlayerRecovered(
                    at=self._clock.now(),
                    position_ms=position_ms,
                    held_ms=held_ms,
                    problem=problem,
                )
            )

    def _fail(self, code: str) -> None:
        course = self._course
        if course is None:
            return
        if code == "damaged":
            self.damaged.emit(course)
        trouble = _TROUBLE_OF_FAILURE.get(code, Trouble.COURSE_UNPLAYABLE)
        self.told.emit(trouble, {"title": course.title})
        self._end(ev.CourseFailed(at=self._clock.now(), courseware=course.sha256, code=code))

    def _end(self, event: ev.CourseEnded | ev.CourseStopped | ev.CourseFailed) -> None:
        sha256 = self.playback.sha256
        self._leave_screen()
        self._minutes.note(event, then=lambda: self.finished.emit(sha256))

    def _leave(self, sha256: str) -> None:
        self._leave_screen()
        self.finished.emit(sha256)

    def _leave_screen(self) -> None:
        self._course, self._play_id, self._bound_ms = None, -1, []
        self.on_screen_changed.emit(False)
        self._set(waiting="", recovering="", paused=False)

    def _set(self, **fields: object) -> None:
        self.playback = replace(self.playback, **fields)  # type: ignore[arg-type]
        self.changed.emit()


def _bound_after(bound_ms: list[int], reached_ms: int) -> list[int]:
    """What is still to be reached: of a row of jumps some are told, and the last anyhow."""
    between = bound_ms[:-1]
    return bound_ms[between.index(reached_ms) + 1 :] if reached_ms in between else []
