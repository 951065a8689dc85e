"""The kiosk's way of playing and nothing else: a Qt window, the supervisor and its child."""

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.player.supervisor import PlayerSupervisor


class Host(QWidget):
    """A black window of the screen's size that obeys lines on stdin."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self.setStyleSheet("background: black")
        self.setGeometry(QApplication.primaryScreen().geometry())
        self.show()
        self.player = PlayerSupervisor(self)
        self.player.attach(int(self.winId()))
        self.player.ready.connect(lambda _: say("ready"))
        self.player.ended.connect(lambda *_: say("ended"))
        self.player.stopped.connect(lambda *_: say("stopped"))
        self.player.failed.connect(lambda _, code: say(f"failed {code}"))
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._obey)

    def _obey(self) -> None:
        line = sys.stdin.readline()
        match line.rstrip("\n").split("\t"):
            case ["play", path, length_ms]:
                self.player.play(Path(path), length_ms=int(length_ms))
            case ["stop"]:
                self.player.stop()
            case _:
                self._orders.setEnabled(False)
                self.player.shutdown()
                QApplication.quit()


def say(word: str) -> None:
    """Tell whoever measures."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    app = QApplication([])
    host = Host()
    sys.exit(app.exec())
