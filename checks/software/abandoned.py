"""Somebody looks after the site: several signs that nobody does add up, one alone says nothing."""

import datetime as dt
from collections.abc import Iterator

from checks import (
    RETEST,
    AnyPages,
    CatalogueAnswers,
    Confidence,
    Crawl,
    Example,
    Exchange,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Kind,
    Page,
    Problem,
    Risk,
    SoftwarePaths,
    Text,
    bearing,
    build,
    check,
    parse,
    public_content,
    reason,
    retest_alone,
    site_software,
    support_status,
)

# How long nothing may have changed, and software may have been without repairs, before that is a sign.
_YEARS, _YEARS_ENDED = 3, 2
# With fewer dates than this a page tells nothing about when it changes.
_LEAST_DATES = 3
_ENOUGH = 2
_ABSENT = "–"

ABANDONED = Problem(
    "abandoned",
    Risk(3, 3),
    Text(
        id="Situs ini tampak tidak diurus lagi. Tanggal terbaru pada halamannya: {newest}; tahun hak ciptanya: {copyright}; perangkat lunak yang tidak dirawat: {software}.",
        en="Nobody seems to look after this site any more. The newest date on its pages: {newest}; its year of copyright: {copyright}; software without maintenance: {software}.",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)
_NEWS = "<li>12 Januari {year}</li><li>3 Maret {year}</li><li>20 Mei {year}</li>"
_FOOTER = "<footer>© {year} Dinas Kesehatan</footer>"


def _site(dates: int, copyright: int, generator: str = "") -> Exchange:
    head = f'<meta name="generator" content="{generator}">' if generator else ""
    text = f"<html><head>{head}</head><body><ul>{_NEWS.format(year=dates)}</ul>{_FOOTER.format(year=copyright)}</body></html>"
    return build.page((), text)


@check(
    id="software-abandoned",
    title=Text(id="Situs masih diurus", en="Somebody looks after the site"),
    action=Text(id="Putuskan apakah situs dilanjutkan atau ditutup", en="Decide whether the site goes on or is closed"),
    why=Text(
        id="Situs yang tidak diurus tidak diperbarui, dan penyusupan di dalamnya lama tidak diketahui, padahal masih memakai nama pemerintah daerah. Situs seperti ini sering dipakai untuk menyisipkan "
        "halaman judi atau menjadi pintu ke server yang sama.",
        en="A site that nobody looks after gets no updates, and a break-in stays unnoticed for long, while it bears the local government's name. Such sites are often used for gambling pages, "
        "or as a way into the server that they share.",
    ),
    fix=Fix(
        any=Text(
            id="Tetapkan pengelolanya. Bila situs masih diperlukan: perbarui perangkat lunaknya, isinya, dan catatannya dalam daftar aset. Bila tidak: simpan salinan berkas dan basis datanya sebagai arsip, alihkan alamatnya ke situs induk "
            "atau hapus rekaman DNS-nya, lalu hapus situs dan akun-akunnya dari server.",
            en="Name who keeps it. If the site is still needed: update its software, its contents and its entry in the list of assets. If not: keep a copy of its files and database as an archive, redirect its address to the parent site "
            "or delete its DNS records, then remove the site and its accounts from the server.",
        ),
        verify=RETEST,
        expected=retest_alone("tanda-tandanya tersebar di banyak halaman", "the signs are spread over many pages"),
    ),
    references=("CWE-1104", "OWASP Top 10 2025 A03", "WSTG-INFO-08"),
    bearing=bearing.SOFTWARE,
    needs={"home": Page("/"), "pages": AnyPages(), "paths": SoftwarePaths()},
    problems=(ABANDONED,),
    examples=lambda: (
        Example(
            ABANDONED(newest="2017-05-20", copyright="2016", software=_ABSENT),
            home=_site(2017, 2016), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(
            ABANDONED(newest="2017-05-20", copyright="2016", software="MediaWiki 1.31.7"),
            home=_site(2017, 2016, "MediaWiki 1.31.7"), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(home=_site(2017, 2026), pages=build.crawl(), paths=build.no_version_paths()),
        Example(home=_site(2026, 2016), pages=build.crawl(), paths=build.no_version_paths()),
        Example(home=build.page(), pages=build.crawl(), paths=build.no_version_paths()),
        Example(home=build.sent_to_log_in(), pages=build.crawl(), paths=build.no_version_paths(), reason=reason.LOG_IN),
        Example(home=_site(2017, 2016), pages=build.failure("timeout"), paths=build.no_version_paths(), reason=reason.of_failure(FailureKind.TIMEOUT)),
    ),
)  # fmt: skip
def software_abandoned(home: Exchange, pages: Crawl | Failure, paths: CatalogueAnswers | Failure) -> Findings:
    public_content(home)
    if isinstance(pages, Failure):
        return
    today = home.at.date()
    newest, year = _newest(today, home, *pages.answers), parse.copyright_year(parse.visible_text(home.final.body.text))
    signs = {
        "newest": str(newest) if newest and newest < _years_before(today, _YEARS) else "",
        "copyright": str(year) if year and year <= today.year - _YEARS else "",
        "software": ", ".join(_unmended(today, home, pages, paths)),
    }
    # A page that was changed lately is looked after, whatever else it says.
    is_fresh = newest is not None and not signs["newest"]
    if not is_fresh and sum(map(bool, signs.values())) >= _ENOUGH:
        yield ABANDONED(**{name: sign or _ABSENT for name, sign in signs.items()})


def _newest(today: dt.date, *pages: Exchange) -> dt.date | None:
    """The newest day on any of the pages but that of the visit, which clocks show; None where they hardly tell of any."""
    days = {day for page in pages if page.final.status == 200 for day in parse.text_dates(page.final.body.text)}
    past = {day for day in days if day < today - dt.timedelta(days=1)}
    return max(past) if len(past) >= _LEAST_DATES else None


def _unmended(today: dt.date, home: Exchange, pages: Crawl, paths: CatalogueAnswers | Failure) -> Iterator[str]:
    """What its makers gave up, or have not mended for years."""
    for one in site_software(home, pages, paths):
        status = support_status(one.product, one.version, today) if one.version else None
        ended = (
            status is not None and status.support.over and (status.ended_by is None or status.ended_by < _years_before(today, _YEARS_ENDED))
        )
        if one.about.discontinued or ended:
            yield f"{one.about.name} {one.version or ''}".strip()


def _years_before(day: dt.date, years: int) -> dt.date:
    return day - dt.timedelta(days=365 * years)
