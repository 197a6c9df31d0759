"""What holds for every test: nothing but this machine is in reach."""

from __future__ import annotations

import ipaddress
import socket
import sys
from collections.abc import Sequence

from hypothesis import settings

NETWORK = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname"}


class OutOfReach(RuntimeError):
    """A test tried to reach another machine, or to ask another one for a name."""


def _refuse(event: str, args: Sequence[object]) -> None:
    """An audit hook (PEP 578), because it holds for every library, however it makes its sockets."""
    if event in NETWORK and isinstance(args[0], socket.socket) and args[0].family == socket.AF_UNIX:
        return
    if event in NETWORK and isinstance(args[1], tuple) and not _here(args[1][0]):
        raise OutOfReach(event)
    if event in LOOK_UPS and not _here(args[0]):
        raise OutOfReach(event)


def _here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


sys.addaudithook(_refuse)

# Nothing here is timed: a slow machine is not a broken one.
settings.register_profile("amana", deadline=None)
settings.load_profile("amana")
