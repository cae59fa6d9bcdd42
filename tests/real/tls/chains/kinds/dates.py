"""When certificates begin and end, and how that is written."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.tls.chains.house import HOST, Chain, House, authority, chain, leaf


def chains(house: House) -> Iterator[Chain]:
    times = {
        "expired": (-100.0, 90.0),
        "expired an hour ago": (-90.0, 90 - 1 / 24),
        "ends in an hour": (-90.0, 90 + 1 / 24),
        "begins in an hour": (1 / 24, 90.0),
        "begins in ten days": (10.0, 90.0),
        "begins now": (0.0, 90.0),
        "lives 200 days": (-1.0, 200.0),
        "lives 398 days": (-1.0, 398.0),
        "lives 900 days": (-1.0, 900.0),
        "lives 5000 days": (-1.0, 5000.0),
        "lives until 2060": (-1.0, 12500.0),
        "ended before it began": (-10.0, -50.0),
        "began in 1960": (-24400.0, 24500.0),
    }
    for words, (begins, days) in times.items():
        yield chain(f"leaf that {words}", leaf(HOST, house.middle, begins=begins, days=days), house.middle)
        if "lives" not in words:
            middle = authority(f"Antara {words}", house.root, begins=begins, days=days)
            yield chain(f"intermediate that {words}", leaf(HOST, middle), middle)
    ended = house.add_root(authority("Akar habis", begins=-1000, days=900))
    middle = authority("Antara akar habis", ended)
    yield chain("root that expired", leaf(HOST, middle), middle)
    yield chain("root that expired, sent", leaf(HOST, middle), middle, ended)
    early = house.add_root(authority("Akar dini", begins=10, days=900))
    yield chain("root that begins in ten days", leaf(HOST, early))
    longer = authority("Antara pendek", house.root, begins=-30, days=60)
    yield chain("intermediate that ends before the leaf", leaf(HOST, longer, begins=-20, days=200), longer)
