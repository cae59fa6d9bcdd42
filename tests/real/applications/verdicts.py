"""What tilik says of an application's twins, and how that differs from what is kept; as a program it prints the differences, and with ``--write`` keeps what it sees."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial

from tests.real.applications.made import MADE, Label, Made
from tests.real.applications.product import Product, installed, products
from tests.real.applications.standing import standing
from tests.real.applications.verdict_table import VerdictTable, front, keep, kept, table
from tests.real.look import ALL, Seen, look
from tests.real.server import Server


def look_at(server: Server, product: Product, twin: str) -> VerdictTable:
    """Every check but those of the DNS, for these names are not in it."""
    return table(look(server, product.host(twin), "--level", "probe", only=ALL).told).but(front(twin))


def look_at_made(server: Server, label: Label) -> Seen:
    """The same of an application that is put together in Python; its front is not the others'."""
    return look(server, label.host, "--level", "probe")


def difference(name: str, twin: str, said: VerdictTable) -> Iterator[str]:
    """Every line that only one of the two has: ``+`` what is said now, ``-`` what is kept."""
    now, before = said.lines(), kept(name).get(twin, VerdictTable()).lines()
    for line in sorted(now ^ before, key=lambda line: line.split()[1]):
        yield f"{twin} {'+' if line in now else '-'} {line}"


def _said() -> Iterator[tuple[str, Callable[[], dict[str, VerdictTable]]]]:
    """Every application, and what looks at it."""
    for name, product in products().items():
        yield name, partial(_said_of_product, product)
    for name, made in MADE.items():
        yield name, partial(_said_of_made, made)


def _said_of_product(product: Product) -> dict[str, VerdictTable]:
    installed(product.packages)
    with standing(product) as servers:
        return {twin: look_at(server, product, twin) for twin, server in servers.items()}


def _said_of_made(made: Made) -> dict[str, VerdictTable]:
    with made.standing() as server:
        return {label.twin: table(look_at_made(server, label).told) for label in made.labels}


def _main(write: bool, names: list[str]) -> None:
    for name, look_there in _said():
        if names and name not in names:
            continue
        said = look_there()
        for twin, each in said.items():
            for line in difference(name, twin, each):
                print(name, line)
        if write:
            keep(name, said)


if __name__ == "__main__":
    _main("--write" in sys.argv, [word for word in sys.argv[1:] if not word.startswith("--")])
