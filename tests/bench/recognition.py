"""What it costs to know the products of a site of 20 pages, part of `make bench`: with the products that there are, and with a hundred more.

Fails where it takes more than 15 ms of CPU, or where a hundred more products make it dearer by more than a quarter.
"""

from __future__ import annotations

import codecs
import random
import re
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial

import pytest
from msgspec.structs import replace

from checks.core.evidence.http import Exchange
from checks.core.parse import markup as markup_parser, tree as tree_parser
from checks.core.software import matcher, own_paths
from checks.core.software.product import Sign, SoftwareProduct, software_products
from checks.core.software.recognition import recognise
from checks.core.testing import evidence as build

MOST, GROWTH, PAGES, TIMES = 0.015, 1.25, 20, 7
_LIBRARIES = ("software_products", "regex")
_WORDPRESS = (
    '<meta name="generator" content="WordPress 6.9.3"><link rel="https://api.w.org/" href="/wp-json/">'
    '<link rel="stylesheet" href="/wp-content/themes/dinas/style.css"><script src="/wp-includes/js/wp-embed.min.js?ver=6.9.3"></script>'
)


def pages(head: str) -> list[Exchange]:
    """Twenty articles of some 50 kB each, the same every time."""
    chance = random.Random(16)
    words = ["".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)) for _ in range(400)]
    menu = "".join(f'<li><a href="/berita/{n}">{word}</a></li>' for n, word in enumerate(words[:60]))

    def article(number: int) -> Exchange:
        cards = (
            f'<div class="kartu"><img src="/media/{n}.jpg" alt=""><p>{" ".join(chance.choices(words, k=60))}</p></div>' for n in range(100)
        )
        text = f"<!doctype html><html><head><title>{number}</title>{head}</head><body><ul>{menu}</ul>{''.join(cards)}</body></html>"
        return build.page([("Server", "nginx"), ("Set-Cookie", "sesi=a")], text, path=f"/berita/{number}")

    return [article(number) for number in range(PAGES)]


def seconds(site: Sequence[Exchange]) -> float:
    """The CPU of recognising it, the least of several times, nothing remembered but the patterns."""
    recognise(site)
    return min(_once(site) for _ in range(TIMES))


def _once(site: Sequence[Exchange]) -> float:
    for module in (matcher, own_paths, markup_parser, tree_parser):
        for name, value in vars(module).items():
            # What holds texts is lru_cache with a size; what is made of the products stays.
            if hasattr(value, "cache_clear") and name not in _LIBRARIES and value.cache_parameters()["maxsize"] is not None:
                value.cache_clear()
    begin = time.process_time()
    recognise(site)
    return time.process_time() - begin


def _more(products: Mapping[str, SoftwareProduct], count: int) -> dict[str, SoftwareProduct]:
    """As many more as real ones, whose letters are others."""
    twins = [(name, one) for name, one in products.items() if one.signs][:count]
    return {**products, **{f"{name}-lain": replace(one, signs=tuple(map(_other, one.signs)), implies=()) for name, one in twins}}


def _other(sign: Sign) -> Sign:
    """The same mark with other words; what stands for something else in a pattern is none of them."""
    fields = {
        name: _words(value) for name in ("header", "cookie", "meta", "address", "link", "body", "error") if (value := getattr(sign, name))
    }
    return replace(sign, **fields, all=tuple(map(_other, sign.all)), without=tuple(map(_other, sign.without)))


def _words(pattern: str) -> str:
    return re.sub(r"(?<![\\<\w])[a-zA-Z]{4,}(?![>\w])", lambda match: codecs.encode(match[0], "rot13"), pattern)


def main() -> int:
    """Print the table; 1 where it costs too much."""
    real = software_products()
    costs: dict[str, list[float]] = {}
    for products in (real, _more(real, 100)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(matcher, "software_products", partial(dict, products))
            for cached in (matcher._finder, matcher._products_of):
                cached.cache_clear()
            for name, head in {"a site that shows nothing": "", "WordPress": _WORDPRESS}.items():
                costs.setdefault(name, []).append(seconds(pages(head)))
    print(f"{'recognising products':<28}{f'{len(real)} products':>16}{'100 more':>12}")
    for name, (now, then) in costs.items():
        print(f"{name:<28}{f'{now * 1000:.1f} ms':>16}{f'{then * 1000:.1f} ms':>12}")
    return int(any(now > MOST or then > GROWTH * now for now, then in costs.values()))


if __name__ == "__main__":
    sys.exit(main())
