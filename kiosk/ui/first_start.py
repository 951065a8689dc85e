"""The way through a new machine's first pages: the same that the settings offer later."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

STEPS = ("remote", "edges", "sound")
_LAST = "set_up"


@dataclass(frozen=True)
class FirstStart:
    """The visit of somebody who is setting the machine up.

    Attributes:
        began_boot_ms: CLOCK_BOOTTIME when the machine first asked to be known, in milliseconds.
    """

    began_boot_ms: int


def page_after(name: str) -> str:
    """The page that follows one of the steps."""
    return (*STEPS, _LAST)[STEPS.index(name) + 1]


def step_words(name: str) -> str:
    """Which of the steps this is."""
    return QCoreApplication.translate("first_start", "第{step}步，共{steps}步").format(
        step=STEPS.index(name) + 1, steps=len(STEPS)
    )
