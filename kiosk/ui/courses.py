"""Which courses the meeting will watch: the plan's are ticked already."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kiosk.browsing import Film, catalogue
from kiosk.kept import Kept
from kiosk.programme import proposed_courses
from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.choice import Choice
from kiosk.ui.face import Face
from kiosk.ui.film_list import FilmList, FilmRow
from kiosk.ui.film_page import FilmPage
from kiosk.ui.film_words import film_row
from kiosk.ui.row_list import Rows
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, Size
from protocol.feed import Playlist

_Line = Film | Playlist


class CoursesPage(FilmPage):
    """Chooses the courses of a meeting, or one more for the one going on."""

    name = "courses"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._choice = Choice()
        self._catalogue_of = Kept(catalogue)
        self._films: dict[str, Film] = {}
        self._lines: tuple[_Line, ...] = ()
        self._chosen: list[str] = []
        self._awaits_opening = False
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._list = FilmList(theme, self, backstage)
        self._count = Text(theme, self, Size.HEAD, bold=True, align=CENTRE)
        self._length = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE)
        self._start = Face(theme, self, size=0.058)
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._press)
        self._start.clicked.connect(self._go_on)
        self._back.clicked.connect(self.back)
        backstage.evening.changed.connect(self._on_meeting)
        backstage.exchange.changed.connect(self._refresh)
        backstage.finder.ready.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Tick what was announced, or what the plan proposes."""
        self._choice = visit if isinstance(visit, Choice) else Choice()
        self.sought = ""
        self._films = self._shelf()
        exchange, type_code = self.backstage.exchange, self._choice.type_code
        proposed = self._choice.courses or proposed_courses(exchange, type_code)[:1]
        here = [one for one in proposed if self._is_here(one)]
        self._chosen = [] if self._choice.adding else here
        self._show()
        self._list.turn_to(0)

    def leave(self) -> None:
        """Who went elsewhere meanwhile is not led to the roll."""
        self._awaits_opening = False

    def first_focus(self) -> QWidget | None:
        """Onwards if something is ticked, else the first course."""
        if self._chosen or self._list.first_usable() is None:
            return self._start if self._start.isEnabled() else self._back
        return self._list.first_usable()

    def detail(self) -> str:
        """Whether something is looked for."""
        return "finding" if self.sought else ""

    def show_found(self) -> None:
        """Show other films, from the first, where the focus is while something is looked for."""
        self._show()
        self._list.turn_to(0)
        first = self._list.first_usable() if self.sought else self.first_focus()
        self.focus_on(first or self._back)

    def back(self) -> None:
        """From what was typed to all courses; back to the meeting that is going on, or home."""
        if self.sought:
            self.seek("")
            return
        self.go.emit("standby" if self._choice.adding else "home", None)

    def arrange(self) -> None:
        """List at the left, the next step at the right."""
        self.place(self._head, SAFE, 0.04, 1.2, 0.09)
        self.place(self._sub, SAFE, 0.122, 1.67, 0.055)
        self.place(self._list, SAFE - 0.012, 0.187, 1.204, 0.775)
        self.place(self._count, 1.27, 0.26, 0.458, 0.1)
        self.place(self._length, 1.27, 0.36, 0.458, 0.06)
        self.place(self._start, 1.27, 0.47, 0.458, 0.2)
        self.place(self._back, 1.27, 0.71, 0.458, 0.115)

    def _shelf(self) -> dict[str, Film]:
        """All courses by their hash, as the library offers them: a meeting goes on with none."""
        exchange = self.backstage.exchange
        offered = self._catalogue_of(exchange.feed, exchange.library, exchange.tasks)
        return {one.entry.courseware.sha256: one for one in offered.films}

    def _arranged(self) -> tuple[_Line, ...]:
        """The plan's courses, then the township's playlists, then the other courses."""
        if self.sought:
            return self.found(self._films)
        feed = self.backstage.exchange.feed
        playlists = () if feed is None or self._choice.adding else feed.playlists
        asked = [task.courseware.sha256 for task in self.backstage.exchange.tasks]
        first = [self._films[one] for one in dict.fromkeys(asked) if self._is_here(one)]
        taken = {one.entry.courseware.sha256 for one in first}
        others = (film for sha256, film in self._films.items() if sha256 not in taken)
        return (*first, *playlists, *others)

    def _is_here(self, sha256: str) -> bool:
        film = self._films.get(sha256)
        return film is not None and film.entry.is_present

    def _playable(self, playlist: Playlist) -> tuple[Film, ...]:
        """The courses of a playlist that can be shown, in its order."""
        return tuple(self._films[one] for one in playlist.courseware if self._is_here(one))

    def _show(self) -> None:
        self._lines = self._arranged()
        self._head.set_text(self._head_words())
        self._sub.set_text(self._what_words())
        self._list.set_rows(Rows(self._lines, self._row, self._is_usable))
        chosen = [self._films[one].entry.courseware for one in self._chosen if one in self._films]
        self._count.set_text(self.tr("选了{count}课").format(count=len(chosen)))
        total_ms = sum(one.length_ms for one in chosen)
        self._length.set_text(
            self.tr("共{time}").format(time=words.duration(total_ms)) if chosen else ""
        )
        self._start.set_text(self._verb())
        self._start.setEnabled(bool(chosen) or not self._choice.adding)

    def _verb(self) -> str:
        if self._choice.adding:
            return self.tr("放这一课")
        return self.tr("开始点名") if self._chosen else self.tr("不放片，只点名")

    def _head_words(self) -> str:
        if self.sought:
            return self.sought_words()
        return self.tr("再放一课") if self._choice.adding else self.tr("选课件")

    def _what_words(self) -> str:
        if self.sought:
            return self.found_words(len(self._lines))
        if self._chosen:
            return self.tr("已经选好，直接按“确定”，想换按“←”")
        return self.tr("按“确定”选上，再按取消，打首字母能找片")

    def _row(self, line: _Line) -> FilmRow:
        if isinstance(line, Playlist):
            return self._playlist_row(line)
        sha256 = line.entry.courseware.sha256
        row = film_row(line, enabled=line.entry.is_present, chosen=sha256 in self._chosen)
        if row.enabled and self._is_given_up(sha256):
            return replace(row, state=self.tr("这次放不了"), enabled=False)
        return row

    def _is_usable(self, line: _Line) -> bool:
        if isinstance(line, Playlist):
            return bool(self._playable(line))
        return line.entry.is_present and not self._is_given_up(line.entry.courseware.sha256)

    def _is_given_up(self, sha256: str) -> bool:
        meeting = self.backstage.evening.meeting
        seen = meeting.viewing(sha256) if meeting is not None else None
        return seen is not None and seen.is_given_up

    def _playlist_row(self, playlist: Playlist) -> FilmRow:
        courses = [one.entry.courseware for one in self._playable(playlist)]
        said = self.tr("{count}课 {time}").format(
            count=len(courses), time=words.duration(sum(one.length_ms for one in courses))
        )
        return FilmRow(
            playlist.title,
            self.tr("播放列表"),
            said if courses else self.tr("未下载"),
            enabled=bool(courses),
            chosen=bool(courses) and all(one.sha256 in self._chosen for one in courses),
        )

    def _press_playlist(self, playlist: Playlist) -> None:
        """All its courses at once; a second time takes them back."""
        listed = [one.entry.courseware.sha256 for one in self._playable(playlist)]
        if all(one in self._chosen for one in listed):
            self._chosen = [one for one in self._chosen if one not in listed]
        else:
            self._chosen += [one for one in listed if one not in self._chosen]
        self._show()

    def _press(self, index: int) -> None:
        line = self._lines[index]
        if isinstance(line, Playlist):
            self._press_playlist(line)
            return
        sha256 = line.entry.courseware.sha256
        if sha256 in self._chosen:
            self._chosen.remove(sha256)
        elif self._choice.adding:
            self._chosen = [sha256]
        else:
            self._chosen.append(sha256)
        self._show()
        if self._choice.adding and self._chosen:
            self.focus_on(self._start)

    def _go_on(self) -> None:
        evening = self.backstage.evening
        meeting = evening.meeting
        if self._choice.adding and meeting is not None:
            before = [item.courseware.sha256 for item in meeting.programme]
            evening.set_programme([*before, *(one for one in self._chosen if one not in before)])
            seen = meeting.viewing(self._chosen[0])
            asks = seen is not None and seen.is_unfinished
            self.go.emit("go_on" if asks else "playing", self._chosen[0])
            return
        self._awaits_opening = True
        self._open()

    def _open(self) -> None:
        """Begin; where the day asks for such a meeting, by whatever road, it is that one."""
        choice, now = self._choice, self.backstage.clock.local_now()
        planned_id = "" if choice.class_id else self.backstage.agenda.id_for(choice.type_code, now)
        self.backstage.evening.open(
            choice.type_code, self._chosen, planned_id=planned_id, class_id=choice.class_id
        )

    def _on_meeting(self) -> None:
        if self._awaits_opening and self.backstage.evening.meeting is not None:
            self._awaits_opening = False
            self.go.emit("roll_call", None)

    def _refresh(self) -> None:
        """Show the shelf as it is now; the focus stays on the line it was on."""
        if not self.isVisible():
            return
        here = self._list.focused
        before = _known_by(self._lines[here]) if here is not None else ""
        self._films = self._shelf()
        self._show()
        lines = [_known_by(one) for one in self._lines]
        if before in lines:
            self.focus_on(self._list.turn_to(lines.index(before)))
        focused = self.focused()
        if focused is None or not (focused.isVisible() and focused.isEnabled()):
            self.focus_on(self.first_focus())


def _known_by(line: _Line) -> str:
    return line.id if isinstance(line, Playlist) else line.entry.courseware.sha256
