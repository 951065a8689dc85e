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
from itertools import cycle, islice
from math import ceil
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.report import Row
from bench.scenes import Scene, scenes
from bench.screens import open_scene
from bench.watched_kiosk import is_lost
from kiosk.ui.focus import focusable
from kiosk.ui.pointer import DOUBLE_MS
from kiosk.ui.window import KioskWindow
from protocol.record import is_intact

_WIDTH, _HEIGHT = 1280, 720
_TOUCHES_A_SCENE = 25
_EVERY_SCENE = 200
"""The N of the full suite: every scene is touched."""
_MOST_FINGERS = 3
_HASTY_MS = 100
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


class _Patience(QObject):
    """Says of most touches that time has passed since the one before; else they were bounces."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance, self._now_ms = chance, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            self._now_ms += _HASTY_MS if self._chance.random() < 0.2 else DOUBLE_MS
            event.setTimestamp(self._now_ms)
        return super().eventFilter(watched, event)


def rows(
    seed: int,
    count: int,
    _folder: Path,
    spoil: Callable[[KioskWindow], object] = lambda _window: None,
) -> list[Row]:
    """Touch page after page.

    Args:
        seed: of the fingers.
        count: how many two-hundredths of all scenes are touched.
        spoil: does something to each window that should be noticed.
    """
    application = QApplication.instance() or QApplication(["touches"])
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    felt = Felt()
    every = _shuffled(chance)
    wanted = ceil(len(every) * count / _EVERY_SCENE)
    with _ears(felt):
        for scene in islice(cycle(every), wanted):
            _touch_scene(scene, chance, device, felt, spoil)
            application.processEvents()
    return list(_rows(felt, min(wanted, len(every))))


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
    patience = _Patience(chance)
    window.windowHandle().installEventFilter(patience)
    before = {one.record.id for one in village.exchange.records}
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
    after = {one.record.id: is_intact(one.record) for one in village.exchange.records}
    felt.spoilt += [f"{name}: {one}" for one in {*before, *after} if not after.get(one)]
    window.close()
    window.deleteLater()
    # Outside an event loop Qt would keep every window till the end.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


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


def _rows(felt: Felt, wanted: int) -> Iterator[Row]:
    touched = f"{felt.touches} touches on {len(felt.scenes)} pages and states"
    yield _row("exceptions under random touches", felt.raised, felt.touches, touched)
    yield _row("pages whose focus was nowhere after a touch", felt.unfocused, felt.touches, touched)
    yield _row("records lost or spoilt by touches", felt.spoilt, felt.records, touched)
    yield Row("scenes touched", len(felt.scenes), "==", wanted, "", felt.touches)


def _row(figure: str, faults: list[str], n: int, peer: str) -> Row:
    return Row(figure, len(faults) if n else None, "==", 0, "", n, "; ".join(faults[:5]), peer)
