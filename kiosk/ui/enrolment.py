"""A new machine: six digits to read out to the township, and a number both sides compare."""

from PySide6.QtWidgets import QWidget

from kiosk.enrolling import EnrolmentStage, EnrolmentView
from kiosk.errors import Trouble
from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.first_start import STEPS, FirstStart
from kiosk.ui.page import Page
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, Size


class EnrolmentPage(Page):
    """Shows the code to read out, and the number to compare."""

    name = "enrolment"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True, align=CENTRE)
        self._code = Text(theme, self, 0.2, bold=True, align=CENTRE)
        self._sub = Text(theme, self, Size.LABEL, ink="ink2", align=CENTRE)
        self._compare = Text(theme, self, Size.LABEL, align=CENTRE)
        self._stage = ""
        self._began_boot_ms = backstage.clock.now().boot_ms
        self._again = Face(theme, self, self.tr("换一个号码"), size=Size.LABEL)
        self._later = Face(theme, self, self.tr("以后再登记"), size=Size.LABEL, bold=False)
        self._again.clicked.connect(backstage.exchange.begin_enrolment)
        self._later.clicked.connect(self._go_on)
        backstage.exchange.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show how far the enrolment is; a machine that was shut out asks for a code anew."""
        exchange = self.backstage.exchange
        if self._is_shut_out and exchange.enrolment is None:
            exchange.begin_enrolment()
        self._show_state()
        self._stage = self.detail()

    def first_focus(self) -> QWidget:
        """A new code where there is none, else the way past."""
        return self._again if self._again.isVisibleTo(self) else self._later

    def detail(self) -> str:
        """Where it stands."""
        view = self.backstage.exchange.enrolment
        if self._is_known:
            return "enrolled"
        return view.state.value if view is not None else ""

    def arrange(self) -> None:
        """Everything in the middle: it is read out loud."""
        self.place(self._head, SAFE, 0.12, 1.678, 0.1)
        self.place(self._code, SAFE, 0.25, 1.678, 0.24)
        self.place(self._sub, SAFE, 0.51, 1.678, 0.07)
        self.place(self._compare, SAFE, 0.6, 1.678, 0.07)
        both = self._again.isVisibleTo(self)
        self.place(self._again, 0.3, 0.75, 0.56, 0.13)
        self.place(self._later, 0.92 if both else 0.609, 0.75, 0.56, 0.13)

    @property
    def _is_shut_out(self) -> bool:
        """Whether the township knew this machine, and does not any more."""
        state = self.backstage.exchange.state
        return state.enrolled and state.trouble == Trouble.TOKEN_REFUSED

    @property
    def _is_known(self) -> bool:
        exchange = self.backstage.exchange
        asks_anew = self._is_shut_out and exchange.enrolment is not None
        return exchange.state.enrolled and not asks_anew

    def _go_on(self) -> None:
        """A machine that has just become known is set up once; any other goes home."""
        done = self.backstage.adjusting.settings.set_up
        if done or not self._is_known:
            self.back()
        else:
            self.go.emit(STEPS[0], FirstStart(self._began_boot_ms))

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        self._show_state()
        self.titled.emit()
        if self.detail() != self._stage:
            self._stage = self.detail()
            self.focus_on(self.first_focus())

    def _show_state(self) -> None:
        exchange = self.backstage.exchange
        if self._is_known:
            self._show_done()
            return
        view = exchange.enrolment
        stage = view.state if view is not None else None
        self._again.setVisible(stage in (EnrolmentStage.EXPIRED, EnrolmentStage.TROUBLE))
        self._later.set_text(self.tr("以后再登记"))
        if view is None:
            self._say(*self._words_without_address())
        elif stage is EnrolmentStage.WAITING:
            self._show_code(view)
        else:
            self._say(*self._trouble_words(view))

    def _words_without_address(self) -> tuple[str, str, str, str]:
        """Nothing long is typed with a remote: an address is brought, never asked for here."""
        return (
            self.tr("还没有设好镇里的地址"),
            "",
            self.tr("请打电话给镇里：会有人带U盘来设，您不用输什么"),
            self.tr("装机的人：地址写在 config.toml 的 [township] 里，再重新开机"),
        )

    def _show_code(self, view: EnrolmentView) -> None:
        code = f"{view.user_code[:3]} {view.user_code[3:]}"
        self._say(
            self.tr("请把这6个数字报给镇里"),
            code,
            self.tr("打电话给{township}，那边输好就自动装好").format(township=view.township_name),
            self.tr("两边核对号要一样：{fingerprint}").format(fingerprint=view.fingerprint),
        )

    def _trouble_words(self, view: EnrolmentView) -> tuple[str, str, str, str]:
        if view.state is EnrolmentStage.ASKING:
            return self.tr("正在向镇里要号码"), "", self.tr("几秒就好"), ""
        if view.state is EnrolmentStage.EXPIRED:
            return self.tr("号码过时了"), "", self.tr("按“确定”换一个"), ""
        if view.trouble == Trouble.TOWNSHIP_UNREACHABLE:
            said = self.tr("没连上镇里，看看网线插好没有")
        else:
            said = words.trouble(view.trouble)
        return said, "", self.tr("会自己再试；也可以按“确定”再试"), ""

    def _show_done(self) -> None:
        name = self.backstage.exchange.station_name
        self._again.hide()
        is_set_up = self.backstage.adjusting.settings.set_up
        done = self.tr("{station}装好了") if is_set_up else self.tr("{station}登记好了")
        self._later.set_text(self.tr("开始用") if is_set_up else self.tr("接着试遥控器"))
        self._say(
            done.format(station=name),
            "✓",
            self.tr("课件和花名册会自己下来"),
            "",
        )

    def _say(self, head: str, code: str, sub: str, compare: str) -> None:
        self._head.set_text(head)
        self._code.set_text(code)
        self._sub.set_text(sub)
        self._compare.set_text(compare)
        self.arrange()
