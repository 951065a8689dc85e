"""How many villagers were there after all."""

from PySide6.QtWidgets import QWidget

from kiosk.correcting import with_villagers
from kiosk.ui.backstage import Backstage
from kiosk.ui.question import Answer, QuestionPage
from kiosk.ui.stepper import Stepper
from kiosk.ui.theme import Size


class AmendVillagersPage(QuestionPage):
    """Counts villagers for a closed record."""

    name = "amend_villagers"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._count = Stepper(self.theme, self, self.tr("{count}人"), size=Size.HEAD)

    def enter(self, visit: object) -> None:
        """Begin with what the record says."""
        draft = self.backstage.amending.draft
        self._count.set_count(draft.villagers if draft is not None else 0)
        self.ask(
            self.tr("那天来了几位群众？"),
            self.tr("只记人数，不记名字"),
            [Answer(self.tr("就是这个数"), self._keep, self.tr("人数在右边改，也可以直接按数字"))],
        )

    def first_focus(self) -> QWidget:
        """The count: whoever comes here wants another one."""
        return self._count.more

    def back(self) -> None:
        """Back to the record, unchanged."""
        self.go.emit("amend", None)

    def arrange(self) -> None:
        """The count stands where other answers do."""
        super().arrange()
        self.place(self._count, 1.028, 0.393, 0.712, 0.184)

    def _keep(self) -> None:
        amending = self.backstage.amending
        if amending.draft is not None:
            amending.amend(with_villagers(amending.draft, self._count.count))
        self.go.emit("amend", None)
