"""Logs tell what happened, never to whom: no names, no tokens."""

import logging
from typing import Any

import pytest
from django.test import Client

from tests.township.village import Village
from township.ledger import intake


def test_neither_names_nor_tokens_are_logged(
    liuwan: Village, staff: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "township")
    record = liuwan.record()
    liuwan.verdict_on(record)
    staff.get("/ledger/?q=王麦青")
    told = caplog.text
    assert f"PUT /api/v1/records/{record.id}/1 200" in told
    assert "GET /ledger/ 200" in told
    for secret in ("王麦青", liuwan.token, "Bearer"):
        assert secret not in told


def test_a_failure_is_logged_by_its_place_without_what_was_sent(
    liuwan: Village, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(f"cannot store {record.attendance[0].name}")

    record = liuwan.record()
    monkeypatch.setattr(intake, "keep_newcomers", fail)
    liuwan.client.raise_request_exception = False
    answer = liuwan.post("records", {"records": [record.model_dump(mode="json")]})
    assert answer.status_code == 500
    ours = "\n".join(line.getMessage() for line in caplog.records if line.name == "township.access")
    assert "RuntimeError" in ours
    assert "intake.py" in ours
    assert "王麦青" not in ours


def test_a_forged_line_stays_one_line(
    client: Client, caplog: pytest.LogCaptureFixture, db: None
) -> None:
    caplog.set_level(logging.INFO, "township.access")
    client.get("/none%0aERROR%20forged")
    lines = [r.getMessage() for r in caplog.records if r.name == "township.access"]
    assert len(lines) == 1
    assert "\n" not in lines[0]


def test_a_strange_name_is_one_line_without_a_traceback(
    client: Client, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["township.example"]
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert [r.name for r in caplog.records if r.name != "township.access"] == []
