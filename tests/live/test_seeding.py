"""The invented township comes in through the office's own doors, and a second time adds nothing."""

from pathlib import Path

import pytest

from demo.office import Office, OfficeError
from demo.processes import ProgramError
from demo.run import open_office
from demo.seed import seed
from demo.servers import TownshipServer
from demo.stage import STAFF_NAME
from demo.township import today
from demo.village_data import PLACES

pytestmark = pytest.mark.patient


@pytest.fixture(scope="module")
def office(township: TownshipServer, folder: Path) -> Office:
    return open_office(township, folder, today(), lambda _: None)


def test_the_office_has_every_station_and_every_course(office: Office) -> None:
    assert [station["id"] for station in office.stations()] == [place.id for place in PLACES]
    courses = office.courseware()
    assert len(courses) == 12
    assert {course["verdict"] for course in courses} == {"accepted"}


def test_entering_it_again_uploads_nothing(office: Office) -> None:
    told: list[str] = []
    seed(office, today(), told.append)
    assert not [line for line in told if line.startswith("上传")]
    assert len(office.courseware()) == 12


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
