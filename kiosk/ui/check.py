"""Is everything in order, and whom to ring if not."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kiosk.machine import CheckResult
from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.facts import Facts
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.sure import SureFace
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint
from protocol.signing import fingerprint

_ROWS = 6


class CheckPage(Page):
    """Runs the self-check and shows the machine's papers."""

    name = "check"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._results: tuple[CheckResult, ...] = ()
        self._runs = False
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._list = RowList(theme, self, _ROWS)
        self._facts = Facts(theme, self)
        self._again = Face(theme, self, self.tr("再检查一遍"), size=Size.LABEL)
        self._enrol = Face(theme, self, self.tr("登记到镇里"), size=Size.BODY)
        self._quit = SureFace(
            theme, self, self.tr("退出学习系统"), self.tr("再按一次，退出"), size=Size.BODY
        )
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._guide)
        self._again.clicked.connect(self._run)
        self._enrol.clicked.connect(lambda: self.go.emit("enrolment", None))
        self._quit.confirmed.connect(QCoreApplication.quit)
        self._back.clicked.connect(self.back)
        backstage.selfcheck.finished.connect(self._on_finished)

    def enter(self, visit: object) -> None:
        """Check at once."""
        enrolled = self.backstage.exchange.state.enrolled
        self._enrol.setVisible(not enrolled)
        self._quit.setVisible(self.backstage.config.allow_quit)
        self._facts.set_facts(self._machine_facts())
        self.arrange()
        self._run()

    def first_focus(self) -> QWidget:
        """Checking again."""
        return self._again

    def detail(self) -> str:
        """How many parts are well."""
        if self._runs:
            return "running"
        return f"{sum(1 for one in self._results if one.ok)}/{len(self._results)}"

    def arrange(self) -> None:
        """Results at the left, the machine's papers at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        self.place(self._list, SAFE - 0.012, 0.228, 1.054, 0.73)
        self.place(self._again, 1.14, 0.24, 0.588, 0.125)
        tops = iter((0.39, 0.53, 0.67))
        for face in (self._enrol, self._back, self._quit):
            if face.isVisibleTo(self):
                self.place(face, 1.14, next(tops), 0.588, 0.115)
        self.place(self._facts, 1.14, next(tops, 0.8), 0.588, 0.28)

    def _run(self) -> None:
        self._runs = True
        self._show()
        self.titled.emit()
        self.backstage.selfcheck.run()

    def _on_finished(self, results: object) -> None:
        found = results if isinstance(results, tuple) else ()
        # What is wrong comes first: the list may have a second page.
        self._results = tuple(sorted(found, key=lambda one: one.ok))
        self._runs = False
        self._show()
        self.titled.emit()

    def _show(self) -> None:
        faults = [one for one in self._results if not one.ok]
        if self._runs:
            head = self.tr("正在检查")
        elif faults:
            head = self.tr("有{count}处要看一看").format(count=len(faults))
        else:
            head = self.tr("一切正常，可以开始")
        self._head.set_text(head)
        self._sub.set_text(self._call_words() if faults else self.tr("不用做什么"))
        self._list.set_rows([] if self._runs else [self._row(one) for one in self._results])

    def _row(self, result: CheckResult) -> Row:
        name = words.check_name(result.code)
        if result.ok:
            good = words.check_good(result.code, result.detail)
            return Row(name, state=good, tint=Tint.OK, chosen=True)
        code = words.fault_code(result.code)
        said = words.check_fault(result.code)
        return Row(name, state=f"{said} {code}".strip(), tint=Tint.WARN, chosen=False)

    def _call_words(self) -> str:
        feed = self.backstage.exchange.feed
        if feed is None or not feed.office.phone:
            return self.tr("按“确定”看怎么修；修不好请打镇里电话，报故障码")
        return self.tr("按“确定”看怎么修；修不好请打{office} {phone}，报故障码").format(
            office=feed.office.name, phone=feed.office.phone
        )

    def _machine_facts(self) -> list[tuple[str, str]]:
        exchange = self.backstage.exchange
        key = exchange.township_key
        feed = exchange.feed
        facts = []
        if feed is not None:
            facts.append((self.tr("镇里"), feed.township_name))
        if key:
            facts.append((self.tr("核对号"), fingerprint(key)))
        if feed is not None and feed.office.phone:
            facts.append((self.tr("电话"), feed.office.phone))
        if self.backstage.version:
            facts.append((self.tr("版本"), self.backstage.version))
        return facts

    def _guide(self, index: int) -> None:
        result = self._results[index]
        if not result.ok:
            self.go.emit("guide", result.code)
        elif result.code == "clock" and not self.backstage.clock.is_set_by_township:
            self.go.emit("set_time", None)
