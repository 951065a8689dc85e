"""Random touches on every page of the kiosk, with one finger and with several, inside one process.

X has no touch that could be invented from outside without a device, so Qt is handed what a screen
that can be touched would have sent.
"""

import contextlib
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.report import Row
from bench.scenes import Scene, scenes
from bench.screens import open_scene
from bench.watched_kiosk import is_lost
from kiosk.ui.focus import focusable
from kiosk.ui.window import KioskWindow
from protocol.record import is_intact

_WIDTH, _HEIGHT = 1280, 720
_TOUCHES_A_SCENE = 25
_MOST_FINGERS = 3
_HARMLESS = ("This plugin does not support",)


@dataclass
class Felt:
    """What came of it."""

    touches: int = 0
    scenes: set[str] = field(default_factory=set)
    raised: list[str] = field(default_factory=list)
    unfocused: list[str] = field(default_factory=list)
    records: int = 0
    spoilt: list[str] = field(default_factory=list)


def rows(
    seed: int,
    count: int,
    _folder: Path,
    spoil: Callable[[KioskWindow], object] = lambda _window: None,
) -> list[Row]:
    """Touch so many times, page after page.

    Args:
        seed: of the fingers.
        count: how many touches.
        spoil: does something to each window that should be noticed.
    """
    application = QApplication.instance() or QApplication(["touches"])
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    felt = Felt()
    with _ears(felt):
        for scene in cycle(_shuffled(chance)):
            if felt.touches >= count:
                break
            _touch_scene(scene, chance, device, felt, spoil)
            application.processEvents()
    return list(_rows(felt))


def _shuffled(chance: random.Random) -> list[Scene]:
    every = [one for one in scenes() if not one[0].startswith("refusal")]
    chance.shuffle(every)
    return every


def _touch_scene(
    scene: Scene,
    chance: random.Random,
    device: QPointingDevice,
    felt: Felt,
    spoil: Callable[[KioskWindow], object],
) -> None:
    name = scene[0]
    village, window = open_scene(scene, (_WIDTH, _HEIGHT))
    window.activateWindow()
    spoil(window)
    felt.scenes.add(name)
    for _ in range(_TOUCHES_A_SCENE):
        _touch(window, chance, device)
        QApplication.processEvents()
        felt.touches += 1
        if is_lost(window):
            felt.unfocused.append(f"{name}: {window.page.name}")
            break
    felt.records += len(village.exchange.records)
    felt.spoilt += [name for one in village.exchange.records if not is_intact(one.record)]
    window.close()
    window.deleteLater()


def _touch(window: KioskWindow, chance: random.Random, device: QPointingDevice) -> None:
    """Put one to three fingers down on a control or beside it, drag some, and lift them."""
    fingers = chance.choice((1, 1, 1, 1, 2, _MOST_FINGERS))
    places = [_place(window, chance) for _ in range(fingers)]
    touch = QTest.touchEvent(window, device)
    for number, place in enumerate(places):
        touch.press(number, place, window)
    touch.commit()
    if chance.random() < 0.2:
        places = [_place(window, chance) for _ in range(fingers)]
        for number, place in enumerate(places):
            touch.move(number, place, window)
        touch.commit()
    for number, place in enumerate(places):
        touch.release(number, place, window)
    touch.commit()


def _place(window: KioskWindow, chance: random.Random) -> QPoint:
    controls = focusable(window.page)
    if controls and chance.random() < 0.7:
        control = chance.choice(controls)
        return control.mapTo(window, control.rect().center())
    return QPoint(chance.randrange(_WIDTH), chance.randrange(_HEIGHT))


@contextlib.contextmanager
def _ears(felt: Felt) -> Iterator[None]:
    """Hear exceptions and what Qt complains of."""

    def hear_exception(
        kind: type[BaseException], failure: BaseException, trace: TracebackType | None
    ) -> None:
        felt.raised.append(repr(failure))
        sys.__excepthook__(kind, failure, trace)

    def hear_qt(kind: QtMsgType, _context: object, said: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not said.startswith(_HARMLESS):
            felt.raised.append(said)

    before, sys.excepthook = sys.excepthook, hear_exception
    heard_before = qInstallMessageHandler(hear_qt)
    try:
        yield
    finally:
        sys.excepthook = before
        qInstallMessageHandler(heard_before)


def _rows(felt: Felt) -> Iterator[Row]:
    touched = f"{felt.touches} touches on {len(felt.scenes)} pages and states"
    yield _row("exceptions under random touches", felt.raised, felt.touches, touched)
    yield _row("pages whose focus was nowhere after a touch", felt.unfocused, felt.touches, touched)
    yield _row("records spoilt by touches", felt.spoilt, felt.records, touched)


def _row(figure: str, faults: list[str], n: int, peer: str) -> Row:
    return Row(figure, len(faults) if n else None, "==", 0, "", n, "; ".join(faults[:5]), peer)
