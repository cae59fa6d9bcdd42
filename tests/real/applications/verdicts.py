"""What tilik says of a product's twins, and how that differs from what is kept; as a program it prints the differences, and with ``--write`` keeps what it sees."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.real.applications.product import Product, installed, products
from tests.real.applications.standing import standing
from tests.real.applications.verdict_table import VerdictTable, front, keep, kept, table
from tests.real.look import ALL, look
from tests.real.server import Server


def look_at(server: Server, product: Product, twin: str) -> VerdictTable:
    """Every check but those of the DNS, for these names are not in it."""
    return table(look(server, product.host(twin), "--level", "probe", only=ALL).told).but(front(twin))


def difference(name: str, twin: str, said: VerdictTable) -> Iterator[str]:
    """Every line that only one of the two has: ``+`` what is said now, ``-`` what is kept."""
    now, before = said.lines(), kept(name).get(twin, VerdictTable()).lines()
    for line in sorted(now ^ before, key=lambda line: line.split()[1]):
        yield f"{twin} {'+' if line in now else '-'} {line}"


def _main(write: bool, names: list[str]) -> None:
    for name, product in products().items():
        if names and name not in names:
            continue
        installed(product.packages)
        with standing(product) as servers:
            said = {twin: look_at(server, product, twin) for twin, server in servers.items()}
        for twin, each in said.items():
            for line in difference(name, twin, each):
                print(name, line)
        if write:
            keep(name, said)


if __name__ == "__main__":
    _main("--write" in sys.argv, [word for word in sys.argv[1:] if not word.startswith("--")])
