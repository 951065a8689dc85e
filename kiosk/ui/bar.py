"""The playing bar: where the film is, and seven things one may do with it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui import words
from kiosk.ui.face import Face, QuickFace, show_signs
from kiosk.ui.sign import make_native
from kiosk.ui.text import RIGHT, Text
from kiosk.ui.theme import RING, SAFE, Size, Theme

if TYPE_CHECKING:
    from kiosk.screening import Playback

HEIGHT = 0.24
_LINE_Y = 0.083
_LINE_HEIGHT = 0.0085
_GAP = 0.02


class Bar(QWidget):
    """An opaque strip with its own X window, raised over the film.

    Args:
        theme: the page's mood and measures.
        parent: the playing page.
        now: the wall clock, for when the film ends.
    """

    back_asked = Signal()
    pause_asked = Signal()
    forward_asked = Signal()
    mute_asked = Signal()
    late_asked = Signal()
    rate_asked = Signal()
    next_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._theme, self._now = theme, now
        self._played = 0.0
        self.hide()
        make_native(self)
        self._title = Text(theme, self, Size.BODY)
        self._left = Text(theme, self, Size.BODY, ink="ink2", align=RIGHT)
        self.rewind = self._face(self.tr("退10秒"), self.back_asked, QuickFace)
        self.pause = self._face(self.tr("暂停"), self.pause_asked)
        self.forward = self._face(self.tr("进10秒"), self.forward_asked, QuickFace)
        self.sound = self._face("", self.mute_asked)
        self.rate = self._face("", self.rate_asked)
        self.late = self._face(self.tr("补签到"), self.late_asked)
        self.following = self._face(self.tr("下一课"), self.next_asked)
        self.stop = self._face(self.tr("结束播放"), self.stop_asked)
        self._faces = (
            *(self.rewind, self.pause, self.forward, self.sound),
            *(self.rate, self.late, self.following, self.stop),
        )

        self._signs = {
            self.rewind: "rewind-10",
            self.pause: "pause",
            self.forward: "fast-forward-10",
            self.sound: "volume-high",
            self.rate: "speedometer",
            self.late: "account-clock",
            self.following: "skip-next",
            self.stop: "stop",
        }

    def offer(self, *, late: bool, rate: bool, following: bool) -> None:
        """Choose which of the faces that are not always there are shown."""
        wanted = (late, rate, following)
        if wanted != tuple(one.isVisibleTo(self) for one in (self.late, self.rate, self.following)):
            self.late.setVisible(late)
            self.rate.setVisible(rate)
            self.following.setVisible(following)
            self._lay_out()

    def show_playback(self, playback: "Playback") -> None:
        """Show how far the film is; paints only what changed."""
        self._title.set_text(playback.title)
        self._left.set_text(self._time_left(playback))
        self._signs[self.pause] = "play" if playback.paused else "pause"
        self._signs[self.sound] = "volume-off" if playback.muted else "volume-high"
        self.pause.set_text(self.tr("继续") if playback.paused else self.tr("暂停"))
        self.sound.set_text(sound_words(playback))
        self.rate.set_text(self.tr("倍速 {rate}").format(rate=f"{playback.rate_percent / 100:g}"))
        self._show_signs()
        self._show_played(playback.position_ms / max(1, playback.length_ms))

    @property
    def holds_focus(self) -> bool:
        """Whether the focus is on one of its faces."""
        return any(face.has_focus for face in self._faces)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay words and faces out."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line of progress."""
        palette = self._theme.palette
        painter = QPainter(self)
        painter.fillRect(event.rect(), palette.bg)
        line = self._line()
        painter.fillRect(line, palette.line)
        done = QRect(line.left(), line.top(), int(line.width() * self._played), line.height())
        painter.fillRect(done, palette.focus)

    def _face(self, text: str, wanted: object, kind: type[Face] = Face) -> Face:
        face = kind(self._theme, self, text, size=Size.BODY)
        face.clicked.connect(wanted)
        face.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return face

    def _show_signs(self) -> None:
        show_signs({face: self._signs[face] for face in self._faces if face.isVisibleTo(self)})

    def _show_played(self, part: float) -> None:
        line = self._line()
        if int(line.width() * part) != int(line.width() * self._played):
            self._played = part
            self.update(line)

    def _time_left(self, playback: "Playback") -> str:
        slow = playback.left_ms * 100 // max(1, playback.rate_percent)
        said = self.tr("还剩{time}").format(time=words.duration(playback.left_ms))
        if playback.paused:
            return words.listed([self.tr("已暂停"), said])
        ends = self._now() + timedelta(milliseconds=slow)
        return words.listed([said, self.tr("{time}放完").format(time=f"{ends:%H:%M}")])

    def _line(self) -> QRect:
        px, margin = self._theme.px, self._margin()
        return QRect(margin, px(_LINE_Y), self.width() - 2 * margin, max(3, px(_LINE_HEIGHT)))

    def _margin(self) -> int:
        return self._theme.stage.left() + self._theme.px(SAFE)

    def _lay_out(self) -> None:
        px, ring, margin = self._theme.px, self._theme.px(RING), self._margin()
        room = self.width() - 2 * margin
        self._title.setGeometry(margin, px(0.01), room * 55 // 100, px(0.07))
        self._left.setGeometry(margin + room * 55 // 100, px(0.01), room * 45 // 100, px(0.07))
        faces = [face for face in self._faces if face.isVisibleTo(self)]
        width = (room - px(_GAP) * (len(faces) - 1)) // max(1, len(faces))
        for place, face in enumerate(faces):
            left = margin + place * (width + px(_GAP))
            face.setGeometry(left - ring, px(0.105) - ring, width + 2 * ring, px(0.085) + 2 * ring)
        self._show_signs()


def sound_words(playback: "Playback") -> str:
    """How loud it is, in words."""
    if playback.muted:
        return words.translate("bar", "没有声音")
    return words.translate("bar", "声音 {volume}").format(volume=playback.volume_percent)
