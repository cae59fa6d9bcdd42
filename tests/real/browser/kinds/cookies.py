"""Cookies (RFC 6265bis sections 5.6 and 5.7)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site


def _set(site: Site, *lines: str | bytes) -> None:
    for line in lines:
        value = line if isinstance(line, bytes) else line.encode()
        site.front.lines.insert(site.random.randint(0, len(site.front.lines)), b"Set-Cookie: " + value)


@kind("RFC 6265bis section 5.6")
def attributes(site: Site) -> None:
    pieces = ["Secure", "HttpOnly", "SameSite=Lax", "SameSite=Strict", "SameSite=None", "Path=/", "Max-Age=3600", "secure", "HTTPONLY", "samesite=lax", "SameSite=aneh", "SameSite", "Priority=High", "Max-Age=abc",
        "Expires=Wed, 21 Oct 2037 07:28:00 GMT", "Path=", "Domain="]  # fmt: skip
    _set(site, "; ".join(["sesi=abc", *site.some(pieces, 5)]))


@kind("RFC 6265bis section 5.7: Domain must cover the host, and be no public suffix")
def domain(site: Site) -> None:
    domain = site.pick(
        site.host,
        f".{site.host}",
        f"sub.{site.host}",
        "test",
        site.other,
        f"..{site.host}",
        site.host.upper(),
        f"{site.host}.",
        "contoh.test",
        ".test",
        f"{site.host}:443",
        "",
    )
    _set(site, f"sesi=abc; Domain={domain}; Secure; HttpOnly")


@kind("RFC 6265bis section 4.1.3: prefixes of names")
def prefix(site: Site) -> None:
    name = site.pick("__Secure-id", "__Host-id", "__host-id", "__HOST-id", "__secure-id", "__Http-id", "__Host-Http-id")
    _set(site, "; ".join([f"{name}=abc", *site.some(["Secure", "Path=/", f"Domain={site.host}", "HttpOnly", "Path=/web", "SameSite=Lax"])]))


@kind("RFC 6265bis section 5.6: name and value")
def pair(site: Site) -> None:
    pairs: tuple[str | bytes, ...] = (
        "tanpa",
        "=nilai",
        "",
        "=",
        "a b=c",
        " a = b ",
        '"a"="b"',
        "a=b=c",
        "a;Secure",
        "a\tb=c",
        b"a=\x01",
        "a=" + "x" * 4000,
        "a=" + "x" * 4200,
        "a=b,c=d",
        "; Secure",
        b"a=\x7f",
        "a[]=1",
    )
    _set(site, site.pick(*pairs))


@kind("RFC 6265bis section 5.6.1: dates, as loose as they are sent")
def expires(site: Site) -> None:
    moment = site.pick("Wed, 21 Oct 2037 07:28:00 GMT", "Wed, 21-Oct-37 07:28:00 GMT", "Wednesday, 21-Oct-37 07:28:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01-Jan-70 00:00:01 GMT", "Sat Oct 21 07:28:00 2037", "21 Oct 2037", "0", "-1", "Mon, 01 Jan 0001 00:00:00 GMT",
        "Tue, 31 Dec 2019 23:59:59 GMT", "Fri, 31 Feb 2040 00:00:00 GMT", "Thu, 19 Nov 1981 08:52:00 GMT", "Wed, 21 Oct 2037 07:28 GMT", "2037-10-21T07:28:00Z", "Wed, 21 Oct 2037 25:00:00 GMT", "", "Sun, 29 Nov 2020 10:00:00 GMT", "Fri, 01-Jan-2038 00:00:00 GMT")  # fmt: skip
    _set(site, f"sesi=abc; Expires={moment}; Secure")


@kind("RFC 6265bis section 5.6.2: Max-Age")
def max_age(site: Site) -> None:
    _set(
        site,
        f"sesi=abc; Max-Age={site.pick('0', '-1', '900', '3600', '99999999999999999999', '+5000', '1500.5', '', '-0', ' 60', '60s', '-', '00', '00700')}; {site.pick('', 'Expires=Wed, 21 Oct 2037 07:28:00 GMT; ')}Secure",
    )


@kind("RFC 6265bis section 5.7: the later one replaces")
def again(site: Site) -> None:
    lines = [
        f"sesi={site.pick('a', 'b')}; {'; '.join(site.some(['Secure', 'HttpOnly', 'SameSite=Lax', 'Max-Age=0', 'Path=/', 'Max-Age=60']))}"
        for _ in range(2)
    ]
    site.front.lines += [b"Set-Cookie: " + line.encode() for line in lines]


@kind("RFC 6265bis section 5.6: several lines")
def several(site: Site) -> None:
    _set(
        site,
        *(
            f"k{n}=x; {'; '.join(site.some(['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/', 'Path=/web', 'Path=web']))}"
            for n in range(site.random.randint(2, 6))
        ),
    )
