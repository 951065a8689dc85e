"""The village's administrator at a meeting: page by page, what the hand with the remote does."""

import time
from collections.abc import Collection
from typing import Protocol

from demo.remote import BACK, DOWN, LEFT, OK, RIGHT, UP, Page, Remote, Screen

_FILM_LOOK_S = 0.5
_FILM_SLACK_S = 60.0
"""A busy machine takes longer to open and close a film; its length is waited for besides."""

_ON_DEMAND_DIGIT = "1"
_START_S = 30.0
_LOOK_AT_MS = 3000
_BAR_GONE_S = 15.0
_DRAWN_S = 1.5
"""A sheet is drawn on a thread of its own, a moment after its page says that it is ready."""


class Hall(Protocol):
    """Where a meeting is held."""

    remote: Remote
    screen: Screen


class Administrator:
    """Presses keys and waits for what they bring."""

    def __init__(self, hall: Hall) -> None:
        self._press = hall.remote.press
        self._screen = hall.screen

    def see_home(self, state: str, what: str) -> None:
        """Wait until home is in a state; a fault that stands before it is waved aside.

        A machine without a sound card has one: it is no reason not to hold a meeting.
        """
        wanted, fault = Page("home", state), Page("home", "fault")
        page = self._screen.wait_until(lambda page: page in (wanted, fault), what)
        if page == fault:
            self._screen.shot("home-fault")
            self._press(RIGHT, OK)
            self._expect(wanted, what)

    def open_planned(self) -> None:
        """From home, open the meeting that is due today."""
        self.see_home("due", "首页提醒今天的活动")
        self._screen.shot("home-due")
        self._press(OK)
        self._screen.wait_for("roll_call")

    def choose_on_demand(self) -> None:
        """From home by its digit to 点播, the first film, one person watching."""
        self._screen.wait_for("home")
        self._press(_ON_DEMAND_DIGIT)
        self._expect(Page("on_demand"), "点播")
        self._press(OK)
        self._expect(Page("on_demand", "people"), "几个人看")

    def close_on_demand(self, watched: bool) -> None:
        """From standby 看好了; it has the focus unless the film was not watched."""
        self._press(*(() if watched else (RIGHT,)), OK)
        self.see_saved()

    def call_roll(self, expected: int, silent: Collection[int]) -> None:
        """Call every name; those at the silent places do not answer and are passed over."""
        answered = 0
        self._expect(Page("roll_call", f"0/{expected}"), "点名页")
        for place in range(expected):
            if place in silent:
                self._press(RIGHT)
                continue
            self._press(OK)
            answered += 1
            if place == expected * 2 // 3:
                self._screen.shot("roll-call")
        self._expect(Page("roll_call", f"{answered}/{expected}"), f"到{answered}人")

    def count_villagers(self, people: int) -> None:
        """From 点完了，放片 up to the villagers' ＋ and back."""
        self._press(UP, UP, UP, RIGHT, *(OK for _ in range(people)), BACK)
        self._screen.shot("roll-call-done")

    def start_film(self) -> None:
        """Press what has the focus and see a film begin."""
        self._press(OK)
        self._screen.wait_for("playing", timeout_s=_START_S)

    def look_at_film(self, length_ms: int) -> None:
        """Take a picture early in the film."""
        time.sleep(min(_LOOK_AT_MS, length_ms // 4) / 1000)
        self._screen.shot("film")

    def see_refusal(self) -> None:
        """Press 点完了，放片 and see the film refused: another is offered."""
        self._press(OK)
        self._screen.wait_for("standby", timeout_s=_START_S)
        self._screen.shot("course-refused")

    def show_bar(self) -> None:
        """Bring the bar, with the focus on 结束播放."""
        self._press(BACK)
        self._expect(Page("playing", "bar"), "播放条")

    def sign_in_late(self, steps_left: int) -> None:
        """Mark the first who did not answer as late; the bar is there.

        Args:
            steps_left: how far 补签到 is from 结束播放.
        """
        self._press(*(LEFT for _ in range(steps_left)), OK)
        self._expect(Page("playing", "late"), "补签到")
        self._screen.shot("late-panel")
        self._press(OK)
        self._screen.shot("late-arrival")
        self._press(BACK)
        self._film_alone()

    def watch_to_end(self, left_ms: int, watched: int) -> bool:
        """Wait for the film's end.

        Args:
            left_ms: how much of it is still to come.
            watched: how many courses will be watched then.

        Returns:
            Whether it counts as watched.
        """
        self._screen.wait_until(
            lambda page: page.code == "standby",
            "片子放完",
            left_ms / 1000 + _FILM_SLACK_S,
            every_s=_FILM_LOOK_S,
        )
        return self.says_watched(watched)

    def see_film_over(self, left_ms: int) -> str:
        """Wait until the film is over, whoever ended it.

        Returns:
            The page: ``standby``, or ``saved`` when a key of the film fell on standby's button.
        """
        page = self._screen.wait_until(
            lambda page: page.code in ("standby", "saved"),
            "片子放完",
            left_ms / 1000 + _FILM_SLACK_S,
            every_s=_FILM_LOOK_S,
        )
        return page.code

    def finish(self, watched: bool) -> None:
        """From standby 散会，填记录; it has the focus unless the film was not watched."""
        self._press(*(() if watched else (RIGHT,)), OK)
        self._screen.wait_for("absent", "discussion")

    def excuse_first(self) -> None:
        """Among those who did not come, the first is on leave."""
        self._press(LEFT, OK)
        self._screen.shot("absent")
        self._press(RIGHT)

    def pass_absent(self) -> None:
        """Everybody else did not come."""
        if self._screen.page().code == "absent":
            self._press(OK)
        self._screen.wait_for("discussion")

    def discuss_on_paper(self) -> None:
        """讨论了，写在纸上, and as many spoke as is proposed."""
        self._screen.shot("discussion")
        self._press(OK)
        self._expect(Page("discussion", "speakers"), "几个人发了言")
        self._screen.shot("speakers")
        self._press(OK)
        self._screen.wait_for("topics")

    def ask_for_topic(self, people: int) -> None:
        """So many hands for the first topic of the right column."""
        self._press(DOWN, *(OK for _ in range(people)))
        self._screen.shot("topics")
        self._press(UP)

    def save(self) -> None:
        """From the topics over the review to home, the record on the disk."""
        self._press(OK)
        self._screen.wait_for("review")
        self._screen.shot("review")
        self._press(OK)
        self.see_saved()

    def save_and_see_sheets(self) -> None:
        """The same, with a look at the sheets before going home."""
        self._press(OK)
        self._screen.wait_for("review")
        self._screen.shot("review")
        self._press(OK)
        self._expect(Page("saved", "done"), "已存好")
        self._press(RIGHT, OK)
        self._screen.wait_until(
            lambda page: page.code == "print_preview" and page.detail.startswith("ready"), "记录表"
        )
        time.sleep(_DRAWN_S)
        self._screen.shot("sheets")
        self._press(LEFT, OK)
        time.sleep(_DRAWN_S)
        self._screen.shot("sheet-large")
        self._press(BACK, BACK)
        self.see_saved()

    def see_saved(self) -> None:
        """Wait until the record is on the disk, then go home."""
        self._expect(Page("saved", "done"), "已存好")
        self._screen.shot("saved")
        self._press(OK)
        self._screen.wait_for("home")

    def _film_alone(self) -> None:
        self._expect(Page("playing"), "只剩画面", _BAR_GONE_S)

    def says_watched(self, count: int) -> bool:
        """Whether standby counts so many courses as watched."""
        # The page comes up a moment before it has counted.
        until = time.monotonic() + 2
        while time.monotonic() < until:
            if self._screen.page() == Page("standby", f"watched {count}"):
                return True
            time.sleep(0.1)
        return False

    def _expect(self, wanted: Page, what: str, timeout_s: float = 20.0) -> None:
        self._screen.wait_until(lambda page: page == wanted, what, timeout_s)
