"""A full-screen window that shows one oracle frame and names the key pressed last in its title.

Usage: little_window.py FRAME TITLE
"""

import io
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from demo.oracle_film import oracle_frame


class LittleWindow(QLabel):
    def __init__(self, frame: int, title: str) -> None:
        super().__init__()
        self._title = title
        picture = io.BytesIO()
        oracle_frame(frame, 1875).save(picture, "PNG")
        pixmap = QPixmap()
        pixmap.loadFromData(picture.getvalue())
        self.setPixmap(pixmap)
        self.setGeometry(0, 0, 1280, 720)
        self.setWindowTitle(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
        self.setWindowTitle(f"{self._title} {key.lower()}")


app = QApplication(sys.argv[:1])
window = LittleWindow(int(sys.argv[1]), sys.argv[2])
window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
window.show()
window.activateWindow()
sys.exit(app.exec())
