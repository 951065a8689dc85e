"""On demand: the film most likely wanted has the focus; any other is found by ← or by typing."""

from PySide6.QtWidgets import QWidget

from kiosk.browsing import Catalogue, Corner, Film, catalogue
from kiosk.kept import Kept
from kiosk.ui.backstage import Backstage
from kiosk.ui.choice import FromPlace
from kiosk.ui.empty import Empty
from kiosk.ui.face import Face
from kiosk.ui.film_list import FilmList
from kiosk.ui.film_page import FilmPage
from kiosk.ui.film_words import corner_words, film_row, wished
from kiosk.ui.head_count_question import HeadCountQuestion
from kiosk.ui.keys import Key
from kiosk.ui.row_list import Row, RowList, Rows
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.waiting import Waiting
from protocol.meeting_types import ON_DEMAND

_CORNERS = 7


class OnDemandPage(FilmPage):
    """Asks what to watch, then how many watch it."""

    name = "on_demand"
    follows = ("playing",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._catalogue_of = Kept(catalogue)
        self._catalogue = Catalogue()
        self._corner: Corner | str = Corner.ALL
        self._films: tuple[Film, ...] = ()
        self._chosen: Film | None = None
        self._begins_at_ms: int | None = None
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._list = FilmList(theme, self, backstage)
        self._corners = RowList(theme, self, _CORNERS)
        self._empty = Empty(theme, self)
        self._waiting = Waiting(theme, self)
        self._question = HeadCountQuestion(theme, self)
        self._list.pressed.connect(self._choose)
        self._corners.pressed.connect(self._open_corner)
        self._back.clicked.connect(self.back)
        self._question.answered.connect(self._begin)
        backstage.evening.changed.connect(self._on_meeting)
        backstage.exchange.changed.connect(self._refresh)
        backstage.finder.ready.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show what is most likely wanted."""
        self._corner, self.sought = Corner.ALL, ""
        self._ask_what()
        self._list.turn_to(0)

    def leave(self) -> None:
        """Who went elsewhere meanwhile is not led to the film."""
        self._begins_at_ms = None

    def first_focus(self) -> QWidget:
        """The film most likely wanted; once one is chosen, its beginning."""
        if self._chosen is not None:
            return self._question.first
        return self._list.first_usable() or self._back

    def detail(self) -> str:
        """Which of the two questions is asked, or that something is looked for."""
        if self._chosen is not None:
            return "people"
        return "finding" if self.sought else ""

    def back(self) -> None:
        """From the second question to the first, from what was typed to everything, then home."""
        chosen = self._chosen
        if chosen is not None:
            self._ask_what()
            self.focus_on(self._face_of(chosen.entry.courseware.sha256) or self.first_focus())
            self.titled.emit()
        elif self.sought:
            self.seek("")
        else:
            super().back()

    def pressed(self, key: Key) -> bool:
        """← leads to the part of the library that is seen, → back to its films."""
        if key is Key.ERASE and self._chosen is not None:
            self.back()
            return True
        if key is Key.LEFT and self._list.focused is not None and self._corners.isVisible():
            place = self._catalogue.corners.index(self._corner)
            self.focus_on(self._corners.turn_to(place))
            return True
        if key is Key.RIGHT and self._corners.focused is not None:
            self.focus_on(self.first_focus())
            return True
        return super().pressed(key)

    def take(self, key: Key) -> None:
        """Handle a key; the part of the library the focus is on is seen at once."""
        super().take(key)
        here = self._corners.focused
        if here is not None and self.isVisible():
            self._see_corner(self._catalogue.corners[here])

    def typed(self, text: str) -> None:
        """Look for a film; once one is chosen, a digit says how many watch."""
        if self._chosen is None:
            super().typed(text)
        else:
            self._question.type(text)

    def show_found(self) -> None:
        """Show other films, from the first."""
        self._show_films()
        self._list.turn_to(0)
        self.focus_on(self.first_focus())

    def arrange(self) -> None:
        """Parts of the library at the left, films beside them; or the large question."""
        self.place(self._head, SAFE, 0.04, 1.30, 0.09)
        self.place(self._sub, SAFE, 0.122, 1.37, 0.055)
        self.place(self._back, 1.44, 0.05, 0.288, 0.115)
        self.place(self._corners, SAFE - 0.012, 0.187, 0.444, 0.775)
        self.place(self._list, 0.488, 0.187, 1.252, 0.775)
        self._place_instead()
        self._question.setGeometry(self.rect())
        self._question.arrange(self.place)

    def _ask_what(self) -> None:
        self._chosen = None
        exchange = self.backstage.exchange
        self._catalogue = self._catalogue_of(
            exchange.feed,
            exchange.library,
            exchange.tasks,
            tuple(exchange.ledger.left_off.items()),
        )
        corners = self._catalogue.corners
        if self._corner not in corners:
            self._corner = Corner.ALL
        self._corners.set_rows([Row(corner_words(one)) for one in corners])
        self._show_films()
        self._show_step()

    def _show_films(self) -> None:
        busy = self.backstage.evening.meeting is not None
        self._films = self._sought() if self.sought else self._catalogue.within(self._corner)
        self._list.set_rows(
            Rows(
                self._films,
                lambda film: film_row(film, enabled=not busy),
                lambda _film: not busy,
            )
        )
        self._head.set_text(self._head_words())
        self._sub.set_text(self._what_words(busy))
        self._show_instead()

    def _show_instead(self) -> None:
        """What stands in the films' place while none of them is seen."""
        is_ready = self.backstage.finder.is_ready
        self._waiting.say(self.tr("正在准备查找") if self.sought and not is_ready else "")
        self._empty.hide()
        if not self._catalogue.films:
            self._empty.say(
                "bookshelf",
                self.tr("镇里的课件还没下来"),
                self.tr("连上网会自己下来；按“确定”回首页"),
            )
        elif self.sought and is_ready and not self._films:
            self._empty.say("magnify", self.tr("没有找到这样的课件"), self.tr("按“确定”看全部课件"))
        self._place_instead()

    def _place_instead(self) -> None:
        """Beside the parts of the library, where there are any."""
        left, width = (0.5, 1.228) if self._catalogue.films else (SAFE, 1.678)
        for instead in (self._empty, self._waiting):
            self.place(instead, left, 0.22, width, 0.65)

    def _sought(self) -> tuple[Film, ...]:
        return self.found({one.entry.courseware.sha256: one for one in self._catalogue.films})

    def _head_words(self) -> str:
        if self.sought:
            return self.sought_words()
        return self.tr("点播课件") if self._corner is Corner.ALL else corner_words(self._corner)

    def _what_words(self, busy: bool) -> str:
        if busy:
            return self.tr("活动还没结束，先在首页结束了再点播")
        if not self._catalogue.films:
            return ""
        if self.sought:
            return self.found_words(len(self._films)) if self._films else ""
        return self.tr("想看按“确定”，换类别按“←”，打首字母能找片")

    def _see_corner(self, corner: Corner | str) -> None:
        if corner == self._corner and not self.sought:
            return
        self._corner, self.sought = corner, ""
        self._show_films()
        self._list.turn_to(0)
        self.titled.emit()

    def _open_corner(self, place: int) -> None:
        self._see_corner(self._catalogue.corners[place])
        self.focus_on(self.first_focus())

    def _choose(self, place: int) -> None:
        film = self._films[place]
        if not film.entry.is_present:
            course, exchange = film.entry.courseware, self.backstage.exchange
            exchange.wish_for(course)
            self._sub.set_text(wished(course, exchange.state.connected))
            return
        self._chosen = film
        self._question.ask(film)
        self._show_step()
        self.focus_on(self._question.first)
        self.titled.emit()

    def _show_step(self) -> None:
        asks_people = self._chosen is not None
        has_films = bool(self._catalogue.films)
        for widget in (self._head, self._sub, self._back):
            widget.setVisible(not asks_people)
        for group in (self._list, self._corners):
            group.setVisible(not asks_people and has_films)
        self._question.setVisible(asks_people)
        if asks_people:
            self._empty.hide()

    def _begin(self, begins_at_ms: int) -> None:
        if self._chosen is None:
            return
        self._begins_at_ms = begins_at_ms
        self.backstage.evening.open(
            ON_DEMAND, [self._chosen.entry.courseware.sha256], villagers=self._question.people
        )

    def _on_meeting(self) -> None:
        meeting = self.backstage.evening.meeting
        begins_at_ms = self._begins_at_ms
        if begins_at_ms is not None and meeting is not None and meeting.programme:
            self._begins_at_ms = None
            sha256 = meeting.programme[0].courseware.sha256
            self.go.emit("playing", FromPlace(sha256, begins_at_ms) if begins_at_ms else None)

    def _face_of(self, sha256: str) -> QWidget | None:
        """The row of a film, on the page that is turned to it."""
        hashes = [one.entry.courseware.sha256 for one in self._films]
        return self._list.turn_to(hashes.index(sha256)) if sha256 in hashes else None

    def _refresh(self) -> None:
        """Show the library as it is now; the focus stays on the film or category it was on."""
        if not self.isVisible() or self._chosen is not None:
            return
        here, on_corners = self._list.focused, self._corners.focused is not None
        film = self._films[here].entry.courseware.sha256 if here is not None else ""
        self._ask_what()
        if on_corners:
            self.focus_on(self._corners.turn_to(self._catalogue.corners.index(self._corner)))
        elif film and (face := self._face_of(film)) is not None:
            self.focus_on(face)
        focused = self.focused()
        if focused is None or not (focused.isVisible() and focused.isEnabled()):
            self.focus_on(self.first_focus())
