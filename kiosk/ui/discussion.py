"""Did people talk about it, and how many spoke? It stays on paper, unless somebody types it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.ui import phrases
from kiosk.ui.backstage import Backstage
from kiosk.ui.errand import way_on
from kiosk.ui.question import Answer, QuestionPage
from kiosk.ui.stepper import Stepper
from kiosk.ui.theme import Size
from kiosk.ui.written import WriteVisit, Written
from protocol.record import Discussion, DiscussionForm

_USUAL_SPEAKERS = 3
_SAID, _SUGGESTED = "said", "suggested"
_MOST_SAID, _MOST_SUGGESTED = 500, 200


class DiscussionPage(QuestionPage):
    """Asks whether people discussed (讨论情况), then how many spoke."""

    name = "discussion"
    follows = ("write",)
    keeps_unfinished = True
    """Whether each second of typing goes to the disk, and not only what is written at the end."""

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._counts = False
        self._errand: object = None
        self._form = DiscussionForm.ON_PAPER
        self._said, self._suggested = "", ""
        self._speakers = Stepper(self.theme, self, self.tr("{count}人"), size=Size.HEAD)
        self._speakers.least = 1
        self._speakers.set_count(_USUAL_SPEAKERS)

    def enter(self, visit: object) -> None:
        """Ask whether, or go on with what was typed."""
        if isinstance(visit, Written):
            self._take(visit)
            return
        self._errand = visit
        known = self.known()
        self._said, self._suggested = known.text, known.suggestions
        self._speakers.set_count(known.speakers or _USUAL_SPEAKERS)
        self._ask_whether()

    def known(self) -> Discussion:
        """What was said before."""
        meeting = self.backstage.evening.meeting
        return meeting.discussion if meeting is not None else Discussion()

    def keep(self, discussion: Discussion) -> None:
        """Take the answer, and go on."""
        self._note(discussion)
        self.go.emit(way_on(self._errand, "topics"), None)

    def keep_draft(self, discussion: Discussion) -> None:
        """Keep what is typed so far: the power may go."""
        self._note(discussion)

    def detail(self) -> str:
        """Which of its questions is asked."""
        return "speakers" if self._counts else ""

    def digit_pressed(self, digit: int) -> None:
        """A digit is how many spoke."""
        self.typed(str(digit))

    def typed(self, text: str) -> None:
        """Digits are how many spoke."""
        if self._counts:
            self._speakers.take_digits(text)

    def back(self) -> None:
        """From the second question to the first, from there home."""
        if self._counts:
            self._ask_whether()
            self.focus_on(self.first_focus())
            self.titled.emit()
        else:
            self.leave_off()

    def leave_off(self) -> None:
        """Go without an answer: home, or back to who wanted it."""
        self.go.emit(way_on(self._errand, "home"), None)

    def arrange(self) -> None:
        """The count stands where the other answers do."""
        super().arrange()
        self.place(self._speakers, 1.028, 0.393, 0.712, 0.184)

    def _note(self, one: Discussion) -> None:
        self.backstage.evening.discuss(one.form, one.speakers, one.text, one.suggestions)

    def _take(self, written: Written) -> None:
        """Somebody typed, or looked and went back."""
        self._keep_unfinished(written.about, written.text)
        if written.is_done and (self._said or self._suggested):
            self._ask_for_more()
        else:
            self._ask_whether()

    def _ask_whether(self) -> None:
        self._begin(counts=False)
        typed = bool(self._said or self._suggested)
        paper = Answer(self.tr("讨论了"), self._on_paper, self.tr("写在纸上"), icon="account-voice")
        typing = Answer(self.tr("现在打字"), self._write_said)
        if typed:
            typing = Answer(
                self.tr("讨论了"),
                self._ask_for_more,
                self.tr("接着刚才打的字"),
                icon="account-voice",
            )
            paper = Answer(self.tr("写在纸上，字不要了"), self._on_paper)
        none = Answer(
            self.tr("没有讨论"),
            lambda: self.keep(Discussion(form=DiscussionForm.NONE)),
            stands=self.known().form is DiscussionForm.NONE,
        )
        self.ask(
            self.tr("大家讨论了吗？"),
            self.tr("内容记在纸上就行，这里不用打字"),
            [typing, paper, none] if typed else [paper, none, typing],
        )

    def _ask_for_more(self) -> None:
        self._begin(counts=False)
        more = self.tr("改意见建议") if self._suggested else self.tr("写意见建议")
        self.ask(
            self.tr("还要写什么吗？"),
            self._sum(),
            [
                Answer(self.tr("不写了"), self._typed, self.tr("下一步，数发言的人")),
                Answer(more, self._write_suggested),
                Answer(self.tr("接着写讨论情况"), self._write_said),
            ],
        )
        self.focus_on(self._large)

    def _ask_how_many(self) -> None:
        self._begin(counts=True)
        on_paper = self._form is DiscussionForm.ON_PAPER
        sub = self.tr("记下人数就行，内容在纸上") if on_paper else self._sum()
        self.ask(
            self.tr("几个人发了言？"),
            sub,
            [
                Answer(
                    self.tr("下一步"), self._keep_count, self.tr("人数在右边改，也可以直接按数字")
                )
            ],
        )
        self.focus_on(self._large)
        self.titled.emit()

    def _begin(self, counts: bool) -> None:
        self._counts = counts
        self._speakers.setVisible(counts)

    def _sum(self) -> str:
        return self.tr("讨论情况{said}个字，意见建议{suggested}个字").format(
            said=len(self._said), suggested=len(self._suggested)
        )

    def _on_paper(self) -> None:
        self._form = DiscussionForm.ON_PAPER
        self._ask_how_many()

    def _typed(self) -> None:
        self._form = DiscussionForm.TYPED
        self._ask_how_many()

    def _write_said(self) -> None:
        prompt = self.tr("讨论情况：大家说了什么？")
        self._write(_SAID, prompt, self._said, _MOST_SAID, phrases.said())

    def _write_suggested(self) -> None:
        prompt = self.tr("意见建议：大家希望怎样？")
        self._write(_SUGGESTED, prompt, self._suggested, _MOST_SUGGESTED, phrases.suggested())

    def _write(
        self, about: str, prompt: str, text: str, most: int, sentences: tuple[str, ...]
    ) -> None:
        visit = WriteVisit(
            prompt=prompt,
            then=self.name,
            about=about,
            text=text,
            most=most,
            points=True,
            phrases=sentences,
            keep=partial(self._keep_unfinished, about) if self.keeps_unfinished else None,
        )
        self.go.emit("write", visit)

    def _keep_unfinished(self, about: str, text: str) -> None:
        if about == _SUGGESTED:
            self._suggested = text
        else:
            self._said = text
        if self._said or self._suggested or self.known().form is DiscussionForm.TYPED:
            self.keep_draft(self._as_typed())

    def _as_typed(self) -> Discussion:
        said, suggested = self._said, self._suggested
        form = DiscussionForm.TYPED if said or suggested else DiscussionForm.UNKNOWN
        return Discussion(
            form=form, speakers=self.known().speakers, text=said, suggestions=suggested
        )

    def _keep_count(self) -> None:
        if self._form is DiscussionForm.TYPED:
            typed = {"text": self._said, "suggestions": self._suggested}
        else:
            typed = {}
            self._said, self._suggested = "", ""
        self.keep(Discussion(form=self._form, speakers=self._speakers.count, **typed))
