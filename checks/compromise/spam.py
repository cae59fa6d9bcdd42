"""Something else than gambling is advertised on pages of the site by somebody else: medicines, essays for money, loans, pornography, copies of brands."""

from checks import (
    RETEST,
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
    Subject,
    Text,
    Views,
    Visitor,
    advert_findings,
    bearing,
    build,
    check,
    reason,
    retest_alone,
)

_SUBJECTS = tuple(subject for subject in Subject if subject is not Subject.GAMBLING)
INVISIBLE = Problem(
    "invisible",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat iklan sisipan di bagian yang tidak dilihat pengunjung, antara lain “{words}”.",
        en="The page “{path}” has inserted adverts where visitors do not see them, with “{words}” among other things.",
    ),
    Kind.INCIDENT,
)
VISIBLE = Problem(
    "visible",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat iklan sisipan, antara lain “{words}”, dengan tautan ke situs lain.",
        en="The page “{path}” has inserted adverts, with “{words}” among other things, and links to other sites.",
    ),
    Kind.INCIDENT,
)
SOME = Problem(
    "some-visitors",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat iklan sisipan hanya bagi sebagian pengunjung, misalnya mesin pencari, antara lain “{words}”.",
        en="The page “{path}” has inserted adverts for some visitors alone, such as search engines, with “{words}” among other things.",
    ),
    Kind.INCIDENT,
)
_PLACES = {"some": SOME, "invisible": INVISIBLE, "visible": VISIBLE}
_LINKS = '<a href="https://rx-murah.example/">Buy Viagra online</a> <a href="https://pills24.example/">Cialis without prescription</a>'
_WARNING = "<p>BPOM menyita obat kuat ilegal: viagra online dan cialis without prescription dijual tanpa izin edar.</p>"


def _page(body: str = "") -> Exchange:
    return build.page(
        (), f"<!doctype html><html lang=id><title>Dinas</title><body><nav><a href=/layanan>Layanan</a></nav>{body}</body></html>"
    )


def _facts(page: Exchange, *signs: str, visitors: tuple[str, ...] = ()) -> dict[str, str | tuple[str, ...]]:
    return {
        "path": "/", "words": ("buy viagra", "cialis without prescription"), "hosts": ("rx-murah[.]example", "pills24[.]example"), "signs": signs,
        "excerpt": "buy viagra online cialis without prescription", "sha256": page.final.body.sha256, "visitors": visitors,
    }  # fmt: skip


_HIDDEN, _FOOTER = f"<div hidden>{_LINKS}</div>", f"<footer>{_LINKS}</footer>"
_STRANGERS = "<div hidden>" + "".join(f'<a href="https://toko{n}.example/">Toko {n}</a>' for n in range(8)) + " buy viagra tanpa izin</div>"


@check(
    id="compromise-spam",
    title=Text(id="Tidak ada iklan sisipan di halaman situs", en="No page of the site has inserted adverts"),
    action=Text(id="Tangani iklan yang disisipkan sebagai insiden", en="Treat inserted adverts as an incident"),
    why=Text(
        id="Iklan obat, joki tugas, pinjaman, pornografi, atau barang tiruan di situs pemerintah disisipkan pihak yang sudah dapat mengubah isi situs. Mesin pencari menampilkannya "
        "atas nama kota, dan warga dapat tertipu. Pihak itu masih memegang jalan masuknya.",
        en="Adverts for medicines, essays, loans, pornography or copies of brands on a government site are inserted by somebody who can already change what it shows. Search engines "
        "show them in the city's name, and residents may be deceived. Whoever did this still has a way in.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan bukti lebih dahulu: salinan halaman, berkas, basis data, dan log. Cari sumber sisipan di templat, plugin, berkas yang baru berubah, dan basis data; cari pula "
            "akun dan berkas asing. Pulihkan dari cadangan yang bersih, perbarui perangkat lunak, ganti semua kata sandi dan kunci, lalu minta mesin pencari menghapus halaman yang "
            "sudah terindeks.",
            en="Preserve evidence first: copies of the pages, files, database and logs. Look for the source in templates, plug-ins, recently changed files and the database, and for "
            "unknown accounts and files. Restore from a clean backup, update the software, replace all passwords and keys, then ask search engines to remove what they have indexed.",
        ),
        verify=RETEST,
        expected=retest_alone("hanya beberapa tanda bersama yang membuktikannya", "only several signs together prove it"),
    ),
    references=("CWE-506", "OWASP Top 10 2025 A08", "MITRE ATT&CK T1491.002", "Google Search Essentials: spam policies"),
    bearing=bearing.COMPROMISE,
    needs={"pages": Pages(), "views": Views()},
    problems=(INVISIBLE, VISIBLE, SOME),
    examples=lambda: (
        Example(
            INVISIBLE("/", **_facts(_page(_HIDDEN), "links", "placement", "words")), pages=build.crawl(_page(_HIDDEN)), views=build.site_views(),
        ),
        Example(VISIBLE("/", **_facts(_page(_FOOTER), "links", "words")), pages=build.crawl(_page(_FOOTER)), views=build.site_views()),
        Example(
            SOME("/", **_facts(_page(_FOOTER), "links", "views", "words", visitors=("crawler",))),
            pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.CRAWLER, _page(_FOOTER))),
        ),
        Example(pages=build.crawl(_page(_WARNING)), views=build.site_views()),
        Example(reason=reason.ONE_SIGN, pages=build.crawl(_page(_STRANGERS)), views=build.site_views()),
        Example(reason=reason.BLOCKED, pages=build.crawl(_page()), views=build.site_views(build.site_view(Visitor.CRAWLER, build.failure("blocked")))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited"), views=build.site_views()),
    ),
)  # fmt: skip
def compromise_spam(pages: Crawl, views: SiteViews) -> Findings:
    yield from advert_findings(pages, views, _SUBJECTS, _PLACES)
