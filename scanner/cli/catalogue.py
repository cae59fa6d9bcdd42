"""tilik catalogue: the data on releases that versions are judged by, how old it is, and how it is brought up to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import click
import msgspec

from checks.core.model.text import Text, tame
from checks.core.software.data_files import NEWER, forget_products
from checks.core.software.exploited_feed import exploited_news
from checks.core.software.maker_feeds import newer_by_maker
from checks.core.software.product import software_products
from checks.core.software.product_holes import NEWS, hole_data, shipped_holes
from checks.core.software.release_feed import ABSURD, OLDER, ReleaseFeedError, newer_releases, release_file
from checks.core.software.releases import FRESH_DAYS, ProductReleases, release_data, releases
from reports.export.atomic import write_file
from scanner.cli import options
from scanner.cli.clock import clock, today
from scanner.cli.error_output import print_text
from scanner.cli.exit_codes import ABOVE_LIMIT, CLEAN
from scanner.cli.table import print_table
from scanner.errors import SettingsError
from scanner.net.outbound import OutboundError, fetch, outbound_host, require_safe
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
_EXPLOITED = Text(id="Celah yang dipakai penyerang", en="Exploited vulnerabilities")
# Bytes: the list has some 1.5 million, and grows.
_MOST_OF_HOLES = 12_000_000
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
    """Get newer data on releases from the addresses in the settings: of each answer all that comes, or nothing where it is broken, older or absurd.

    The exit code is 1 where data was not taken.
    """
    settings = options.settings(arguments)
    lang, source, makers = settings.report.lang, settings.catalogue.source.rstrip("/"), settings.catalogue.makers()
    if not source:
        raise SettingsError(
            "catalogue.source is empty: the settings forbid to get data", "Name an address in [catalogue], or install a newer tilik."
        )
    exploited = settings.catalogue.exploited
    for setting, address in {"source": source, **makers, **({"exploited": exploited} if exploited else {})}.items():
        require_safe(address, f"catalogue.{setting}")
    contact = f" (+{settings.identity.contact})" if settings.identity.contact else ""
    identity, now = f"tilik/{VERSION}{contact}", clock().now()
    outcomes = [
        (_name(name), *_update(name, newer_releases, f"{source}/products/{one.feed}/", identity, now))
        for name, one in releases().products.items()
        if one.feed
    ]
    outcomes += [
        (f"{_name(name)} ({outbound_host(url)})", *_update(name, partial(newer_by_maker, name), url, identity, now))
        for name, url in makers.items()
    ]
    if exploited:
        outcomes.append((f"{_EXPLOITED[lang]} ({outbound_host(exploited)})", *_update_exploited(exploited, identity, now)))
    print_table(_UPDATE_COLUMNS, ((product, word[lang], detail) for product, word, detail in outcomes), lang)
    return ABOVE_LIMIT if any(word not in (_UPDATED, _UNCHANGED) for _, word, _ in outcomes) else CLEAN


_Reader = Callable[[ProductReleases, bytes, dt.datetime], ProductReleases]


def _update(name: str, newer: _Reader, url: str, identity: str, now: dt.datetime) -> tuple[Text, str]:
    """What became of a product's data, and the day that it is of, or what is wrong."""
    old = releases().products[name]
    try:
        new = newer(old, fetch(url, identity), now)
    except ReleaseFeedError as wrong:
        return wrong.why, str(tame(wrong.detail))
    except OutboundError as wrong:
        return _NO_ANSWER, str(tame(str(wrong)))
    if new == old:
        return _UNCHANGED, new.as_of.isoformat()
    text = release_file(new)
    if release_data(text.encode()) != new:
        return ABSURD, name
    return _write(f"{name}.toml", text.encode()) or (_UPDATED, new.as_of.isoformat())


def _update_exploited(url: str, identity: str, now: dt.datetime) -> tuple[Text, str]:
    """The same of the list of holes that are exploited; what of it is new is told by its CVE."""
    try:
        news = exploited_news(shipped_holes(), fetch(url, identity, _MOST_OF_HOLES), now)
    except ReleaseFeedError as wrong:
        return wrong.why, str(tame(wrong.detail))
    except OutboundError as wrong:
        return _NO_ANSWER, str(tame(str(wrong)))
    if news.as_of < hole_data().as_of:
        return OLDER, news.as_of.isoformat()
    ids = (cve for name in news.unranged for cve in news.unranged[name])
    return _write(NEWS, msgspec.json.encode(news)) or (_UPDATED, " ".join((news.as_of.isoformat(), *ids)))


def _write(name: str, content: bytes) -> tuple[Text, str] | None:
    """Keep what came; why that is not possible, else None."""
    try:
        # It belongs to the installation, which everybody who runs it reads.
        _folder().mkdir(mode=0o755, exist_ok=True)
        write_file(_folder() / name, [content]).chmod(0o644)
    except OSError as wrong:
        return _NOT_WRITABLE, str(tame(str(wrong)))
    # What comes next for the same product is compared with this.
    forget_products()
    return None


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
