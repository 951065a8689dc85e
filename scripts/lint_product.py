"""The rules of the house that no linter knows, checked on every file the project keeps.

Each rule yields its faults as ``path:line: sentence``; the last line says how many there are.
"""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
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

SCREEN = "kiosk/ui/"
ENGLISH = "assets/i18n/kiosk_en.ts"
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
CHINESE_IN_ENGLISH = {"语言", "大家"}
"""Where to change the language must be read in either; and pinyin writes Chinese."""
PLACE = re.compile(r"{\w+}")
PLACES_OF_ENGLISH = {"{month}"}
"""English has no way to say a day of this month without its month."""
SHOWING = {
    *("Face", "Text", "Row", "Answer", "Stepper", "ask", "set_text", "set_words", "set_card"),
    *("set_rows", "set_facts", "set_pattern", "setAccessibleName", "setAccessibleDescription"),
}
"""What puts on the screen, or reads out, whatever it is given."""
WORDS = {"text", "words", "note", "state", "line", "verb", "heading"}
"""Keywords of those; under others stand the names of signs and colours."""


@dataclass(frozen=True)
class Source:
    """One Python file, read and parsed once for all rules."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in that tree, the outer before the inner."""
        return tuple(ast.walk(self.tree))

    @property
    def is_product(self) -> bool:
        """Whether it goes to a village or a township."""
        return self.path.startswith(tuple(f"{room}/" for room in PRODUCT))

    @property
    def is_screen(self) -> bool:
        """Whether what it says is read by somebody in the hall."""
        return self.path.startswith(SCREEN)

    def calls(self, *names: str) -> Iterator[ast.Call]:
        """Every call of a function or method so named."""
        return _calls(self.nodes, *names)

    def spoken(self) -> Iterator[tuple[int, str, str]]:
        """Line, context and text of every sentence that goes through translation."""
        for holder in self.nodes:
            if isinstance(holder, ast.ClassDef):
                for call in _calls(ast.walk(holder), "tr"):
                    yield call.lineno, holder.name, _written_out(call.args[0])
        for call in self.calls("translate"):
            yield call.lineno, _written_out(call.args[0]), _written_out(call.args[1])

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and dotted name of everything it imports."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.lineno, node.module
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    def words(self) -> Iterator[tuple[int, str]]:
        """Line and text of every name and string it works with; docstrings only tell."""
        for node in self.nodes:
            if isinstance(node, ast.Name):
                yield node.lineno, node.id
            elif isinstance(node, ast.Attribute):
                yield node.lineno, node.attr
            elif isinstance(node, ast.arg):
                yield node.lineno, node.arg
        yield from self.imports()
        yield from ((node.lineno, text) for node, text in self.strings())

    def strings(self) -> Iterator[tuple[ast.Constant, str]]:
        """Every string it works with, and its text."""
        told = {id(n.value) for n in self.nodes if isinstance(n, ast.Expr)}
        for node in self.nodes:
            match node:
                case ast.Constant(value=str(text)) if id(node) not in told:
                    yield node, text


def _calls(nodes: Iterable[ast.AST], *names: str) -> Iterator[ast.Call]:
    for node in nodes:
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in names:
                yield node


def _written_out(node: ast.expr) -> str:
    """The text itself; nothing where it is put together while the program runs."""
    return str(node.value) if isinstance(node, ast.Constant) else ""


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
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Utils")):
            yield node.lineno, f"{node.name} does not say what it is"


def rooms_are_small(source: Source) -> Iterator[Fault]:
    """Past a certain size a file is two rooms and a function is two acts."""
    lines = source.text.count("\n")
    if lines > MOST_LINES:
        yield 1, f"{lines} lines are more than one room: {MOST_LINES} at most"
    for node in source.nodes:
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


def chinese_can_be_said_otherwise(source: Source) -> Iterator[Fault]:
    """Every sentence of the screen can be said in another language."""
    if not source.is_screen:
        return
    calls = source.calls("tr", "translate")
    translated = {id(argument) for call in calls for argument in call.args}
    for node, text in source.strings():
        if id(node) not in translated and CHINESE.search(text):
            yield node.lineno, f"“{text}” is not said through tr()"


def nothing_is_shown_that_is_not_chinese_first(source: Source) -> Iterator[Fault]:
    """A word in Latin letters that is shown as it stands is no sentence of the house."""
    if not source.is_screen:
        return
    for call in source.calls(*SHOWING):
        words = [key.value for key in call.keywords if key.arg in WORDS]
        for node in (*call.args, *words):
            for text in _shown(node):
                if re.search("[A-Za-z]", PLACE.sub("", text)):
                    yield node.lineno, f"“{text}” is shown as it stands, in Latin letters"


