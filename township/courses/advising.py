"""Says in a sentence what would make a film hard on a village's old machine, and what to press."""

from collections.abc import Iterator

from township.courses.measuring import Measures

MOST_HEIGHT = 1080
MOST_WIDTH = 1920
MOST_FRAMES = 30.5
"""30 a second, and what 30000/1001 and careless cameras make of it."""
MOST_KBIT = 6000

_HEAVY_PICTURES = {"hevc": "H.265", "vp9": "VP9", "av1": "AV1"}
_BUTTON = "请按“转成好放的格式”"


def advice_on(measures: Measures) -> str:
    """One sentence; empty where there is nothing to advise.

    Weak machines of the villages decode H.264 in eight bits up to 1080p at 30 frames a second
    without help; a village's line brings 2 to 4 Mbit/s.
    """
    if not measures.video:
        return ""
    heavy, odd = list(_heavy(measures)), list(_odd(measures))
    if heavy:
        return f"{'，'.join(heavy + odd)}，村里的老电脑放起来可能卡。{_BUTTON}。"[:200]
    return f"{'，'.join(odd)}，能放，换成通用的更稳妥。{_BUTTON}。"[:200] if odd else ""


def _heavy(measures: Measures) -> Iterator[str]:
    """What asks more of a machine than an old one has."""
    if measures.video in _HEAVY_PICTURES:
        yield f"画面是{_HEAVY_PICTURES[measures.video]}编码"
    if measures.is_deep:
        yield "颜色超过8位"
    if measures.width > MOST_WIDTH or measures.height > MOST_HEIGHT:
        yield f"画面{measures.width}×{measures.height}，超过1080p"
    if measures.frames_per_second > MOST_FRAMES:
        yield f"每秒{round(measures.frames_per_second)}帧"
    if measures.kbit_per_second > MOST_KBIT:
        yield f"码率{measures.kbit_per_second / 1000:.1f} Mbit/s，下载也慢"


def _odd(measures: Measures) -> Iterator[str]:
    """What is not as the villages' films usually are."""
    is_usual = measures.container == "mov" and measures.video == "h264"
    if not is_usual and measures.video not in _HEAVY_PICTURES:
        yield "不是 MP4（H.264）格式"
    if measures.audio not in ("", "aac"):
        yield "声音不是 AAC"
    if measures.is_interlaced:
        yield "是隔行画面"
    if not measures.starts_at_once:
        yield "开头要多等一会儿才出画面"
