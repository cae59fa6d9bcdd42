"""Some visitors are shown spam that others are not: search engines' crawlers, telephones, or whoever comes from a search (cloaking)."""

from checks import (
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Outcome,
    Pages,
    Problem,
    Risk,
    SignKind,
    SiteViews,
    Subject,
    Text,
    Views,
    Visitor,
    bearing,
    build,
    check,
    reason,
    require_views,
    require_whole,
    suspicion,
)

CRAWLER = Problem(
    "crawler",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat isi sisipan (“{words}”) bagi mesin pencari, tetapi tidak bagi pengunjung biasa.",
        en="The page “{path}” has inserted content (“{words}”) for search engines and not for ordinary visitors.",
    ),
    Kind.INCIDENT,
)
SEARCH = Problem(
    "search",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat isi sisipan (“{words}”) bagi pengunjung yang datang dari mesin pencari, tetapi tidak bagi yang mengetik alamatnya.",
        en="The page “{path}” has inserted content (“{words}”) for visitors who come from a search engine and not for those who type its address.",
    ),
    Kind.INCIDENT,
)
TELEPHONE = Problem(
    "telephone",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat isi sisipan (“{words}”) bagi pengguna telepon, tetapi tidak bagi pengguna komputer.",
        en="The page “{path}” has inserted content (“{words}”) for telephones and not for computers.",
    ),
    Kind.INCIDENT,
)
COUNTRY = Problem(
    "country",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat isi sisipan (“{words}”) hanya bagi peramban berbahasa Indonesia.",
        en="The page “{path}” has inserted content (“{words}”) for browsers set to Indonesian alone.",
    ),
    Kind.INCIDENT,
)
_BY_VISITOR = {
    Visitor.CRAWLER: CRAWLER, Visitor.SEARCH: SEARCH, Visitor.TELEPHONE: TELEPHONE, Visitor.TELEPHONE_SEARCH: TELEPHONE, Visitor.BROWSER: COUNTRY,
}  # fmt: skip
_SPAM = '<p><a href="https://slotmaju88.example/">Slot Gacor Maxwin</a> <a href="https://gacorpasti.example/">RTP Live</a></p>'


def _page(body: str = "") -> Exchange:
    return build.page(
        (), f"<!doctype html><html lang=id><title>Dinas Kesehatan</title><body><a href=/layanan>Layanan</a>{body}</body></html>"
    )


def _facts(*visitors: str, of: Exchange) -> dict[str, str | tuple[str, ...]]:
    return {
        "path": "/", "words": ("slot gacor", "maxwin", "rtp live"), "hosts": ("slotmaju88[.]example", "gacorpasti[.]example"), "signs": ("links", "views", "words"),
        "excerpt": "layanan slot gacor maxwin rtp live", "sha256": of.final.body.sha256, "visitors": visitors,
    }  # fmt: skip


@check(
    id="compromise-cloaking",
    title=Text(id="Semua pengunjung melihat isi yang sama", en="All visitors are shown the same content"),
    action=Text(id="Tangani isi yang hanya tampil bagi sebagian pengunjung sebagai insiden", en="Treat content that only some visitors are shown as an incident"),
    why=Text(
        id="Isi sisipan yang hanya diberikan kepada mesin pencari, telepon, atau pengunjung dari hasil pencarian dibuat agar pengelola tidak melihatnya. Itu hanya dapat dilakukan oleh "
        "program di server, sehingga server sudah dikuasai pihak lain.",
        en="Inserted content that only search engines, telephones or visitors from a search are given is made so that administrators do not see it. Only a program on the server can "
        "do that, so somebody else already controls the server.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan bukti lebih dahulu. Cari program yang membedakan pengunjung (User-Agent, Referer, Accept-Language) di index.php, wp-config.php, .htaccess, mu-plugins, templat, "
            "pengaturan server web, dan modul yang baru dipasang. Pulihkan dari cadangan yang bersih, tutup jalan masuknya, ganti semua kata sandi dan kunci, lalu periksa lagi sebagai "
            "setiap jenis pengunjung.",
            en="Preserve evidence first. Look for the program that tells visitors apart (User-Agent, Referer, Accept-Language) in index.php, wp-config.php, .htaccess, mu-plugins, "
            "templates, the settings of the web server and recently installed modules. Restore from a clean backup, close the way in, replace all passwords and keys, then look again "
            "as each kind of visitor.",
        ),
        verify="curl -sS -A 'Mozilla/5.0 (compatible; Googlebot/2.1)' -e https://www.google.com/ -w '\\n%{http_code}\\n' {path} | grep -aciE 'slot|togel|judi|casino|viagra'",
        expected=Text(id="0 baris", en="0 lines"),
    ),
    references=("CWE-506", "OWASP Top 10 2025 A08", "MITRE ATT&CK T1491.002", "Google Search Essentials: cloaking"),
    bearing=bearing.COMPROMISE,
    needs={"pages": Pages(), "views": Views()},
    problems=(CRAWLER, SEARCH, TELEPHONE, COUNTRY),
    examples=lambda: (
        *(
            Example(
                problem("/", **_facts(visitor, of=_page(_SPAM))), pages=build.crawl(_page()), views=build.site_views(build.site_view(visitor, _page(_SPAM))),
            )
            for visitor, problem in ((Visitor.CRAWLER, CRAWLER), (Visitor.SEARCH, SEARCH), (Visitor.TELEPHONE, TELEPHONE))
        ),
        Example(
            COUNTRY("/", **_facts(of=_page(_SPAM))),
            pages=build.crawl(_page(_SPAM)), views=build.site_views(build.site_view(Visitor.BROWSER, _page())),
        ),
        Example(pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.TELEPHONE, _page("<p>Versi seluler</p>")))),
        Example(reason=reason.BLOCKED, pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.CRAWLER, build.failure("blocked")))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited"), views=build.site_views()),
    ),
)  # fmt: skip
def compromise_cloaking(pages: Crawl, views: SiteViews) -> Findings:
    for page in suspicion(pages, views, tuple(Subject)).pages:
        if SignKind.VIEWS in page.kinds:
            yield _BY_VISITOR[page.only[-1] if page.only else Visitor.BROWSER](page.path, **page.facts)
    require_whole(pages)
    require_views(views)
