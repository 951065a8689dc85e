"""What a station sent is kept in its canonical bytes, whatever their fields are called."""

from typing import Any

import pytest

from protocol.canonical import canonical_bytes, sha256_hex
from township.ledger.sent import Reason, Refused, read
from township.stations.models import Station

VILLAGE = Station(pk="LW", name="柳湾")


def sealed(**fields: Any) -> dict[str, Any]:
    bare = {"id": "a-1", "revision": 1, "station_id": "LW", **fields}
    return {**bare, "content_hash": sha256_hex(canonical_bytes(bare))}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"a": {"content_hash": "x"}, "content": [1], "content_hash_": 2, "content_hasg": "}"},
        {"Z": None, "名": "柳湾", "": True, "zz": [{"b": 1, "a": {}}]},
    ],
    ids=["plain", "beside the hash", "odd names"],
)
def test_what_is_kept_are_the_canonical_bytes_of_all_of_it(fields: dict[str, Any]) -> None:
    plain = sealed(**fields)
    assert read(VILLAGE, plain).content == canonical_bytes(plain)


@pytest.mark.parametrize("fields", [{"a": 1.5}, {"z": [{"deep": 0.1}]}])
def test_a_fraction_is_refused_however_deep(fields: dict[str, Any]) -> None:
    plain = {**sealed(), **fields}
    with pytest.raises(Refused, match=Reason.HASH):
        read(VILLAGE, plain)


def test_a_changed_field_is_refused_on_either_side_of_the_hash() -> None:
    for name in ("a", "z"):
        with pytest.raises(Refused, match=Reason.HASH):
            read(VILLAGE, {**sealed(a=1, z=1), name: 2})
