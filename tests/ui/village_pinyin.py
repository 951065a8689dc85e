"""Pinyin that answers at once, or when it is let, out of a handful of words."""

from kiosk.pinyin.port import Choice, Composition, Pinyin

WORDS = {
    "32542": (("大家", "da jia"), ("打架", "da jia"), ("发家", "fa jia"), ("大", "da")),
    "da'542": (("大家", "da jia"), ("打架", "da jia"), ("大", "da")),
    "fa'542": (("发家", "fa jia"), ("发", "fa")),
    "dajia": (("大家", "da jia"), ("打架", "da jia"), ("大", "da")),
    "542": (("家", "jia"), ("加", "jia")),
    "926": (("赞", "zan"), ("晚", "wan")),
    "94": tuple((one, "yi") for one in "一以已意艺议易亿衣医依宜移义益"),
}
"""What may be meant by a code, and its pinyin."""
TAKEN = {("32542", "大"): "542", ("da'542", "大"): "542", ("fa'542", "发"): "542"}
"""What is left of a code where a choice does not stand for all of it."""


class InventedPinyin(Pinyin):
    """Answers in the order it was asked, as the port promises."""

    def __init__(self) -> None:
        super().__init__()
        self.is_awake = False
        self.held = False
        self._asked: list[tuple[str, int | None]] = []

    def wake(self) -> None:
        self.is_awake = True

    def compose(self, code: str) -> None:
        assert code, "nothing was typed, so there is nothing to ask"
        self._ask(code, None)

    def choose(self, code: str, index: int) -> None:
        assert index < len(WORDS[code]), "only what was offered can be chosen"
        self._ask(code, index)

    def shutdown(self) -> None:
        self._asked = []

    def miss(self) -> None:
        """It turns out that it cannot be had."""
        self.is_missing = True
        self._asked = []
        self.missing.emit()

    def settle(self) -> None:
        """Answer what waits."""
        while self._asked:
            code, index = self._asked.pop(0)
            choices = tuple(Choice(*one) for one in WORDS.get(code, ()))
            if index is None:
                self.composed.emit(Composition(code, code.replace("'", " "), choices))
            else:
                text = choices[index].text
                self.chosen.emit(text, TAKEN.get((code, text), ""))

    def _ask(self, code: str, index: int | None) -> None:
        assert self.is_awake, "it has to be woken first"
        if self.is_missing:
            return
        self._asked.append((code, index))
        if not self.held:
            self.settle()
