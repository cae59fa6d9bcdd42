"""Nothing is left on the front page of what earlier scans saw there, and something else speaks for an intruder."""

import datetime as dt

from checks import (
    RETEST,
    Crawl,
    Earlier,
    Example,
    Exchange,
    Findings,
    Fix,
    FrontLook,
    Kind,
    NotApplicable,
    Outcome,
    Pages,
    Problem,
    Risk,
    SitePast,
    SiteViews,
    Text,
    Unknown,
    Views,
    bearing,
    build,
    check,
    front_change,
    public_content,
    reason,
    require_views,
    retest_alone,
    signs_beside,
    utc_moment,
)

STRANGER = Problem(
    "replaced",
    Risk(5, 4),
    Text(
        id="Halaman depan bukan lagi halaman yang terakhir terlihat {since}: dari {total} kata tetapnya tersisa {rest}, dan ada tanda lain padanya ({signs}).",
        en="The front page is not the one last seen {since} any more: of {total} words that it always had, {rest} are left, and it shows other signs ({signs}).",
    ),
    Kind.INCIDENT,
)
_HONEST = (
    "<!doctype html><html lang=id><title>Dinas Kesehatan Kota Contoh</title><body><a href=/profil>Profil</a><a href=/layanan>Layanan imunisasi anak</a>"
    "<a href=/puskesmas>Puskesmas kecamatan</a><a href=/pengaduan>Pengaduan masyarakat</a><p>Jalan Pahlawan nomor telepon kantor walikota</p>{}</body></html>"
)
_CASINO = "<!doctype html><html><title>Slot Gacor Maxwin</title><body><h1>Slot gacor, rtp live, situs slot</h1>{}</body></html>"
_SHOP = "<!doctype html><html><title>Grosir Sepatu</title><body><h1>Sepatu olahraga murah</h1><p>Diskon ongkir keranjang belanja</p></body></html>"


def _page(text: str, more: str = "") -> Exchange:
    return build.page((), text.format(more))


def _earlier(*texts: str, days: int = 30) -> SitePast:
    return build.earlier(*(_page(text) for text in texts), days=days)


def _terse() -> SitePast:
    long_ago = build.AT - dt.timedelta(days=30)
    return SitePast(build.AT, (FrontLook(long_ago, long_ago, ("pengaduan", "puskesmas")),))


@check(
    id="compromise-change",
    title=Text(id="Halaman depan masih milik situs ini", en="The front page is still that of this site"),
    action=Text(id="Tangani halaman depan yang diganti sebagai insiden", en="Treat the replaced front page as an incident"),
    why=Text(
        id="Nama, menu, dan kaki halaman bertahan saat berita, musim, dan tampilan berganti. Bila semuanya hilang sekaligus dan ada tanda lain, halaman depan ditulis pihak lain, "
        "yang masih memegang jalan masuknya.",
        en="Name, menu and foot of a page stay while news, seasons and designs change. Where all of it is gone at once and there is another sign, somebody else wrote the front "
        "page, and still has a way in.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan bukti lebih dahulu: tangkapan layar, salinan halaman, berkas, dan log. Tampilkan halaman pemeliharaan, cari jalan masuknya, pulihkan dari cadangan sebelum "
            "tanggal yang disebut, dan ganti semua kata sandi serta kunci. Bila situs memang diganti oleh pengelola, hapus isi yang menjadi tanda lainnya.",
            en="Preserve evidence first: screenshots, copies of the page, files and logs. Show a maintenance page, find the way in, restore from a backup older than the day named, and "
            "replace all passwords and keys. Where its administrators did replace the site, remove what the other signs are.",
        ),
        verify=RETEST,
        expected=retest_alone("hanya pemindaian sebelumnya yang mengingat halaman lama", "only earlier scans remember the old page"),
    ),
    references=("CWE-506", "OWASP Top 10 2025 A08", "MITRE ATT&CK T1491.002"),
    bearing=bearing.COMPROMISE,
    needs={"pages": Pages(), "views": Views(), "earlier": Earlier()},
    problems=(STRANGER,),
    examples=lambda: (
        Example(
            STRANGER(
                "/", path="/", since="2026-10-22T12:00:00Z", total=18, rest=0, signs=("words",), sha256=_page(_CASINO).final.body.sha256,
            ),
            pages=build.crawl(_page(_CASINO)), views=build.site_views(), earlier=_earlier(_HONEST),
        ),
        Example(pages=build.crawl(_page(_HONEST, "<p>Dirgahayu Republik Indonesia</p>")), views=build.site_views(), earlier=_earlier(_HONEST)),
        # The name is left: a new design, or a page of greetings.
        Example(
            pages=build.crawl(build.page((), "<!doctype html><html><title>Dinkes</title><h1>Dinas Kesehatan Kota Contoh</h1><p>Selamat hari jadi</p></html>")),
            views=build.site_views(), earlier=_earlier(_HONEST),
        ),
        Example(reason=reason.ONE_SIGN, pages=build.crawl(_page(_SHOP)), views=build.site_views(), earlier=_earlier(_HONEST)),
        # A new look has to settle for a week.
        Example(
            reason=reason.ONE_SIGN, pages=build.crawl(_page(_SHOP)), views=build.site_views(),
            earlier=SitePast(build.AT, (*_earlier(_HONEST).looks, *_earlier(_SHOP, days=1).looks)),
        ),
        Example(reason=reason.FIRST_LOOK, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(_page(_HONEST)), views=build.site_views(), earlier=_earlier()),
        Example(
            reason=reason.FIRST_LOOK, outcome=Outcome.NOT_APPLICABLE,
            pages=build.crawl(_page(_HONEST)), views=build.site_views(), earlier=_terse(),
        ),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks")), views=build.site_views(), earlier=_earlier(_HONEST)),
        Example(
            reason=reason.MAINTENANCE, pages=build.crawl(_page("<title>Situs sedang dalam pemeliharaan</title><h1>Mohon maaf</h1>")),
            views=build.site_views(), earlier=_earlier(_HONEST),
        ),
    ),
)  # fmt: skip
def compromise_change(pages: Crawl, views: SiteViews, earlier: SitePast) -> Findings:
    beside = signs_beside(pages, views)
    assert pages.front is not None
    public_content(pages.front)
    change = front_change(pages.front, earlier)
    if change is None:
        raise NotApplicable(reason.FIRST_LOOK)
    if not change.sharp:
        return
    if not beside:
        raise Unknown(reason.ONE_SIGN, f"{pages.front.url} {change.rest}/{change.total} {utc_moment(change.last)}")
    digest = pages.front.final.body.sha256
    yield STRANGER("/", path="/", since=utc_moment(change.last), total=change.total, rest=change.rest, signs=beside, sha256=digest)
    require_views(views)
