"""Servers that ask for patience: Retry-After in seconds and as a date, on 429 and 503."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from email.utils import formatdate
from pathlib import Path

from scanner.example_city.site import IncomingRequest
from tests.promises.promise import Attack, Figure, at_most
from tests.promises.run import place
from tests.promises.sites import CITY, Respond, ServedAnswer, site
from tests.promises.world import World

# What was on its way when the answer came is no fault.
_UNDER_WAY = 0.5


def _refusing(refused: list[float], status: int, seconds: float, as_date: bool = False) -> Respond:
    """The eighth request and all within the time that it asks for are refused; ``refused`` is when that was said first."""
    honest, count = site(), 0

    async def respond(request: IncomingRequest) -> ServedAnswer:
        nonlocal count
        count += 1
        if count < 8 or (refused and time.time() > refused[0] + seconds):
            return await honest(request)
        refused.append(time.time())
        value = formatdate(time.time() + seconds, usegmt=True) if as_date else str(int(seconds))
        return ServedAnswer(status, (("Retry-After", value),), b"nanti")

    return respond


def _run(folder: Path) -> Iterator[Figure]:
    ways: Mapping[str, tuple[int, float, bool]] = {
        "429, 6 seconds": (429, 6, False), "503, 6 seconds": (503, 6, False), "429, a date in 8 seconds": (429, 8, True), "503, an hour": (503, 3600, False),
    }  # fmt: skip
    refused: dict[str, list[float]] = {f"nanti{n}.{CITY}": [] for n in range(len(ways))}
    sites = {host: _refusing(times, *way) for (host, times), way in zip(refused.items(), ways.values(), strict=True)}
    world = World(sites=sites, names={host: (f"103.32.0.{n}",) for n, host in enumerate(sites, 1)})
    with world.serving(folder) as root:
        run = (
            place(folder, world, root, "".join(f"{host}\n" for host in sites))
            .start("scan", "--quiet", "--only", "http-*", "--only", "content-*")
            .whole()
        )
    for (host, times), (name, (_, seconds, as_date)) in zip(refused.items(), ways.items(), strict=True):
        until = times[0] + seconds - (1.0 if as_date else 0.0)
        early = [one.at for one in run.requests if one.host == host and times[0] + _UNDER_WAY < one.at < until]
        yield at_most("P28", f"Retry-After: {name}: requests before that", 0, len(early))


ATTACKS = (Attack("push-back", _run, share=False),)
