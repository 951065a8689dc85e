"""The language of the screen: Chinese is what the pages are written in, others are translations."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

SOURCE = "zh"
_NAME = "screen"
_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "i18n"

log = logging.getLogger(__name__)


def speak(language: str) -> bool:
    """Show every later sentence in a language; pages that are there keep theirs.

    Args:
        language: ``zh`` or ``en``.

    Returns:
        Whether it can be shown; if not, the screen stays Chinese.
    """
    application = QCoreApplication.instance()
    if application is None:
        return False
    for spoken in application.findChildren(QTranslator, _NAME):
        QCoreApplication.removeTranslator(spoken)
        spoken.setParent(None)
    if language == SOURCE:
        return True
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    known = translator.load(str(_FOLDER / f"kiosk_{language}.qm"))
    if known:
        QCoreApplication.installTranslator(translator)
    else:
        log.warning("no translation for %s, the screen stays Chinese", language)
    return known
