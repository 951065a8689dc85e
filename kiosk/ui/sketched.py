"""The things a village hall has, as the guides draw them: seen from three metres, known at once."""

from kiosk.ui.sketch import Sketch


def television(on: Sketch, x: float, y: float, width: float = 76, hot: bool = False) -> None:
    """A flat television on its foot; 0.6 times as high as wide."""
    height = 0.58 * width
    on.box(x + width / 2 - 12, y + height + 6, 24, 3, 1.5)
    on.line((x + width / 2, y + height), (x + width / 2, y + height + 6))
    on.box(x, y, width, height, 3, hot)
    on.box(x + 3, y + 3, width - 6, height - 6, 1)


def remote(on: Sketch, x: float, y: float, hot: str = "") -> None:
    """A remote, 26 wide and 84 high, with one of its keys pointed out."""
    on.box(x, y, 26, 84, 8)
    on.disc(x + 7, y + 9, 3.2, hot == "power")
    on.box(x + 14, y + 6, 8, 6, 2, hot == "source")
    middle_x, middle_y = x + 13, y + 33
    on.disc(middle_x, middle_y, 10.5)
    on.disc(middle_x, middle_y, 4.6, hot == "ok")
    for dx, dy in ((0, -7.6), (0, 7.6), (-7.6, 0), (7.6, 0)):
        on.dark(middle_x + dx - 0.8, middle_y + dy - 0.8, 1.6, 1.6)
    on.box(x + 3, y + 52, 9, 9, 2.5, hot == "louder")
    on.write(x + 3, y + 56.5, 9, "+", 9)
    on.box(x + 3, y + 64, 9, 9, 2.5)
    on.write(x + 3, y + 68.5, 9, "−", 9)
    for row in range(3):
        on.disc(x + 19, y + 55 + 8 * row, 2.2)


def computer(on: Sketch, x: float, y: float, hot: str = "") -> None:
    """A PC as a small tower, 34 wide and 60 high; ``hot``: button, drive, port."""
    on.box(x, y, 34, 60, 3)
    on.box(x + 5, y + 6, 24, 6, 1.5, hot == "drive")
    on.box(x + 5, y + 16, 24, 6, 1.5)
    on.disc(x + 17, y + 34, 4.6, hot == "button")
    on.line((x + 17, y + 31), (x + 17, y + 34))
    on.box(x + 8, y + 48, 18, 6, 1, hot == "port")
    on.dark(x + 11, y + 50, 5, 2)
    on.dark(x + 18, y + 50, 5, 2)


def speaker(on: Sketch, x: float, y: float, hot: str = "") -> None:
    """A speaker box, 36 wide and 66 high; ``hot``: knob."""
    on.box(x, y, 36, 66, 4)
    on.disc(x + 18, y + 15, 7)
    on.disc(x + 18, y + 38, 12)
    on.disc(x + 18, y + 38, 4)
    on.disc(x + 9, y + 58, 4.4, hot == "knob")
    on.line((x + 9, y + 58), (x + 11.4, y + 55.4), hot=hot == "knob")


def router(on: Sketch, x: float, y: float, lights: bool = True) -> None:
    """A router with two aerials, 60 wide and 50 high."""
    on.line((x + 8, y + 30), (x + 4, y))
    on.line((x + 52, y + 30), (x + 56, y))
    on.box(x, y + 30, 60, 18, 4)
    for place in range(4):
        if lights:
            on.spot(x + 12 + 12 * place, y + 39, 2.6)
        else:
            on.disc(x + 12 + 12 * place, y + 39, 1.8)


def power_strip(on: Sketch, x: float, y: float, hot: str = "") -> None:
    """A strip with three sockets and a switch, 86 wide and 20 high; ``hot``: switch, socket."""
    on.box(x, y, 86, 20, 5)
    for place in range(3):
        left = x + 8 + 20 * place
        on.box(left, y + 4, 14, 12, 2, hot == "socket" and place == 0)
        on.dark(left + 3.6, y + 7, 1.8, 6)
        on.dark(left + 8.6, y + 7, 1.8, 6)
    on.box(x + 70, y + 4, 10, 12, 2, hot == "switch")
    on.line((x + 75, y + 7), (x + 75, y + 10), hot=hot == "switch")


def power_plug(on: Sketch, x: float, y: float, hot: bool = True) -> None:
    """A plug that points down, 14 wide and 24 high."""
    on.dark(x + 3, y + 16, 2, 8)
    on.dark(x + 9, y + 16, 2, 8)
    on.box(x, y, 14, 17, 3, hot)


def cable_end(on: Sketch, x: float, y: float, label: str = "") -> None:
    """The end of a cable that points up, 20 wide and 18 high."""
    on.box(x + 4, y, 12, 6, 1, hot=True)
    on.box(x, y + 6, 20, 12, 2.5, hot=True)
    if label:
        on.write(x, y + 12, 20, label, 7)


def usb_stick(on: Sketch, x: float, y: float) -> None:
    """A stick that points to the left, 40 wide and 16 high."""
    on.box(x, y + 3, 12, 10, 1, hot=True)
    on.dark(x + 3, y + 5, 3, 2)
    on.dark(x + 3, y + 9, 3, 2)
    on.box(x + 12, y, 28, 16, 4, hot=True)


def printer(on: Sketch, x: float, y: float, hot: str = "") -> None:
    """A printer, 76 wide and 62 high; ``hot``: paper, button."""
    on.box(x + 16, y, 44, 24, 1, hot == "paper")
    on.box(x, y + 20, 76, 30, 4)
    on.box(x + 14, y + 44, 48, 18, 1)
    on.line((x + 20, y + 51), (x + 54, y + 51))
    on.line((x + 20, y + 56), (x + 46, y + 56))
    on.disc(x + 66, y + 29, 3, hot == "button")


def battery(on: Sketch, x: float, y: float) -> None:
    """A round cell that lies, 44 wide and 16 high."""
    on.box(x + 40, y + 5, 4, 6, 1, hot=True)
    on.box(x, y, 40, 16, 2, hot=True)
    on.write(x + 28, y + 8, 10, "+", 10)
    on.write(x + 2, y + 8, 10, "−", 10)


def telephone(on: Sketch, x: float, y: float) -> None:
    """A telephone that rings, 40 wide and 70 high."""
    on.box(x, y, 40, 70, 6, hot=True)
    on.box(x + 4, y + 8, 32, 24, 2)
    for row in range(3):
        for column in range(3):
            on.dark(x + 8 + 10 * column, y + 38 + 9 * row, 4, 4, 2)
    on.arcs(x + 44, y + 16)


def clock_face(on: Sketch, x: float, y: float, radius: float = 17, hot: bool = True) -> None:
    """A clock by its middle."""
    on.disc(x, y, radius, hot)
    on.line((x, y - 0.6 * radius), (x, y), (x + 0.45 * radius, y + 0.2 * radius), hot=hot)
