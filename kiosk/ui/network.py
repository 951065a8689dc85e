"""How far the line reaches, and what to look at where it ends."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.devices.network import CUT, Reach
from kiosk.devices.ports import Port
from kiosk.technician import LineView
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowFace
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Theme, Tint

_ROWS = 5


class NetworkPage(Page):
    """Shows sockets, router and township one under the other, as the line goes."""

    name = "network"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._seen: LineView | None = None
        self._answered = backstage.exchange.state.connected
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2", wraps=True)
        self._rows = [StillRow(theme, self) for _ in range(_ROWS)]
        self._again = Face(theme, self, self.tr("再看一遍"), size=Size.TILE)
        self._back = Face(theme, self, self.tr("返回"), size=Size.LABEL, bold=False)
        self._again.clicked.connect(self._look)
        self._back.clicked.connect(self.back)
        backstage.technician.line_seen.connect(self._on_seen)
        backstage.exchange.changed.connect(self._on_exchange)

    def enter(self, visit: object) -> None:
        """Look at once."""
        self._look()

    def back(self) -> None:
        """To the settings."""
        self.go.emit("settings", None)

    def first_focus(self) -> QWidget:
        """Looking again, with the cable in the other hand."""
        return self._again

    def detail(self) -> str:
        """The first thing that is missing."""
        return self._seen.reach.value if self._seen is not None else ""

    def arrange(self) -> None:
        """Rows in the order of the line."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.07)
        for place, row in enumerate(self._rows):
            self.place(row, SAFE, 0.25 + place * 0.107, 1.678, 0.095)
        self.place(self._again, SAFE, 0.81, 1.05, 0.13)
        self.place(self._back, 1.14, 0.81, 0.588, 0.13)

    def _look(self) -> None:
        self._seen = None
        self._show_state()
        self.backstage.exchange.begin_round()
        self.backstage.technician.look_at_line()

    def _on_exchange(self) -> None:
        """Look at the line again when the township answers otherwise than before."""
        before, self._answered = self._answered, self.backstage.exchange.state.connected
        if self.isVisible() and before != self._answered:
            self.backstage.technician.look_at_line()
        self._refresh()

    def _on_seen(self, seen: object) -> None:
        if isinstance(seen, LineView):
            self._seen = seen
            self._refresh()

    def _refresh(self) -> None:
        if self.isVisible():
            self._show_state()
            self.titled.emit()

    def _show_state(self) -> None:
        seen = self._seen
        if seen is None:
            self._head.set_text(self.tr("正在看网络"))
            self._sub.set_text(self.tr("几秒就好"))
            rows: list[Row] = []
        else:
            self._head.set_text(self._head_words(seen))
            self._sub.set_text(self._advice(seen))
            rows = [*map(self._port_row, seen.ports[:3]), *self._further_rows(seen)]
        for place, face in enumerate(self._rows):
            face.setVisible(place < len(rows))
            if place < len(rows):
                face.set_row(rows[place])

    def _is_connected(self, seen: LineView) -> bool:
        return bool(self.backstage.exchange.state.connected) and seen.reach not in CUT

    def _knows_no_township(self, seen: LineView) -> bool:
        """Whether nothing but the enrolment is missing."""
        return seen.reach is Reach.ROUTER and not self.backstage.exchange.state.enrolled

    def _head_words(self, seen: LineView) -> str:
        if self._is_connected(seen):
            return self.tr("连上镇里了")
        if self._knows_no_township(seen):
            return self.tr("村里的网是好的，还没登记到镇里")
        heads = {
            Reach.NO_PORT: self.tr("这台机器没有网卡"),
            Reach.NO_LINK: self.tr("网线没插好，无线也没连上"),
            Reach.NO_ADDRESS: self.tr("线是通的，路由器没有给地址"),
            Reach.NO_ROUTER: self.tr("路由器没有回答"),
            Reach.ROUTER: self.tr("村里的网是好的，镇里还没连上"),
        }
        return heads[seen.reach]

    def _advice(self, seen: LineView) -> str:
        if self._is_connected(seen):
            return self.tr("不用做什么")
        if self._knows_no_township(seen):
            return self.tr("按“返回”，再按“登记到镇里”")
        advice = {
            Reach.NO_PORT: self.tr("不连网也能用，记录都存在这台机器里"),
            Reach.NO_LINK: self.tr("把网线两头拔下来再插紧，听到“咔”一声；不连网也能用"),
            Reach.NO_ADDRESS: self.tr("把路由器的电源拔下来，等1分钟再插上"),
            Reach.NO_ROUTER: self.tr("看看路由器的灯亮不亮，不亮就插好它的电源"),
            Reach.ROUTER: self.tr("可能是外面的线断了，或者镇里没开机；会自己再试"),
        }
        return advice[seen.reach]

    def _port_row(self, port: Port) -> Row:
        kind = self.tr("无线") if port.is_wireless else self.tr("网线")
        if not port.is_up:
            state = self.tr("没连上") if port.is_wireless else self.tr("没插好")
            return Row(kind, note=port.name, state=state, tint=Tint.WARN)
        state = port.address or self.tr("通了，还没有地址")
        return Row(kind, note=port.name, state=state, tint=Tint.OK if port.address else Tint.WARN)

    def _further_rows(self, seen: LineView) -> list[Row]:
        answers = seen.reach is Reach.ROUTER
        router = Row(
            self.tr("路由器"),
            state=self.tr("有回答") if answers else self.tr("没有回答"),
            tint=Tint.OK if answers else Tint.WARN,
        )
        connected = self._is_connected(seen)
        township = Row(
            self.tr("镇里"),
            state=self.tr("连上了") if connected else self.tr("没连上"),
            tint=Tint.OK if connected else Tint.WARN,
        )
        return [router, township]


class StillRow(RowFace):
    """A row that says something and does nothing.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
