"""The line at the foot of home: how the station stands with its township."""

from PySide6.QtCore import QCoreApplication

from kiosk.ui import figure_words, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.check_words import HARMLESS
from kiosk.ui.theme import Tint
from protocol.fault_code import fault_code

translate = QCoreApplication.translate


def status_line(backstage: Backstage, faults: tuple[str, ...]) -> tuple[str, Tint, str]:
    """What it says, how that is meant, and its icon.

    Args:
        backstage: where to read it.
        faults: codes of what is being told of above it.
    """
    serious = [code for code in faults if code not in HARMLESS]
    if serious:
        return _call_line(backstage, serious[0]), Tint.WARN, "phone-outline"
    state = backstage.exchange.state
    if not state.enrolled:
        return translate("home", "还没有登记到镇里"), Tint.WARN, "alert-circle-outline"
    if state.returned:
        asked = translate("home", "镇里请您补充{count}处，在这里按“确定”就去补")
        return asked.format(count=state.returned), Tint.WARN, "alert-circle-outline"
    if state.refused:
        left = translate("home", "{count}份记录镇里没收下，在这里按“确定”看看")
        return left.format(count=state.refused), Tint.WARN, "alert-circle-outline"
    if any(one.is_called_repaired for one in backstage.faults.open):
        mended = translate("home", "报修的地方镇里说修好了，在这里按“确定”试一试")
        return mended, Tint.OK, "check-bold"
    to_read = figure_words.home_line(backstage.objecting)
    if to_read:
        return to_read, Tint.OK, "notebook-check-outline"
    if state.connected is False:
        return _offline_line(state.offline_ms, state.pending), Tint.WARN, "wifi-off"
    if state.downloading_title:
        return _download_line(backstage), Tint.OK, "cloud-check-outline"
    if state.pending:
        waiting = translate("home", "{count}份记录等着上报").format(count=state.pending)
        return waiting, Tint.PLAIN, "tray-arrow-up"
    if state.connected is None:
        return translate("home", "正在连镇里，不影响使用"), Tint.PLAIN, "wifi"
    return translate("home", "已联网，记录都已报到镇里"), Tint.OK, "cloud-check-outline"


def _call_line(backstage: Backstage, code: str) -> str:
    feed = backstage.exchange.feed
    office = feed.office if feed is not None else None
    whom = translate("home", "镇组织办") if office is None else office.name
    phone = office.phone if office is not None else ""
    return translate("home", "修不好请打{office}电话 {phone}，报故障码 {code}").format(
        office=whom, phone=phone, code=fault_code(code)
    )


def _offline_line(offline_ms: int | None, pending: int) -> str:
    if offline_ms is None or offline_ms < 3_600_000:
        said = translate("home", "没连上网，不影响使用")
    else:
        said = translate("home", "{time}没连上网，不影响使用").format(
            time=words.rough_duration(offline_ms)
        )
    if not pending:
        return said
    kept = translate("home", "。{count}份记录存在本机，有网就自动上报").format(count=pending)
    return said + kept


def _download_line(backstage: Backstage) -> str:
    state = backstage.exchange.state
    return translate("home", "正在下载{title} {percent}%").format(
        title=words.title(state.downloading_title), percent=state.downloading_percent
    )
