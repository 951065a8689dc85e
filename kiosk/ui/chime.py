"""Did you hear the “叮”? Only somebody in the hall can say whether the sound works."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.question import Answer, QuestionPage

_LOUDER_PERCENT = 10


class ChimePage(QuestionPage):
    """Rings twice and asks whether it was heard; told a page's name, it leads there after a yes."""

    name = "chime"
    follows = ("guide",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._then = "check"
        self._percent = 0

    def enter(self, visit: object) -> None:
        """Ring at once."""
        self._then = visit if isinstance(visit, str) else "check"
        self._percent = self.backstage.exchange.volume_percent
        self._ring()

    def leave(self) -> None:
        """Be silent."""
        self.backstage.chime.hush()

    def _ring(self) -> None:
        if not self.backstage.chime.ring():
            self._ask_to_wait()
            return
        self.ask(
            self.tr("听到“叮”了吗？"),
            self.tr("刚才响了两声"),
            [
                Answer(self.tr("听到了"), self._heard, self.tr("声音正常")),
                Answer(self.tr("没听到"), self._not_heard),
                Answer(self.tr("再响一次"), self._ring),
                Answer(self.tr("大声一点"), self._ring_louder),
            ],
            self.tr("现在音量是{percent}").format(percent=self._percent),
        )

    def _ask_to_wait(self) -> None:
        self.ask(
            self.tr("现在还响不了"),
            self.tr("放片的程序还没打开，等一会儿再试"),
            [
                Answer(self.tr("再试一次"), self._ring, self.tr("等一会儿再按")),
                Answer(self.tr("先不听了"), lambda: self.go.emit(self._then, None)),
            ],
        )

    def _ring_louder(self) -> None:
        self._percent = min(100, self._percent + _LOUDER_PERCENT)
        self.backstage.evening.set_volume(self._percent)
        self._ring()

    def _heard(self) -> None:
        self.backstage.selfcheck.answer_chime(True)
        self.go.emit(self._then, None)

    def _not_heard(self) -> None:
        self.backstage.selfcheck.answer_chime(False)
        self.go.emit("guide", "sound")
