"""Visitors of one kind are sent away to somebody else's host: those who come from a search, telephones, or search engines' crawlers."""

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
    SiteViews,
    Text,
    Unknown,
    Views,
    Visitor,
    bearing,
    build,
    check,
    foreign_leads,
    inert_host,
    parse_document,
    reason,
    require_views,
    require_whole,
)

SOME = Problem(
    "some-visitors",
    Risk(5, 4),
    Text(
        id="Dari halaman “{path}”, sebagian pengunjung dialihkan ke situs pihak lain, {host}.",
        en="From the page “{path}” some visitors are sent away to {host}, which belongs to somebody else.",
    ),
    Kind.INCIDENT,
)


def _page() -> Exchange:
    return build.page((), "<!doctype html><html lang=id><title>Dinas Kesehatan</title><body><a href=/layanan>Layanan</a></body></html>")


def _away(host: str) -> Exchange:
    return build.redirect(
        f"https://{build.HOST}/", f"https://{host}/", status=302, stop=build.failure("out-of-scope", f"redirect to {host}")
    )


@check(
    id="compromise-redirect",
    title=Text(id="Tidak ada pengunjung yang dialihkan ke situs pihak lain", en="No visitor is sent away to somebody else's site"),
    action=Text(id="Tangani pengalihan sebagian pengunjung sebagai insiden", en="Treat the redirect of some visitors as an incident"),
    why=Text(
        id="Pengunjung dari mesin pencari atau telepon yang dialihkan ke situs pihak lain, sedangkan pengelola yang mengetik alamatnya tidak, dialihkan oleh program yang disisipkan di "
        "server. Warga yang mencari layanan kota sampai di situs judi atau penipuan.",
        en="Where visitors from a search or on telephones are sent to somebody else's site, and administrators who type the address are not, an inserted program on the server does "
        "that. Residents who look for the city's services end up at gambling or fraud.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan bukti lebih dahulu. Cari pengalihan yang bergantung pada Referer atau User-Agent di .htaccess, pengaturan server web, index.php, wp-config.php, templat, dan "
            "plugin. Pulihkan dari cadangan yang bersih, tutup jalan masuknya, dan ganti semua kata sandi serta kunci.",
            en="Preserve evidence first. Look for redirects that depend on Referer or User-Agent in .htaccess, the settings of the web server, index.php, wp-config.php, templates and "
            "plug-ins. Restore from a clean backup, close the way in, and replace all passwords and keys.",
        ),
        verify="curl -sS -o /dev/null -A 'Mozilla/5.0 (Linux; Android 14) Mobile' -e https://www.google.com/ -w '%{http_code} %{redirect_url}\\n' {path}",
        expected=Text(id="200 tanpa alamat di belakangnya", en="200 with no address after it"),
    ),
    references=("CWE-506", "OWASP Top 10 2025 A08", "MITRE ATT&CK T1491.002", "Google Search Essentials: sneaky redirects"),
    bearing=bearing.COMPROMISE,
    needs={"pages": Pages(), "views": Views()},
    problems=(SOME,),
    examples=lambda: (
        Example(
            SOME("/", path="/", host="slotmaju88[.]example", visitors=("search",)),
            pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.SEARCH, _away("slotmaju88.example"))),
        ),
        Example(
            SOME("/", path="/", host="alihan[.]example", visitors=("crawler",)),
            pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.CRAWLER, _away("alihan.example"))),
        ),
        Example(pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.TELEPHONE, _away("play.google.com")))),
        Example(reason=reason.ONE_SIGN, pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.TELEPHONE, _away("alihan.example")))),
        Example(reason=reason.BLOCKED, pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.CRAWLER, build.failure("blocked")))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited"), views=build.site_views()),
    ),
)  # fmt: skip
def compromise_redirect(pages: Crawl, views: SiteViews) -> Findings:
    if pages.front is not None:
        parse_document(pages.front)
    leads = foreign_leads(pages, views)
    for lead in leads:
        if not lead.is_innocent:
            yield SOME(lead.path, path=lead.path, host=inert_host(lead.host), visitors=lead.visitors)
    if (doubtful := next((lead for lead in leads if lead.is_innocent), None)) is not None:
        raise Unknown(reason.ONE_SIGN, f"{doubtful.path} {', '.join(doubtful.visitors)}: {inert_host(doubtful.host)}")
    require_whole(pages)
    require_views(views)
