"""Draws every page of the kiosk in all sizes and both languages, and says what is wrong with it."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from bench.audit import unreachable, visible_faults, way_home
from bench.scenes import Scene, scenes
from kiosk.ui.window import KioskWindow
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


def main() -> int:
    """Draw and judge what was asked for; 1 if anything is wrong."""
    chosen = _arguments()
    application = QApplication([])
    wrong = 0
    for language in [chosen.language] if chosen.language else LANGUAGES:
        with_english = translated(application, language)
        for name, scene in _chosen_scenes(chosen.only):
            found: dict[str, list[str]] = {}
            for (width, height), sentence in _told(chosen, name, scene, language):
                found.setdefault(sentence, []).append(f"{width}x{height}")
            for sentence, where in found.items():
                print(f"{name}  {language}  {sentence}  ({', '.join(where)})")
            wrong += len(found)
        if with_english is not None:
            application.removeTranslator(with_english)
    if not chosen.no_pictures:
        _write_index(chosen.folder)
    print(f"{wrong} faults" if wrong else "Nothing is wrong with any page.")
    return 1 if wrong else 0


def translated(application: QCoreApplication, language: str) -> QTranslator | None:
    """Let pages that are built from now on speak a language.

    Raises:
        SystemExit: there is no compiled translation.
    """
    if language == "zh":
        return None
    translator = QTranslator(application)
    if not translator.load(str(ASSETS / f"kiosk_{language}.qm")):
        sys.exit(f"no kiosk_{language}.qm: run pyside6-lrelease assets/i18n/kiosk_{language}.ts")
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
    """Show the same on another screen."""
    window.resize(*size)
    QApplication.processEvents()


def judged(window: KioskWindow, name: str, sizes: Iterable[Size]) -> Iterator[tuple[Size, str]]:
    """Everything that is wrong with a scene; it is no longer the same afterwards."""
    sizes = tuple(sizes)
    for size in sizes:
        resize(window, size)
        for sentence in visible_faults(window):
            yield size, sentence
    shapes = {round(width / height, 1): (width, height) for width, height in sizes}
    for size in shapes.values():
        if not name.startswith(KEYS_GO_TO_THE_FILM):
            resize(window, size)
            for sentence in unreachable(window):
                yield size, sentence
    if not name.startswith((NOTHING_BEHIND, "opening")):
        for sentence in way_home(window):
            yield sizes[0], sentence


def _arguments() -> argparse.Namespace:
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
    return parser.parse_args()


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


def _told(
    chosen: argparse.Namespace, name: str, scene: Scene | None, language: str
) -> Iterator[tuple[Size, str]]:
    drawn: tuple[Size, ...] = tuple(chosen.size) or DRAWN
    # A village that is let go of takes what stands behind the window along.
    try:
        village, window = open_scene(scene, drawn[0])
    except Exception as error:  # noqa: BLE001 - the others are still worth a look
        yield drawn[0], f"cannot be drawn: {error!r}"
        return
    if not chosen.no_pictures:
        for width, height in drawn:
            resize(window, (width, height))
            folder = chosen.folder / f"{width}x{height}-{language}"
            folder.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(folder / f"{name}.png"))
    yield from judged(window, name, drawn if chosen.size else drawn + ALSO_JUDGED)
    window.close()
    window.deleteLater()
    del village


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
