"""Names to the addresses that were vetted."""

from __future__ import annotations

from collections.abc import Mapping


class Pins:
    """Names to the addresses that were vetted, and ports to the ports that stand for them; nothing else resolves."""

    def __init__(self, ports: Mapping[int, int]) -> None:
        self._addresses: dict[str, str] = {}
        self._ports = ports

    def pin(self, host: str, address: str) -> None:
        """From now on ``host`` means this address."""
        self._addresses[host] = address

    def address(self, host: str) -> str | None:
        """What the host is pinned to."""
        return self._addresses.get(host)

    def port(self, port: int) -> int:
        """The port to connect to for this one."""
        return self._ports.get(port, port)
