"""Several processes have the same port, and no other program has it beside them."""

import socket

import pytest

from township.workers import listening


def closed(sockets: list[list[socket.socket]]) -> list[set[int]]:
    ports = [{one.getsockname()[1] for one in some} for some in sockets]
    for some in sockets:
        for one in some:
            one.close()
    return ports


def test_every_process_has_sockets_of_its_own_on_one_free_port() -> None:
    first, *others = closed(listening("127.0.0.1", 0, 3))
    assert len(first) == 1
    assert others == [first, first]


def test_a_name_of_two_addresses_has_one_port() -> None:
    assert len(set.union(*closed(listening("localhost", 0, 2)))) == 1


def test_a_port_that_another_program_has_is_not_shared_with_it() -> None:
    here = ("127.0.0.1", 0)
    with socket.create_server(here, reuse_port=True) as other, pytest.raises(OSError, match="use"):
        listening("127.0.0.1", other.getsockname()[1], 2)
