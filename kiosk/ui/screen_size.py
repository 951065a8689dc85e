"""How large the picture is that the graphics driver sends, for the self-check."""

from PySide6.QtGui import QGuiApplication


def screen_size() -> tuple[int, int]:
    """Width and height in pixels of the screen itself."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size() * screen.devicePixelRatio()
    return size.width(), size.height()
