"""What the store's tests need: a disk that is quick."""

import os

import pytest


@pytest.fixture(autouse=True)
def _nobody_waits_for_the_platter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a power cut tells what was flushed; ``torture`` cuts it, and knows what was not."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)
