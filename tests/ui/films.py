"""Invented films for the pages on which films are chosen: what each looks like, and thousands."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter

from protocol.canonical import sha256_hex
from protocol.feed import CATEGORIES, Courseware, Feed, Thumbnail
from tests.ui.village_township import Pictures

_SUBJECTS = (
    *("水稻机插秧田间管理", "农村土地流转合同怎么签", "村务公开与民主议事", "农产品网上销售入门"),
    *("身边的榜样：守河人", "集体“三资”管理警示教育", "党员的权利和义务", "怎样开好主题党日"),
)


@cache
def jpeg(colour: str = "#4c7a3d", width: int = 480, height: int = 270) -> bytes:
    """A picture of hills under a sky."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor("#d8e6ee"))
    sky.setColorAt(1, QColor("#f4ead2"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(image.rect(), sky)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(-width // 4, height // 2, width, height)
    painter.drawEllipse(width // 3, height * 3 // 5, width, height)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"jpg")).write(image)
    return bytes(data.data())


def pictured(course: Courseware, pictures: Pictures, data: bytes) -> Courseware:
    """The course with this picture, which is here."""
    thumbnail = Thumbnail(sha256=sha256_hex(data), size_bytes=len(data))
    pictures.bytes[thumbnail.sha256] = data
    return course.model_copy(update={"thumbnail": thumbnail})


def many(count: int) -> tuple[Courseware, ...]:
    """So many courses, in all categories."""
    return tuple(
        Courseware(
            sha256=f"{place:064x}",
            title=f"{_SUBJECTS[place % len(_SUBJECTS)]}（第{place + 1}课）",
            size_bytes=40_000_000,
            length_ms=(600 + place % 1200) * 1000,
            extension="mp4",
            category=CATEGORIES[place % len(CATEGORIES)],
        )
        for place in range(count)
    )


def with_films(said: Feed, courses: tuple[Courseware, ...]) -> Feed:
    """The same word with these courses behind its own."""
    return said.model_copy(update={"courseware": (*said.courseware, *courses)})
