"""The guides' pictures: one for each step, put together from the things in the hall."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.ui import sketched as draw
from kiosk.ui.sketch import HEIGHT, WIDTH, Sketch
from kiosk.ui.theme import Palette, Theme


class Scene(StrEnum):
    """What a picture shows."""

    LOUDER = "louder"
    SPEAKER = "speaker"
    SCREEN_CABLE = "screen_cable"
    TELEVISION_ON = "television_on"
    SOURCE = "source"
    ROUTER = "router"
    NETWORK_CABLE = "network_cable"
    ROUTER_AGAIN = "router_again"
    PLUG = "plug"
    STRIP = "strip"
    SWITCH_OFF = "switch_off"
    RESTART = "restart"
    UNPLUG = "unplug"
    OTHER_FILM = "other_film"
    DOWNLOAD = "download"
    DISK = "disk"
    RING = "ring"
    CLOCK = "clock"
    COIN_CELL = "coin_cell"
    BATTERIES = "batteries"
    AIM = "aim"
    MOUSE = "mouse"
    PRINTER_ON = "printer_on"
    PAPER = "paper"
    PRINTER_CABLE = "printer_cable"
    STICK = "stick"
    OTHER_PORT = "other_port"
    OTHER_STICK = "other_stick"
    MENDED = "mended"


class GuidePicture(QWidget):
    """Shows one of the scenes, as large as its place allows.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene = Scene.MENDED

    def set_scene(self, scene: Scene) -> None:
        """Show another scene; the words beside it say the same to who cannot see it."""
        self._scene = scene
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene."""
        painter = QPainter(self)
        draw_scene(painter, self._theme.palette, self._scene, QRectF(self.rect()))


def draw_scene(painter: QPainter, palette: Palette, scene: Scene, room: QRectF) -> None:
    """Draw a scene in the middle of a rectangle, as large as it allows."""
    scale = min(room.width() / WIDTH, room.height() / HEIGHT)
    if scale <= 0:
        return
    drawn = QPixmap(round(scale * WIDTH), round(scale * HEIGHT))
    drawn.fill(Qt.GlobalColor.transparent)
    own = QPainter(drawn)
    own.setRenderHint(QPainter.RenderHint.Antialiasing)
    own.scale(scale, scale)
    _SCENES[scene](Sketch(own, palette))
    own.end()
    left = room.left() + (room.width() - drawn.width()) / 2
    top = room.top() + (room.height() - drawn.height()) / 2
    painter.drawPixmap(QPointF(left, top), drawn)


def _louder(on: Sketch) -> None:
    draw.television(on, 6, 14, 88)
    for place in range(6):
        on.box(20 + 10 * place, 44 - 4 * place, 6, 8 + 4 * place, 1, hot=place < 4)
    draw.remote(on, 118, 8, "louder")
    on.arrow((106, 64), (117, 64))


def _speaker(on: Sketch) -> None:
    draw.speaker(on, 40, 16, "knob")
    on.lamp(65, 74)
    on.arcs(84, 40)
    on.arrow((22, 74), (38, 74))


def _screen_cable(on: Sketch) -> None:
    draw.television(on, 74, 8, 80)
    draw.computer(on, 8, 14)
    on.cable((26, 86), (112, 78), hot=True)
    draw.cable_end(on, 16, 72, "HD")
    draw.cable_end(on, 102, 58, "HD")


def _television_on(on: Sketch) -> None:
    draw.television(on, 6, 14, 88)
    on.lamp(86, 60, 2)
    draw.remote(on, 118, 8, "power")
    on.arrow((106, 17), (119, 17))


def _source(on: Sketch) -> None:
    draw.television(on, 6, 14, 88)
    on.box(20, 26, 60, 12, 2)
    on.write(20, 32, 60, "AV", 9)
    on.box(20, 42, 60, 14, 2, hot=True)
    on.write(20, 49, 60, "HDMI", 10)
    draw.remote(on, 118, 8, "source")
    on.arrow((152, 17), (142, 17))


def _router(on: Sketch) -> None:
    draw.router(on, 48, 18)
    on.cable((54, 66), (28, 72), hot=True)
    draw.power_plug(on, 20, 58)


def _network_cable(on: Sketch) -> None:
    draw.computer(on, 14, 12, "port")
    draw.router(on, 88, 8)
    on.cable((32, 84), (118, 72), hot=True)
    draw.cable_end(on, 22, 68)
    draw.cable_end(on, 108, 56)


def _router_again(on: Sketch) -> None:
    draw.router(on, 10, 14, lights=False)
    on.cable((40, 62), (82, 50), hot=True)
    draw.power_plug(on, 75, 34)
    draw.power_strip(on, 60, 76, "socket")
    on.arrow((82, 62), (82, 73))
    draw.clock_face(on, 132, 32)


def _plug(on: Sketch) -> None:
    draw.computer(on, 10, 8)
    on.lamp(27, 42, 3)
    on.cable((27, 68), (78, 50), hot=True)
    draw.power_plug(on, 71, 42)
    draw.power_strip(on, 64, 76, "socket")
    on.arrow((100, 50), (100, 70))


def _strip(on: Sketch) -> None:
    draw.power_strip(on, 36, 46, "switch")
    on.arrow((111, 22), (111, 46))


def _switch_off(on: Sketch) -> None:
    draw.television(on, 6, 14, 88)
    on.box(34, 24, 32, 28, 4, hot=True)
    on.disc(50, 38, 8)
    on.line((50, 28), (50, 37))
    draw.remote(on, 118, 8, "ok")
    on.arrow((106, 41), (124, 41))


def _restart(on: Sketch) -> None:
    draw.computer(on, 34, 20, "button")
    on.arrow((16, 54), (44, 54))
    draw.clock_face(on, 112, 50, 22)


def _unplug(on: Sketch) -> None:
    draw.computer(on, 10, 8)
    on.cable((27, 68), (78, 50), hot=True)
    draw.power_plug(on, 71, 36)
    draw.power_strip(on, 60, 76, "socket")
    on.arrow((100, 70), (100, 46))
    draw.clock_face(on, 132, 34)


def _other_film(on: Sketch) -> None:
    draw.television(on, 26, 14, 108)
    on.box(38, 24, 84, 13, 2)
    on.line((44, 30.5), (84, 30.5))
    on.box(38, 42, 84, 17, 2, hot=True)
    on.line((46, 45), (46, 56), (55, 50.5), (46, 45), hot=True)
    on.line((64, 50.5), (110, 50.5), hot=True)


def _download(on: Sketch) -> None:
    draw.router(on, 92, 20)
    draw.computer(on, 14, 20, "drive")
    on.arrow((88, 56), (54, 56))


def _disk(on: Sketch) -> None:
    draw.computer(on, 36, 20, "drive")
    on.tick(96, 52)
    on.arrow((16, 29), (40, 29))


def _ring(on: Sketch) -> None:
    draw.telephone(on, 52, 16)


def _clock(on: Sketch) -> None:
    draw.television(on, 26, 12, 108)
    draw.clock_face(on, 80, 43, 22)


def _coin_cell(on: Sketch) -> None:
    draw.computer(on, 14, 20)
    on.disc(110, 50, 26, hot=True)
    on.disc(110, 50, 20)
    on.write(90, 50, 40, "+ 3V", 12)


def _batteries(on: Sketch) -> None:
    draw.remote(on, 20, 8)
    draw.battery(on, 88, 30)
    draw.battery(on, 88, 56)
    on.arrow((82, 51), (52, 51))


def _aim(on: Sketch) -> None:
    draw.remote(on, 10, 8)
    on.arcs(40, 48)
    on.arrow((64, 48), (96, 48))
    draw.computer(on, 108, 20, "port")


def _mouse(on: Sketch) -> None:
    on.box(8, 34, 92, 38, 4)
    for row in range(3):
        for column in range(9):
            on.dark(13 + 9.4 * column, 39 + 9 * row, 6, 5)
    on.box(80, 57, 15, 10, 1.5, hot=True)
    on.box(114, 30, 32, 48, 16, hot=True)
    on.line((130, 30), (130, 50), hot=True)


def _printer_on(on: Sketch) -> None:
    draw.printer(on, 42, 22, "button")
    on.lamp(92, 51, 2)
    on.arrow((150, 51), (115, 51))


def _paper(on: Sketch) -> None:
    draw.printer(on, 42, 34, "paper")
    on.arrow((80, 6), (80, 30))


def _printer_cable(on: Sketch) -> None:
    draw.computer(on, 8, 10, "port")
    draw.printer(on, 78, 6)
    on.cable((26, 84), (118, 76), hot=True)
    draw.cable_end(on, 16, 66)
    draw.cable_end(on, 108, 64)


def _stick(on: Sketch) -> None:
    draw.computer(on, 24, 20, "port")
    on.arrow((104, 71), (66, 71))
    draw.usb_stick(on, 108, 63)


def _other_port(on: Sketch) -> None:
    on.box(14, 20, 62, 60, 3)
    for place in range(2):
        on.box(26, 32 + 22 * place, 38, 14, 1.5, hot=place == 1)
        on.dark(32, 37 + 22 * place, 26, 4)
    on.arrow((104, 61), (72, 61))
    draw.usb_stick(on, 108, 53)


def _other_stick(on: Sketch) -> None:
    draw.computer(on, 14, 20, "port")
    draw.usb_stick(on, 92, 28)
    draw.usb_stick(on, 92, 64)
    on.arrow((86, 72), (58, 72))


def _mended(on: Sketch) -> None:
    on.disc(80, 50, 34)
    on.line((64, 51), (76, 63), (98, 37), hot=True)


_SCENES: dict[Scene, Callable[[Sketch], None]] = {
    Scene.LOUDER: _louder,
    Scene.SPEAKER: _speaker,
    Scene.SCREEN_CABLE: _screen_cable,
    Scene.TELEVISION_ON: _television_on,
    Scene.SOURCE: _source,
    Scene.ROUTER: _router,
    Scene.NETWORK_CABLE: _network_cable,
    Scene.ROUTER_AGAIN: _router_again,
    Scene.PLUG: _plug,
    Scene.STRIP: _strip,
    Scene.SWITCH_OFF: _switch_off,
    Scene.RESTART: _restart,
    Scene.UNPLUG: _unplug,
    Scene.OTHER_FILM: _other_film,
    Scene.DOWNLOAD: _download,
    Scene.DISK: _disk,
    Scene.RING: _ring,
    Scene.CLOCK: _clock,
    Scene.COIN_CELL: _coin_cell,
    Scene.BATTERIES: _batteries,
    Scene.AIM: _aim,
    Scene.MOUSE: _mouse,
    Scene.PRINTER_ON: _printer_on,
    Scene.PAPER: _paper,
    Scene.PRINTER_CABLE: _printer_cable,
    Scene.STICK: _stick,
    Scene.OTHER_PORT: _other_port,
    Scene.OTHER_STICK: _other_stick,
    Scene.MENDED: _mended,
}
