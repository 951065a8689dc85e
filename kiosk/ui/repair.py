"""Reports a fault to the township (报修): one press, nothing need be typed."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from kiosk.ui import check_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.question import Answer, QuestionPage
from protocol.fault_code import OTHER, category_of, report_code
from protocol.faults import FaultCategory


@dataclass(frozen=True)
class RepairVisit:
    """What is to be reported.

    Attributes:
        fault: a part of the self-check or a trouble's code; empty before anybody said.
        steps_tried: how many of the guide's steps were tried.
        category: as the village sees it; None for the one that the fault suggests.
    """

    fault: str = ""
    steps_tried: int = 0
    category: FaultCategory | None = None


class RepairPage(QuestionPage):
    """Shows what will be reported, and reports it."""

    name = "repair"
    follows = ("repair_kind", "fault")

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._visit = RepairVisit()
        self._waits_for = ""
        backstage.faults.kept.connect(self._on_kept)
        backstage.faults.told.connect(lambda *_: self._on_refused())

    def enter(self, visit: object) -> None:
        """Ask what kind it is, unless that is known."""
        self._visit = visit if isinstance(visit, RepairVisit) else RepairVisit()
        self._waits_for = ""
        if not self._visit.fault:
            self.go.emit("repair_kind", self._visit)
            return
        self._ask_to_report()

    def _ask_to_report(self) -> None:
        kind = check_words.category(self._category())
        self.ask(
            self.tr("报修：{fault}").format(fault=check_words.problem(self._visit.fault)),
            self.tr("不用打字，自检结果会一起报给镇里"),
            [
                Answer(
                    self.tr("报给镇里"),
                    self._report,
                    self.tr("故障码 {code}").format(code=self._code()),
                ),
                Answer(
                    self.tr("类别：{kind}").format(kind=kind),
                    lambda: self.go.emit("repair_kind", self._visit),
                ),
                Answer(self.tr("先不报"), self.back),
            ],
            self.tr("报了以后，这里能看到镇里的回话"),
        )

    def _category(self) -> FaultCategory:
        return self._visit.category or category_of(self._visit.fault)

    def _wrong(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.backstage.selfcheck.results if not one.ok)

    def _code(self) -> str:
        return report_code(self._visit.fault, self._wrong())

    def _report(self) -> None:
        if not self._waits_for:
            visit = self._visit
            self._waits_for = self.backstage.faults.report(
                visit.fault or OTHER, self._category(), self._wrong(), visit.steps_tried
            )

    def _on_kept(self, fault_id: str) -> None:
        if self.isVisible() and fault_id == self._waits_for:
            self.go.emit("fault", fault_id)

    def _on_refused(self) -> None:
        self._waits_for = ""


def with_category(visit: RepairVisit, category: FaultCategory) -> RepairVisit:
    """The visit after somebody chose a category; it says what is wrong if nobody did before."""
    return replace(visit, category=category, fault=visit.fault or _FAULTS.get(category, OTHER))


_FAULTS = {
    FaultCategory.SOUND: "sound",
    FaultCategory.DISPLAY: "screen",
    FaultCategory.LINE: "network",
    FaultCategory.SIGNAL: "township",
    FaultCategory.POWER: "power",
    FaultCategory.SOFTWARE: "player",
    FaultCategory.STORAGE: "disk",
    FaultCategory.OPERATION: "remote",
}
