"""Headers of one value that come twice, and what else of them is read as a list (RFC 9110 section 5.3)."""

from __future__ import annotations

from collections.abc import Sequence

from tests.real.browser.answer import file, redirect
from tests.real.browser.kind import kind
from tests.real.browser.site import Site, note


def _repeat(site: Site, name: str, values: Sequence[str]) -> list[str]:
    """Two or three lines, or one with as many values; the name in any case, other lines between them."""
    drawn = [site.pick(*values) for _ in range(site.pick(2, 2, 3))]
    names = (name, name.lower(), name.upper())
    joined = [site.pick(", ", ",", " , ").join(drawn)] if site.pick(True, False, False) else drawn
    site.front.without(name)
    lines = [f"{site.random.choice(names)}: {value}" for value in joined]
    site.random.shuffle(lines)
    places = sorted(site.random.sample(range(len(site.front.lines) + 1), len(lines)))
    for place, line in zip(reversed(places), reversed(lines), strict=True):
        site.front.lines.insert(place, line.encode())
    return lines


@kind("HTML section 7.7: The X-Frame-Options header", "framed")
def frame_options(site: Site) -> None:
    site.front.without("content-security-policy")
    _repeat(
        site,
        "X-Frame-Options",
        ("DENY", "SAMEORIGIN", "sameorigin", "deny", "ALLOWALL", "ALLOW-FROM https://tilik.example", "", "aneh", '"DENY"'),
    )


@kind("Referrer Policy section 8.1: the last one that is known", "referrer")
def referrer_policy(site: Site) -> None:
    site.front.without("content-security-policy")
    _repeat(
        site,
        "Referrer-Policy",
        ("no-referrer", "unsafe-url", "origin", "Unsafe-URL", "aneh", "", "strict-origin", "same-origin", "no-referrer-when-downgrade"),
    )
    site.files["https", site.host, "/web/isi?a=b"] = site.front
    site.files["https", site.host, "/"] = redirect("/web/isi?a=b")
    site.put(f'<img src="{site.add("/lihat.png", file("image/png", b""), host=site.other)}">')


@kind("Fetch section 4.10: CORS check; section 3.3.4: get, decode, and split is not for it", "cors")
def allow_origin(site: Site) -> None:
    _repeat(site, "Access-Control-Allow-Origin", ("{origin}", "{origin}", "*", "null", "https://tilik.example", "https://lain.example", ""))
    site.front.line("Access-Control-Allow-Credentials: true")


@kind("Fetch section 4.10: CORS check, Access-Control-Allow-Credentials", "cors")
def allow_credentials(site: Site) -> None:
    _repeat(site, "Access-Control-Allow-Credentials", ("true", "true", "false", "True", "", "1"))
    site.front.line("Access-Control-Allow-Origin: {origin}")


@kind("HTML section 7.1.3.1: a structured item, which two lines are none of (RFC 9651 section 4.2)", "opener")
def opener_policy(site: Site) -> None:
    _repeat(
        site,
        "Cross-Origin-Opener-Policy",
        ("same-origin", "unsafe-none", "same-origin-allow-popups", "", "aneh", 'same-origin; report-to="a"'),
    )


@kind("HTML section 7.1.4.1: a structured item, which two lines are none of (RFC 9651 section 4.2)", "isolated")
def embedder_policy(site: Site) -> None:
    _repeat(
        site, "Cross-Origin-Embedder-Policy", ("require-corp", "credentialless", "unsafe-none", "", "aneh", 'require-corp; report-to="a"')
    )


@kind("HTML section 7.1.4: Cross-Origin-Embedder-Policy", "isolated")
def embedder_policy_once(site: Site) -> None:
    values = ("require-corp", "credentialless", "unsafe-none", "", "REQUIRE-CORP", " require-corp ", 'require-corp; report-to="a"', "require-corp;report-to=a", "require-corp;", '"require-corp"', "require-corp; A", "require_corp", "(require-corp)", "require-corp ;a")  # fmt: skip
    site.front.line(f"Cross-Origin-Embedder-Policy: {site.pick(*values)}")
    site.front.without("cross-origin-opener-policy")
    openers = ("same-origin", "same-origin", "same-origin", "same-origin-allow-popups", "unsafe-none", "SAME-ORIGIN")
    site.front.line(f"Cross-Origin-Opener-Policy: {site.pick(*openers)}")


@kind("Fetch section 3.7: Cross-Origin-Resource-Policy", "embeds")
def resource_policy(site: Site) -> None:
    _repeat(site, "Cross-Origin-Resource-Policy", ("same-origin", "same-site", "cross-origin", "", "aneh", "Same-Origin"))


@kind("Fetch section 3.6: the first value of X-Content-Type-Options", "sniffed")
def content_type_options(site: Site) -> None:
    lines = _repeat(site, "X-Content-Type-Options", ("nosniff", "NOSNIFF", "", "aneh", "nosniff;"))
    site.front.without("content-security-policy")
    site.put(f'<script src="{site.add("/catatan.txt", file("text/plain", note("sniffed"), *lines))}"></script>')


_FUTURE, _PAST = "Wed, 21 Oct 2037 07:28:00 GMT", "Thu, 19 Nov 1981 08:52:00 GMT"


@kind("RFC 9111 section 4.2.1: of two Expires or max-age the first counts, or the answer is stale", "cached")
def caching(site: Site) -> None:
    """An answer that belongs to one visitor."""
    site.front.without("cache-control", "date", "etag", "vary")
    dates = (
        _FUTURE,
        _PAST,
        "0",
        "-1",
        "",
        "aneh",
        "Wed, 21-Oct-37 07:28:00 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Wed Oct 21 07:28:00 2037",
        "2037-10-21T07:28:00Z",
        "Wed, 21 Oct 2037 07:28:00",
    )
    if site.pick(True, True, False):
        _repeat(site, "Expires", dates) if site.pick(True, False) else site.front.line(f"Expires: {site.pick(*dates)}")
    rules = (
        "max-age=600",
        "max-age=0",
        "public",
        "no-cache",
        "no-store",
        "",
        "max-age=abc",
        'max-age="600"',
        "MAX-AGE=600",
        "max-age=600;",
        "must-revalidate",
        'no-cache="set-cookie"',
        "max-age= 600",
        "max-age=-5",
    )
    if site.pick(True, False):
        _repeat(site, "Cache-Control", rules) if site.pick(True, False) else site.front.line(f"Cache-Control: {site.pick(*rules)}")
    site.front.line("Set-Cookie: PHPSESSID=abc; Secure; HttpOnly; SameSite=Lax")
