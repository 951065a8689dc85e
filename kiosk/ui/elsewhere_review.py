"""What was entered by hand once more, before it is sealed."""

from PySide6.QtWidgets import QWidget

from kiosk.ui import by_hand_words, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.facts import Facts
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size


class ElsewhereReviewPage(Page):
    """Shows everything that will be kept."""

    name = "elsewhere_review"
    follows = ("elsewhere_saved",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._facts = Facts(self.theme, self)
        self._save = Face(self.theme, self, self.tr("保存记录"), size=0.07)
        self._change = Face(self.theme, self, self.tr("改一改"), bold=False)
        self._save.clicked.connect(self._keep)
        self._change.clicked.connect(lambda: self.go.emit("elsewhere", None))
        self._step_back = Face(self.theme, self, self.tr("上一步"), bold=False)
        self._step_back.clicked.connect(lambda: self.go.emit("elsewhere_roll", None))
        backstage.evening.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show what will be kept."""
        self._show()

    def first_focus(self) -> QWidget:
        """Saving, if that may be."""
        return self._save if self._save.isEnabled() else self._change

    def back(self) -> None:
        """To the records; what was said stays."""
        self.go.emit("records", None)

    def arrange(self) -> None:
        """Facts at the left, the two ways on at the right."""
        self.place(self._head, SAFE, 0.085, 1.2, 0.1)
        self.place(self._sub, SAFE, 0.195, 1.67, 0.065)
        self.place(self._facts, SAFE, 0.3, 1.1, 0.65)
        self.place(self._save, 1.2, 0.3, 0.528, 0.24)
        self.place(self._change, 1.2, 0.58, 0.528, 0.125)
        self.place(self._step_back, 1.2, 0.735, 0.528, 0.125)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        may_save = self.backstage.registering.may_save
        self._head.set_text(self.tr("请看一遍"))
        self._sub.set_text(
            self.tr("没错就保存；会注明“手工登记”，停电也不会丢")
            if may_save
            else self.tr("正在开的会散了再来保存，填的都还在")
        )
        self._save.setEnabled(may_save)
        self._facts.set_facts(self._lines())

    def _lines(self) -> list[tuple[str, str]]:
        registering = self.backstage.registering
        told, kind = registering.told, registering.kind
        there = words.attendance(len(told.present), told.villagers)
        return [
            (self.tr("活动"), kind.name if kind is not None else told.type_code),
            (self.tr("课件"), words.title(told.title) if told.source else self.tr("没有放片")),
            *([(self.tr("来源"), by_hand_words.source(told.source))] if told.source else []),
            (self.tr("时间"), by_hand_words.span(told.begun, told.length_min)),
            (self.tr("人数"), there),
            (self.tr("登记"), self.tr("手工登记")),
        ]

    def _keep(self) -> None:
        self.go.emit("elsewhere_saved", None)
        self.backstage.registering.save()
