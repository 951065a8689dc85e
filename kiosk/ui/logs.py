"""What the kiosk wrote down for the technician: readable over the telephone, or on a stick."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.errors import Trouble
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.stick_words import stick_trouble
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size

_LINES = 9
_CHARACTERS = 62
"""As many as the narrowest screen holds in the smallest type."""
_LOUD = (" WARNING ", " ERROR ", " CRITICAL ")


class LogsPage(Page):
    """Shows the newest lines first on the last page, and turns back from there."""

    name = "logs"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._log: tuple[str, ...] = ()
        self._first = 0
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._lines = [Text(theme, self, Size.SMALLEST) for _ in range(_LINES)]
        self._save = Face(theme, self, self.tr("存到U盘"), size=Size.LABEL)
        self._older = Face(theme, self, self.tr("往前看"), size=Size.LABEL)
        self._newer = Face(theme, self, self.tr("往后看"), size=Size.LABEL)
        self._back = Face(theme, self, self.tr("返回"), size=Size.LABEL, bold=False)
        self._older.clicked.connect(lambda: self._turn(-_LINES))
        self._newer.clicked.connect(lambda: self._turn(_LINES))
        self._save.clicked.connect(self._on_save)
        self._back.clicked.connect(self.back)
        backstage.technician.log_read.connect(self._on_read)
        backstage.technician.log_saved.connect(self._on_saved)

    def enter(self, visit: object) -> None:
        """Read the newest lines."""
        self._head.set_text(self.tr("日志"))
        self._sub.set_text(self.tr("给镇里的技术员看的，里面没有人名"))
        self._log = ()
        self._show()
        self.backstage.technician.read_log()

    def back(self) -> None:
        """To the settings."""
        self.go.emit("settings", None)

    def first_focus(self) -> QWidget:
        """What the village itself may be asked to do."""
        return self._save

    def arrange(self) -> None:
        """Lines in the middle, what can be done under them."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        for place, line in enumerate(self._lines):
            self.place(line, SAFE, 0.235 + place * 0.062, 1.67, 0.06)
        for place, face in enumerate((self._save, self._older, self._newer, self._back)):
            self.place(face, SAFE + place * 0.424, 0.825, 0.406, 0.12)

    def _turn(self, by: int) -> None:
        self._first = max(0, min(self._first + by, len(self._log) - _LINES))
        self._show()

    def _on_read(self, lines: object) -> None:
        self._log = lines if isinstance(lines, tuple) else ()
        self._first = max(0, len(self._log) - _LINES)
        self._show()
        if not self._log:
            self._lines[0].set_text(self.tr("还没有记下什么"))

    def _show(self) -> None:
        shown = self._log[self._first : self._first + _LINES]
        for place, line in enumerate(self._lines):
            text = shown[place] if place < len(shown) else ""
            line.set_text(_short(text))
            line.set_ink("warn" if any(one in text for one in _LOUD) else "ink")
        focused = self.focused()
        self._older.setEnabled(self._first > 0)
        self._newer.setEnabled(self._first + _LINES < len(self._log))
        if self.isVisible() and focused is not None and not focused.isEnabled():
            self.focus_on(self._save)

    def _on_save(self) -> None:
        self._sub.set_text(self.tr("正在存到U盘，先别拔"))
        today: date = self.backstage.clock.local_now().date()
        name = f"{self.backstage.exchange.station_name} {today.isoformat()}".strip()
        self.backstage.technician.save_log(name)

    def _on_saved(self, trouble: str) -> None:
        if not trouble:
            said = self.tr("存好了，U盘可以拔了")
        elif trouble == Trouble.DISK_FAILED:
            said = self.tr("日志读不出来，没存上；请打电话给镇里")
        else:
            said = stick_trouble(trouble)
        self._sub.set_text(said)


def _short(line: str) -> str:
    """A line as it fits: without the year, the thousandths and the program's own name."""
    parts = line.split(maxsplit=3)
    if len(parts) < 4 or len(parts[1]) < 8:
        return _cut(line.expandtabs(2))
    day, time, level, said = parts
    return _cut(f"{day[5:]} {time[:5]} {level[:1]} {said.removeprefix('kiosk.')}")


def _cut(line: str) -> str:
    width, kept = 0, ""
    for one in line:
        width += 2 if ord(one) > 0x2E7F else 1
        if width > _CHARACTERS:
            break
        kept += one
    return kept
