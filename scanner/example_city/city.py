"""Start the example city beside the caller and stop it again."""

from __future__ import annotations

import datetime as dt
import socket
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from scanner.example_city import ports, tls, web
from scanner.example_city.certificates import CityAuthority
from scanner.example_city.mail import MAIL_ADDRESS, policy_site, taking_mail
from scanner.example_city.nameserver import Published, answering
from scanner.example_city.site import Site
from scanner.example_city.sites import sites as all_sites
from scanner.example_city.thread import in_thread
from scanner.example_city.zone import FAILING, NAMESERVER, OWN_SERVERS, neglected_zone, zone
from scanner.settings import Network

TARGETS = Path(__file__).with_name("targets.example.txt")
LOOPBACK = ("127.0.0.0/8",)


class ExampleCity(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan must know of a running city. ``request_counts`` are the HTTP requests each host has received so far."""

    targets_file: Path
    resolver: str
    ports: dict[str, int]
    ca_file: Path
    request_counts: Counter[str]
    allow_private: tuple[str, ...] = LOOPBACK

    @property
    def network(self) -> Network:
        """Settings that reach it, and that do not wait long for its slow site."""
        return Network(
            resolver=self.resolver, allow_private=self.allow_private, ports=self.ports,
            trusted_roots=(str(self.ca_file),), timeout=3.0,
        )  # fmt: skip


@contextmanager
def start(sites: Sequence[Site] | None = None, strangers: Sequence[str] = ()) -> Iterator[ExampleCity]:
    """Run these sites, or the whole example city, until the context ends. All it writes lies in a temporary folder.

    ``strangers`` are names outside the city that its name server knows to exist. Raises ``OSError`` where the loopback addresses cannot be used.
    """
    city_sites = (*(all_sites() if sites is None else sites), policy_site())
    addresses = tuple(dict.fromkeys(site.address for site in city_sites))
    request_counts: Counter[str] = Counter()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="tilik-")))
        https_port, https = _hold(stack, *((address, socket.SOCK_STREAM) for address in addresses))
        http_port, http = _hold(stack, *((address, socket.SOCK_STREAM) for address in addresses))
        dns_port, (tcp, udp) = _hold(stack, (NAMESERVER, socket.SOCK_STREAM), (NAMESERVER, socket.SOCK_DGRAM))
        own_port, own = _hold(stack, *((address, kind) for address in OWN_SERVERS for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM)))
        smtp_port, (smtp,) = _hold(stack, (MAIL_ADDRESS, socket.SOCK_STREAM))
        names = Published((zone(city_sites), neglected_zone()), strangers, FAILING)
        authority = CityAuthority(dt.datetime.now(dt.UTC))
        ca_file = folder / "root.pem"
        ca_file.write_bytes(authority.root)

        @asynccontextmanager
        async def servers() -> AsyncIterator[None]:
            async with AsyncExitStack() as running:
                await running.enter_async_context(answering(names, udp, tcp))
                for own_tcp, own_udp in zip(own[::2], own[1::2], strict=True):
                    await running.enter_async_context(answering(msgspec.structs.replace(names, resolver=False), own_udp, own_tcp))
                await running.enter_async_context(taking_mail(smtp, authority, folder))
                for address, secure, plain in zip(addresses, https, http, strict=True):
                    here = [site for site in city_sites if site.address == address]
                    contexts = {site.host: tls.context(site, authority, folder) for site in here if site.https}
                    if contexts:
                        await running.enter_async_context(web.listening("https", secure, here, request_counts, contexts))
                    if any(site.http for site in here):
                        await running.enter_async_context(web.listening("http", plain, here, request_counts))
                yield

        stack.enter_context(in_thread(servers))
        resolver, port_map = f"{NAMESERVER}:{dns_port}", {"443": https_port, "80": http_port, "25": smtp_port, "53": own_port}
        yield ExampleCity(targets_file=TARGETS, resolver=resolver, ports=port_map, ca_file=ca_file, request_counts=request_counts)


def _hold(stack: ExitStack, *ends: ports.End) -> tuple[int, tuple[socket.socket, ...]]:
    port, sockets = ports.bind(ends)
    for each in sockets:
        stack.enter_context(each)
    return port, sockets
