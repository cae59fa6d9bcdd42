"""Pages over HTTPS load nothing over plain HTTP (W3C Mixed Content)."""

import re
from collections.abc import Iterator

from checks import (
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    NotApplicable,
    Outcome,
    OwnPage,
    Pages,
    PolicyDirective,
    Problem,
    Risk,
    Text,
    bearing,
    build,
    by_host,
    check,
    own_pages,
    reason,
    require_whole,
)

ACTIVE = Problem(
    "active",
    Risk(2, 3),
    Text(
        id="Halaman HTTPS “{path}” memuat skrip, gaya, atau bingkai dari {host} melalui HTTP ({count} alamat): {urls}",
        en="The HTTPS page “{path}” loads scripts, styles or frames from {host} over HTTP ({count:address/addresses}): {urls}",
    ),
    kind=Kind.LAPSE,
)
PASSIVE = Problem(
    "passive",
    Risk(2, 1),
    Text(
        id="Halaman HTTPS “{path}” memuat gambar, suara, atau video dari {host} melalui HTTP ({count} alamat): {urls}",
        en="The HTTPS page “{path}” loads pictures, sound or video from {host} over HTTP ({count:address/addresses}): {urls}",
    ),
)
_MOST = 5
_ACTIVE = ("script", "style", "frame", "object")
# What never leaves the visitor's own machine cannot be read on the way (W3C Secure Contexts section 3.1).
_LOOPBACK = re.compile(r"http://(?:(?:[\w\-]{1,63}\.){0,10}localhost|127(?:\.\d{1,3}){3}|\[::1\])(?:[:/]|$)", re.IGNORECASE)


def _resources(page: OwnPage) -> Iterator[tuple[bool, str]]:
    """What the page loads over plain HTTP, and whether it is active content."""
    for resource in page.markup.resources:
        if resource.url.lower().startswith("http:") and not _LOOPBACK.match(resource.url):
            yield resource.sort in _ACTIVE, resource.url


def _page(content: str, *headers: tuple[str, str], scheme: str = "https") -> Exchange:
    return build.page(headers, f"<!doctype html><title>Layanan</title><body><a href=/layanan>Layanan</a>{content}</body>", scheme=scheme)


_SCRIPT, _PICTURE = '<script src="http://cdn.example/a.js"></script>', '<img src="http://foto.example/a.jpg">'


@check(
    id="content-mixed",
    title=Text(id="Halaman HTTPS tidak memuat isi lewat HTTP", en="HTTPS pages load nothing over plain HTTP"),
    action=Text(id="Muat semua isi halaman lewat HTTPS", en="Load everything in a page over HTTPS"),
    why=Text(
        id="Isi yang dimuat tanpa enkripsi dapat diubah di jaringan. Skrip yang diubah menguasai seluruh halaman, termasuk kata sandi yang diketik warga. "
        "Peramban masa kini memblokir isi semacam itu, sehingga bagian halaman tidak tampil atau tidak berfungsi.",
        en="What is loaded without encryption can be changed on the network. A changed script controls the whole page, passwords that residents type included. "
        "Today's browsers block such content, so parts of the page are missing or do not work.",
    ),
    fix=Fix(
        any=Text(
            id="Ganti http:// dengan https:// pada alamat yang disebut, di templat dan di isi basis data. Bila server tujuan tidak melayani HTTPS, simpan salinannya di "
            "situs sendiri atau hapus. Sementara itu kirim Content-Security-Policy: upgrade-insecure-requests agar peramban memakai HTTPS.",
            en="Replace http:// by https:// in the addresses named, in templates and in the database's content. Where the other server does not speak HTTPS, keep a copy "
            "on your own site or remove it. Meanwhile send Content-Security-Policy: upgrade-insecure-requests, so that browsers use HTTPS.",
        ),
        measures=(PolicyDirective("upgrade-insecure-requests"),),
        verify="curl -sS -i {path} | grep -aoiE '^HTTP/.*|upgrade-insecure-requests|(src|href|data)=.?http://[^ >]*'",
        expected=Text(id="HTTP/ 200 dengan upgrade-insecure-requests, atau tanpa http://", en="HTTP/ 200 with upgrade-insecure-requests, or without http://"),
    ),
    references=("W3C Mixed Content", "CWE-319", "OWASP Top 10 2025 A04", "WSTG-CRYP-03"),
    bearing=bearing.CONTENT.but(functions=("h",), controls=(43,), pemdi=("I10", "I11"), threat="interception", flaw="configuration"),
    needs={"pages": Pages()},
    problems=(ACTIVE, PASSIVE),
    examples=lambda: (
        Example(
            ACTIVE("cdn.example", path="/", host="cdn.example", count=1, urls=("http://cdn.example/a.js",)),
            PASSIVE("foto.example", path="/", host="foto.example", count=1, urls=("http://foto.example/a.jpg",)),
            pages=build.crawl(_page(_SCRIPT + _PICTURE)),
        ),
        Example(pages=build.crawl(_page(_SCRIPT.replace("http:", "https:") + '<a href="http://lain.example/">Tautan</a>'))),
        Example(pages=build.crawl(_page(_SCRIPT, ("Content-Security-Policy", "upgrade-insecure-requests")))),
        Example(pages=build.crawl(_page('<script src="http://localhost:8080/a.js"></script>'))),
        Example(reason=reason.NO_HTTPS, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(_page(_SCRIPT, scheme="http"))),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited")),
    ),
)  # fmt: skip
def content_mixed(pages: Crawl) -> Findings:
    secure = [page for page in own_pages(pages) if page.url.startswith("https:")]
    if pages.front is not None and not any(exchange.url.startswith("https:") for exchange in pages.answers):
        raise NotApplicable(reason.NO_HTTPS)
    insecure = [(active, url, page) for page in secure if not page.upgrades for active, url in _resources(page)]
    for problem, is_active in ((ACTIVE, True), (PASSIVE, False)):
        for host, sightings in by_host((url, page) for active, url, page in insecure if active is is_active).items():
            yield problem(host, path=sightings.path, host=host, count=len(sightings.urls), urls=sightings.urls[:_MOST])
    require_whole(pages)
