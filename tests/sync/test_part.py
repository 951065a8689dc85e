"""What a part file may claim after any kind of end."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.sync.part import PartFile, blocks_of
from protocol.canonical import sha256_hex

from .films import BLOCK, FILM, course_of

COURSE = course_of(FILM)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.sync.part.BLOCK_BYTES", BLOCK)


def part_in(folder: Path) -> PartFile:
    return PartFile(folder / "film.part", COURSE.sha256, blocks_of(COURSE))


def test_block_hashes_that_do_not_fit_the_size_are_not_used() -> None:
    odd = COURSE.model_copy(update={"block_hashes": COURSE.block_hashes[1:]})
    (whole,) = blocks_of(odd)
    assert (whole.start, whole.end, whole.sha256) == (0, len(FILM), sha256_hex(FILM))


def test_what_was_proven_is_known_to_the_next_one_who_opens_it(tmp_path: Path) -> None:
    with part_in(tmp_path) as part:
        part.write(0, FILM[: 2 * BLOCK])
        part.etag = '"film"'
        assert part.check(1)
    with part_in(tmp_path) as part:
        assert [part.is_verified(index) for index in range(5)] == [False, True, False, False, False]
        assert part.etag == '"film"'
        assert part.first_gap() == (0, BLOCK)


@pytest.mark.parametrize(
    "side",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 9}',
        b'{"format": 1, "blocks": 2, "verified": "3", "etag": ""}',
    ],
)
def test_a_side_file_that_is_not_understood_proves_nothing(tmp_path: Path, side: bytes) -> None:
    (tmp_path / "film.part").write_bytes(bytes(len(FILM)))
    (tmp_path / "film.part.json").write_bytes(side)
    with part_in(tmp_path) as part:
        assert part.first_gap() == (0, len(FILM))


def test_a_side_file_cannot_make_a_wrong_file_whole(tmp_path: Path) -> None:
    (tmp_path / "film.part").write_bytes(bytes(len(FILM)))
    side = b'{"format": 1, "blocks": 5, "verified": "ff", "etag": ""}'
    (tmp_path / "film.part.json").write_bytes(side)
    with part_in(tmp_path) as part:
        assert part.first_gap() is None
        assert not part.is_whole()
        part.doubt()
        assert part.first_gap() == (0, len(FILM))


def test_a_file_longer_than_the_film_is_cut_to_it(tmp_path: Path) -> None:
    (tmp_path / "film.part").write_bytes(FILM + b"garbage")
    with part_in(tmp_path) as part:
        part.check_written()
        assert part.is_whole()
    assert (tmp_path / "film.part").read_bytes() == FILM


def test_bytes_are_on_the_disk_before_anything_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order a power cut would find them."""
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        done.append("fsync " + Path(f"/proc/self/fd/{handle}").readlink().name)
        fsync(handle)

    def noted_replace(path: Path, target: Path) -> Path:
        done.append(f"{path.name} becomes {target.name}")
        return replace(path, target)

    monkeypatch.setattr("kiosk.sync.part.os.fsync", noted_fsync)
    monkeypatch.setattr("kiosk.sync.part.Path.replace", noted_replace)
    with part_in(tmp_path) as part:
        part.write(0, FILM)
        part.check(0)
        part.install(tmp_path / "film.mp4")
    assert done == [
        "fsync film.part",
        "fsync film.part.json.new",
        "film.part.json.new becomes film.part.json",
        "fsync film.part",
        "film.part becomes film.mp4",
        f"fsync {tmp_path.name}",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(proven=st.sets(st.integers(0, 4)), ends=st.integers(0, len(FILM)))
def test_gaps_never_ask_for_proven_bytes_and_never_leave_a_hole(
    tmp_path: Path, proven: set[int], ends: int
) -> None:
    (tmp_path / "film.part").write_bytes(FILM[:ends])
    (tmp_path / "film.part.json").unlink(missing_ok=True)
    with part_in(tmp_path) as part:
        for index in proven:
            part.check(index)
        while gap := part.first_gap():
            start, end = gap
            assert start < end
            assert not any(
                part.is_verified(index) for index in range(start // BLOCK, (end - 1) // BLOCK + 1)
            )
            part.write(start, FILM[start:end])
            for index in range(start // BLOCK, (end - 1) // BLOCK + 1):
                assert part.check(index)
        assert part.is_whole()
