"""The guard that keeps tests on this machine."""

from __future__ import annotations

import socket

import pytest

from tests.conftest import OutOfReach

ELSEWHERE = "192.0.2.1"  # RFC 5737: for documentation, nobody's address


def test_another_machine_is_out_of_reach() -> None:
    """A connection to another machine is refused before anything is sent."""
    with socket.socket() as one, pytest.raises(OutOfReach):
        one.connect((ELSEWHERE, 80))


def test_a_packet_to_another_machine_is_refused() -> None:
    """A packet without a connection does not leave either."""
    with socket.socket(type=socket.SOCK_DGRAM) as one, pytest.raises(OutOfReach):
        one.sendto(b"", (ELSEWHERE, 53))


def test_names_of_other_machines_are_not_asked_for() -> None:
    """No name server hears which names a test wants to know."""
    with pytest.raises(OutOfReach):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_in_reach(host: str) -> None:
    """A server on loopback answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection((host, port)) as one:
            assert one.getpeername()[1] == port
