"""Products and their versions, as programs write them about themselves."""

from __future__ import annotations

import re

import msgspec

_LONGEST = 1024
# product = token ["/" product-version], comments in parentheses left out (RFC 9110 sections 5.6.5 and 10.1.5).
_COMMENT = re.compile(r"\([^()]*\)?")
_TOKEN = re.compile(r"(?<![^\s,])(?P<name>[A-Za-z][\w.+!\-]{0,60})(?:/v?(?P<version>[\w.+:~\-]{1,60}))?(?![^\s,;])")
_VERSION = re.compile(r"(?:v|ver[.:])?(\d[\w.\-]*)", re.IGNORECASE)


class Product(msgspec.Struct, frozen=True):
    """A program and its version as it writes it, or None where it tells none."""

    name: str
    version: str | None = None


def products(value: str | None) -> tuple[Product, ...]:
    """The products of a ``Server`` or ``X-Powered-By`` header, in order.

    >>> products("Apache/2.4.58 (Ubuntu) OpenSSL/3.0.13")
    (Product(name='Apache', version='2.4.58'), Product(name='OpenSSL', version='3.0.13'))
    """
    text = _COMMENT.sub(" ", (value or "")[:_LONGEST])
    return tuple(Product(token["name"], token["version"]) for token in _TOKEN.finditer(text))


def generator(content: str) -> Product | None:
    """The product a ``<meta name=generator>`` names; None when it names none.

    >>> generator("WordPress 6.9.3"), generator("Joomla! - Open Source Content Management")
    (Product(name='WordPress', version='6.9.3'), Product(name='Joomla', version=None))
    """
    words = re.split(r"[(;,]| - ", content[:_LONGEST].strip(), maxsplit=1)[0].split()
    for n, word in enumerate(words[1:], 1):
        if version := _VERSION.fullmatch(word):
            return Product(_name(words[:n]), version[1])
    return Product(_name(words)) if words else None


def _name(words: list[str]) -> str:
    return " ".join(words).strip("!-: ") or words[0]
