"""The code of the pages is there before somebody asks for them."""

import subprocess
import sys

from kiosk.ui.window import PAGES

PATIENCE_S = 60
SAYS_WHAT_IS_READ = """
import sys
from kiosk.ui.page_code import read_pages
from kiosk.ui.window import PAGES
before = {name for name in PAGES if f"kiosk.ui.{name}" in sys.modules}
read_pages(PAGES).join()
print(len(before), sum(f"kiosk.ui.{name}" in sys.modules for name in PAGES))
"""


def test_every_page_s_code_is_read_on_a_thread() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SAYS_WHAT_IS_READ],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    ).stdout.split()
    assert int(told[0]) < len(PAGES)
    assert int(told[1]) == len(PAGES)
