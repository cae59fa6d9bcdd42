"""Files from other hosts are pinned by a hash (W3C Subresource Integrity)."""

import re
from urllib.parse import urlsplit

from checks import (
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Outcome,
    Pages,
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

_MOST = 5
MISSING = Problem(
    "missing",
    Risk(1, 2),
    Text(
        id="{count} berkas skrip atau gaya dari {host} dimuat tanpa atribut integrity, misalnya di “{path}”: {urls}",
        en="{count} script or style files from {host} are loaded without an integrity attribute, at “{path}” for instance: {urls}",
    ),
)
# Only a file that never changes can be pinned: one with its version in the path. What services change at will cannot, nor what a package's
# branch (`@5.3`) stands for from day to day.
_VERSION = re.compile(r"@\d{1,4}\.\d{1,4}\.\d{1,6}(?=[/._\-]|$)|(?:^|[/._\-]v?)\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?=[/._\-]|$)")
_PINNABLE = ("script", "style")


def _pinnable(url: str) -> bool:
    return _VERSION.search(urlsplit(url).path) is not None


def _page(*tags: str) -> Exchange:
    return build.page((), f"<!doctype html><title>Layanan</title>{''.join(tags)}<body><a href=/layanan>Layanan</a></body>")


_URL = "https://pustaka.example/bootstrap/5.3.3/bootstrap.min.js"
_LOOSE, _PINNED = f'<script src="{_URL}"></script>', f'<script src="{_URL}" integrity="sha384-contoh" crossorigin="anonymous"></script>'


@check(
    id="content-integrity",
    title=Text(id="Berkas dari situs lain dikunci dengan hash", en="Files from other sites are pinned by a hash"),
    action=Text(id="Pasang atribut integrity atau simpan pustaka di situs sendiri", en="Add integrity attributes, or keep libraries on your own site"),
    why=Text(
        id="Skrip dari situs lain berjalan dengan kuasa penuh di halaman Anda. Bila situs itu disusupi, semua situs yang memuatnya ikut terkena. Dengan atribut integrity, "
        "peramban menolak berkas yang isinya berubah.",
        en="A script from another site runs with full power in your page. If that site is compromised, so is every site that loads it. With an integrity attribute "
        "browsers refuse a file whose content has changed.",
    ),
    fix=Fix(
        any=Text(
            id="Tambahkan integrity dan crossorigin pada setiap script dan link yang disebut; penyedia pustaka biasanya mencantumkan nilainya. Cara yang lebih sederhana: "
            "unduh pustaka itu dan sajikan dari situs sendiri. Perbarui nilainya setiap kali versi pustaka diganti.",
            en="Add integrity and crossorigin to each script and link named; the library's provider usually lists the value. Simpler still: download the library and serve "
            "it from your own site. Renew the value whenever the library's version changes.",
        ),
        verify="curl -sS -w '\\n%{http_code}\\n' {path} | grep -aoiE '<(script|link)[^>]*(src|href)=.?https?://[^>]*|^[0-9]+$' | grep -vi integrity=",
        expected=Text(id="200 saja", en="200 alone"),
    ),
    references=("W3C Subresource Integrity", "CWE-353", "CWE-829", "OWASP Top 10 2025 A08"),
    bearing=bearing.CONTENT.but(controls=(50,)),
    needs={"pages": Pages()},
    problems=(MISSING,),
    examples=lambda: (
        Example(MISSING("pustaka.example", count=1, host="pustaka.example", path="/", urls=(_URL,)), pages=build.crawl(_page(_LOOSE))),
        Example(pages=build.crawl(_page(_PINNED))),
        Example(pages=build.crawl(_page('<script src="https://aset.kotacontoh.go.id/app-1.2.3.js"></script>'))),
        Example(pages=build.crawl(_page('<script src="https://layanan.example/tag.js?id=1.2"></script>'))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks"))),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited")),
    ),
)  # fmt: skip
def content_integrity(pages: Crawl) -> Findings:
    loose = (
        (resource.url, page)
        for page in own_pages(pages)
        for resource in page.markup.resources
        if resource.sort in _PINNABLE
        and not (resource.integrity or resource.early)
        and not pages.ours(resource.url)
        and _pinnable(resource.url)
    )
    for host, sightings in by_host(loose).items():
        yield MISSING(host, count=len(sightings.urls), host=host, path=sightings.path, urls=sightings.urls[:_MOST])
    require_whole(pages)
