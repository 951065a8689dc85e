"""The end of setting a machine up: it is ready, and how long that took."""

from kiosk.ui import words
from kiosk.ui.first_start import STEPS, FirstStart
from kiosk.ui.question import Answer, QuestionPage


class SetUpPage(QuestionPage):
    """Says that the machine is ready."""

    name = "set_up"

    def enter(self, visit: object) -> None:
        """From now on the first pages are not shown by themselves."""
        adjusting = self.backstage.adjusting
        if not adjusting.settings.set_up:
            adjusting.change(set_up=True)
        self.ask(
            self._head_words(visit),
            self.tr("课件和花名册会自己下来，不用守着"),
            [
                Answer(self.tr("开始用"), self.back, self.tr("回到首页")),
                Answer(self.tr("再走一遍"), lambda: self.go.emit(STEPS[0], visit)),
            ],
            self.tr("以后要改，按“检查和帮助”，再按“设置”"),
        )

    def _head_words(self, visit: object) -> str:
        name = self.backstage.exchange.station_name
        if not isinstance(visit, FirstStart):
            return self.tr("{station}装好了").format(station=name)
        took_ms = self.backstage.clock.now().boot_ms - visit.began_boot_ms
        return self.tr("{station}装好了（{time}）").format(
            station=name, time=words.duration(took_ms)
        )
