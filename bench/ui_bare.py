"""A bare Qt window: one label that answers a key, over a film. What any screen can do at best."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bench.watched_kiosk import TOLD_TO, Watcher
from kiosk.player.supervisor import PlayerSupervisor

PROGRAM = ("-m", "bench.ui_bare")
TITLE = "bare-window: "
LABEL_Y, LABEL_HEIGHT = 0.8, 0.15
_COLOURS = ("#8C1C1C", "#1B5430")


class BareWindow(QWidget):
    """Plays its film on Return, stops it on Escape, and paints its label anew on any other key.

    Args:
        film: what it plays.
        length_ms: how long that is.
    """

    def __init__(self, film: Path, length_ms: int) -> None:
        super().__init__()
        self._film, self._length_ms, self._presses = film, length_ms, 0
        self.setGeometry(QApplication.primaryScreen().geometry())
        self._picture = self._native(QWidget(self))
        self._picture.setGeometry(self.rect())
        self._label = self._native(QLabel("已到11人", self))
        height = self.height()
        place = (0, int(LABEL_Y * height), self.width(), int(LABEL_HEIGHT * height))
        self._label.setGeometry(*place)
        self.show()
        self._label.raise_()
        self._player = PlayerSupervisor(self)
        self._player.attach(int(self._picture.winId()))
        self._player.ready.connect(lambda _: self.setWindowTitle(f"{TITLE}ready"))
        self._player.stopped.connect(lambda *_: self.setWindowTitle(f"{TITLE}stopped"))
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer."""
        if event.key() == Qt.Key.Key_Return:
            self.setWindowTitle(f"{TITLE}plays")
            self._player.play(self._film, length_ms=self._length_ms)
        elif event.key() == Qt.Key.Key_Escape:
            self._player.stop()
        else:
            self._presses += 1
            self._label.setStyleSheet(f"background: {_COLOURS[self._presses % 2]}")

    def _native(self, widget: QWidget) -> QWidget:
        widget.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        widget.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        return widget


if __name__ == "__main__":
    application = QApplication([])
    Watcher(os.environ[TOLD_TO], application)
    window = BareWindow(Path(sys.argv[1]), int(sys.argv[2]))
    sys.exit(application.exec())
