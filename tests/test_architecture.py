"""What the papers say of the tree, held against the tree."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kiosk import __version__
from scripts import architecture

ROOT = Path(__file__).resolve().parent.parent
PAPERS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "node_modules" not in path.parts
)
LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def rows_of_the_page() -> dict[str, str]:
    """Each file that the page lists, with the sentence it gives it."""
    rows: dict[str, str] = {}
    folder = ""
    for line in architecture.PAGE.read_text(encoding="utf-8").splitlines():
        if found := re.fullmatch(r"### `(.+)/`", line):
            folder = found[1]
        elif found := re.fullmatch(r"\| `(\S+\.py)` \| (.+) \|", line):
            rows[f"{folder}/{found[1]}"] = found[2].replace("\\|", "|")
    return rows


def test_the_page_gives_each_file_the_sentence_it_gives_itself() -> None:
    files = [path for path in architecture.source_files() if path.name != "__init__.py"]
    assert rows_of_the_page() == {
        path.as_posix(): architecture.sentence(ROOT / path) for path in files
    }, "make format brings the page up to date"


def test_a_file_that_does_not_say_why_it_exists_is_turned_away(tmp_path: Path) -> None:
    silent = tmp_path / "silent.py"
    silent.write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"silent\.py does not say why it exists"):
        architecture.sentence(silent)


def test_rewriting_the_list_leaves_the_prose_alone() -> None:
    page = f"before\n{architecture.BEGIN}\nold\n{architecture.END}\nafter\n"
    assert architecture.with_listing(page, "new") == page.replace("old", "new")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_paper_points_to_is_there(paper: Path) -> None:
    targets = LINK.findall(paper.read_text(encoding="utf-8"))
    assert [target for target in targets if not (paper.parent / target).exists()] == []


def test_project_kiosk_and_changelog_name_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert newest is not None
    assert project["version"] == __version__ == newest[1]


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("kiosk.app", {"vlc", "requests", "django", "pydantic", "kiosk.house"}),
        ("kiosk.house", {"vlc", "requests", "django"}),
        ("kiosk.store.lock", {"PySide6", "pydantic", "tinydb"}),
        ("kiosk.player.child", {"PySide6", "pydantic", "requests", "tinydb"}),
        ("kiosk.sync.worker", {"requests", "vlc", "PySide6.QtWidgets"}),
        ("kiosk.meeting", {"PySide6", "requests", "tinydb", "vlc"}),
        ("township.settings", {"kiosk", "PySide6", "vlc"}),
    ],
)
def test_importing_a_room_does_not_load_what_belongs_to_another(
    module: str, unwanted: set[str]
) -> None:
    question = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-W", "error", "-c", question],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert unwanted.intersection(loaded) == set()
