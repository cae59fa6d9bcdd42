"""Families of pages under the site that only advertise (doorways): addresses that no menu leads to, and names that cannot exist but are answered."""

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
    Text,
    Unknown,
    Views,
    bearing,
    build,
    check,
    doorways,
    reason,
    require_views,
    require_whole,
    retest_alone,
)

_MOST = 10
FAMILY = Problem(
    "family",
    Risk(5, 4),
    Text(
        id="Di bawah situs ini ada {count} alamat yang hanya mempromosikan sesuatu (“{words}”), dan isinya memang ditampilkan: {paths}",
        en="Under this site there are {count:address/addresses} that only advertise (“{words}”), and they are shown: {paths}",
    ),
    Kind.INCIDENT,
)
ANY_NAME = Problem(
    "any-name",
    Risk(5, 4),
    Text(
        id="Alamat yang tidak ada dijawab dengan halaman promosi (“{words}”), misalnya “{path}”.",
        en="Addresses that do not exist are answered with adverts (“{words}”), “{path}” for instance.",
    ),
    Kind.INCIDENT,
)
_ADVERT = (
    "<p>" + "Situs slot gacor hari ini dengan rtp live tertinggi, gampang menang maxwin, bonus new member, mahjong ways. " * 3 + "</p>"
)


def _page(body: str = "", path: str = "/") -> Exchange:
    return build.page(
        (), f"<!doctype html><html lang=id><title>Dinas</title><body><a href=/layanan>Layanan</a>{body}</body></html>", path=path
    )


_SLUGS = tuple(f"/slot-gacor-maxwin-{n}" for n in range(3))
_WORDS = ("situs slot", "gacor hari ini", "rtp live", "gampang menang", "maxwin", "bonus new member")


@check(
    id="compromise-doorways",
    title=Text(id="Tidak ada halaman promosi tersembunyi di bawah alamat situs", en="No hidden pages of adverts lie under the site's address"),
    action=Text(id="Tangani halaman promosi yang ditanam di situs sebagai insiden", en="Treat pages of adverts planted under the site as an incident"),
    why=Text(
        id="Penyusup menanam ratusan halaman promosi di bawah nama pemerintah agar muncul di mesin pencari. Menu situs tidak menuju ke sana, sehingga pengelola tidak melihatnya, tetapi "
        "peta situs dan mesin pencari mengenalnya.",
        en="Intruders plant hundreds of pages of adverts under the government's name, so that search engines show them. No menu leads there, so administrators do not see them, but "
        "sitemaps and search engines know them.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan bukti lebih dahulu. Cari folder, berkas, aturan pengalihan, dan isi basis data yang membuat halaman itu, hapus bersama jalan masuknya, jawab alamatnya dengan 410, "
            "perbaiki peta situs, lalu minta mesin pencari menghapusnya.",
            en="Preserve evidence first. Look for the folders, files, rewrite rules and rows of the database that make these pages, remove them together with the way in, answer their "
            "addresses with 410, repair the sitemap, and ask search engines to remove them.",
        ),
        verify=RETEST,
        expected=retest_alone("hanya beberapa tanda bersama yang membuktikannya", "only several signs together prove it"),
    ),
    references=("CWE-506", "OWASP Top 10 2025 A08", "MITRE ATT&CK T1491.002", "Google Search Essentials: doorway abuse"),
    bearing=bearing.COMPROMISE,
    needs={"pages": Pages(), "views": Views()},
    problems=(FAMILY, ANY_NAME),
    examples=lambda: (
        Example(
            FAMILY("/", count=3, words=_WORDS, paths=_SLUGS), pages=build.crawl(_page(), *(_page(_ADVERT * (n + 1), path) for n, path in enumerate(_SLUGS))),
            views=build.site_views(),
        ),
        Example(
            ANY_NAME("/tlk", path="/tlk", words=_WORDS), pages=build.crawl(_page()), views=build.site_views(build.lost_view(_page(_ADVERT, "/tlk"))),
        ),
        Example(pages=build.crawl(_page(), _page("<p>Polisi menangkap bandar judi online.</p>", "/polisi-tangkap-bandar-slot-gacor")), views=build.site_views()),
        Example(reason=reason.ONE_SIGN, pages=build.crawl(_page(), *(_page(path, path) for path in _SLUGS)), views=build.site_views()),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views()),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited"), views=build.site_views()),
    ),
)  # fmt: skip
def compromise_doorways(pages: Crawl, views: SiteViews) -> Findings:
    doors = doorways(pages, views)
    if doors.pages and doors.is_family:
        yield FAMILY("/", count=len(doors.addresses), words=doors.words, paths=doors.pages[:_MOST])
    if doors.lost:
        yield ANY_NAME(doors.lost[0], path=doors.lost[0], words=doors.words)
    if doors.is_family and not doors.pages:
        raise Unknown(reason.ONE_SIGN, ", ".join(doors.addresses[:3]))
    require_whole(pages)
    require_views(views)
