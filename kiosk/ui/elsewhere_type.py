"""At which meeting was it? That says whose names are called."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.meeting_type import MeetingTypePage
from protocol.meeting_types import MeetingType


class ElsewhereTypePage(MeetingTypePage):
    """Asks for the type of a meeting that is entered by hand."""

    name = "elsewhere_type"
    follows = ("elsewhere_when",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._home.set_text(self.tr("上一步"))
        self._home.clicked.disconnect()
        self._home.clicked.connect(self._step_back)

    def question(self) -> tuple[str, str]:
        """What is asked, and a line under it."""
        return self.tr("那天开的是什么会？"), self.tr("选好按“确定”，下一步选哪一天")

    def first_focus(self) -> QWidget | None:
        """What was said before, or the likeliest."""
        code = self.backstage.registering.told.type_code
        return self.tile_of(code) or super().first_focus()

    def choose(self, kind: MeetingType) -> None:
        """Take the answer, and ask for the day."""
        self.backstage.registering.tell(type_code=kind.code)
        self.go.emit("elsewhere_when", None)

    def back(self) -> None:
        """To the records; what was said stays."""
        self.go.emit("records", None)

    def _step_back(self) -> None:
        told = self.backstage.registering.told
        self.go.emit("elsewhere_title" if told.source else "elsewhere", None)
