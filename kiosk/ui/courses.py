"""Which courses the meeting will watch: the plan's are ticked already."""

from PySide6.QtWidgets import QWidget

from kiosk.library import Availability, LibraryEntry
from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.choice import Choice
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, Size, Tint
from protocol.feed import Playlist

_ROWS = 6


class CoursesPage(Page):
    """Chooses the courses of a meeting, or one more for the one going on."""

    name = "courses"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._choice = Choice()
        self._entries: tuple[LibraryEntry, ...] = ()
        self._lines: tuple[LibraryEntry | Playlist, ...] = ()
        self._chosen: list[str] = []
        self._awaits_opening = False
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._list = RowList(theme, self, _ROWS)
        self._count = Text(theme, self, Size.HEAD, bold=True, align=CENTRE)
        self._length = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE)
        self._start = Face(theme, self, size=0.058)
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._press)
        self._start.clicked.connect(self._go_on)
        self._back.clicked.connect(self.back)
        backstage.evening.changed.connect(self._on_meeting)
        backstage.exchange.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Tick what was announced, or what the plan proposes."""
        self._choice = visit if isinstance(visit, Choice) else Choice()
        self._awaits_opening = False
        self._entries = self._shelf()
        proposed = self._choice.courses or tuple(
            item.courseware.sha256
            for item in self.backstage.evening.propose(self._choice.type_code)[:1]
        )
        present = {one.courseware.sha256 for one in self._entries if one.is_present}
        self._chosen = [] if self._choice.adding else [one for one in proposed if one in present]
        self._show()

    def first_focus(self) -> QWidget | None:
        """Onwards if something is ticked, else the first course."""
        if self._chosen or self._list.first_usable() is None:
            return self._start if self._start.isEnabled() else self._back
        return self._list.first_usable()

    def back(self) -> None:
        """Back to the meeting that is going on, or home."""
        self.go.emit("standby" if self._choice.adding else "home", None)

    def arrange(self) -> None:
        """List at the left, the next step at the right."""
        self.place(self._head, SAFE, 0.055, 1.2, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.6, 0.06)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._count, 1.27, 0.26, 0.458, 0.1)
        self.place(self._length, 1.27, 0.36, 0.458, 0.06)
        self.place(self._start, 1.27, 0.47, 0.458, 0.2)
        self.place(self._back, 1.27, 0.71, 0.458, 0.115)

    def _shelf(self) -> tuple[LibraryEntry, ...]:
        """Courses the plan asks for first, then what can be shown, then the rest."""
        asked = [task.courseware.sha256 for task in self.backstage.exchange.tasks]
        order = {sha256: place for place, sha256 in enumerate(asked)}
        return tuple(
            sorted(
                self.backstage.exchange.library.entries,
                key=lambda one: (not one.is_present, order.get(one.courseware.sha256, len(order))),
            )
        )

    def _arranged(self) -> tuple[LibraryEntry | Playlist, ...]:
        """The plan's courses, then the township's playlists, then the other courses."""
        feed = self.backstage.exchange.feed
        playlists = () if feed is None or self._choice.adding else feed.playlists
        asked = {task.courseware.sha256 for task in self.backstage.exchange.tasks}
        first = [one for one in self._entries if one.is_present and one.courseware.sha256 in asked]
        return (*first, *playlists, *(one for one in self._entries if one not in first))

    def _playable(self, playlist: Playlist) -> tuple[LibraryEntry, ...]:
        """The courses of a playlist that can be shown, in its order."""
        entries = {one.courseware.sha256: one for one in self._entries if one.is_present}
        return tuple(entries[sha256] for sha256 in playlist.courseware if sha256 in entries)

    def _show(self) -> None:
        self._lines = self._arranged()
        self._head.set_text(self.tr("再放一课") if self._choice.adding else self.tr("选课件"))
        self._sub.set_text(
            self.tr("按“确定”选上，再按取消；要看的先打勾")
            if not self._chosen
            else self.tr("规定的课已经选好，直接按“确定”")
        )
        self._list.set_rows(
            [
                self._playlist_row(one) if isinstance(one, Playlist) else self._row(one)
                for one in self._lines
            ]
        )
        chosen = [one.courseware for one in self._entries if one.courseware.sha256 in self._chosen]
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

    def _row(self, entry: LibraryEntry) -> Row:
        course = entry.courseware
        required = {
            task.courseware.sha256 for task in self.backstage.exchange.tasks if task.item.required
        }
        is_required = course.sha256 in required
        note = self.tr("规定") if is_required else self.tr("自选")
        if not entry.is_present:
            return Row(course.title, note, absence(entry), enabled=False, chosen=False)
        if self._is_given_up(course.sha256):
            return Row(course.title, note, self.tr("这次放不了"), enabled=False, chosen=False)
        return Row(
            course.title,
            note,
            words.duration(course.length_ms),
            Tint.PLAIN,
            chosen=course.sha256 in self._chosen,
        )

    def _is_given_up(self, sha256: str) -> bool:
        meeting = self.backstage.evening.meeting
        seen = meeting.viewing(sha256) if meeting is not None else None
        return seen is not None and seen.is_given_up

    def _playlist_row(self, playlist: Playlist) -> Row:
        courses = [one.courseware for one in self._playable(playlist)]
        said = self.tr("{count}课 {time}").format(
            count=len(courses), time=words.duration(sum(one.length_ms for one in courses))
        )
        return Row(
            playlist.title,
            self.tr("播放列表"),
            said if courses else self.tr("未下载"),
            enabled=bool(courses),
            chosen=bool(courses) and all(one.sha256 in self._chosen for one in courses),
        )

    def _press_playlist(self, playlist: Playlist) -> None:
        """All its courses at once; a second time takes them back."""
        listed = [one.courseware.sha256 for one in self._playable(playlist)]
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
        sha256 = line.courseware.sha256
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
        if self._awaits_opening:
            return
        self._awaits_opening = True
        evening.open(self._choice.type_code, self._chosen, class_id=self._choice.class_id)

    def _on_meeting(self) -> None:
        if self._awaits_opening and self.backstage.evening.meeting is not None:
            self._awaits_opening = False
            self.go.emit("roll_call", None)

    def _refresh(self) -> None:
        if self.isVisible():
            self._entries = self._shelf()
            self._show()


def absence(entry: LibraryEntry) -> str:
    """Why a course cannot be shown now."""
    translate = words.translate
    if entry.availability is Availability.DAMAGED:
        return translate("courses", "放不了，重新下载中")
    if entry.progress_percent:
        return translate("courses", "未下载 {percent}%").format(percent=entry.progress_percent)
    return translate("courses", "未下载")
