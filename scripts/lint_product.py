"""The rules of the house that no linter knows, checked on every file the project keeps.

Each rule yields its faults as ``path:line: sentence``; the last line says how many there are.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PRODUCT = ("protocol", "kiosk", "township")

ON_STAGE = re.compile(
    r"(?<![a-z])(demo|bench(mark)?|pytest|unittest|mock(ed)?|xvfb|testing|(is|in|under)_tests?)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""Words by which product code would give away that it knows where it runs."""

ONE_MACHINE = re.compile(
    r"(?<![\w.])/((work|home|Users)/\w|opt/(wheels|pypi))|pypi\.org|pythonhosted|registry\.npmjs"
    r"|deb\.debian|artifactregistry|--?(extra-)?index-url|--find-links"
)
"""What holds on one machine or with one registry only, and so must not be kept."""

ROOMS = {
    "PySide6.QtGui": ("kiosk/ui/", "kiosk/sheets/", "kiosk/app.py"),
    "PySide6.QtWidgets": ("kiosk/ui/", "kiosk/app.py"),
}
"""Which room may import a part of Qt; import-linter sees PySide6 only as a whole."""

NAMELESS = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py"}
MOST_LINES = 400
LONGEST_FUNCTION = 60


@dataclass(frozen=True)
class Source:
    """One Python file, read and parsed once for all rules."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text, self.path)

    @property
    def is_product(self) -> bool:
        """Whether it goes to a village or a township."""
        return self.path.startswith(tuple(f"{room}/" for room in PRODUCT))

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and dotted name of everything it imports."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.lineno, node.module
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    def words(self) -> Iterator[tuple[int, str]]:
        """Line and text of every name and string it works with; docstrings only tell."""
        told = {id(n.value) for n in ast.walk(self.tree) if isinstance(n, ast.Expr)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if id(node) not in told:
                    yield node.lineno, node.value
            elif isinstance(node, ast.Name):
                yield node.lineno, node.id
            elif isinstance(node, ast.Attribute):
                yield node.lineno, node.attr
            elif isinstance(node, ast.arg):
                yield node.lineno, node.arg
        yield from self.imports()


Fault = tuple[int, str]
Rule = Callable[[Source], Iterator[Fault]]


def does_not_know_its_stage(source: Source) -> Iterator[Fault]:
    """Product code behaves alike before an audience, a test and a stopwatch."""
    if not source.is_product:
        return
    for number, word in source.words():
        if found := ON_STAGE.search(word):
            yield number, f"product code must not know of “{found[0]}”"


def qt_stays_in_its_rooms(source: Source) -> Iterator[Fault]:
    """Only the screen knows widgets."""
    if not source.is_product:
        return
    for number, name in source.imports():
        for part, rooms in ROOMS.items():
            if name == part and not source.path.startswith(rooms):
                yield number, f"{part} may only be imported in {', '.join(rooms)}"


def packages_load_nothing(source: Source) -> Iterator[Fault]:
    """Importing a package must not load a vendor's library behind its back."""
    if not source.path.endswith("__init__.py"):
        return
    for number, name in source.imports():
        yield number, f"a package's __init__ must not import anything, and this one imports {name}"


def names_say_what_they_are(source: Source) -> Iterator[Fault]:
    """A file is one noun, and so is a class."""
    if Path(source.path).name in NAMELESS:
        yield 1, "this file's name says nothing about what is in it"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Utils")):
            yield node.lineno, f"{node.name} does not say what it is"


def rooms_are_small(source: Source) -> Iterator[Fault]:
    """Past a certain size a file is two rooms and a function is two acts."""
    lines = source.text.count("\n")
    if lines > MOST_LINES:
        yield 1, f"{lines} lines are more than one room: {MOST_LINES} at most"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} is {length} lines: {LONGEST_FUNCTION} at most"


def nothing_is_left_for_later(source: Source) -> Iterator[Fault]:
    """What is not done is no comment but an entry where work is planned."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if re.search(r"#.*\b(TO(?:DO)|FIX(?:ME))\b", line):
            yield number, "do it, or plan it where plans are kept"
        if re.search(r"#\s*(type: ignore|noqa)\s*$", line):
            yield number, "say which rule is set aside"


RULES: tuple[Rule, ...] = (
    does_not_know_its_stage,
    qt_stays_in_its_rooms,
    packages_load_nothing,
    names_say_what_they_are,
    rooms_are_small,
    nothing_is_left_for_later,
)


def kept_files(root: Path = ROOT) -> list[Path]:
    """All files of the project: git's word where there is git, the tree's where there is none."""
    try:
        told = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        names = [name.decode() for name in told.split(b"\0") if name]
        found = [root / name for name in names]
    except (OSError, subprocess.CalledProcessError):
        aside = {".venv", ".git", "build", "data", "__pycache__"}
        found = [path for path in root.rglob("*") if not aside.intersection(path.parts)]
    return sorted(path for path in found if path.is_file())


def faults_in(source: Source) -> Iterator[str]:
    """All that is wrong with one Python file."""
    for rule in RULES:
        for number, sentence in rule(source):
            yield f"{source.path}:{number}: {sentence}"


def places_named_in(path: str, text: str) -> Iterator[str]:
    """Every line that would hold on one machine only."""
    for number, line in enumerate(text.splitlines(), 1):
        if found := ONE_MACHINE.search(line):
            yield f"{path}:{number}: “{found[0]}” holds on one machine only"


def main() -> int:
    """Read everything once and tell every fault."""
    told: list[str] = []
    for file in kept_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a film
        path = file.relative_to(ROOT).as_posix()
        if path != "scripts/lint_product.py":
            told += places_named_in(path, text)
        if path.endswith(".py") and "/migrations/" not in path:
            told += faults_in(Source(path, text))
    print("\n".join(told) or "The house is in order.")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
