"""The screen speaks Chinese, and English where a station asks for it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from kiosk.ui.language import speak


@pytest.fixture
def _chinese_again(qtbot: QtBot) -> Iterator[None]:
    yield
    application = QCoreApplication.instance()
    assert application is not None
    for translator in application.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)


@pytest.mark.usefixtures("_chinese_again")
def test_english_is_spoken_where_it_is_asked_for() -> None:
    assert speak("en")
    assert QCoreApplication.translate("CheckPage", "返回") == "Back"


@pytest.mark.usefixtures("_chinese_again")
def test_a_language_nobody_translated_leaves_the_screen_chinese(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert not speak("tlh")
    assert QCoreApplication.translate("CheckPage", "返回") == "返回"
    assert "stays Chinese" in caplog.text
