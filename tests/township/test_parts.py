"""Whatever breaks off while a film comes in parts, what is kept in the end is the very file."""

import base64
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from township.courses.arrivals import Arrival
from township.courses.models import Courseware
from township.courses.receiving import (
    OffsetDiffers,
    PartDamaged,
    append_part,
    begin_arrival,
    finish_arrival,
    held_bytes,
    part_path,
)
from township.courses.store import media_path
from township.courses.uploading import Details, UploadRefused


@pytest.fixture(scope="module")
def film_bytes(films: Path) -> bytes:
    return (films / "one.mp4").read_bytes()


def crc32(data: bytes) -> str:
    return f"crc32 {base64.b64encode(zlib.crc32(data).to_bytes(4, 'big')).decode()}"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["next", "cut", "repeat", "wrong", "damaged", "power", "other tab"]),
        st.integers(1, 9_000),
    ),
    max_size=8,
)


def attempt(offset: int, data: bytes, checksum: str = "") -> type[Exception] | None:
    """Send a part past HTTP, as any tab might; what it was refused with."""
    try:
        append_part(Arrival.objects.get(), offset, BytesIO(data), len(data), checksum)
    except UploadRefused as refusal:
        return type(refusal)
    return None


@pytest.mark.django_db
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_breaks_off_the_file_is_the_same(
    film_bytes: bytes, steps: list[tuple[str, int]]
) -> None:
    Arrival.objects.all().delete()
    Courseware.objects.all().delete()
    owner, _ = User.objects.get_or_create(username="ganshi")
    arrival, at = begin_arrival(owner, "一.mp4", len(film_bytes), Details()), 0
    for kind, size in steps:
        part = film_bytes[at : at + min(size, len(film_bytes) - at - 1)]
        if not part:
            break
        match kind:
            case "next":
                assert attempt(at, part, crc32(part)) is None
                at += len(part)
            case "cut":  # the line dropped within the part
                assert attempt(at, part[: len(part) // 2], crc32(part + b"!")) is PartDamaged
            case "repeat" if at > size:
                assert attempt(at - size, part) is OffsetDiffers
            case "wrong":
                assert attempt(at + size, b"x") is OffsetDiffers
            case "damaged":
                assert attempt(at, bytes(len(part)), crc32(part + b"!")) is PartDamaged
            case "power":
                with part_path(arrival).open("ab") as file:
                    file.write(bytes(size))
            case "other tab":  # looks by itself where it stands, and is quicker
                assert attempt(held_bytes(Arrival.objects.get()), part) is None
                assert attempt(at, part) is OffsetDiffers
                at += len(part)
        assert held_bytes(Arrival.objects.get()) == at
    assert attempt(at, film_bytes[at:]) is None
    course = finish_arrival(Arrival.objects.get()).course
    assert media_path(course.sha256).read_bytes() == film_bytes
