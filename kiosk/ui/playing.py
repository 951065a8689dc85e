"""The film: nothing but the picture, until somebody presses a key."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from kiosk.ui import words
from kiosk.ui.arrivals import welcome
from kiosk.ui.backstage import Backstage
from kiosk.ui.bar import HEIGHT, Bar, sound_words
from kiosk.ui.choice import FromPlace, FromStart
from kiosk.ui.face import Face
from kiosk.ui.focus import move_focus
from kiosk.ui.keys import Key
from kiosk.ui.late_panel import WIDTH, LatePanel
from kiosk.ui.notice import DEEPEST
from kiosk.ui.page import Page
from kiosk.ui.sign import Sign, make_native
from kiosk.ui.theme import SAFE, SPACE, Size
from protocol.meeting_types import MeetingForm

_BAR_MS = 4000
_VOLUME_MS = 2000
_LEAP_MS = 10_000
_LOUDER = 5
_RATES = (100, 125, 150, 75)
"""Only speeds a person can follow: all of them count."""


class PlayingPage(Page):
    """OK holds the film, ←→ leap, ↑↓ change the sound, Back offers to end it."""

    name = "playing"
    always_dark = True

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._wanted_next = ""
        self._said_paused = False
        self._build()
        self._connect()
        backstage.evening.attach_picture(int(self._picture.winId()))

    def _build(self) -> None:
        self._picture = QWidget(self)
        black = self._picture.palette()
        black.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
        self._picture.setPalette(black)
        self._picture.setAutoFillBackground(True)
        make_native(self._picture)
        self._picture.setMouseTracking(True)
        self._picture.installEventFilter(self)
        self.setMouseTracking(True)
        self._sign = Sign(self.theme, self)
        self._volume = Sign(self.theme, self, Size.TILE)
        self._bar = Bar(self.theme, self, self.backstage.clock.local_now)
        self._late = LatePanel(self.theme, self, self.backstage.evening)
        self._bar_hides = QTimer(self, singleShot=True, interval=_BAR_MS)
        self._volume_hides = QTimer(self, singleShot=True, interval=_VOLUME_MS)

    def _connect(self) -> None:
        evening, bar = self.backstage.evening, self._bar
        bar.back_asked.connect(lambda: evening.seek_by(-_LEAP_MS))
        bar.forward_asked.connect(lambda: evening.seek_by(_LEAP_MS))
        bar.pause_asked.connect(evening.toggle_pause)
        bar.mute_asked.connect(evening.toggle_mute)
        bar.rate_asked.connect(self._change_rate)
        bar.late_asked.connect(self._open_late)
        bar.next_asked.connect(self._play_following)
        bar.stop_asked.connect(evening.stop_playing)
        self._late.closed.connect(self._on_late_closed)
        self._bar_hides.timeout.connect(self._hide_bar)
        self._volume_hides.timeout.connect(lambda: self._volume.say(""))
        evening.playback_changed.connect(self._on_playback)
        evening.changed.connect(self._on_meeting)
        evening.course_finished.connect(self._on_finished)

    def enter(self, visit: object) -> None:
        """Go on with the film that stands, or begin the wanted one or the next.

        Args:
            visit: the wanted course's hash, ``FromStart`` or ``FromPlace``.
        """
        self._wanted_next = ""
        self._late.hide()
        self._bar.hide()
        self.arrange()
        evening = self.backstage.evening
        if evening.playback.paused:
            evening.resume()
        elif isinstance(visit, FromPlace):
            evening.play(visit.sha256, from_ms=visit.position_ms)
        elif isinstance(visit, FromStart):
            evening.play(visit.sha256, from_start=True)
        else:
            evening.play(visit if isinstance(visit, str) else None)
        self._show_sign()
        self._picture.setCursor(Qt.CursorShape.BlankCursor)

    def leave(self) -> None:
        """Put everything that lies over the film away."""
        self._bar_hides.stop()
        self._bar.hide()
        self._late.hide()
        self._volume.say("")

    def first_focus(self) -> QWidget | None:
        """None: keys act on the film itself."""
        return None

    def detail(self) -> str:
        """What lies over the film."""
        if self._late.isVisible():
            return "late"
        if not self._bar.isVisible():
            return ""
        return "paused" if self.backstage.evening.playback.paused else "bar"

    def arrange(self) -> None:
        """The picture fills the page; everything else has its corner."""
        self._picture.setGeometry(self.rect())
        px, stage = self.theme.px, self.stage()
        height = self.height() - stage.bottom() - 1 + px(HEIGHT)
        self._bar.setGeometry(0, self.height() - height, self.width(), height)
        panel = self.width() - stage.right() - 1 + px(WIDTH)
        self._late.setGeometry(self.width() - panel, 0, panel, self.height())
        beside = self.width() - self.kept_clear()
        self._sign.setGeometry(0, stage.top() + px(0.36), beside, px(0.2))
        margin = stage.left() + px(SAFE)
        below_notice = stage.top() + px(DEEPEST + SPACE)
        self._volume.setGeometry(self.width() - margin - px(0.4), below_notice, px(0.4), px(0.1))

    def kept_clear(self) -> int:
        """The panel, while it is open."""
        return self._late.width() if self._late.isVisible() else 0

    def way_back(self) -> Face:
        """On the bar, which a moving mouse or a touched film brings, or on the panel."""
        return self._late.way_back if self._late.isVisible() else self._bar.stop

    def card_scanned(self, card: str) -> None:
        """Somebody came late, and says so at the door."""
        if told := welcome(self.backstage, card):
            self._open_late(told)

    def pressed(self, key: Key) -> bool:
        """Every key acts at once on the film, unless the bar or the panel has the focus."""
        if key is Key.PLAY_PAUSE:
            self._pressed_on_film(Key.OK)
            return True
        if self._late.isVisible():
            self._late.take(key)
            return True
        if key in (Key.UP, Key.VOLUME_UP):
            self._change_volume(_LOUDER)
        elif key in (Key.DOWN, Key.VOLUME_DOWN):
            self._change_volume(-_LOUDER)
        elif key is Key.MUTE:
            self.backstage.evening.toggle_mute()
            self._show_volume_soon()
        elif self._bar.isVisible() and self._bar.holds_focus:
            return self._pressed_on_bar(key)
        else:
            self._pressed_on_film(key)
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A moving mouse brings the bar."""
        self._show_bar(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse over the picture: moving brings the bar, a click holds the film."""
        if event.type() == QEvent.Type.MouseMove:
            self._show_bar(None)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.backstage.evening.toggle_pause()
            self._show_bar(self._bar.pause)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black where no picture is."""
        QPainter(self).fillRect(event.rect(), Qt.GlobalColor.black)

    def _pressed_on_film(self, key: Key) -> None:
        evening = self.backstage.evening
        if key is Key.OK:
            evening.toggle_pause()
            self._show_bar(self._bar.pause)
        elif key is Key.BACK:
            self._show_bar(self._bar.stop)
        elif key is Key.LEFT:
            evening.seek_by(-_LEAP_MS)
            self._show_bar(None)
        elif key is Key.RIGHT:
            evening.seek_by(_LEAP_MS)
            self._show_bar(None)

    def _pressed_on_bar(self, key: Key) -> bool:
        self._bar_hides.start()
        if key is not Key.BACK:
            if key.is_arrow:
                move_focus(self._bar, key)
            return key.is_arrow
        if self._bar.stop.has_focus:
            self.backstage.evening.pause()
            self.back()
        else:
            self.focus_on(self._bar.stop)
        return True

    def _show_bar(self, focus: QWidget | None) -> None:
        if self._late.isVisible():
            return
        self._offer()
        self._bar.show_playback(self.backstage.evening.playback)
        if not self._bar.isVisible():
            self._bar.show()
            self._picture.unsetCursor()
        self._bar.raise_()
        if focus is not None:
            self.focus_on(focus)
        self._bar_hides.start()
        self.titled.emit()

    def _hide_bar(self) -> None:
        if self.backstage.evening.playback.paused and self.isVisible():
            return
        self.focus_on(None)
        self._bar.hide()
        self._picture.setCursor(Qt.CursorShape.BlankCursor)
        self.titled.emit()

    def _offer(self) -> None:
        meeting = self.backstage.evening.meeting
        on_demand = meeting is not None and meeting.form is MeetingForm.ON_DEMAND
        has_next = meeting is not None and meeting.next_item is not None
        self._bar.offer(late=not on_demand, rate=on_demand, following=has_next)

    def _on_playback(self) -> None:
        if not self.isVisible():
            return
        self._show_sign()
        playback = self.backstage.evening.playback
        if self._bar.isVisible():
            self._bar.show_playback(playback)
            if not playback.paused and not self._bar_hides.isActive():
                self._bar_hides.start()
            if playback.paused != self._said_paused:
                self._said_paused = playback.paused
                self.titled.emit()
        if self._volume.isVisible():
            self._volume.say(sound_words(playback))

    def _on_meeting(self) -> None:
        if self._late.isVisible():
            self._late.refresh()

    def _on_finished(self, _sha256: str) -> None:
        if not self.isVisible():
            return
        if self._wanted_next:
            following, self._wanted_next = self._wanted_next, ""
            self.backstage.evening.play(following)
            self._hide_bar()
            return
        self.go.emit("standby", None)

    def _show_sign(self) -> None:
        playback = self.backstage.evening.playback
        if playback.recovering:
            self._sign.say(self.tr("画面停住了，正在恢复，几秒就好"))
        elif playback.waiting:
            self._sign.say(self.tr("正在打开{title}").format(title=words.title(playback.title)))
        elif not playback.has_video:
            self._sign.say(
                self.tr("{title} 这一课只有声音").format(title=words.title(playback.title))
            )
        else:
            self._sign.say("")

    def _change_volume(self, by: int) -> None:
        evening = self.backstage.evening
        evening.set_volume(max(0, min(100, evening.playback.volume_percent + by)))
        self._show_volume_soon()

    def _show_volume_soon(self) -> None:
        self._volume.say(sound_words(self.backstage.evening.playback))
        self._volume_hides.start()

    def _change_rate(self) -> None:
        rate = self.backstage.evening.playback.rate_percent
        place = _RATES.index(rate) if rate in _RATES else 0
        self.backstage.evening.set_rate(_RATES[(place + 1) % len(_RATES)])

    def _open_late(self, told: str = "") -> None:
        self._bar_hides.stop()
        self._bar.hide()
        self._volume.say("")
        self._late.open(told)
        self.arrange()
        self.titled.emit()

    def _on_late_closed(self) -> None:
        self.arrange()
        self.focus_on(None)
        self.titled.emit()

    def _play_following(self) -> None:
        meeting = self.backstage.evening.meeting
        item = meeting.next_item if meeting is not None else None
        if item is not None:
            self._wanted_next = item.courseware.sha256
            self.backstage.evening.stop_playing()
