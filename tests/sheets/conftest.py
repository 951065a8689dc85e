"""What the forms are set on: letters need an application, wherever they are drawn."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.sheets.typeface import Typeface


@pytest.fixture(autouse=True, scope="session")
def _application(qapp: QApplication) -> None:
    """Fonts are loaded by it."""


@pytest.fixture
def typeface() -> Typeface:
    return Typeface()
