"""The name servers of labelled domains, all running, with what the DNS says of them."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Iterator, Mapping

from scanner.example_city.ports import bind
from scanner.example_city.thread import in_thread
from tests.accuracy.domains.name_server_labels import ServedDomain
from tests.real.name_servers.server import NameServerBehind, serving_names


@contextlib.contextmanager
def name_server_world(domains: Mapping[str, ServedDomain]) -> Iterator[tuple[str, int]]:
    """Two name servers for each of these domains, in different networks, until the context ends: records of the zone ``example``, and the port at which all listen."""
    servers, records = [], []
    for number, (name, domain) in enumerate(domains.items(), start=1):
        for place, manner in enumerate((domain.first, domain.second), start=1):
            address = f"127.0.{92 + place}.{number}"
            servers.append(NameServerBehind(address, name, manner))
            records.append(f"{name}. NS ns{place}.{name}.\nns{place}.{name}. A {address}\n")
    port, plugs = bind([(server.address, kind) for server in servers for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM)])
    for plug in plugs:
        plug.close()

    @contextlib.asynccontextmanager
    async def running() -> AsyncIterator[None]:
        async with serving_names(servers, port):
            yield

    with in_thread(running):
        yield "".join(records), port
