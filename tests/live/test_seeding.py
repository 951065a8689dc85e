"""The invented township and its past come in through the office's own doors, and only once.

The township's tests come first: their office has no records yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo.office import Office, OfficeError
from demo.old_machine import OldMachine
from demo.past import give_past
from demo.processes import ProgramError
from demo.run import Account, open_office
from demo.seed import seed
from demo.servers import TownshipServer
from demo.stage import STAFF_NAME
from demo.township import today
from demo.village_data import PLACES
from protocol.receipt import Verdict
from protocol.record import MeetingRecord, is_intact
from tests.live.prepared import Prepared

pytestmark = pytest.mark.patient


class Reader(Office):
    """One of the staff who also looks at pages."""

    def page(self, path: str) -> str:
        answer = self._session.get(f"{self._url}{path}", timeout=60)
        assert answer.status_code == 200
        return answer.text


def accepted(office: Office) -> list[object]:
    return [one for one in office.courseware() if one["verdict"] == "accepted"]


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
def township(folder: Path, prepared: Prepared) -> Iterator[TownshipServer]:
    """One that has its courses and plans, and no record yet."""
    prepared.seeded(folder)
    with TownshipServer(folder / "township", folder / "township.log") as server:
        yield server


@pytest.fixture(scope="module")
def office(township: TownshipServer, folder: Path) -> Reader:
    open_office(township, folder, today(), lambda _: None)
    reader = Reader(township.url)
    reader.log_in(STAFF_NAME, Account(folder).password)
    return reader


@pytest.fixture(scope="module")
def first(office: Reader, township: TownshipServer, folder: Path) -> Start:
    return start(office, township, folder)


def test_the_office_has_every_station_and_every_course(office: Office) -> None:
    assert [station["id"] for station in office.stations()] == [place.id for place in PLACES]
    courses = office.courseware()
    assert len(courses) == 12
    assert {course["verdict"] for course in courses} == {"accepted"}


def test_no_records_are_there_before_a_meeting_was_held(office: Office) -> None:
    assert office.records("LW") == []


def test_a_refused_film_is_an_answer_with_a_reason(office: Office, tmp_path: Path) -> None:
    film = tmp_path / "不是 视频.mp4"
    film.write_bytes(b"not a film at all" * 1000)
    answer = office.upload(film, title="不是视频")
    assert (answer.ok, answer.verdict) == (False, "refused")
    assert answer.reason


def test_an_unknown_code_enrols_nobody(office: Office) -> None:
    with pytest.raises(OfficeError, match="422"):
        office.enrol("LW", "000000")


def test_a_wrong_password_does_not_come_in(township: TownshipServer) -> None:
    with pytest.raises(OfficeError, match="登录没有成功"):
        Office(township.url).log_in(STAFF_NAME, "not the password")


def test_an_account_is_not_made_twice(office: Office, township: TownshipServer) -> None:
    with pytest.raises(ProgramError, match="账号"):
        township.create_staff(STAFF_NAME, "another-password-8")


@pytest.mark.usefixtures("first")
class TestThePast:
    """What the villages had done before this machine."""

    def test_every_record_is_stored(self, first: Start) -> None:
        assert set(first.verdicts) == {Verdict.STORED}
        assert first.verdicts[Verdict.STORED] > 45

    def test_a_film_uploaded_twice_is_kept_once(self, office: Reader, first: Start) -> None:
        assert "只存一份" in first.told
        assert len(accepted(office)) == 12

    def test_entering_it_again_uploads_nothing(self, office: Office) -> None:
        told: list[str] = []
        seed(office, today(), told.append)
        assert not [line for line in told if line.startswith("上传")]
        assert len(accepted(office)) == 12

    def test_another_start_finds_every_record_there_already(
        self, office: Reader, township: TownshipServer, folder: Path
    ) -> None:
        again = start(office, township, folder)
        assert set(again.verdicts) == {Verdict.ALREADY}
        assert "只存一份" not in again.told

    def test_the_office_reads_them_all_as_they_were_sealed(self, office: Reader) -> None:
        for place in PLACES:
            found = office.records(place.id)
            assert len(found) >= 6
            assert all(is_intact(MeetingRecord.model_validate(one["record"])) for one in found)

    def test_the_office_doubts_a_clock_and_an_empty_hall_and_nothing_else(
        self, office: Reader
    ) -> None:
        doubts = {place.id: [one["flags"] for one in office.records(place.id)] for place in PLACES}
        flags = {
            village: [flag for some in found for flag in some] for village, found in doubts.items()
        }
        assert {village: found for village, found in flags.items() if found} == {
            "WH": ["too_few_people"],
            "ZL": ["clock_doubtful"],
        }

    def test_the_ledger_page_lists_them(self, office: Reader) -> None:
        records = [one for place in PLACES for one in office.records(place.id)]
        page = office.page("/ledger/")
        assert f"共{len(records)}份" in page
        for village in ("SB", "LW"):
            shown = office.page(f"/ledger/?station={village}")
            assert all(f"/ledger/{one['id']}/" in shown for one in office.records(village))

    def test_the_months_before_have_their_plans_and_villages_that_kept_them(
        self, office: Reader
    ) -> None:
        (record,) = [one for one in office.records("SB") if one["record"]["gaps"]]
        plan = record["record"]["viewings"][0]["plan"]
        page = office.page(f"/?month={plan['plan_id'].removeprefix('plan-')}")
        assert "✓" in page
        assert plan["plan_version"] == 1

    def test_a_corrected_record_keeps_both_revisions(self, office: Reader) -> None:
        (corrected,) = [one for one in office.records("LW") if len(one["revisions"]) == 2]
        assert corrected["record"]["type_name"] == "主题党日"
        assert "更正：" in office.page(f"/ledger/{corrected['id']}/")

    def test_a_new_machine_takes_the_villages_place_and_is_left_alone(
        self, office: Reader, first: Start, township: TownshipServer, folder: Path
    ) -> None:
        before = office.records("LW")
        revisions = sum(len(one["revisions"]) for one in before)
        television = OldMachine.enrolled(township.url, office, "LW", folder / "television.json")
        assert television.is_known(), "its first contact is what ends the old machine"
        again = start(office, township, folder)
        assert set(again.verdicts) == {Verdict.ALREADY}
        assert sum(again.verdicts.values()) == sum(first.verdicts.values()) - revisions
        assert television.is_known()
        assert office.records("LW") == before
