"""Is everything in order, what to do if not, and whom to ring."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kiosk.check_result import CheckResult
from kiosk.ui import check_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face, show_signs
from kiosk.ui.facts import Facts
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.sure import SureFace
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint
from protocol.fault_code import fault_code
from protocol.signing import fingerprint

_ROWS = 6
_LEFT, _WIDE, _HALF, _MIDDLE = 1.14, 0.588, 0.284, 1.444
_PLUGGED_IN = ("printer", "stick")
"""Parts that may be missing; their guides help to have them found."""


class CheckPage(Page):
    """Runs the self-check, opens the doors to help, and shows the machine's papers."""

    name = "check"
    follows = ("guide", "chime", "help")

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._results: tuple[CheckResult, ...] = ()
        self._runs = False
        self._reading = (0, 0)
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._list = RowList(theme, self, _ROWS)
        self._again = Face(theme, self, self.tr("再检查一遍"), size=Size.LABEL)
        self._listen = Face(theme, self, self.tr("听声音"), size=Size.BODY)
        self._help = Face(theme, self, self.tr("看图帮助"), size=Size.BODY)
        self._repair = Face(theme, self, self.tr("报修"), size=Size.BODY)
        self._settings = Face(theme, self, self.tr("设置"), size=Size.BODY)
        self._enrol = Face(theme, self, self.tr("去登记"), size=Size.BODY)
        self._quit = SureFace(
            theme, self, self.tr("退出学习系统"), self.tr("再按一次，退出"), size=Size.BODY
        )
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._facts = Facts(theme, self)
        self._connect()

    def _connect(self) -> None:
        self._list.pressed.connect(self._guide)
        self._again.clicked.connect(self._press_again)
        self._listen.clicked.connect(lambda: self.go.emit("chime", None))
        self._help.clicked.connect(lambda: self.go.emit("help", None))
        self._repair.clicked.connect(self._go_and_repair)
        self._settings.clicked.connect(lambda: self.go.emit("settings", None))
        self._enrol.clicked.connect(lambda: self.go.emit("enrolment", None))
        self._quit.confirmed.connect(QCoreApplication.quit)
        self._back.clicked.connect(self.back)
        selfcheck = self.backstage.selfcheck
        selfcheck.finished.connect(self._on_finished)
        selfcheck.reading.connect(self._on_reading)
        self.backstage.faults.changed.connect(self._name_repairs)

    def enter(self, visit: object) -> None:
        """Check at once."""
        self._enrol.setVisible(not self.backstage.exchange.state.enrolled)
        self._quit.setVisible(self.backstage.config.allow_quit)
        self._facts.set_facts(self._machine_facts())
        self._name_repairs()
        self.arrange()
        self._run()

    def leave(self) -> None:
        """Leave the disk to what comes next."""
        self.backstage.selfcheck.cancel()

    def first_focus(self) -> QWidget:
        """What the page says that OK leads to: the first fault, or checking again."""
        fault = self._list.first_usable() if self._faults() and not self._runs else None
        return fault or self._again

    def detail(self) -> str:
        """How many parts are well."""
        if self._runs:
            return "running"
        return f"{sum(1 for one in self._results if one.ok)}/{len(self._results)}"

    def arrange(self) -> None:
        """Results at the left, doors and the machine's papers at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.054, 0.73)
        self.place(self._again, _LEFT, 0.24, _WIDE, 0.115)
        pairs = ((self._listen, self._help), (self._repair, self._settings))
        for place, (left, right) in enumerate(pairs):
            self.place(left, _LEFT, 0.375 + 0.13 * place, _HALF, 0.112)
            self.place(right, _MIDDLE, 0.375 + 0.13 * place, _HALF, 0.112)
        self._arrange_ways_out()
        self._show_signs()

    def _show_signs(self) -> None:
        show_signs(
            {
                self._listen: "volume-high",
                self._help: "lifebuoy",
                self._repair: "phone-outline",
                self._settings: "cog-outline",
            }
        )

    def _arrange_ways_out(self) -> None:
        seldom = [one for one in (self._enrol, self._quit) if one.isVisibleTo(self)]
        width = _WIDE if len(seldom) == 1 else _HALF
        for left, face in zip((_LEFT, _MIDDLE), seldom, strict=False):
            self.place(face, left, 0.635, width, 0.112)
        top = 0.765 if seldom else 0.635
        self.place(self._back, _LEFT, top, _WIDE, 0.112)
        self._facts.setVisible(not seldom)
        self.place(self._facts, _LEFT, top + 0.125, _WIDE, 0.825 - top)

    def _press_again(self) -> None:
        if self._reading[1]:
            self.backstage.selfcheck.cancel()
        else:
            self._run()

    def _run(self) -> None:
        self._runs = True
        self._show()
        self.titled.emit()
        self.backstage.selfcheck.run()

    def _on_finished(self, results: object) -> None:
        found = results if isinstance(results, tuple) else ()
        was_well = self._runs or not self._faults()
        # What is wrong comes first: the list may have a second page.
        self._results = tuple(sorted(found, key=lambda one: one.ok))
        self._runs = False
        self._show()
        if was_well and self._again.has_focus:
            self.focus_on(self.first_focus())
        self.titled.emit()

    def _on_reading(self, place: int, count: int) -> None:
        self._reading = (place, count)
        self._show()

    def _show(self) -> None:
        self._head.set_text(self._head_words())
        self._sub.set_text(self._sub_words())
        self._again.set_text(self.tr("先不看课件") if self._reading[1] else self.tr("再检查一遍"))
        self._list.set_rows([] if self._runs else [self._row(one) for one in self._results])

    def _faults(self) -> list[CheckResult]:
        return [one for one in self._results if not one.ok]

    def _head_words(self) -> str:
        if self._runs:
            return self.tr("正在检查")
        faults = self._faults()
        if any(one.code not in check_words.HARMLESS for one in faults):
            return self.tr("有{count}处要看一看").format(count=len(faults))
        return self.tr("可以开始") if faults else self.tr("一切正常，可以开始")

    def _sub_words(self) -> str:
        faults = self._faults()
        if self._runs:
            return self.tr("几秒就好")
        if not faults:
            return self._reading_words() or self.tr("不用做什么")
        if all(one.code in check_words.HARMLESS for one in faults):
            said = self.tr("有{count}处要看一看，不影响收看；按“确定”看怎么修")
            return said.format(count=len(faults))
        return self._call_words()

    def _reading_words(self) -> str:
        place, count = self._reading
        if not count:
            return ""
        return self.tr("正在核对课件，第{place}部，共{count}部；不用等").format(
            place=place, count=count
        )

    def _row(self, result: CheckResult) -> Row:
        name = check_words.check_name(result.code)
        if result.ok:
            good = check_words.check_good(result.code, result.detail, result.state)
            is_there = result.state not in ("absent", "unknown")
            tint = Tint.OK if is_there else Tint.PLAIN
            return Row(name, state=good, tint=tint, chosen=is_there)
        said = check_words.check_fault(result.code, result.state)
        code = fault_code(result.code)
        state = f"{said} {code}".strip()
        return Row(name, state=state, tint=Tint.WARN, sign="alert-circle-outline")

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

    def _name_repairs(self) -> None:
        waiting = len(self.backstage.faults.open)
        if waiting:
            self._repair.set_text(self.tr("报修（{count}）").format(count=waiting))
        else:
            self._repair.set_text(self.tr("报修"))
        self._show_signs()

    def _go_and_repair(self) -> None:
        self.go.emit("faults" if self.backstage.faults.open else "repair", None)

    def _guide(self, index: int) -> None:
        if index >= len(self._results):
            return
        result = self._results[index]
        if not result.ok or (result.code in _PLUGGED_IN and result.state == "absent"):
            self.go.emit("guide", result.code)
        elif result.code == "sound":
            self.go.emit("chime", None)
        elif result.code == "clock" and not self.backstage.clock.is_set_by_township:
            self.go.emit("set_time", None)
