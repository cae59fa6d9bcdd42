"""Ways to the page: redirects, ports, certificates, statuses; and pages that are not the site's own."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.observatory.case import HOME, PLAIN, SOUND, UPGRADE, Case, Reply, site, sound, to

PAGE = Reply(sound())
WWW, PLAIN_WWW, DEEP = "https://www.HOST/", "http://www.HOST/", "https://HOST/beranda"

WAYS = {
    "no redirect": {PLAIN: PAGE, HOME: PAGE},
    "to https": {PLAIN: UPGRADE, HOME: PAGE},
    "to https, 302": {PLAIN: to(HOME, 302), HOME: PAGE},
    "to https, 303": {PLAIN: to(HOME, 303), HOME: PAGE},
    "to https, 307": {PLAIN: to(HOME, 307), HOME: PAGE},
    "to https, 308": {PLAIN: to(HOME, 308), HOME: PAGE},
    "to https by way of http": {PLAIN: to("/masuk"), "http://HOST/masuk": to(HOME), HOME: PAGE},
    "to http only": {PLAIN: to("/masuk"), "http://HOST/masuk": PAGE, HOME: PAGE},
    "to https and back": {PLAIN: to(HOME), HOME: to("http://HOST/x"), "http://HOST/x": PAGE},
    "to www": {PLAIN: to(WWW), HOME: to(WWW), WWW: PAGE},
    "to www, https first": {PLAIN: UPGRADE, HOME: to(WWW), WWW: PAGE},
    "to www by http": {PLAIN: to(PLAIN_WWW), PLAIN_WWW: to(WWW), HOME: to(WWW), WWW: PAGE},
    "to www over http only": {PLAIN: to(PLAIN_WWW), PLAIN_WWW: PAGE, HOME: PAGE},
    "www from http alone": {PLAIN: to(WWW), WWW: PAGE, HOME: PAGE},
    "deep": {PLAIN: to(DEEP), HOME: to("/beranda"), DEEP: PAGE},
    "relative": {PLAIN: UPGRADE, HOME: to("beranda?a=1"), "https://HOST/beranda?a=1": PAGE},
    "borrowed scheme": {PLAIN: UPGRADE, HOME: to("//HOST/beranda"), DEEP: PAGE},
    "fragment": {PLAIN: UPGRADE, HOME: to("/beranda#atas"), DEEP: PAGE},
    "upper case": {PLAIN: to("HTTPS://HOST/"), HOME: PAGE},
    "four hops": {PLAIN: UPGRADE, HOME: to("/1"), "https://HOST/1": to("/2"), "https://HOST/2": to("/3"), "https://HOST/3": PAGE},
    "http is an error": {PLAIN: Reply((), "x", 404), HOME: PAGE},
    "http is forbidden": {PLAIN: Reply((), "<h1>403 Forbidden</h1>", 403), HOME: PAGE},
    "http is broken": {PLAIN: Reply((), "x", 500), HOME: PAGE},
    "headers on the redirect only": {PLAIN: UPGRADE, HOME: to("/beranda", 302, sound()), DEEP: Reply()},
    "HSTS on the redirect only": {
        PLAIN: UPGRADE,
        HOME: to("/beranda", 302, (("Strict-Transport-Security", "max-age=63072000"),)),
        DEEP: Reply(sound({"Strict-Transport-Security": None})),
    },
    "https to http": {PLAIN: PAGE, HOME: to(PLAIN)},
    "meta refresh": {PLAIN: Reply((), f'<meta http-equiv=refresh content="0; url={HOME}">'), HOME: PAGE},
}  # fmt: skip

STATUSES = (200, 201, 203, 204, 206, 300, 304, 400, 401, 403, 404, 405, 410, 418, 429, 451, 500, 501, 502, 503, 520)

NOT_ITS_OWN = {
    "a challenge with 200": Reply((), "<html><head><title>Just a moment...</title></head><script>window._cf_chl_opt={}</script>"),
    "a block with 403": Reply((), "<html><title>Attention Required! | Cloudflare</title><p>Sorry, you have been blocked", 403),
    "a block with 401": Reply((), "<h1>Web Application Firewall</h1>Your request was blocked.", 401),
    "a block by its header": Reply((("cf-mitigated", "challenge"), *SOUND.items()), "<p>x", 403),
}


def cases() -> Iterator[Case]:
    for name, pages in WAYS.items():
        yield Case(name=f"way {name}", pages=pages)
    for status in STATUSES:
        yield site(f"status {status}", sound(), "" if status in (204, 304) else "<h1>Halaman</h1>", status)
        yield site(f"status {status}, nothing sound", (), "" if status in (204, 304) else "<h1>Halaman</h1>", status)
    yield Case(name="http only", pages={PLAIN: PAGE}, ports="http")
    yield Case(name="http only, sends people to https", pages={PLAIN: UPGRADE}, ports="http")
    yield Case(name="http only, error", pages={PLAIN: Reply((), "x", 500)}, ports="http")
    yield Case(name="http only, insecure policy", pages={PLAIN: Reply((("Content-Security-Policy", "default-src http:"),))}, ports="http")
    yield Case(
        name="http only, insecure images",
        pages={PLAIN: Reply(sound({"Content-Security-Policy": "default-src 'self'; img-src http:"}))},
        ports="http",
    )
    yield Case(name="https only", pages={HOME: PAGE}, ports="https")
    yield Case(name="https only, nothing sound", pages={HOME: Reply()}, ports="https")
    yield Case(name="https only, sends people to http", pages={HOME: to(PLAIN)}, ports="https")
    yield Case(name="nobody there", pages={}, ports="none")
    for certificate in ("self-signed", "expired", "other-name", "unknown-root"):
        yield Case(name=f"certificate {certificate}", pages={PLAIN: UPGRADE, HOME: PAGE}, certificate=certificate)
        yield Case(name=f"certificate {certificate}, no redirect", pages={PLAIN: PAGE, HOME: PAGE}, certificate=certificate)
    cookie = Reply(sound(more=(("Set-Cookie", "a=1"),)))
    yield Case(name="certificate self-signed, cookie", pages={PLAIN: UPGRADE, HOME: cookie}, certificate="self-signed")
    yield Case(name="certificate expired, https only", pages={HOME: PAGE}, ports="https", certificate="expired")


def withheld() -> Iterator[Case]:
    """What the original scores and tilik does not."""
    for name, page in NOT_ITS_OWN.items():
        yield Case(name=name, pages={HOME: page, PLAIN: UPGRADE}, withheld="a protection answered, not the site")
    limit = Reply((), "x", 429)
    yield Case(name="plain HTTP limits requests", pages={HOME: PAGE, PLAIN: limit}, withheld="whether plain HTTP redirects was not seen")
    loop = {HOME: to("/a"), "https://HOST/a": to(HOME), PLAIN: UPGRADE}
    yield Case(name="redirects without end", pages=loop, withheld="no page was ever shown")
    nowhere = {HOME: Reply((), "", 301), PLAIN: UPGRADE, "https://HOST/undefined": PAGE}
    yield Case(
        name="a redirect to nowhere", pages=nowhere, withheld="no page was shown: the original follows an absent Location to /undefined"
    )
