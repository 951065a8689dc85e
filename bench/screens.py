"""Draws every page of the kiosk in all sizes and both languages, and says what is wrong with it."""

import argparse
import os
import traceback
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication

from bench.audit import faults_with_pointer, unreachable, visible_faults, way_home
from bench.judgement import Judgement
from bench.report import finish
from bench.scenes import Scene, scenes
from kiosk.ui.window import PAGES, KioskWindow
from tests.ui.village import Village

DRAWN = ((1280, 720), (1920, 1080), (1024, 768), (3840, 2160))
ALSO_JUDGED = ((1366, 768), (1280, 800), (1280, 1024))
"""Screens that halls have too; nobody looks at pictures of them, but nothing may break."""
LANGUAGES = ("zh", "en")
ASSETS = Path(__file__).resolve().parent.parent / "assets" / "i18n"

KEYS_GO_TO_THE_FILM = "playing"
"""Scenes that begin so have no controls for arrows but those of the bar and the panel."""
NOTHING_BEHIND = "refusal"
"""Scenes that begin so have no home to go back to."""

Size = tuple[int, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw and judge what was asked for; 1 if anything is wrong."""
    chosen = _arguments(arguments)
    application = QApplication.instance() or QApplication([])
    came = Judgement()
    try:
        _judge_scenes(application, chosen, came)
    except Exception:  # noqa: BLE001 - what was found until then must be told
        traceback.print_exc()
    if not chosen.only:
        came.miss(PAGES)
    return finish("screens", list(came.rows()))


def _judge_scenes(
    application: QCoreApplication, chosen: argparse.Namespace, came: Judgement
) -> None:
    languages = [chosen.language] if chosen.language else LANGUAGES
    wanted = list(_chosen_scenes(chosen.only))
    came.wanted = len(wanted) * len(languages)
    for language in languages:
        with_language = translated(application, language)
        for name, scene in wanted:
            _judge_scene(came, chosen, name, scene, language)
        if with_language is not None:
            application.removeTranslator(with_language)
    if not chosen.no_pictures:
        _write_index(chosen.folder)


def translated(application: QCoreApplication, language: str) -> QTranslator | None:
    """Let pages that are built from now on speak a language.

    Raises:
        FileNotFoundError: there is no compiled translation.
    """
    if language == "zh":
        return None
    translator = QTranslator(application)
    compiled = ASSETS / f"kiosk_{language}.qm"
    if not translator.load(str(compiled)):
        raise FileNotFoundError(f"{compiled}: run pyside6-lrelease {compiled.with_suffix('.ts')}")
    application.installTranslator(translator)
    return translator


def open_scene(scene: Scene | None, size: Size) -> tuple[Village, KioskWindow]:
    """A window that shows a scene; without one, that of a station still being opened."""
    village = scene[1]() if scene else Village()
    window = KioskWindow(village.config, village.clock.local_now, village.key_time)
    if scene:
        window.let_in(village.backstage)
    resize(window, size)
    window.show()
    QApplication.processEvents()
    if scene:
        scene[2](village, window)
        resize(window, size)
    QApplication.processEvents()
    return village, window


def resize(window: KioskWindow, size: Size) -> None:
    """Show the same on another screen; nothing is painted before somebody looks."""
    window.setUpdatesEnabled(False)
    window.resize(*size)
    QApplication.processEvents()
    window.setUpdatesEnabled(True)


def judged(
    window: KioskWindow, name: str, sizes: Iterable[Size], *, by_arrows: bool = True
) -> Iterator[tuple[Size, str]]:
    """Everything that is wrong with a scene; it is no longer the same afterwards.

    Args:
        window: shows the scene.
        name: of the scene.
        sizes: of the screens it is looked at on.
        by_arrows: whether to try where the arrows lead, too; that is the same in any language.
    """
    sizes = tuple(sizes)
    for size in sizes:
        resize(window, size)
        found = visible_faults(window)
        for sentence in (*found, *faults_with_pointer(window, found)):
            yield size, sentence
    shapes = {round(width / height, 1): (width, height) for width, height in sizes}
    for size in shapes.values():
        if by_arrows and not name.startswith(KEYS_GO_TO_THE_FILM):
            resize(window, size)
            for sentence in unreachable(window):
                yield size, sentence
    if not name.startswith((NOTHING_BEHIND, "opening")):
        for sentence in way_home(window):
            yield sizes[0], sentence


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.screens", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/screens"))
    parser.add_argument("--language", choices=LANGUAGES, help="one language only")
    parser.add_argument(
        "--only", action="append", default=[], metavar="SCENE", help="scenes that begin so"
    )
    parser.add_argument(
        "--size", action="append", type=_size, default=[], metavar="WxH", help="these sizes only"
    )
    parser.add_argument("--no-pictures", action="store_true", help="only say what is wrong")
    return parser.parse_args(given)


def _size(said: str) -> Size:
    width, _, height = said.partition("x")
    return int(width), int(height)


def _chosen_scenes(only: list[str]) -> Iterator[tuple[str, Scene | None]]:
    wanted = tuple(only) or ("",)
    if "opening".startswith(wanted):
        yield "opening", None
    for scene in scenes():
        if scene[0].startswith(wanted):
            yield scene[0], scene


def _judge_scene(
    came: Judgement, chosen: argparse.Namespace, name: str, scene: Scene | None, language: str
) -> None:
    found: dict[str, list[str]] = {}
    try:
        for (width, height), sentence in _looked_at(came, chosen, name, scene, language):
            found.setdefault(sentence, []).append(f"{width}x{height}")
        came.drawn += 1
    except Exception as error:  # noqa: BLE001 - the others are still worth a look
        found[f"cannot be drawn: {error!r}"] = []
    came.add(f"{name}  {language}", found)


def _looked_at(
    came: Judgement, chosen: argparse.Namespace, name: str, scene: Scene | None, language: str
) -> Iterator[tuple[Size, str]]:
    drawn: tuple[Size, ...] = tuple(chosen.size) or DRAWN
    # A village that is let go of takes what stands behind the window along.
    village, window = open_scene(scene, drawn[0])
    came.pages.add(window.page.name)
    if not chosen.no_pictures:
        _take_pictures(window, chosen.folder, name, language, drawn)
    yield from judged(window, name, drawn if chosen.size else drawn + ALSO_JUDGED)
    window.close()
    window.deleteLater()
    del village, window
    # Outside an event loop Qt would keep every window till the end.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _take_pictures(
    window: KioskWindow, into: Path, name: str, language: str, sizes: Iterable[Size]
) -> None:
    for width, height in sizes:
        resize(window, (width, height))
        folder = into / f"{width}x{height}-{language}"
        folder.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(folder / f"{name}.png"))


def _write_index(folder: Path) -> None:
    """One page with all pictures, to run the eye over."""
    lines = ["<!doctype html><meta charset=utf-8><title>Screens</title>"]
    for group in sorted(one for one in folder.iterdir() if one.is_dir()):
        lines.append(f"<h2>{escape(group.name)}</h2>")
        for picture in sorted(group.glob("*.png")):
            source = escape(f"{group.name}/{picture.name}")
            lines.append(
                f'<a href="{source}"><img src="{source}" alt="{escape(picture.stem)}"'
                " width=320 loading=lazy></a>"
            )
    (folder / "index.html").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
