"""What the administrator may set, all on one page; each thing says how it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kiosk.paper import Order
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.pin import CHANGE
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.row_list import Row, RowFace
from kiosk.ui.sure import SureFace
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint

_COLUMNS = 2
_PITCH, _HEIGHT, _TOP = 0.118, 0.096, 0.232
_WAYS_OUT_TOP, _WAYS_OUT_HEIGHT = 0.828, 0.112


@dataclass(frozen=True)
class _Door:
    """Something that can be set."""

    row: Row
    act: Callable[[], None]


class SettingsPage(Page):
    """Doors to everything behind the PIN, and two things that turn over at a press."""

    name = "settings"
    follows = ("network", "sound", "edges", "remote", "logs")

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._pressed = 0
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._faces = [RowFace(theme, self) for _ in self._doors()]
        for place, face in enumerate(self._faces):
            face.clicked.connect(lambda _=False, place=place: self._press(place))
        self._quit = SureFace(
            theme, self, self.tr("退出学习系统"), self.tr("再按一次，退出"), size=Size.BODY
        )
        self._back = Face(theme, self, self.tr("回到首页"), size=Size.LABEL, bold=False)
        self._quit.confirmed.connect(QCoreApplication.quit)
        self._back.clicked.connect(self.back)

    def enter(self, visit: object) -> None:
        """Show how everything stands, to whoever was let in."""
        keeper = self.backstage.doorkeeper
        if not keeper.is_open:
            self.go.emit("pin", None)
            return
        keeper.come_in()
        self._head.set_text(self.tr("设置"))
        self._sub.set_text(self.tr("改了马上就算数"))
        for face, door in zip(self._faces, self._doors(), strict=True):
            face.set_row(door.row)

    def back(self) -> None:
        """Home, and the door is shut."""
        self._pressed = 0
        self.backstage.doorkeeper.leave()
        super().back()

    def first_focus(self) -> QWidget:
        """Where somebody went in before."""
        return self._faces[self._pressed]

    def arrange(self) -> None:
        """Two columns of rows, and the ways out under them."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        lefts = (SAFE, SAFE + 0.849)
        for place, face in enumerate(self._faces):
            row, column = divmod(place, _COLUMNS)
            self.place(face, lefts[column], _TOP + row * _PITCH, 0.829, _HEIGHT)
        for left, way_out in zip(lefts, (self._quit, self._back), strict=True):
            self.place(way_out, left, _WAYS_OUT_TOP, 0.829, _WAYS_OUT_HEIGHT)

    def _press(self, place: int) -> None:
        self._pressed = place
        self._doors()[place].act()

    def _doors(self) -> list[_Door]:
        settings = self.backstage.adjusting.settings
        state = self.backstage.exchange.state
        volume = self.tr("音量 {count}").format(count=self.backstage.exchange.volume_percent)
        shrunk = settings.overscan_permille
        learnt = self.tr("学了{count}个键").format(count=len(settings.keys))
        enrolled = self.tr("已登记") if state.enrolled else self.tr("还没登记")
        connected = self.tr("连上镇里了") if state.connected else self.tr("没连上镇里")
        return [
            _Door(
                Row(
                    self.tr("登记到镇里"),
                    state=enrolled,
                    tint=_tint(state.enrolled),
                    sign="cloud-check-outline",
                ),
                self._goes("enrolment"),
            ),
            _Door(
                Row(
                    self.tr("网络"),
                    state=connected,
                    tint=_tint(bool(state.connected)),
                    sign="wifi",
                ),
                self._goes("network"),
            ),
            _Door(Row(self.tr("声音"), state=volume, sign="volume-high"), self._goes("sound")),
            _Door(
                Row(
                    self.tr("画面四边"),
                    state=self.tr("缩小过") if shrunk else self.tr("满屏"),
                    sign="television",
                ),
                self._goes("edges"),
            ),
            _Door(
                Row(
                    self.tr("深色（大厅灯暗时）"),
                    state=self._on_off(self._is_dark),
                    sign="weather-night",
                ),
                self._turn_mood,
            ),
            _Door(
                Row(self.tr("遥控器"), state=learnt if settings.keys else "", sign="remote-tv"),
                self._goes("remote"),
            ),
            _Door(
                Row(self.tr("语言 Language"), state=self.tr("中文"), sign="translate"),
                self._turn_language,
            ),
            _Door(Row(self.tr("打印成员卡"), sign="printer-outline"), self._print_cards),
            _Door(Row(self.tr("换密码"), sign="lock-outline"), lambda: self.go.emit("pin", CHANGE)),
            _Door(Row(self.tr("日志"), sign="text-box-outline"), self._goes("logs")),
        ]

    def _goes(self, page: str) -> Callable[[], None]:
        return lambda: self.go.emit(page, None)

    def _print_cards(self) -> None:
        self.go.emit("print_preview", PreviewVisit(Order(), back_to=self.name))

    def _on_off(self, on: bool) -> str:
        return self.tr("用着") if on else self.tr("没用")

    @property
    def _is_dark(self) -> bool:
        return self.backstage.adjusting.display.dark

    @property
    def _language(self) -> str:
        return self.backstage.adjusting.display.language

    def _turn_mood(self) -> None:
        self.backstage.adjusting.change(mood="light" if self._is_dark else "dark")

    def _turn_language(self) -> None:
        self.backstage.adjusting.change(language="zh" if self._language == "en" else "en")


def _tint(good: bool) -> Tint:
    return Tint.OK if good else Tint.WARN
