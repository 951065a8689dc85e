"""The one window: shows a page at a time, hears every key, and tells the outside where it is."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.errors import Trouble
from kiosk.ui.backstage import Backstage
from kiosk.ui.focus import focusable
from kiosk.ui.hands import Hands
from kiosk.ui.hold import Hold
from kiosk.ui.language import speak
from kiosk.ui.opening import OpeningPage
from kiosk.ui.page import BarePage

if TYPE_CHECKING:
    from kiosk.config import DisplayConfig
    from kiosk.settings import Settings
    from kiosk.ui.notice import Notice

TITLE = "village-kiosk"

_IDLE_MS = 400
_PUT_AWAY_MS = 20
"""Between two pages that are not needed any more: all at once would hold up a key."""
_TURN_MS = 20
_READ_PAGES_MS = 2500
"""How long after home is up the code of the other pages is read: the player starts before."""

_TOLD_BY_PAGES = {
    Trouble.COURSE_MISSING,
    Trouble.COURSE_DAMAGED,
    Trouble.COURSE_UNPLAYABLE,
    Trouble.PLAYER_DIED_TWICE,
    Trouble.PICTURE_STALLED,
}
"""Troubles that end a film: the page that follows says so, and what to do."""

PAGES = {
    "home": "HomePage",
    "enrolment": "EnrolmentPage",
    "meeting_type": "MeetingTypePage",
    "courses": "CoursesPage",
    "roll_call": "RollCallPage",
    "visitors": "VisitorsPage",
    "elsewhere": "ElsewherePage",
    "elsewhere_title": "ElsewhereTitlePage",
    "elsewhere_type": "ElsewhereTypePage",
    "elsewhere_when": "ElsewhereWhenPage",
    "elsewhere_roll": "ElsewhereRollPage",
    "elsewhere_review": "ElsewhereReviewPage",
    "elsewhere_saved": "ElsewhereSavedPage",
    "playing": "PlayingPage",
    "standby": "StandbyPage",
    "go_on": "GoOnPage",
    "absent": "AbsentPage",
    "discussion": "DiscussionPage",
    "write": "WritePage",
    "topics": "TopicsPage",
    "feedback": "FeedbackPage",
    "review": "ReviewPage",
    "touch_up": "TouchUpPage",
    "retype": "RetypePage",
    "hosts": "HostsPage",
    "saved": "SavedPage",
    "abandon": "AbandonPage",
    "tasks": "TasksPage",
    "month_figures": "MonthFiguresPage",
    "objection_reason": "ObjectionReasonPage",
    "objection": "ObjectionPage",
    "agenda": "AgendaPage",
    "plan_type": "PlanTypePage",
    "plan_day": "PlanDayPage",
    "plan_time": "PlanTimePage",
    "records": "RecordsPage",
    "record": "RecordPage",
    "amend": "AmendPage",
    "amend_roll": "AmendRollPage",
    "amend_villagers": "AmendVillagersPage",
    "amend_discussion": "AmendDiscussionPage",
    "amend_type": "AmendTypePage",
    "amend_people": "AmendPeoplePage",
    "amend_topics": "AmendTopicsPage",
    "amend_abandon": "AmendAbandonPage",
    "amend_reason": "AmendReasonPage",
    "amend_author": "AmendAuthorPage",
    "amend_saved": "AmendSavedPage",
    "on_demand": "OnDemandPage",
    "tenth_class": "TenthClassPage",
    "check": "CheckPage",
    "guide": "GuidePage",
    "chime": "ChimePage",
    "help": "HelpPage",
    "repair": "RepairPage",
    "repair_kind": "RepairKindPage",
    "fault": "FaultPage",
    "faults": "FaultsPage",
    "set_time": "SetTimePage",
    "pin": "PinPage",
    "pin_forgotten": "PinForgottenPage",
    "settings": "SettingsPage",
    "network": "NetworkPage",
    "sound": "SoundPage",
    "edges": "EdgesPage",
    "remote": "RemotePage",
    "logs": "LogsPage",
    "set_up": "SetUpPage",
    "print_preview": "PrintPreviewPage",
}
"""Each page's module within this package, and its class; built on the first visit."""


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class KioskWindow(QWidget):
    """The kiosk's window.

    Args:
        config: how the screen is used.
        local_now: the wall clock in the station's zone.
        now_ms: monotonic milliseconds, to tell a bounce from a press.
    """

    seen = Signal()
    """There is something on the screen, for the first time."""
    used = Signal()
    """Somebody pressed a key or a button, or touched the screen."""

    def __init__(
        self,
        config: "DisplayConfig",
        local_now: Callable[[], datetime],
        now_ms: Callable[[], int] = _monotonic_ms,
    ) -> None:
        super().__init__()
        self._config = config
        self._backstage: Backstage | None = None
        self._pages: dict[str, BarePage] = {}
        self._opening: OpeningPage | None = OpeningPage(config.dark, local_now, self)
        self._opening.seen.connect(self.seen)
        self._page: BarePage = self._opening
        self._notice: Notice | None = None
        self._inset = 0.0
        self._hold = Hold(self)
        self._hands = Hands(self, self._opening, now_ms)
        self._hands.used.connect(self.used)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(config.width, config.height)
        self._show(self._opening, None)

    @property
    def page(self) -> BarePage:
        """The page that is seen."""
        return self._page

    def let_in(self, backstage: Backstage) -> None:
        """Show how things stand, once that is known; the focus stays where it is.

        Raises:
            RuntimeError: somebody was let in before.
        """
        opening, self._opening = self._opening, None
        if opening is None:
            raise RuntimeError("the window is open already")
        self._backstage = backstage
        backstage.adjusting.changed.connect(self._on_adjusted)
        self.adjust(backstage.adjusting.settings)
        backstage.evening.told.connect(self._tell)
        backstage.evening.left_alone.connect(lambda: self.show_page("home"))
        enrolled = backstage.exchange.state.enrolled
        self.show_page("home" if enrolled else "enrolment", opening.left_off())
        opening.setParent(None)
        opening.deleteLater()
        QTimer.singleShot(_READ_PAGES_MS, self, self._read_pages)

    def refuse(self, code: str, power: Callable[[], object]) -> None:
        """Say that the station cannot be opened; nothing else can be reached from there.

        Args:
            code: the trouble.
            power: switches the PC off.
        """
        from kiosk.ui.refusal import RefusalPage

        page = RefusalPage(self._config.dark, power, self)
        page.set_inset(self._inset)
        self._show(page, code)

    def show_on_screen(self) -> None:
        """Fill the screen, or open a plain window where the settings say so.

        Without a window manager X11 does not honour ``showFullScreen``: the geometry is set.
        """
        if self._config.windowed:
            self.show()
        else:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setGeometry(QGuiApplication.primaryScreen().geometry())
            self.showFullScreen()
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.activateWindow()
        self.raise_()
        if not self._config.windowed:
            self._hold.begin()

    def show_page(self, name: str, visit: object = None) -> None:
        """Show a page, building it on its first visit.

        Args:
            name: one of ``PAGES``.
            visit: what the page is told, if it wants to know anything.
        """
        self._show(self.page_named(name), visit)

    def set_overscan(self, permille: int) -> None:
        """Draw every page a little smaller, for a television that hides its edges.

        Args:
            permille: share of the screen that is hidden at each edge, 0 to 60.
        """
        self._inset = permille / 1000
        for page in (self._page, *self._pages.values()):
            page.set_inset(self._inset)
        self._place_notice()

    def adjust(self, settings: "Settings") -> None:
        """Follow what was set of the television and the remote."""
        self.set_overscan(settings.overscan_permille)
        self._hands.learn(settings.keys)

    def page_named(self, name: str) -> BarePage:
        """A page, built if it was not yet.

        Raises:
            RuntimeError: nobody has been let in.
        """
        if self._backstage is None:
            raise RuntimeError("there is nothing behind the pages yet")
        if name not in self._pages:
            module = import_module(f"kiosk.ui.{name}")
            page: BarePage = getattr(module, PAGES[name])(self._backstage, self)
            page.set_inset(self._inset)
            page.go.connect(self.show_page)
            page.titled.connect(self._on_titled)
            self._hands.listen_to(page)
            self._pages[name] = page
        return self._pages[name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the gate sort out every key that no control wanted."""
        event.setAccepted(self._hands.take(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay when the window manager wants it closed; only the kiosk itself ends."""
        event.setAccepted(not (self._hold.is_on and event.spontaneous()))

    def showEvent(self, event: QShowEvent) -> None:
        """Hear what comes before any control does, now that there is something to hear it by."""
        super().showEvent(event)
        self._hands.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as large as the window."""
        super().resizeEvent(event)
        self._page.setGeometry(self.rect())
        self._hands.fit()
        self._place_notice()

    def _on_adjusted(self) -> None:
        if self._backstage is None:
            return
        adjusting = self._backstage.adjusting
        self.adjust(adjusting.settings)
        if adjusting.display != self._backstage.config:
            # The page that was pressed must first have come to its end.
            QTimer.singleShot(0, self, self._refurnish)

    def _refurnish(self) -> None:
        """Build every page anew, for a language and a mood belong to all of it."""
        backstage = self._backstage
        if backstage is None:
            return
        display = backstage.adjusting.display
        speak(display.language)
        self._backstage = replace(backstage, config=display)
        before, self._pages = self._pages, {}
        place = self._focus_place()
        self.show_page(self._page.name)
        faces = focusable(self._page)
        if place < len(faces):
            self._page.focus_on(faces[place])
        for place, page in enumerate(before.values()):
            page.setParent(None)
            QTimer.singleShot(place * _PUT_AWAY_MS, page, page.deleteLater)

    def _focus_place(self) -> int:
        focused = self._page.focused()
        faces = focusable(self._page)
        return faces.index(focused) if focused in faces else 0

    def _show(self, page: BarePage, visit: object) -> None:
        before = self._page
        if before is not page:
            before.leave()
        self._page = page
        self._hands.expect(page)
        page.setGeometry(self.rect())
        page.enter(visit)
        if self._page is not page:
            # It led on to another page, which never saw the one before.
            before.setVisible(before is self._page)
            return
        self._hands.turn_to(page)
        page.show()
        page.raise_()
        if before is not page:
            before.hide()
        self._place_notice()
        page.focus_on(page.first_focus())
        self._name_window()
        QTimer.singleShot(_IDLE_MS, self, self._build_followers)

    def _read_pages(self) -> None:
        from kiosk.ui.page_code import read_pages

        read_pages(PAGES)

    def _build_followers(self) -> None:
        """Build one page that may follow, and the next one only after keys had their turn."""
        missing = next((name for name in self.page.follows if name not in self._pages), None)
        if missing is not None:
            self.page_named(missing)
            QTimer.singleShot(_TURN_MS, self, self._build_followers)

    def _tell(self, code: str, details: object) -> None:
        if code in _TOLD_BY_PAGES:
            return
        from kiosk.ui import words
        from kiosk.ui.notice import Notice

        if self._notice is None:
            self._notice = Notice(self)
            self._hands.listen_to(self._notice)
        sentence = words.trouble(code, details if isinstance(details, dict) else {})
        self._notice.tell(sentence, self.page)

    def _place_notice(self) -> None:
        if self._notice is not None:
            self._notice.lie_over(self.page)

    def _on_titled(self) -> None:
        self._hands.offer_way_back()
        self._place_notice()
        self._name_window()

    def _name_window(self) -> None:
        detail = self._page.detail()
        self.setWindowTitle(f"{TITLE}: {self._page.name}{' ' + detail if detail else ''}")
