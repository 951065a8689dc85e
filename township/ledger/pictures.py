"""Makes a picture that somebody sent safe to keep: upright, small enough, and nothing but pixels.

Where a phone was and whose it is stands in the metadata, which is left behind (DOMAIN 10).
"""

import io
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_PX = 2560
"""An A4 sheet still reads at this: some 220 dots an inch."""
THUMBNAIL_PX = 360
MOST_PIXELS = 80_000_000
"""More than any phone takes; a small file that unfolds into more is meant to do harm."""

_READ = ("JPEG", "PNG", "WEBP")
_QUALITY, _THUMBNAIL_QUALITY = 85, 75
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")


class PictureRefused(Exception):
    """It cannot be kept; the message says why and what to do, in plain words."""


def cleaned(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """The picture and its thumbnail as JPEG.

    Args:
        stream: a JPEG, PNG or WebP as it was sent.

    Raises:
        PictureRefused: it is none of these, damaged, or unreasonably large.
    """
    if _is_heic(stream):
        raise PictureRefused("手机的这种照片（HEIC）这里打不开，请在手机上存成JPEG再传。")
    try:
        with Image.open(stream, formats=_READ) as sent:
            return _pair(sent)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureRefused("这张图太大了，请用手机重拍一张。") from bomb
    except UnidentifiedImageError as other:
        raise PictureRefused(
            "这个文件打不开。请选照片（JPEG、PNG），或者扫描成PDF的表。"
        ) from other
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as damaged:
        # What Pillow raises on damaged files is no single kind.
        raise PictureRefused("这张图打不开，可能没传完整，请再传一次。") from damaged


def _pair(sent: Image.Image) -> tuple[bytes, bytes]:
    if sent.width * sent.height > MOST_PIXELS:
        raise PictureRefused("这张图太大了，请用手机重拍一张。")
    # A JPEG is decoded no finer than needed: a quarter of the memory for what phones take.
    sent.draft("RGB", (LONGEST_PX, LONGEST_PX))
    seen = _without_transparency(ImageOps.exif_transpose(sent))
    seen.thumbnail((LONGEST_PX, LONGEST_PX))
    small = seen.copy()
    small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX))
    return _jpeg(seen, _QUALITY), _jpeg(small, _THUMBNAIL_QUALITY)


def _without_transparency(seen: Image.Image) -> Image.Image:
    if "A" not in seen.getbands() and "transparency" not in seen.info:
        return seen.convert("RGB")
    layered = seen.convert("RGBA")
    paper = Image.new("RGB", layered.size, "white")
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper


def _jpeg(seen: Image.Image, quality: int) -> bytes:
    """Pixels alone: what is not named here, Pillow would carry over from what was sent."""
    bare = Image.new("RGB", seen.size)
    bare.paste(seen)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _is_heic(stream: IO[bytes]) -> bool:
    head = stream.read(12)
    stream.seek(0)
    return head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS
