"""How loud, and whether anybody hears it."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.first_start import FirstStart, page_after, step_words
from kiosk.ui.loudness_dial import LoudnessDial
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.tile import Primary


class SoundPage(Page):
    """Lets the tone ring and sets the volume that films begin with."""

    name = "sound"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._visit: object = None
        self._rang = False
        self._step = Text(theme, self, Size.BODY, ink="ink2")
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._large = Primary(theme, self)
        self._again = Face(theme, self, self.tr("再响一声"), size=Size.TILE)
        self._silent = Face(theme, self, self.tr("没听到"), size=Size.TILE)
        self._dial = LoudnessDial(theme, self)
        self._large.clicked.connect(self._take_large)
        self._again.clicked.connect(self._ring)
        self._silent.clicked.connect(self._help)
        self._dial.changed.connect(self._set_volume)
        backstage.chime.rang.connect(self._on_rang)

    def enter(self, visit: object) -> None:
        """Offer the tone; it does not ring by itself."""
        self._visit = visit
        self._rang = False
        is_first = isinstance(visit, FirstStart)
        self._step.set_text(step_words(self.name) if is_first else "")
        self._dial.set_count(self.backstage.exchange.volume_percent)
        self._show_state("")

    def leave(self) -> None:
        """Let it be quiet."""
        self.backstage.chime.hush()

    def back(self) -> None:
        """To the settings, or home from a machine that is being set up."""
        self.go.emit("home" if isinstance(self._visit, FirstStart) else "settings", None)

    def first_focus(self) -> QWidget:
        """The tone, and then the answer."""
        return self._large

    def detail(self) -> str:
        """Whether it rang."""
        return "rang" if self._rang else ""

    def arrange(self) -> None:
        """The question at the left, other answers beside it, the volume under them."""
        self.place(self._step, SAFE, 0.055, 1.67, 0.06)
        self.place(self._head, SAFE, 0.12, 1.67, 0.1)
        self.place(self._sub, SAFE, 0.225, 1.67, 0.065)
        self.place(self._large, SAFE, 0.335, 0.96, 0.30)
        self.place(self._again, 1.04, 0.335, 0.688, 0.135)
        self.place(self._silent, 1.04, 0.5, 0.688, 0.135)
        self.place(self._dial, SAFE - 0.012, 0.72, 0.984, 0.16)

    def _take_large(self) -> None:
        if not self._rang:
            self._ring()
            return
        self.backstage.selfcheck.answer_chime(True)
        if isinstance(self._visit, FirstStart):
            self.go.emit(page_after(self.name), self._visit)
        else:
            self.go.emit("settings", None)

    def _ring(self) -> None:
        if self.backstage.chime.ring():
            self._rang = True
            self._show_state(self.tr("正在响：叮"))
        else:
            self._show_state(self.tr("现在响不了，过一会儿再按"))

    def _on_rang(self, _whole: bool) -> None:
        if self.isVisible():
            self._show_state("")

    def _show_state(self, said: str) -> None:
        if self._rang:
            self._head.set_text(self.tr("听到“叮”了吗？"))
            self._large.set_words(self.tr("听到了"), self.tr("声音正好，就按这里"))
        else:
            self._head.set_text(self.tr("试一试声音"))
            self._large.set_words(self.tr("响一声"), self.tr("按一下，电视或音箱会“叮”一声"))
        self._sub.set_text(said or self.tr("太响太轻，用下面的 − 和 ＋ 改"))
        self._again.setVisible(self._rang)
        self._silent.setVisible(self._rang or isinstance(self._visit, FirstStart))
        self._silent.set_text(self.tr("没听到") if self._rang else self.tr("先不试"))
        self.titled.emit()

    def _set_volume(self, percent: int) -> None:
        self.backstage.evening.set_volume(percent)

    def _help(self) -> None:
        if self._rang:
            self.backstage.selfcheck.answer_chime(False)
            self.go.emit("guide", "sound")
        else:
            self.go.emit(page_after(self.name), self._visit)
