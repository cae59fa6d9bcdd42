"""How fast tilik asks: connections and requests in any second, and connections at once, whatever shares an address with what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from tests.promises.promise import Attack, Figure, at_most
from tests.promises.run import Run, place
from tests.promises.sites import CITY, site
from tests.promises.wire import most_at_once, most_in_a_second
from tests.promises.world import World

AT_ONCE, A_SECOND = 4, 10
# Names that share addresses in every way that the DNS allows.
NAMES: Mapping[str, tuple[str, ...]] = {
    "sendiri": ("103.20.0.1",),
    **{f"sama{n}": ("103.20.1.1",) for n in range(3)},
    "kedua1": ("103.20.2.1", "103.20.2.2"),
    "kedua2": ("103.20.2.2", "103.20.2.1"),
    "kedua3": ("103.20.2.2",),
    "kembar1": ("103.20.3.1",),
    "www.kembar1": ("103.20.3.2",),
    "kembar2": ("103.20.3.2",),
    "peta1": ("103.20.4.1",),
    "peta2": ("::ffff:103.20.4.1",),
    "peta3": ("::ffff:103.20.4.1", "103.20.4.1"),
    "enam1": ("2400:cb00:1::1", "103.20.5.1"),
    "enam2": ("103.20.5.1", "2400:cb00:1::1"),
    "surat": ("103.20.6.1",),
}  # fmt: skip
# The first octets of the addresses of each way to share one.
SHARED = {
    "one host": "103.20.0.", "three hosts at one address": "103.20.1.", "second addresses": "103.20.2.", "a twin at another's address": "103.20.3.",
    "IPv4-mapped addresses": "103.20.4.", "IPv4 and IPv6": "103.20.5.",
}  # fmt: skip
FEW = {name: addresses for name, addresses in NAMES.items() if addresses[0].startswith(("103.20.2.", "103.20.3."))}
_RECORDS = {(f"sama0.{CITY}", "MX"): (f"10 surat.{CITY}.",)}


def _worst(by_address: Mapping[str, list[float]]) -> tuple[int, str]:
    """The most in any second, and at which address."""
    return max((most_in_a_second(times), address) for address, times in by_address.items())


def _figures(run: Run, attack: str, promise: str = "") -> Iterator[Figure]:
    """How fast a run was; as figures of one ``promise``, or each of its own."""
    to, begun, requests = defaultdict(list), defaultdict(list), defaultdict(list)
    for one in run.connections:
        to[one.to[0]].append(one)
        begun[one.to[0]].append(one.at)
    for address, at in run.moments:
        requests[address].append(at)
    most, where = max((most_at_once(some), address) for address, some in to.items())
    yield at_most(promise or "P21", f"{attack}: connections at once", AT_ONCE, most, where=where)
    most, where = _worst(requests)
    yield at_most(promise or "P22", f"{attack}: requests in a second", A_SECOND, most, where=where)
    most, where = _worst(begun)
    yield at_most(promise or "P23", f"{attack}: new connections in a second", A_SECOND, most, where=where)
    first = {address: [at for at in times if at < times[0] + 1] for address, times in begun.items()}
    most, where = _worst(first)
    yield at_most(promise or "P23", f"{attack}: new connections in the first second", A_SECOND, most, where=where)


def _shared(folder: Path, jobs: int, hosts: Mapping[str, tuple[str, ...]], *options: str) -> Iterator[Figure]:
    names = {f"{name}.{CITY}": addresses for name, addresses in hosts.items()}
    world = World(sites=dict.fromkeys(names, site()), names=names, records=_RECORDS)
    with world.serving(folder) as root:
        list_text = "".join(f"{name}\n" for name in names if not name.startswith(("www.", "surat")))
        run = place(folder, world, root, list_text).start("scan", "--quiet", "--jobs", str(jobs), *options).whole()
    for sort, beginning in SHARED.items():
        share = msgspec.structs.replace(
            run,
            packets=[one for one in run.packets if one.source[0].startswith(beginning) or one.to[0].startswith(beginning)],
            requests=[one for one in run.requests if one.to[0].startswith(beginning)],
        )
        if share.requests:
            yield from _figures(share, f"{sort}, --jobs {jobs}", "" if sort == "one host" else "P20")


ATTACKS = (
    Attack("shared addresses, --jobs 1", lambda folder: _shared(folder, 1, NAMES)),
    Attack("shared addresses, --jobs 4", lambda folder: _shared(folder, 4, NAMES)),
    Attack(
        "shared addresses, in short",
        lambda folder: _shared(folder, 2, FEW, "--only", "http-*", "--only", "tls-addresses"),
        share=True,
        whole=False,
    ),
)
