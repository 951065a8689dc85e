"""What is wrong with a line: large words to choose from, nothing need be typed."""

from PySide6.QtWidgets import QWidget

from kiosk.ui import figure_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.month_figures import Line
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.month_figures import MonthFigures, MonthMeeting, ObjectionReason, RowReason

_ORDER = (
    ObjectionReason.NOT_COUNTED,
    ObjectionReason.PEOPLE,
    ObjectionReason.WATCHED,
    ObjectionReason.OTHER,
)
_LIKELY = {
    RowReason.NO_SIGN_IN: ObjectionReason.PEOPLE,
    RowReason.UNDER_MINIMUM: ObjectionReason.PEOPLE,
    RowReason.NOT_WATCHED: ObjectionReason.WATCHED,
}
"""What is most likely meant, by why a meeting does not count."""


class ObjectionReasonPage(Page):
    """Told a ``Line``; one press, and it is on the disk."""

    name = "objection_reason"
    follows = ("objection",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._line = Line("", "")
        self._waits_for = ""
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._faces = {code: Face(theme, self, size=Size.TILE) for code in _ORDER}
        self._foot = Text(theme, self, Size.BODY, ink="ink2")
        for code, face in self._faces.items():
            face.clicked.connect(lambda _=False, code=code: self._object(code))
        backstage.objecting.kept.connect(self._on_kept)
        backstage.objecting.told.connect(lambda *_: self._on_refused())

    def enter(self, visit: object) -> None:
        """Ask about a line."""
        self._line = visit if isinstance(visit, Line) else Line("", "")
        self._waits_for = ""
        figures, feed = self._figures(), self.backstage.exchange.feed
        name = figure_words.line(figures, self._line.about, feed) if figures else ""
        self._head.set_text(self.tr("{line}：哪里不对？").format(line=name))
        self._sub.set_text(self.tr("选一个就存好，不用打字"))
        self._foot.set_text(figure_words.phone(feed))
        meeting = self._meeting()
        for code, face in self._faces.items():
            face.set_text(figure_words.reason(code, meeting is not None))
        is_counted = meeting is not None and meeting.counted
        self._faces[ObjectionReason.NOT_COUNTED].setVisible(not is_counted)
        self.arrange()

    def first_focus(self) -> QWidget:
        """What is most likely meant."""
        meeting = self._meeting()
        likely = {str(code): said for code, said in _LIKELY.items()}
        code = likely.get(meeting.reason if meeting is not None else "", _ORDER[0])
        return self._faces[code] if self._faces[code] in self._shown() else self._shown()[0]

    def arrange(self) -> None:
        """Two by two, and the telephone below."""
        self.place(self._head, SAFE, 0.085, 1.67, 0.1)
        self.place(self._sub, SAFE, 0.195, 1.67, 0.065)
        for place, face in enumerate(self._shown()):
            row, column = divmod(place, 2)
            self.place(face, SAFE + 0.855 * column, 0.32 + 0.24 * row, 0.823, 0.205)
        other = self._faces[ObjectionReason.OTHER]
        beside = self._shown().index(other) % 2 * 0.855
        self.place(self._foot, SAFE + beside, 0.8, 0.823, 0.09)

    def _shown(self) -> list[Face]:
        return [one for one in self._faces.values() if not one.isHidden()]

    def _figures(self) -> MonthFigures | None:
        return self.backstage.objecting.of_month(self._line.month)

    def _meeting(self) -> MonthMeeting | None:
        figures = self._figures()
        rows = figures.meetings if figures is not None else ()
        return next((one for one in rows if one.record_id == self._line.about), None)

    def _object(self, code: ObjectionReason) -> None:
        figures = self._figures()
        if figures is not None and not self._waits_for:
            objecting = self.backstage.objecting
            self._waits_for = objecting.object_to(figures, self._line.about, code)

    def _on_kept(self, objection_id: str) -> None:
        if self.isVisible() and objection_id == self._waits_for:
            self.go.emit("objection", objection_id)

    def _on_refused(self) -> None:
        self._waits_for = ""
