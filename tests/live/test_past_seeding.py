"""A real township takes the villages' invented past by its own doors, and takes it once."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from demo.office import Office
from demo.old_machine import OldMachine
from demo.past import give_past
from demo.run import Account, open_office
from demo.servers import TownshipServer
from demo.stage import STAFF_NAME
from demo.township import today
from demo.village_data import PLACES
from protocol.receipt import Verdict
from protocol.record import MeetingRecord, is_intact

pytestmark = pytest.mark.patient


class Reader(Office):
    """One of the staff who also looks at pages."""

    def page(self, path: str) -> str:
        answer = self._session.get(f"{self._url}{path}", timeout=60)
        assert answer.status_code == 200
        return answer.text


@dataclass(frozen=True)
class Start:
    """What one start of the demonstration brought."""

    verdicts: dict[Verdict, int]
    told: str


def start(office: Office, township: TownshipServer, folder: Path) -> Start:
    told: list[str] = []
    verdicts = give_past(office, township.url, folder / "past", today(), told.append)
    return Start(dict(verdicts), "\n".join(told))


@pytest.fixture(scope="module")
def reader(township: TownshipServer, folder: Path) -> Reader:
    open_office(township, folder, today(), lambda _: None)
    reader = Reader(township.url)
    reader.log_in(STAFF_NAME, Account(folder).password)
    return reader


@pytest.fixture(scope="module")
def first(reader: Reader, township: TownshipServer, folder: Path) -> Start:
    return start(reader, township, folder)


@pytest.fixture
def office(reader: Reader, first: Start) -> Reader:
    """The office once the past has come in."""
    return reader


def test_every_record_is_stored(first: Start) -> None:
    assert set(first.verdicts) == {Verdict.STORED}
    assert first.verdicts[Verdict.STORED] > 45


def test_a_film_uploaded_twice_is_kept_once(office: Reader, first: Start) -> None:
    assert "只存一份" in first.told
    assert len(office.courseware()) == 12


def test_another_start_finds_every_record_there_already(
    office: Reader, township: TownshipServer, folder: Path
) -> None:
    again = start(office, township, folder)
    assert set(again.verdicts) == {Verdict.ALREADY}
    assert "只存一份" not in again.told


def test_the_office_reads_them_all_as_they_were_sealed(office: Reader) -> None:
    for place in PLACES:
        found = office.records(place.id)
        assert len(found) >= 6
        assert all(is_intact(MeetingRecord.model_validate(one["record"])) for one in found)


def test_the_office_doubts_a_clock_and_an_empty_hall_and_nothing_else(office: Reader) -> None:
    doubts = {place.id: [one["flags"] for one in office.records(place.id)] for place in PLACES}
    flags = {
        village: [flag for some in found for flag in some] for village, found in doubts.items()
    }
    assert {village: found for village, found in flags.items() if found} == {
        "WH": ["too_few_people"],
        "ZL": ["clock_doubtful"],
    }


def test_the_ledger_page_lists_them(office: Reader) -> None:
    records = [one for place in PLACES for one in office.records(place.id)]
    page = office.page("/ledger/")
    assert f"共{len(records)}份" in page
    for village in ("SB", "LW"):
        shown = office.page(f"/ledger/?station={village}")
        assert all(f"/ledger/{one['id']}/" in shown for one in office.records(village))


def test_the_months_before_have_their_plans_and_villages_that_kept_them(office: Reader) -> None:
    (record,) = [one for one in office.records("SB") if one["record"]["gaps"]]
    plan = record["record"]["viewings"][0]["plan"]
    page = office.page(f"/?month={plan['plan_id'].removeprefix('plan-')}")
    assert "✓" in page
    assert plan["plan_version"] == 1


def test_a_corrected_record_keeps_both_revisions(office: Reader) -> None:
    (corrected,) = [one for one in office.records("LW") if len(one["revisions"]) == 2]
    assert corrected["record"]["type_name"] == "主题党日"
    assert "更正：" in office.page(f"/ledger/{corrected['id']}/")


def test_a_new_machine_takes_the_villages_place_and_is_left_alone(
    office: Reader, first: Start, township: TownshipServer, folder: Path
) -> None:
    before = office.records("LW")
    revisions = sum(len(one["revisions"]) for one in before)
    television = OldMachine.enrolled(township.url, office, "LW", folder / "television.json")
    again = start(office, township, folder)
    assert set(again.verdicts) == {Verdict.ALREADY}
    assert sum(again.verdicts.values()) == sum(first.verdicts.values()) - revisions
    assert television.is_known()
    assert office.records("LW") == before
