"""Films are given out by hash, whole or a single range, and only those stations may have."""

from typing import Any

import pytest

from tests.township.village import Village
from township.courses.models import Courseware, Verdict
from township.courses.store import media_path


@pytest.fixture
def path(film: Courseware) -> str:
    return f"courseware/{film.sha256}"


@pytest.fixture
def data(film: Courseware) -> bytes:
    return media_path(film.sha256).read_bytes()


def test_the_whole_film_is_given(liuwan: Village, path: str, data: bytes) -> None:
    answer = liuwan.get(path)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == data
    assert answer.headers["Content-Length"] == str(len(data))
    assert answer.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        ("bytes=100-", 100, None),
        ("bytes=-7", -7, None),
        ("bytes=5-99999999", 5, None),
        ("bytes=-99999999", 0, None),
    ],
)
def test_a_range_is_exactly_what_was_asked(
    liuwan: Village, path: str, data: bytes, asked: str, start: int, end: int | None
) -> None:
    answer = liuwan.get(path, Range=asked)
    body = b"".join(answer.streaming_content)
    assert (answer.status_code, body) == (206, data[start:end])
    first = start if start >= 0 else len(data) + start
    told = f"bytes {first}-{first + len(body) - 1}/{len(data)}"
    assert answer.headers["Content-Range"] == told
    assert answer.headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0"])
def test_a_range_outside_the_film_is_told_so(
    liuwan: Village, path: str, data: bytes, asked: str
) -> None:
    answer = liuwan.get(path, Range=asked)
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(data)}"


@pytest.mark.parametrize("asked", ["bytes=1-2,5-6", "bytes=-", "bytes=9-3", "lines=1-2", "bytes=a"])
def test_what_is_no_single_range_is_answered_with_the_whole(
    liuwan: Village, path: str, data: bytes, asked: str
) -> None:
    answer = liuwan.get(path, Range=asked)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == data


def test_if_range_of_this_very_film_keeps_the_range(
    liuwan: Village, path: str, film: Courseware
) -> None:
    answer = liuwan.get(path, **{"Range": "bytes=0-3", "If-Range": f'"{film.sha256}"'})
    assert answer.status_code == 206
    answer.close()


@pytest.mark.parametrize("validator", ['"another"', "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_if_range_of_anything_else_gives_the_whole(
    liuwan: Village, path: str, validator: str
) -> None:
    answer = liuwan.get(path, **{"Range": "bytes=0-3", "If-Range": validator})
    assert answer.status_code == 200
    answer.close()


def test_head_tells_the_length_and_sends_nothing(liuwan: Village, path: str, data: bytes) -> None:
    answer = liuwan.head(path)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(data))


def test_a_film_that_is_not_offered_is_not_given(
    liuwan: Village, path: str, film: Courseware
) -> None:
    film.verdict = Verdict.FLAGGED
    film.save()
    assert liuwan.get(path).status_code == 404


@pytest.mark.parametrize("name", ["ab" * 32, "..%2f..%2fdb.sqlite3", "short", "AB" * 32])
def test_nothing_else_is_given(liuwan: Village, film: Courseware, name: str) -> None:
    assert liuwan.get(f"courseware/{name}").status_code in (404, 422)


def test_without_a_token_no_film_is_given(liuwan: Village, path: str) -> None:
    assert liuwan.client.get(f"/api/v1/{path}").status_code == 401


def test_a_proxy_that_holds_the_media_is_told_where_the_film_is(
    liuwan: Village, path: str, film: Courseware, settings: Any
) -> None:
    settings.TOWNSHIP_ACCEL = "/media/"
    sha256 = film.sha256
    for headers in ({}, {"Range": "bytes=0-3", "If-Range": f'"{sha256}"'}):
        answer = liuwan.get(path, **headers)
        assert (answer.status_code, answer.content) == (200, b"")
        assert answer.headers["X-Accel-Redirect"] == f"/media/{sha256[:2]}/{sha256}"
        assert answer.headers["ETag"] == f'"{sha256}"'


@pytest.mark.parametrize("asked", ["bytes=1-2,5-6", "bytes=9-3", "bytes=-"])
def test_what_a_proxy_would_read_otherwise_is_answered_here(
    liuwan: Village, path: str, data: bytes, settings: Any, asked: str
) -> None:
    settings.TOWNSHIP_ACCEL = "/media/"
    answer = liuwan.get(path, Range=asked)
    assert b"".join(answer.streaming_content) == data
    assert "X-Accel-Redirect" not in answer.headers


def test_a_proxy_is_given_no_film_that_is_not_offered(
    liuwan: Village, path: str, film: Courseware, settings: Any
) -> None:
    settings.TOWNSHIP_ACCEL = "/media/"
    assert liuwan.client.get(f"/api/v1/{path}").status_code == 401
    film.verdict = Verdict.FLAGGED
    film.save()
    answer = liuwan.get(path)
    assert answer.status_code == 404
    assert "X-Accel-Redirect" not in answer.headers
