"""tilik catalogue: the data on releases that versions are judged by, how old it is, and how it is brought up to date."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path
from typing import Any

import click

from checks.core.model.text import Text, tame
from checks.core.software.data_files import NEWER
from checks.core.software.product import software_products
from checks.core.software.release_feed import ABSURD, ReleaseFeedError, newer_releases, release_file
from checks.core.software.releases import FRESH_DAYS, ProductReleases, release_data, releases
from reports.export.atomic import write_file
from scanner.cli import options
from scanner.cli.clock import clock, today
from scanner.cli.error_output import print_text
from scanner.cli.exit_codes import ABOVE_LIMIT, CLEAN
from scanner.cli.table import print_table
from scanner.errors import SettingsError
from scanner.net.outbound import OutboundError, fetch, require_safe
from scanner.version import VERSION

_COLUMNS = (
    Text(id="produk", en="product"),
    Text(id="data per", en="data of"),
    Text(id="umur (hari)", en="age (days)"),
    Text(id="seri", en="branches"),
    Text(id="sumber", en="source"),
)
_OLD_DATA = Text(
    id="{count} dari {total} produk mempunyai data lebih tua dari {days} hari; jalankan `tilik catalogue update` atau pasang tilik yang lebih baru.",
    en="The data of {count} of {total} products is older than {days:day/days}; run `tilik catalogue update`, or install a newer tilik.",
)

_UPDATE_COLUMNS = (Text(id="produk", en="product"), Text(id="hasil", en="outcome"), Text(id="keterangan", en="detail"))
_UPDATED = Text(id="diperbarui", en="updated")
_UNCHANGED = Text(id="sudah terbaru", en="up to date")
_NOT_WRITABLE = Text(id="tidak dapat ditulis", en="cannot be written")
_NO_ANSWER = Text(id="tidak ada jawaban", en="no answer")


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
    count = sum((day - _as_of(one)).days > FRESH_DAYS for _, one in products)
    if count:
        print_text(_OLD_DATA.fill({"count": count, "total": len(products), "days": FRESH_DAYS})[lang] + "\n")
    return 0


@catalogue.command()
@options.config
@options.lang
def update(**arguments: Any) -> int:
    """Get newer data on releases from the address in the settings: of each product all that comes, or nothing where it is broken, older or absurd.

    The exit code is 1 where data was not taken.
    """
    settings = options.settings(arguments)
    lang, source = settings.report.lang, settings.catalogue.source.rstrip("/")
    if not source:
        raise SettingsError(
            "catalogue.source is empty: the settings forbid to get data", "Name an address in [catalogue], or install a newer tilik."
        )
    require_safe(source)
    contact = f" (+{settings.identity.contact})" if settings.identity.contact else ""
    outcomes = {
        name: _update(name, one, f"{source}/products/{one.feed}/", f"tilik/{VERSION}{contact}", clock().now())
        for name, one in releases().products.items()
        if one.feed
    }
    print_table(_UPDATE_COLUMNS, ((_name(name), word[lang], detail) for name, (word, detail) in outcomes.items()), lang)
    return ABOVE_LIMIT if any(word not in (_UPDATED, _UNCHANGED) for word, _ in outcomes.values()) else CLEAN


def _update(name: str, old: ProductReleases, url: str, identity: str, now: dt.datetime) -> tuple[Text, str]:
    """What became of a product's data, and the day that it is of, or what is wrong."""
    try:
        new = newer_releases(old, fetch(url, identity), now)
    except ReleaseFeedError as wrong:
        return wrong.why, str(tame(wrong.detail))
    except OutboundError as wrong:
        return _NO_ANSWER, str(tame(str(wrong)))
    if new == old:
        return _UNCHANGED, new.as_of.isoformat()
    text = release_file(new)
    if release_data(text.encode()) != new:
        return ABSURD, name
    try:
        # It belongs to the installation, which everybody who runs it reads.
        _folder().mkdir(mode=0o755, exist_ok=True)
        write_file(_folder() / f"{name}.toml", [text.encode()]).chmod(0o644)
    except OSError as wrong:
        return _NOT_WRITABLE, str(tame(str(wrong)))
    return _UPDATED, new.as_of.isoformat()


def _folder() -> Path:
    """Where what is newer than the data of this installation belongs."""
    return Path(str(resources.files("checks.core.software").joinpath(NEWER)))


def _name(name: str) -> str:
    product = software_products().get(name)
    return product.name if product else name


def _row(name: str, one: ProductReleases, day: dt.date) -> tuple[str, ...]:
    return (_name(name), _as_of(one).isoformat(), str((day - _as_of(one)).days), str(len(one.lines)), one.source)


def _as_of(one: ProductReleases) -> dt.date:
    """The day of what is said of the lines that are still repaired: what has ended does not change any more."""
    return min([line.as_of or one.as_of for line in one.lines if line.ends is None], default=one.as_of)
