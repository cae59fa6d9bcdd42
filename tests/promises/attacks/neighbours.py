"""Twelve healthy hosts beside hostile ones: their verdicts, the time and the memory of the scan, with and without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from scanner.example_city.behaviour import upgrade
from scanner.example_city.site import Respond
from tests.promises.hostile import COSTLY, KEYS, everyone, host_of
from tests.promises.keys import large_chain, large_context
from tests.promises.promise import Attack, Figure, at_most, none
from tests.promises.run import Run, place
from tests.promises.sites import CITY, city_text, site
from tests.promises.world import Raw, World
from tests.scanner.city import verdicts

MEMORY, SECONDS = 250, 120
_LEAKS = {
    "/.env": city_text("APP_KEY=base64:AAAA\nDB_PASSWORD=rahasia\nDB_HOST=10.0.0.5\n"),
    "/robots.txt": city_text("User-agent: *\nDisallow: /backup/\n"),
}
# Every second one has something to find.
HEALTHY: Mapping[str, Respond] = {f"sehat{n}.{CITY}": upgrade(site(_LEAKS if n % 2 else None)) for n in range(12)}
Verdicts = dict[tuple[str, str], tuple[object, ...]]


def look(folder: Path, beside: Mapping[str, Raw | Respond], settings: str, chains: Mapping[str, int] | None = None) -> tuple[Run, Verdicts]:
    """A scan of the healthy hosts, with others beside them; and what was said of the healthy ones."""
    folder.mkdir(exist_ok=True)
    addresses = {host: (f"103.28.{n // 200}.{n % 200 + 1}",) for n, host in enumerate((*beside, *HEALTHY))}
    for host, length in (chains or {}).items():
        large_chain(host, length)
    contexts = {host: partial(large_context, host, length) for host, length in (chains or {}).items()}
    world = World(sites={**HEALTHY, **beside}, names=addresses, contexts=contexts)
    with world.serving(folder) as root:
        run = place(folder, world, root, "".join(f"{host}\n" for host in addresses), settings).start("scan", "--quiet")
    outcomes = verdicts(folder / "tilik.db")
    return run, {key: one for key, one in outcomes.items() if key[0].startswith("sehat")}


def _judge(attack: str, alone: tuple[Run, Verdicts], beside: tuple[Run, Verdicts], seconds: float) -> Iterator[Figure]:
    (quiet, before), (run, after) = alone, beside
    changed = [f"{host} {check}" for (host, check), one in before.items() if after.get((host, check)) != one]
    yield none("P40", attack, "no verdict changes", changed, len(before))
    yield at_most("P41", f"{attack}: longer than without", seconds, run.seconds - quiet.seconds, " s")
    yield at_most("P42", attack, MEMORY, run.memory, " MiB")
    if run.code != 0:
        yield none("P40", f"{attack}: exit code", "0", [f"{run.code}: {run.err.decode(errors='replace')[-120:]}"])


def _beside(folder: Path, names: tuple[str, ...], settings: str, seconds: float, at_once: int = 1) -> Iterator[Figure]:
    """So many hostile hosts at once."""
    alone = look(folder / "sehat", {}, settings)
    for begin in range(0, len(names), at_once):
        some = names[begin : begin + at_once]
        hosts = {host_of(n): site() if name == KEYS else Raw(COSTLY[name]) for n, name in enumerate(some, begin)}
        chains = {host_of(n): 8 for n, name in enumerate(some, begin) if name == KEYS}
        yield from _judge("; ".join(some), alone, look(folder / str(begin), hosts, settings, chains), seconds)


def _all(folder: Path) -> Iterator[Figure]:
    alone = look(folder / "sehat", {}, "")
    hosts = {host_of(n): one for n, one in enumerate(everyone().values())}
    yield from _judge(f"{len(hosts)} hostile hosts at once", alone, look(folder / "aneh", hosts, ""), SECONDS)


_FAST = "rate = 40.0\nconnections = 8\n"
ATTACKS = (
    Attack(
        "hostile hosts, five at once",
        partial(_beside, names=(*COSTLY, KEYS), settings=_FAST, seconds=SECONDS, at_once=5),
    ),
)
CROWD = (Attack("all hostile hosts at once", _all),)
