"""What tilik says of an application's twins, and how that differs from what is kept; as a program it prints the differences, and with ``--write`` keeps what it sees."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial

from tests.real.applications.makers import MAKERS, Label, Maker
from tests.real.applications.product import Product, installed, products
from tests.real.applications.standing import standing
from tests.real.applications.verdict_table import VerdictTable, front, keep, table, tables_of
from tests.real.look import ALL, Look, look
from tests.real.server import Server


def look_at(server: Server, product: Product, twin: str) -> VerdictTable:
    """Every check but those of the DNS, for these names are not in it."""
    return table(look(server, product.host(twin), "--level", "probe", only=ALL).content).but(front(twin))


def look_at_twin(server: Server, label: Label) -> Look:
    """The same of an application that is put together in Python; its front is not the others'."""
    return look(server, label.host, "--level", "probe")


def difference(name: str, twin: str, table: VerdictTable) -> Iterator[str]:
    """Every line that only one of the two has: ``+`` what is said now, ``-`` what is kept."""
    now, before = table.lines(), tables_of(name).get(twin, VerdictTable()).lines()
    for line in sorted(now ^ before, key=lambda line: line.split()[1]):
        yield f"{twin} {'+' if line in now else '-'} {line}"


def _looks() -> Iterator[tuple[str, Callable[[], dict[str, VerdictTable]]]]:
    """Every application, and what looks at it."""
    for name, product in products().items():
        yield name, partial(_said_of_product, product)
    for name, maker in MAKERS.items():
        yield name, partial(_tables_of_maker, maker)


def _said_of_product(product: Product) -> dict[str, VerdictTable]:
    installed(product.packages)
    with standing(product) as servers:
        return {twin: look_at(server, product, twin) for twin, server in servers.items()}


def _tables_of_maker(maker: Maker) -> dict[str, VerdictTable]:
    with maker.standing() as server:
        return {label.twin: table(look_at_twin(server, label).content) for label in maker.labels}


def _main(write: bool, names: list[str]) -> None:
    for name, look_there in _looks():
        if names and name not in names:
            continue
        look_table = look_there()
        for twin, each in look_table.items():
            for line in difference(name, twin, each):
                print(name, line)
        if write:
            keep(name, look_table)


if __name__ == "__main__":
    _main("--write" in sys.argv, [word for word in sys.argv[1:] if not word.startswith("--")])
