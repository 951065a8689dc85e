"""The office on a real PostgreSQL: its main road, and the way into another data base and back."""

import io
import subprocess
import sys
from collections.abc import Iterator

import pytest
import requests
from openpyxl import load_workbook

from bench.cluster import Cluster
from protocol.canonical import canonical_bytes
from tests.live.running_office import PATIENCE_S, ROOT, Office, a_record, enrolled, feed

pytestmark = pytest.mark.patient

MONTH = "2026-04"
ROOMS = ("erasing", "ledger_search", "plan_versions", "retention", "together", "wishes")
"""What asks a data base most in its own words; ``make test-postgresql`` runs all rooms there."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with Cluster() as running:
        yield running


@pytest.fixture(scope="module")
def office(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office whose data base belongs to a user who rules nothing else."""
    office = Office(tmp_path_factory.mktemp("office"), {"DATABASE_URL": cluster.create("heqi")})
    assert "ganshi" in office.run("createstaff", "ganshi").stdout
    office.start()
    office.log_in()
    yield office
    assert office.stop() == 0


@pytest.fixture(scope="module")
def station(office: Office) -> dict[str, str]:
    """An enrolled station that has sent one record."""
    station = enrolled(office)
    record = a_record()
    address = f"{office.url}/api/v1/records/{record.id}/1"
    for verdict in ("stored", "already"):
        sent = requests.put(address, canonical_bytes(record), headers=station, timeout=PATIENCE_S)
        assert sent.json()["verdict"] == verdict
    return station


def page(office: Office, path: str) -> "requests.Response":
    answer = office.browser.get(f"{office.url}{path}", timeout=PATIENCE_S)
    assert answer.status_code == 200, answer.text
    return answer


def everything(office: Office) -> None:
    """The pages know the record."""
    assert "柳湾" in page(office, f"/?month={MONTH}").text
    ledger = page(office, f"/ledger/?month={MONTH}&q=主题").text
    assert a_record().id in ledger
    assert "没有符合的记录" in page(office, "/ledger/?q=不会有的&station=LW&flagged=1").text
    assert "月报" in page(office, f"/reports/{MONTH}/").text
    told = office.staff("GET", "records?station=LW")["records"]
    assert [one["record"]["content_hash"] for one in told] == [a_record().content_hash]


def test_the_main_road(office: Office, station: dict[str, str]) -> None:
    assert feed(office, station).station_id == "LW"
    everything(office)
    file = page(office, f"/reports/{MONTH}.xlsx?names=1").content
    book = load_workbook(io.BytesIO(file))
    assert book["汇总"]["B4"].value == "柳湾"
    assert "签到明细" in book.sheetnames


def test_the_check_looks_at_the_data_base(office: Office, station: dict[str, str]) -> None:
    with pytest.raises(subprocess.CalledProcessError) as unfit:
        office.run("check", "--deploy")
    said = unfit.value.stdout
    assert "✓ 数据库是最新的" in said
    assert "✓ PostgreSQL 收下的都写到磁盘上" in said
    assert "✓ PostgreSQL 的库是 UTF8" in said
    assert "✓ pg_dump 在" in said


def test_a_restored_office_has_what_the_one_before_had(
    cluster: Cluster, office: Office, station: dict[str, str]
) -> None:
    file = office.folder / "backup.tar"
    assert "备份好了" in office.run("backup", str(file)).stdout
    # Another user's data base, as on another machine.
    other = Office(office.folder / "other", {"DATABASE_URL": cluster.create("other", "clerk")})
    other.folder.mkdir()
    assert "恢复好了" in other.run("restore", str(file)).stdout
    other.start()
    try:
        other.log_in()
        everything(other)
        (other.folder / "township_key").write_text((office.folder / "township_key").read_text())
        assert feed(other, station).station_id == "LW"
        # Numbers go on where they were: what is added does not meet what came back.
        other.staff("POST", "stations", json={"id": "ZL", "name": "枣岭"})
    finally:
        assert other.stop() == 0


def test_an_office_is_never_written_over(office: Office, station: dict[str, str]) -> None:
    file = office.folder / "second.tar"
    office.run("backup", str(file))
    beside = Office(office.folder / "beside", office.told)
    beside.folder.mkdir()
    with pytest.raises(subprocess.CalledProcessError) as refused:
        beside.run("restore", str(file))
    assert "已经有数据了" in refused.value.stderr
    assert not (beside.folder / "data").exists()
    everything(office)


def test_a_backup_from_the_other_kind_is_told(
    cluster: Cluster, office: Office, station: dict[str, str]
) -> None:
    file = office.folder / "third.tar"
    office.run("backup", str(file))
    with pytest.raises(subprocess.CalledProcessError) as refused:
        Office(office.folder / "lite").run("restore", str(file))
    assert "不是 SQLite" in refused.value.stderr


def test_a_data_base_that_is_away_is_said_in_a_sentence(office: Office) -> None:
    away = Office(office.folder / "away", {"DATABASE_URL": "postgresql:///heqi?host=/nowhere"})
    away.folder.mkdir()
    with pytest.raises(subprocess.CalledProcessError) as refused:
        away.run("backup", str(office.folder / "away.tar"))
    assert "pg_dump" in refused.value.stderr
    assert "Traceback" not in refused.value.stderr
    assert not (office.folder / "away.tar").exists()


def test_rooms_are_the_same_on_either_kind() -> None:
    files = [f"tests/township/test_{one}.py" for one in ROOMS]
    command = [sys.executable, "-m", "tests.on_postgresql", "-p", "no:cacheprovider", *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:]
