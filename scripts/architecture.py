"""Writes each file's one sentence into docs/architecture.md, so that the page is always true.

Run alone it rewrites the list; with ``--check`` it only says whether the list is true.
"""

import ast
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = ("protocol", "kiosk", "township", "demo", "bench", "torture")
BEGIN = "<!-- files: written by scripts/architecture.py -->"
END = "<!-- end of files -->"


def source_files(root: Path = ROOT) -> list[Path]:
    """Every file that has to tell why it exists; migrations are Django's."""
    found = [path for package in PACKAGES for path in (root / package).rglob("*.py")]
    kept = [path.relative_to(root) for path in found if "migrations" not in path.parts]
    return sorted(kept, key=lambda path: (PACKAGES.index(path.parts[0]), path.parent, path.name))


def sentence(path: Path) -> str:
    """The first line of a module's docstring.

    Raises:
        ValueError: the file has no docstring.
    """
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    if not told:
        raise ValueError(f"{path} does not say why it exists: it has no docstring")
    return told.splitlines()[0]


def listing(root: Path = ROOT) -> str:
    """The tables of the page, one a folder."""
    return "\n".join(_tables(root))


def with_listing(page: str, tables: str) -> str:
    """The page with its list of files replaced; the prose round it stays as it is."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{tables}\n{END}{after}"


def _tables(root: Path) -> Iterator[str]:
    for folder, paths in groupby(source_files(root), key=lambda path: path.parent):
        rows = [(path.name, sentence(root / path)) for path in paths]
        room = next((told for name, told in rows if name == "__init__.py"), "")
        yield f"\n### `{folder}/`\n\n{room}\n" if room else f"\n### `{folder}/`\n"
        yield "| file | why it exists |\n|---|---|"
        for name, told in rows:
            if name != "__init__.py":
                yield f"| `{name}` | {told.replace('|', chr(92) + '|')} |"


def main() -> int:
    """Bring the page up to date, or say that it is not."""
    page = PAGE.read_text(encoding="utf-8")
    true_page = with_listing(page, listing())
    if page == true_page:
        return 0
    if "--check" in sys.argv:
        print("docs/architecture.md does not list the files as they are: make format mends it")
        return 1
    PAGE.write_text(true_page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
