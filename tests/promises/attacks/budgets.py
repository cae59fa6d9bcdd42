"""What one host may cost, counted at the socket, whatever its server does; and that the report says the same."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path

from scanner.example_city.site import Respond
from tests.promises.promise import Attack, Figure, at_most
from tests.promises.run import Place, Run, place
from tests.promises.sites import CITY, LINKS, site
from tests.promises.world import Raw, World
from tests.scanner.hostile.bodies import CHUNKED, MIB, OK, dripping, endless, further, once, sized, slow_body
from tests.scanner.hostile.server import Behaviour, Send

REQUESTS, BYTES, SECONDS = 400, 20_000_000, 120
_PAGE = b"<!doctype html><title>Dinas</title>" + LINKS.encode()
_PADDING = b";" + b"x" * 15_000


def _extensions(times: int) -> bytes:
    """A body of so many chunks of an octet, each of which says 15 kB about itself."""
    return CHUNKED + (b"1" + _PADDING + b"\r\nx\r\n") * times + b"0\r\n\r\n"


def _turns(*behaviours: Behaviour) -> Behaviour:
    """One behaviour after the other, request by request."""
    order = itertools.cycle(behaviours)

    async def behave(path: str, send: Send) -> None:
        await next(order)(path, send)

    return behave


SERVERS: Mapping[str, Respond | Raw] = {
    "jujur": site(),
    "pecahan": Raw(once(_extensions(60))),
    "sementara": Raw(once((b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nX-Isi: " + b"x" * 8000 + b"\r\n\r\n") * 30 + sized(_PAGE))),
    "kepala": Raw(once(OK + b"X-Besar: " + b"x" * MIB + b"\r\n\r\n" + _PAGE)),
    "rusak": Raw(once(OK + b"X-Isi: ok\r\n" * 100 + b"rusak \0 rusak\r\n" * 20_000 + b"\r\n" + _PAGE)),
    "besar": Raw(once(sized(_PAGE + b"x" * (2 * MIB)))),
    "tanpa-akhir": Raw(endless(OK + b"\r\n", b"x" * 65_536)),
    "putus": Raw(once(b"")),
    "putus-separuh": Raw(_turns(once(sized(_PAGE)), once(b""))),
    "menetes": Raw(dripping(OK + b"\r\n", b"x")),
    "diam": Raw(slow_body(b"")),
    "lanjut": Raw(further),
}  # fmt: skip


def _close(figure: float, measure: float) -> bool:
    """Within three percent, or two kilobytes where there is little."""
    return abs(figure - measure) <= max(0.03 * measure, 2048)


def _account(tilik_place: Place, run: Run, addresses: Mapping[str, str]) -> Iterator[Figure]:
    """Each host by the capture, and beside it what the report says."""
    accounts = {host["target"]["host"]: host["requests"] for host in tilik_place.report()["hosts"]}
    asking = {(one.source, one.to) for one in run.requests}
    for host, address in addresses.items():
        attack, figures = host.partition(".")[0], accounts[host]
        to = [one for one in run.connections if one.to[0] == address]
        requests = sum(one.to[0] == address for one in run.requests) + sum((one.source[1], one.to) not in asking for one in to)
        back, out = sum(one.back for one in to), sum(one.out for one in to)
        yield at_most("P24", attack, REQUESTS, requests)
        yield at_most("P25", attack, BYTES, back)
        yield Figure(
            "P27", attack, "requests as the capture counts them", f"{figures['count']} said, {requests} sent", figures["count"] == requests
        )
        for what, one, other in (("in", figures["bytes_in"], back), ("out", figures["bytes_out"], out)):
            yield Figure("P27", f"{attack}, {what}", "within 3 % of the capture", f"{one:,} said, {other:,} seen", _close(one, other))


def _run(folder: Path) -> Iterator[Figure]:
    sites = {f"{name}.{CITY}": server for name, server in SERVERS.items()}
    addresses = {host: f"103.21.1.{n}" for n, host in enumerate(sites, start=1)}
    world = World(sites=sites, names={host: (address,) for host, address in addresses.items()})
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, "".join(f"{host}\n" for host in sites))
        run = tilik_place.start("scan", "--quiet").whole()
        for host, address in addresses.items():
            moments = [packet.at for packet in run.packets if address in (packet.source[0], packet.to[0])]
            yield at_most("P26", host.partition(".")[0], SECONDS + 2, max(moments) - min(moments), " s")
        yield from _account(tilik_place, run, addresses)


ATTACKS = (Attack("budgets", _run),)
