"""The staff pages' colours, words and menu, as the admin theme wants them."""

from typing import Any

UNFOLD_SETTINGS: dict[str, Any] = {
    "SITE_TITLE": "远程教育 · 镇里",
    "SITE_HEADER": "远程教育 · 镇里",
}
