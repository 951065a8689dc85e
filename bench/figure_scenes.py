"""A month's figures before they are final, what a village says of them, and what it hears."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from kiosk.ui.month_figures import Line
from kiosk.ui.window import KioskWindow
from protocol.feed import Office
from protocol.month_figures import (
    MonthFigures,
    ObjectionAnswer,
    ObjectionReason,
    ObjectionReceipt,
)
from protocol.status import StatusAnswer
from tests.ui.village import Village
from tests.ui.village_feed import MARCH, feed

Scene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]
Act = Callable[[Village, KioskWindow], None]

_SHORT = "r2"
"""The meeting at which too few were."""
_LONG = (
    "那天签到的只有两个人，不到三个人不算场次；另外两位是第二天补的签，镇里已经给他们记成补学，不影响参学率。"
    * 4
)


_NUMBER = "0000-0000000"


def _village(changes: dict[str, object], dark: bool, phone: str) -> Village:
    said = MARCH.model_copy(update=changes)
    office = Office(name="镇组织办", phone=phone)
    village = Village(said=feed(month_figures=(said,), office=office), dark=dark)
    QApplication.processEvents()
    return village


def _with(dark: bool = False, phone: str = _NUMBER, **changes: object) -> Callable[[], Village]:
    return lambda: _village(changes, dark, phone)


def _show(page: str, visit: object = None) -> Act:
    return lambda _village, window: window.show_page(page, visit)


def _nothing(_village: Village, _window: KioskWindow) -> None:
    pass


def _objected(village: Village, about: str = _SHORT) -> str:
    figures = village.objecting.figures[0]
    made = village.objecting.object_to(figures, about, ObjectionReason.PEOPLE)
    QApplication.processEvents()
    return made


def _told(village: Village, objection_id: str) -> None:
    receipt = ObjectionReceipt(objection_id=objection_id)
    village.objecting.take_answer(StatusAnswer(township_ms=1, objections=(receipt,)))
    QApplication.processEvents()


def _answer(village: Village, objection_id: str, stage: str, words: str) -> None:
    said = ObjectionAnswer(objection_id=objection_id, stage=stage, words=words)
    figures: MonthFigures = village.objecting.figures[0]
    answered = figures.model_copy(update={"answers": (said,)})
    village.objecting.hear(feed(month_figures=(answered,)))
    QApplication.processEvents()


def _objection(stage: str = "", words: str = "", told: bool = False) -> Act:
    def act(village: Village, window: KioskWindow) -> None:
        made = _objected(village)
        if told:
            _told(village, made)
        if stage:
            _answer(village, made, stage, words)
        window.show_page("objection", made)

    return act


def _one_of_each(village: Village, window: KioskWindow) -> None:
    _told(village, _objected(village, "turnout"))
    _objected(village, "valid")
    _answer(village, _objected(village), "mended", "")
    window.show_page("month_figures")


def _second_page(village: Village, window: KioskWindow) -> None:
    _one_of_each(village, window)
    window.page.focus_on(window.page._list.turn_to(6))  # type: ignore[attr-defined]


def _agreed(village: Village, window: KioskWindow) -> None:
    window.show_page("month_figures")
    village.objecting.agree(village.objecting.figures[0])
    QApplication.processEvents()


def _picking(_village: Village, window: KioskWindow) -> None:
    window.show_page("month_figures")
    window.page._pick()  # type: ignore[attr-defined]


def _answered_at_home(village: Village, window: KioskWindow) -> None:
    _answer(village, _objected(village), "mended", "")
    window.show_page("home")


def figure_scenes() -> Iterator[Scene]:
    """Every such state that looks different."""
    yield "home-figures", _with(), _nothing
    yield "home-figures-answered", _with(), _answered_at_home
    yield "tasks-figures", _with(), _show("tasks")
    yield "month-figures", _with(), _show("month_figures")
    yield "month-figures-dark", _with(dark=True), _show("month_figures")
    yield "month-figures-again", _with(changed=("valid", "r2"), revision=2), _one_of_each
    yield "month-figures-meetings", _with(changed=("r2",), revision=2), _second_page
    yield "month-figures-picking", _with(), _picking
    yield "month-figures-agreed", _with(), _agreed
    yield "month-figures-missing", _with(is_complete=False), _show("month_figures")
    yield "month-figures-over", _with(object_until="2026-04-03"), _show("month_figures")
    yield "month-figures-final", _with(is_final=True), _show("month_figures")
    yield "month-figures-none", Village, _show("month_figures")
    yield "objection-reason", _with(), _show("objection_reason", Line(MARCH.month, _SHORT))
    yield "objection-reason-figure", _with(), _show("objection_reason", Line("2026-03", "turnout"))
    yield "objection-waiting", _with(), _objection()
    yield "objection-told", _with(dark=True), _objection(told=True)
    yield "objection-mended", _with(), _objection("mended")
    yield "objection-explained", _with(), _objection("explained", _LONG[:200])
    yield "objection-unlisted", _with(phone=""), _objection()
    yield "objection-over", _with(is_final=True), _show("objection", Line(MARCH.month, _SHORT))