def _shown(node: ast.AST) -> Iterator[str]:
    """The literals that an argument may come to; what is looked up or called for is none."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Call(func=ast.Attribute(value=inner)) | ast.FormattedValue(value=inner):
            yield from _shown(inner)
        case ast.GeneratorExp(elt=inner) | ast.ListComp(elt=inner) | ast.Starred(value=inner):
            yield from _shown(inner)
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            yield from (*_shown(one), *_shown(other))
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
            yield from (text for part in parts for text in _shown(part))
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            yield from (text for part in parts for text in _shown(part))


def what_is_translated_is_written_out(source: Source) -> Iterator[Fault]:
    """Whoever collects sentences to be translated reads the code, and does not run it."""
    if source.is_screen:
        for number, _context, text in source.spoken():
            if not text:
                yield number, "what goes through tr() must stand there as a string"


RULES: tuple[Rule, ...] = (
    does_not_know_its_stage,
    qt_stays_in_its_rooms,
    packages_load_nothing,
    names_say_what_they_are,
    rooms_are_small,
    nothing_is_left_for_later,
    chinese_can_be_said_otherwise,
    nothing_is_shown_that_is_not_chinese_first,
    what_is_translated_is_written_out,
)


@dataclass(frozen=True)
class Message:
    """A sentence as the translation has it."""

    line: int
    context: str
    source: str
    english: str
    is_finished: bool


def messages_in(text: str) -> list[Message]:
    """Every message of a Qt translation file."""
    found = []
    for context in ET.fromstring(text).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            english = message.find("translation")
            said = (english.text or "") if english is not None else ""
            is_finished = english is not None and english.get("type") is None and bool(said)
            source = message.findtext("source", "")
            line = text.count("\n", 0, max(0, text.find(f"<source>{source}<"))) + 1
            name = context.findtext("name", "")
            found.append(Message(line, name, source, said, is_finished))
    return found


def every_sentence_has_its_english(
    sources: Iterable[Source], messages: Iterable[Message]
) -> Iterator[str]:
    """None is missing, none unfinished, and none left over."""
    known = {(one.context, one.source): one for one in messages}
    said = set()
    for source in sources:
        for number, context, text in source.spoken() if source.is_screen else ():
            said.add((context, text))
            if (context, text) not in known and text:
                yield f"{source.path}:{number}: “{text}” of {context} has no English"
    for key, one in known.items():
        if not one.is_finished:
            yield f"{ENGLISH}:{one.line}: the English of “{one.source}” is not finished"
        if key not in said:
            yield f"{ENGLISH}:{one.line}: nobody says “{one.source}” of {one.context} any more"


def places_are_kept(messages: Iterable[Message]) -> Iterator[str]:
    """What is filled into a sentence is filled into its English, and nothing else."""
    for one in messages:
        differ = set(PLACE.findall(one.source)) ^ set(PLACE.findall(one.english))
        if one.is_finished and differ - PLACES_OF_ENGLISH:
            named = ", ".join(sorted(differ - PLACES_OF_ENGLISH))
            yield f"{ENGLISH}:{one.line}: “{one.source}” and its English differ in {named}"


def english_is_english(messages: Iterable[Message]) -> Iterator[str]:
    """No Chinese is left in it but what must be."""
    for one in messages:
        for left in set(CHINESE.findall(one.english)) - CHINESE_IN_ENGLISH:
            yield f"{ENGLISH}:{one.line}: “{left}” is not English"


def faults_in_english(sources: Iterable[Source], text: str) -> Iterator[str]:
    """All that is wrong with what the screen says in English."""
    messages = messages_in(text)
    yield from every_sentence_has_its_english(sources, messages)
    yield from places_are_kept(messages)
    yield from english_is_english(messages)


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
    sources: list[Source] = []
    for file in kept_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a film
        path = file.relative_to(ROOT).as_posix()
        if path != "scripts/lint_product.py":
            told += places_named_in(path, text)
        if path.endswith(".py") and "/migrations/" not in path:
            sources.append(Source(path, text))
            told += faults_in(sources[-1])
    told += faults_in_english(sources, (ROOT / ENGLISH).read_text(encoding="utf-8"))
    print("\n".join(told) or "The house is in order.")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
