"""Where a small server of the line listens: this machine alone."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

HIGHEST = 65535


@dataclass(frozen=True, slots=True)
class Listen:
    """A loopback address and a port; 0 takes a free one."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def read_listen(value: object) -> object:
    """`127.0.0.1:8443`, `[::1]:8443` or a port alone; ValueError for what is no loopback address."""
    if not isinstance(value, str):
        return value
    host, _, port = value.rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    if not (port.isascii() and port.isdigit() and int(port) <= HIGHEST):
        raise ValueError("must be an address and a port, such as 127.0.0.1:8443")
    if not _is_loopback(host):
        raise ValueError("must be an address of this machine alone, such as 127.0.0.1:8443")
    return Listen(host, int(port))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
