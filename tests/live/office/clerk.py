"""Somebody of the office at a real browser with only a keyboard, and what went wrong there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Response

Role = Literal[
    "button", "checkbox", "combobox", "link", "menuitem", "radio", "searchbox", "textbox"
]

DESK = (1366, 768)
PHONE = (390, 844)
CHROMIUM = "/usr/bin/chromium"
# The last four keep it from asking hosts that are none of ours.
SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--disable-features=OptimizationHints,MediaRouter",
)

_PATIENCE_MS = 15_000
_MOST_TABS = 400
_GRAVE = ("serious", "critical")
# Whether the focus is there; else where it is, to be told of.
_HERE = """one => {
  const here = document.activeElement;
  return one === here ? null : (here?.innerText || here?.name || "").slice(0, 40);
}"""
# Whether something else lies on it; what is too small to be seen anyway has a label that is.
_IS_COVERED = """one => {
  const at = one.getBoundingClientRect();
  if (Math.min(at.width, at.height) < 4) return false;
  const there = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
  const label = one.labels?.[0];
  return !there || !(one.contains(there) || there.contains(one) || label?.contains(there));
}"""


class Clerk:
    """One tab of a browser.

    Args:
        page: the tab.
        url: the office's address, without a slash at the end.
    """

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.set_default_timeout(_PATIENCE_MS)
        self._url = url
        self.faults: list[str] = []
        """What the browser complained of: errors of its console, refused or foreign addresses."""
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        page.on("response", self._look)
        # Asked for at the first chooser only, the browser may open its own window instead.
        page.on("filechooser", lambda _: None)

    def open(self, path: str) -> None:
        """Go to an address of the office."""
        self.page.goto(self._url + path)

    def press(self, name: str, role: Role = "button") -> None:
        """Tab to what bears this name, and press it as its kind is pressed."""
        self.reach(self._named(role, name))
        self.page.keyboard.press("Space" if role in ("checkbox", "radio") else "Enter")

    def write(self, label: str, text: str) -> None:
        """Tab to a field and type; what stood there is replaced."""
        self.reach(self._field(label))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, label: str, option: str) -> None:
        """Tab to a list and choose with the arrows."""
        field = self._field(label)
        self.reach(field)
        options = field.locator("option").all_inner_texts()
        place = [one.strip() for one in options].index(option)
        self.page.keyboard.press("Home")
        for _ in range(place):
            self.page.keyboard.press("ArrowDown")

    def find(self, box: Locator, words: str) -> None:
        """Tab to a box that searches as somebody types, and take the one thing it then offers."""
        self.reach(box)
        self.page.keyboard.press("Enter")
        self.page.keyboard.type(words)
        # What was there before the words were typed may still be offered.
        offered = self.page.get_by_role("option", name=words, exact=True)
        offered.and_(self.page.locator(".select2-results__option--highlighted")).wait_for()
        self.page.keyboard.press("Enter")

    def pick(self, group: str, option: str) -> None:
        """Tab to a group of radio buttons and choose with the arrows."""
        buttons = self.page.get_by_role("group", name=group, exact=True).get_by_role("radio")
        chosen = buttons.and_(self.page.locator(":checked"))
        # The whole group is one stop of Tab: at what is chosen, or at its first button.
        self.reach(chosen if chosen.count() else buttons.first)
        wanted = buttons.and_(self.page.get_by_label(option, exact=True))
        self.page.keyboard.press("Space")
        while not wanted.is_checked():
            self.page.keyboard.press("ArrowDown")

    def put(self, label: str, *files: Path) -> None:
        """Tab to where files are chosen, and choose these."""
        self.reach(self._field(label))
        with self.page.expect_file_chooser() as opened:
            self.page.keyboard.press("Space")
        opened.value.set_files(files)

    def unfold(self, words: str) -> None:
        """Tab to a folded part and open it."""
        self.reach(self.page.locator("summary", has_text=words).first)
        self.page.keyboard.press("Enter")

    def reach(self, target: Locator) -> None:
        """Press Tab until the focus is there, and look whether it can be seen.

        Raises:
            AssertionError: no number of Tabs gets there, or something lies upon it.
        """
        target.wait_for()
        # Found once: to look for a name among hundreds of fields at each Tab takes its time.
        one = target.element_handle()
        seen: list[str] = []
        for _ in range(_MOST_TABS):
            elsewhere = one.evaluate(_HERE)
            if elsewhere is None:
                assert not one.evaluate(_IS_COVERED), f"{target} 被挡住了"
                return
            seen.append(elsewhere)
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab 到不了 {target}：走过 {seen[:60]}")

    def sees(self, words: str) -> bool:
        """Whether these words come up on the page."""
        self.page.get_by_text(words).first.wait_for()
        return True

    @property
    def text(self) -> str:
        """All words of the page's own part."""
        return self.page.locator("#main").inner_text()

    def audit(self) -> list[str]:
        """The serious and critical faults axe-core finds on the page as it is now."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']} ({one['impact']}): {one['help']} – "
            + "; ".join(str(node["html"])[:160] for node in one["nodes"][:3])
            for one in found
            if one["impact"] in _GRAVE
        ]

    def look_over(self) -> list[str]:
        """The same at a desk and on a telephone, with what is wider than either."""
        faults = []
        before = self.page.viewport_size or {"width": DESK[0], "height": DESK[1]}
        for width, height in (DESK, PHONE):
            self.resize((width, height))
            faults += [f"{width}: {one}" for one in self.audit()]
            faults += [f"{width}: 宽出{over}" for over in [self.overhang()] if over > 0]
        self.resize((before["width"], before["height"]))
        return faults

    def resize(self, size: tuple[int, int]) -> None:
        """Take another screen for the same page."""
        width, height = size
        self.page.set_viewport_size({"width": width, "height": height})

    def overhang(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def _named(self, role: Role, name: str) -> Locator:
        return self.page.get_by_role(role, name=name, exact=True).first

    def _field(self, label: str) -> Locator:
        # The theme marks what must be filled in by a star.
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")).first

    def _hear(self, kind: str, words: str) -> None:
        # Of a refused address the browser's own words do not say which it was.
        if kind in ("error", "warning") and "Failed to load resource" not in words:
            self.faults.append(f"{kind}: {words}")

    def _look(self, response: Response) -> None:
        path = re.sub(r"^https?://[^/]+", "", response.url)
        if not response.url.startswith((self._url, "blob:", "data:")):
            self.faults.append(f"foreign: {response.url}")
        elif response.status >= 400:
            self.faults.append(f"{response.status}: {path}")


@contextmanager
def at_the_desk(
    browser: Browser, url: str, cookies: dict[str, str], size: tuple[int, int] = DESK
) -> Iterator[Clerk]:
    """A clerk who is logged in, at a window of this size."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        accept_downloads=True,
        # What fades is read by axe in the middle of fading.
        reduced_motion="reduce",
    )
    context.add_cookies(
        [{"name": name, "value": value, "url": url} for name, value in cookies.items()]
    )
    try:
        yield Clerk(context.new_page(), url)
    finally:
        context.close()
