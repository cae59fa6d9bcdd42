"""Strict-Transport-Security (RFC 6797)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site


def _hsts(site: Site, *values: str) -> None:
    site.front.without("strict-transport-security")
    site.front.line(*(f"Strict-Transport-Security: {value}" for value in values))


@kind("RFC 6797 section 6.1: directives", "hsts")
def directives(site: Site) -> None:
    _hsts(
        site,
        site.pick("max-age=31536000", "max-age=31536000;", "max-age=31536000; includeSubDomains", "MAX-AGE=31536000; INCLUDESUBDOMAINS", "includeSubDomains; max-age=31536000", "max-age = 31536000", "max-age=31536000 ; preload", ";max-age=31536000", "max-age=31536000;;includeSubDomains",
            'max-age="31536000"', "max-age=31536000; x=y", 'max-age=31536000; x="a;b"', "max-age='31536000'", "preload", "max-age=0", "max-age=0; includeSubDomains", 'max-age="0"', "max-age=00", "max-age=900"),
    )  # fmt: skip


@kind("RFC 6797 section 8.1: what is malformed is ignored", "hsts")
def malformed(site: Site) -> None:
    _hsts(
        site,
        site.pick("max-age=31536000; includeSubDomains,preload", "max-age=31536000, includeSubDomains", "max-age=31536000; includeSubDomains=true", "max-age=31536000; includeSubDomains=", "max-age=31536000; {includeSubDomains}", "max-age=31536000; includeSubDomains\u200b",
            "max-age=31536000; max-age=31536000", "max-age=31536000; includeSubDomains; includeSubDomains", "max-age=-1", "max-age=31536000s", "max-age", "max-age=", "max-age=1e9", "max-age 31536000", "max-age:31536000", "31536000", '"max-age=31536000"',
            "max-age=31536000 includeSubDomains", "max-age=31536000; a b", "max-age=31536000; =x", "max-age=31536000; x=", 'max-age="31536000', "max-age=31,536,000", "max-age=+31536000", "max-age=31536000; includeSubDomains; é", "max-age=31536000; x=a b",
            "max-age=31536000; x=(a)", "max-age=31536000; includeSubDomains=\"\"", "max-age=31536000\\; includeSubDomains", "Strict-Transport-Security: max-age=31536000", "max-age=31536000; 'includeSubDomains'"),
    )  # fmt: skip


@kind("RFC 6797 section 8.1: only the first field counts", "hsts")
def twice(site: Site) -> None:
    values = ["max-age=31536000", "max-age=31536000; includeSubDomains", "max-age=0", "aneh", "", "max-age=100"]
    _hsts(site, *(site.pick(*values) for _ in range(site.pick(2, 2, 3))))


# None so short that it could run out while somebody looks.
@kind("RFC 6797 section 6.1.1: max-age", "hsts")
def age(site: Site) -> None:
    _hsts(
        site,
        f"max-age={site.pick('9' * 11, '9' * 19, '9' * 25, '4294967296', '18446744073709551616', '600', '0900', '31536000.5', '0x10', '١٢')}",
    )


@kind("RFC 6797 section 8.1: not over plain HTTP", "hsts")
def absent(site: Site) -> None:
    site.front.without("strict-transport-security")
    site.files["http", site.host, "*"].line("Strict-Transport-Security: max-age=31536000")
