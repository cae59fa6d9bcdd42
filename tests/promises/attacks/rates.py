"""How fast tilik asks: connections and requests in any second, and connections at once, whatever shares an address with what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from scanner.example_city.behaviour import files
from scanner.example_city.page import missing, page
from tests.promises.promise import Attack, Figure, at_most, nothing
from tests.promises.run import Run, place
from tests.promises.wire import Connection, most_at_once, most_in_a_second
from tests.promises.world import World

CITY = "kotacontoh.go.id"
AT_ONCE, A_SECOND = 4, 10
_LINKS = "".join(f'<p><a href="/berita/{n}">Berita {n}</a></p>' for n in range(30))
_SITE = files(
    {"/": page("Beranda", _LINKS, "Dinas Contoh")} | {f"/berita/{n}": page(f"Berita {n}", _LINKS, "Dinas Contoh") for n in range(30)},
    missing("Dinas Contoh"),
)
# Names that share addresses in every way that the DNS allows.
NAMES: Mapping[str, tuple[str, ...]] = {
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
_RECORDS = {(f"sama0.{CITY}", "MX"): (f"10 surat.{CITY}.",)}


def _to(connections: list[Connection]) -> Mapping[str, list[Connection]]:
    by_address: dict[str, list[Connection]] = defaultdict(list)
    for one in connections:
        by_address[one.to[0]].append(one)
    return by_address


def _figures(run: Run, attack: str) -> Iterator[Figure]:
    to = _to(run.connections)
    requests: dict[str, list[float]] = defaultdict(list)
    for asked in run.asked:
        requests[asked.to[0]].append(asked.at)
    yield at_most("P21", attack, AT_ONCE, max(most_at_once(some) for some in to.values()))
    yield at_most("P22", attack, A_SECOND, max(most_in_a_second(times) for times in requests.values()))
    yield at_most("P23", attack, A_SECOND, max(most_in_a_second(one.at for one in some) for some in to.values()))
    first = [sum(one.at < some[0].at + 1 for one in some) for some in to.values()]
    yield at_most("P23", f"{attack}, the first second", A_SECOND, max(first))


def _shared(folder: Path, jobs: int, hosts: Mapping[str, tuple[str, ...]]) -> Iterator[Figure]:
    names = {f"{name}.{CITY}": addresses for name, addresses in hosts.items()}
    world = World(sites=dict.fromkeys(names, _SITE), names=names, records=_RECORDS)
    with world.served(folder) as root:
        listed = "".join(f"{name}\n" for name in names if not name.startswith(("www.", "surat")))
        run = place(folder, world, root, listed).start("scan", "--quiet", "--jobs", str(jobs))
    yield nothing("P20", f"shared addresses, --jobs {jobs}", "exit code 0", [] if run.code == 0 else [run.err.decode()[-150:]])
    yield from _figures(run, f"shared addresses, --jobs {jobs}")


ATTACKS = (
    Attack("shared addresses, --jobs 1", lambda folder: _shared(folder, 1, NAMES)),
    Attack("shared addresses, --jobs 4", lambda folder: _shared(folder, 4, NAMES)),
)
