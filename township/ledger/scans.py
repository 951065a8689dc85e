"""Looks a PDF over before it is kept: a scanner's, whole, of a bearable size, without programs.

It is never opened here, and given out only to be saved: what a reader would run stays closed.
"""

import re

LARGEST_BYTES = 20 * 1024 * 1024

_HEADER = b"%PDF-"
_HEADER_WITHIN, _END_WITHIN = 1024, 2048
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PROGRAMS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)(?![A-Za-z])")
_LOCKED = re.compile(rb"/Encrypt(?![A-Za-z])")


class ScanRefused(Exception):
    """It cannot be kept; the message says why and what to do, in plain words."""


def looks_like_pdf(head: bytes) -> bool:
    """Whether a file begins as a PDF does; a few scanners write something before it."""
    return _HEADER in head[:_HEADER_WITHIN]


def pages_of(data: bytes) -> int:
    """Look a PDF over; how many pages it says it has, 0 where it does not say.

    Raises:
        ScanRefused: it is too large, not whole, locked, or carries programs.
    """
    if len(data) > LARGEST_BYTES:
        raise ScanRefused("这个PDF超过20MB，请用低一点的清晰度再扫一次。")
    if not looks_like_pdf(data) or b"%%EOF" not in data[-_END_WITHIN:]:
        raise ScanRefused("这个PDF不完整，请再传一次。")
    if _LOCKED.search(data):
        raise ScanRefused("这个PDF有密码，请去掉密码再传。")
    if _PROGRAMS.search(data):
        raise ScanRefused("这个PDF里不只有纸面，请直接用扫描仪或手机扫一份。")
    return len(_PAGE.findall(data))
