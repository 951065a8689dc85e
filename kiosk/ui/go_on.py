"""A course that was left in the middle is chosen again: go on from there, or from the start."""

from kiosk.ui import words
from kiosk.ui.choice import FromStart
from kiosk.ui.question import Answer, QuestionPage


class GoOnPage(QuestionPage):
    """Asks where to begin with a course (上次放到这里，接着看吗)."""

    name = "go_on"
    always_dark = True

    def enter(self, visit: object) -> None:
        """Say how far the course had come; ``visit`` is its hash."""
        meeting = self.backstage.evening.meeting
        seen = meeting.viewing(visit) if meeting is not None and isinstance(visit, str) else None
        if seen is None:
            return
        sha256 = seen.courseware.sha256
        reached = words.duration(seen.position_ms)
        self.ask(
            self.tr("上次放到{time}，接着看吗？").format(time=reached),
            words.title(seen.courseware.title),
            [
                Answer(
                    self.tr("接着看"),
                    lambda: self.go.emit("playing", sha256),
                    self.tr("从{time}接着放").format(time=reached),
                ),
                Answer(self.tr("从头放"), lambda: self.go.emit("playing", FromStart(sha256))),
                Answer(self.tr("先不看"), self.back),
            ],
        )

    def back(self) -> None:
        """To the meeting that is going on."""
        self.go.emit("standby", None)
