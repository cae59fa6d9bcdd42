"""Online gambling is advertised on pages of the site by somebody else: text that visitors do not see, pages of their own, links that lead away."""

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

_SUBJECTS = (Subject.GAMBLING,)
INVISIBLE = Problem(
    "invisible",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat promosi judi daring di bagian yang tidak dilihat pengunjung, antara lain “{words}”.",
        en="The page “{path}” advertises online gambling where visitors do not see it, with “{words}” among other things.",
    ),
    Kind.INCIDENT,
)
VISIBLE = Problem(
    "visible",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat promosi judi daring, antara lain “{words}”, dengan tautan ke situs lain.",
        en="The page “{path}” advertises online gambling, with “{words}” among other things, and links to other sites.",
    ),
    Kind.INCIDENT,
)
SOME = Problem(
    "some-visitors",
    Risk(5, 4),
    Text(
        id="Halaman “{path}” memuat promosi judi daring hanya bagi sebagian pengunjung, misalnya mesin pencari, antara lain “{words}”.",
        en="The page “{path}” advertises online gambling to some visitors alone, such as search engines, with “{words}” among other things.",
    ),
    Kind.INCIDENT,
)
_PLACES = {"some": SOME, "invisible": INVISIBLE, "visible": VISIBLE}

_BLOCK = (
    '<div style="position:absolute;left:-9999px"><a href="https://slotmaju88.example/">slot gacor hari ini</a> '
    '<a href="https://gacorpasti.example/">situs judi online</a> maxwin, rtp live</div>'
)
_FOOTER = '<p><a href="https://slotmaju88.example/">Slot Gacor Maxwin</a> <a href="https://gacorpasti.example/">RTP Live</a></p>'
_NEWS = (
    "<h1>Polisi menangkap bandar judi online</h1><p>Polres Kota Contoh menangkap tiga tersangka pengelola situs judi slot gacor. Pelaku dijerat pasal 303 KUHP. "
    "Wali Kota mengimbau warga menjauhi judi online karena dampaknya merusak keluarga.</p>"
)
_ADVERT = (
    "<p>" + "Situs slot gacor hari ini dengan rtp live tertinggi, gampang menang maxwin, bonus new member, mahjong ways. " * 3 + "</p>"
)


def _page(body: str, path: str = "/") -> Exchange:
    text = f"<!doctype html><html lang=id><title>Dinas Kesehatan</title><body><nav><a href=/layanan>Layanan</a></nav>{body}</body></html>"
    return build.page((), text, path=path)


@check(
    id="compromise-gambling",
    title=Text(id="Tidak ada promosi judi daring di halaman situs", en="No page of the site advertises online gambling"),
    action=Text(id="Tangani promosi judi daring yang disisipkan sebagai insiden", en="Treat the inserted gambling adverts as an incident"),
    why=Text(
        id="Promosi judi daring di situs pemerintah hampir selalu disisipkan pihak yang sudah dapat mengubah isi situs. Mesin pencari menampilkannya atas nama kota, sedangkan "
        "pengelola sering kali tidak melihatnya karena disembunyikan. Pihak itu masih memegang jalan masuknya: yang disisipkan besok dapat berupa pencurian kata sandi.",
        en="Gambling adverts on a government site are nearly always inserted by somebody who can already change what it shows. Search engines show them in the city's name, while "
        "administrators often do not see them, because they are hidden. Whoever did this still has a way in: what is inserted tomorrow may steal passwords.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan bukti lebih dahulu: salinan halaman, berkas, basis data, dan log. Cari sumber sisipan di templat, plugin, berkas yang baru berubah, dan basis data; cari pula "
            "akun dan berkas asing yang menjadi jalan masuk. Pulihkan dari cadangan yang bersih, perbarui perangkat lunak, ganti semua kata sandi dan kunci, lalu minta mesin "
            "pencari menghapus halaman yang sudah terindeks. Menghapus teksnya saja tidak cukup: sisipan akan kembali.",
            en="Preserve evidence first: copies of the pages, files, database and logs. Look for the source in templates, plug-ins, recently changed files and the database, and for "
            "unknown accounts and files that are the way in. Restore from a clean backup, update the software, replace all passwords and keys, then ask search engines to remove "
            "what they have indexed. Deleting the text alone is not enough: it will come back.",
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
            INVISIBLE(
                "/", path="/", words=("slot gacor", "maxwin", "rtp live", "situs judi online"), hosts=("slotmaju88[.]example", "gacorpasti[.]example"),
                signs=("links", "placement", "words"), excerpt="slot gacor hari ini situs judi online maxwin, rtp live", sha256=_page(_BLOCK).final.body.sha256, visitors=(),
            ),
            pages=build.crawl(_page(_BLOCK)), views=build.site_views(),
        ),
        Example(
            VISIBLE(
                "/", path="/", words=("slot gacor", "maxwin", "rtp live"), hosts=("slotmaju88[.]example", "gacorpasti[.]example"),
                signs=("links", "words"), excerpt="slot gacor maxwin rtp live", sha256=_page(_FOOTER).final.body.sha256, visitors=(),
            ),
            pages=build.crawl(_page(_FOOTER)), views=build.site_views(),
        ),
        Example(pages=build.crawl(_page(_NEWS)), views=build.site_views()),
        Example(
            SOME(
                "/", path="/", words=("slot gacor", "maxwin", "rtp live"), hosts=("slotmaju88[.]example", "gacorpasti[.]example"), signs=("links", "views", "words"),
                excerpt="slot gacor maxwin rtp live", sha256=_page(_FOOTER).final.body.sha256, visitors=("crawler",),
            ),
            pages=build.crawl(_page("")), views=build.site_views(build.site_view(Visitor.CRAWLER, _page(_FOOTER))),
        ),
        Example(reason=reason.ONE_SIGN, pages=build.crawl(_page(_ADVERT)), views=build.site_views()),
        Example(reason=reason.BLOCKED, pages=build.crawl(_page("")), views=build.site_views(build.site_view(Visitor.CRAWLER, build.failure("blocked")))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited"), views=build.site_views()),
    ),
)  # fmt: skip
def compromise_gambling(pages: Crawl, views: SiteViews) -> Findings:
    yield from advert_findings(pages, views, _SUBJECTS, _PLACES)
