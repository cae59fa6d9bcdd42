"""A page of the site is the claim of an intruder (web defacement)."""

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
    bearing,
    build,
    check,
    defaced_pages,
    parse_document,
    reason,
    require_views,
    require_whole,
)

_MOST = 20
CLAIM = Problem(
    "claim",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” berisi pernyataan penyusup: “{title}”.",
        en="The page “{path}” is an intruder's claim: “{title}”.",
    ),
    Kind.INCIDENT,
)
_DEFACED = (
    "<html><title>Hacked By Bayang</title><body bgcolor=black><h1>Hacked By Bayang</h1><p>Sorry admin, patch your system</p></body></html>"
)


def _page(body: str, path: str = "/") -> Exchange:
    text = f"<!doctype html><html lang=id><title>Dinas</title><body><a href=/layanan>Layanan</a><p>Selamat datang di layanan imunisasi anak</p>{body}</body></html>"
    return build.page((), text, path=path)


@check(
    id="compromise-defacement",
    title=Text(id="Tidak ada halaman yang berisi pernyataan penyusup", en="No page is an intruder's claim"),
    action=Text(id="Tangani perubahan tampilan situs (defacement) sebagai insiden", en="Treat the defacement as an incident"),
    why=Text(
        id="Penyusup yang dapat mengganti halaman dapat pula membaca data, menanam pintu belakang, dan mengubah isi layanan. Pernyataan yang terlihat umum merusak kepercayaan warga, dan "
        "sering kali bukan satu-satunya yang ditinggalkan.",
        en="An intruder who can replace a page can also read data, plant back doors and change services. A claim in public view harms residents' trust, and is often not all that was "
        "left behind.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan bukti lebih dahulu: tangkapan layar, salinan halaman, berkas, dan log. Tampilkan halaman pemeliharaan, cari jalan masuknya (celah unggah, plugin, kata sandi), periksa "
            "berkas asing, pulihkan dari cadangan yang bersih, dan ganti semua kata sandi serta kunci.",
            en="Preserve evidence first: screenshots, copies of the page, files and logs. Show a maintenance page, find the way in (an upload, a plug-in, a password), look for unknown "
            "files, restore from a clean backup, and replace all passwords and keys.",
        ),
        verify="curl -sS -w '\\n%{http_code}\\n' {path} | grep -aciE 'hacked by|defaced by|owned by|diretas oleh'",
        expected=Text(id="0 baris", en="0 lines"),
    ),
    references=("CWE-506", "OWASP Top 10 2025 A08", "MITRE ATT&CK T1491.002"),
    bearing=bearing.COMPROMISE,
    needs={"pages": Pages(), "views": Views()},
    problems=(CLAIM,),
    examples=lambda: (
        Example(
            CLAIM("/", path="/", title="hacked by bayang", sha256=build.page((), _DEFACED).final.body.sha256, visitors=()), pages=build.crawl(build.page((), _DEFACED)), views=build.site_views(),
        ),
        Example(pages=build.crawl(_page("<p>Pelatihan penanganan web defacement: halaman bertuliskan Hacked by ABC.</p>")), views=build.site_views()),
        Example(
            reason=reason.ONE_SIGN, pages=build.crawl(_page("<marquee>Hacked by ABC</marquee>" + "<p>layanan imunisasi anak</p>" * 80)), views=build.site_views(),
        ),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited"), views=build.site_views()),
    ),
)  # fmt: skip
def compromise_defacement(pages: Crawl, views: SiteViews) -> Findings:
    if pages.front is not None:
        parse_document(pages.front)
    every = defaced_pages(pages, views)
    firm = {page.path: page for page in reversed(every) if page.kind.firm}
    for page in list(firm.values())[:_MOST]:
        yield CLAIM(page.path, path=page.path, title=page.title, sha256=page.sha256, visitors=(page.visitor,) if page.visitor else ())
    if doubtful := [page for page in every if page.path not in firm]:
        raise Unknown(reason.ONE_SIGN, f"{doubtful[0].path} {doubtful[0].title}")
    require_whole(pages)
    require_views(views)
