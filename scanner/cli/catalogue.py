"""tilik catalogue: the data on releases that versions are judged by, and how old it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from checks.core.model.text import Text
from checks.core.software.product import software_products
from checks.core.software.releases import ProductReleases, releases
from scanner.cli import options
from scanner.cli.clock import today
from scanner.cli.error_output import print_text
from scanner.cli.table import print_table

# Days after which a city's reports should not go without newer data.
_OLD = 60
_COLUMNS = (
    Text(id="produk", en="product"),
    Text(id="data per", en="data of"),
    Text(id="umur (hari)", en="age (days)"),
    Text(id="seri", en="branches"),
    Text(id="sumber", en="source"),
)
_OLD_DATA = Text(
    id="{count} dari {total} produk mempunyai data lebih tua dari {days} hari; pasang tilik yang lebih baru.",
    en="The data of {count} of {total} products is older than {days:day/days}; install a newer tilik.",
)


@click.group()
def catalogue() -> None:
    """The data on releases that versions are judged by."""


@catalogue.command()
@options.config
@options.lang
def status(**arguments: Any) -> int:
    """Every product with the day of its data, the oldest first, how many days ago that was, its branches, and who said so."""
    settings = options.settings(arguments)
    lang, day = settings.report.lang, today(settings)
    products = sorted(releases().products.items(), key=lambda item: (_as_of(item[1]), item[0]))
    print_table(_COLUMNS, (_row(name, one, day) for name, one in products), lang)
    count = sum((day - _as_of(one)).days > _OLD for _, one in products)
    if count:
        print_text(_OLD_DATA.fill({"count": count, "total": len(products), "days": _OLD})[lang] + "\n")
    return 0


def _row(name: str, one: ProductReleases, day: dt.date) -> tuple[str, ...]:
    product = software_products().get(name)
    return (product.name if product else name, _as_of(one).isoformat(), str((day - _as_of(one)).days), str(len(one.lines)), one.source)


def _as_of(one: ProductReleases) -> dt.date:
    """The day of what is said of the lines that are still repaired: what has ended does not change any more."""
    return min([line.as_of or one.as_of for line in one.lines if line.ends is None], default=one.as_of)
