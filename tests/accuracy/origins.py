"""CORS that trusts part of a name, as code that people write it, and code that compares whole names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import Behaviour, answering, bare
from tests.accuracy.header_checks import front_with

Trusts = Callable[[str, str], bool]

DOMAIN = "kotacontoh.go.id"
_WHOLE = re.compile(r"https://(?:[a-z0-9-]+\.)*kotacontoh\.go\.id")
# PortSwigger Web Security Academy, "Cross-origin resource sharing", "Errors parsing Origin headers"; Yandex' and chenjj/CORScanner's lists of mistakes.
PARTIAL: Mapping[str, Trusts] = {
    "begins-with-its-own": lambda origin, host: origin.startswith(f"https://{host}"),
    "begins-with-its-own-in-a-map-of-nginx": lambda origin, host: bool(re.match(rf"^https://{host}", origin)),
    "ends-with-the-domain": lambda origin, host: origin.endswith(DOMAIN),
    "ends-with-the-domain-of-any-scheme": lambda origin, host: bool(re.search(r"kotacontoh\.go\.id$", origin)),
    "ends-without-a-dot-before": lambda origin, host: bool(re.fullmatch(r"https://.*kotacontoh\.go\.id", origin)),
    "contains-the-domain": lambda origin, host: DOMAIN in origin,
    "contains-a-subdomain": lambda origin, host: f".{DOMAIN}" in origin,
    "has-no-end-in-its-pattern": lambda origin, host: bool(re.match(r"^https?://[\w-]+\.kotacontoh\.go\.id", origin)),
    "has-no-anchors-in-its-pattern": lambda origin, host: bool(re.search(host, origin)),
    # An unescaped dot of a pattern takes any letter; what stands behind the host is a sign that browsers take (PortSwigger; chenjj/CORScanner, "special characters bypass").
    "has-dots-that-take-any-letter": lambda origin, host: bool(re.fullmatch(r"https://(?:[a-z0-9-]+\.)*kotacontoh.go.id", origin)),
    "is-its-own-name-with-such-dots": lambda origin, host: bool(re.fullmatch(f"https://{host}", origin)),
    "has-a-dot-before-the-domain-that-does": lambda origin, host: bool(re.fullmatch(r"https://(?:[\w-]+.)?kotacontoh\.go\.id", origin)),
    "forbids-only-letters-behind": lambda origin, host: bool(re.match(rf"^https://{re.escape(host)}(?:[^.\-a-zA-Z0-9]+.*)?$", origin)),
    "begins-with-the-domain": lambda origin, host: origin.startswith(f"https://{DOMAIN}"),
    "has-the-domain-as-a-name-in-a-list-of-prefixes": lambda origin, host: any(
        origin.startswith(f"https://{one}") for one in (host, DOMAIN)
    ),
}
# What is asked as first has none of these likenesses; whoever has one of the others need not say that it looks at origins.
_CAUGHT_BY_THE_FIRST = (*tuple(PARTIAL)[:9], "has-the-domain-as-a-name-in-a-list-of-prefixes")
# Fetch section 4.9, "CORS check": whole origins, byte for byte.
WHOLE: Mapping[str, Trusts] = {
    "nobody": lambda origin, host: False,
    "itself": lambda origin, host: origin == f"https://{host}",
    "the-whole-city": lambda origin, host: bool(_WHOLE.fullmatch(origin)),
    "a-list": lambda origin, host: origin in ("https://peta.kotacontoh.go.id", "https://layanan.kotacontoh.go.id"),
    "names-below-its-own": lambda origin, host: bool(re.fullmatch(rf"https://(?:[a-z0-9-]+\.)*{re.escape(host)}", origin)),
    # Nobody but the city has a name that ends so.
    "names-that-end-with-its-own": lambda origin, host: origin.startswith("https://") and origin.endswith(host),
    "its-own-at-any-port": lambda origin, host: bool(re.fullmatch(rf"https://{re.escape(host)}(?::\d+)?", origin)),
    "a-machine-of-developers": lambda origin, host: origin == "http://localhost:3000",
    "the-city-by-its-host": lambda origin, host: f".{origin.partition('https://')[2]}".endswith(f".{DOMAIN}"),
}


def _site(trusts: Trusts, cookies: bool, vary: bool) -> Respond:
    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path != "/":
            return bare(LOST, 404)
        origin, host = request.headers.get("origin", ""), request.headers.get("host", "").partition(":")[0]
        permission = [("Access-Control-Allow-Origin", origin)] if origin and trusts(origin, host) else []
        more = [("Access-Control-Allow-Credentials", "true")] if permission and cookies else []
        return front_with((*permission, *more, *([("Vary", "Origin")] if vary else [])))

    return answering(answer)


def behaviours() -> Iterator[Behaviour]:
    """Each with cookies and without, and each silent about its looking at origins, too; the sound ones as they should be: aloud."""
    for name, trusts in PARTIAL.items():
        for cookies in (True, False):
            label = "partial-with-credentials" if cookies else "partial"
            site = _site(trusts, cookies, vary=cookies or name not in _CAUGHT_BY_THE_FIRST)
            yield Behaviour(
                name=f"cors-{name}-{'with' if cookies else 'without'}-cookies", https=site, must={"http-cors": f"fail ({label})"}
            )
    for name, trusts in WHOLE.items():
        yield Behaviour(name=f"cors-trusts-{name}", https=_site(trusts, cookies=True, vary=True), must={"http-cors": "pass"})
    either = _site(lambda origin, host: origin in (f"https://{host}", f"http://{host}"), cookies=True, vary=True)
    yield Behaviour(name="cors-trusts-itself-over-plain-http", https=either, must={"http-cors": "fail (plain-with-credentials)"})
