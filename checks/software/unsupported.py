"""No software of the site is of a line that its makers have ended."""

from checks import (
    HIDDEN_VERSION,
    NO_RELEASE_DATA,
    NO_SOFTWARE,
    RETEST,
    STALE_RELEASE_DATA,
    UNCOVERED_SOFTWARE,
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
    Outcome,
    Page,
    Problem,
    ProductStatus,
    Reason,
    Risk,
    SoftwarePaths,
    Support,
    SupportStatus,
    Text,
    bearing,
    build,
    check,
    product_statuses,
    reason,
    require_status,
    retest_alone,
)

UNSUPPORTED = Problem(
    "unsupported",
    Risk(4, 4),
    Text(
        id="{product} {version} di {place} tidak dirawat lagi: dukungan serinya berakhir selambat-lambatnya {ended}. Versi terbaru {latest} (data per {as_of}).",
        en="{product} {version} at {place} is no longer maintained: support of its branch ended by {ended}. The newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
)
ABANDONED = Problem(
    "abandoned",
    Risk(4, 4),
    Text(
        id="{product} {version} di {place} tidak lagi menerima perbaikan keamanan apa pun. Versi terbaru {latest} (data per {as_of}).",
        en="{product} {version} at {place} gets no security fixes of any kind any more. The newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
)
GIVEN_UP = Problem(
    "given-up",
    Risk(4, 4),
    Text(
        id="{product} di {place} tidak dikembangkan lagi oleh pembuatnya, sehingga celahnya tidak ditutup pada versi mana pun.",
        en="{product} at {place} is not developed any more by its makers, so that its vulnerabilities are closed in no version.",
    ),
    kind=Kind.LAPSE,
)
PACKAGED = Problem(
    "packaged",
    Risk(3, 3),
    Text(
        id="Dukungan seri {product} {version} di {place} berakhir selambat-lambatnya {ended}. Paket {package} mempunyai nomor yang sama dan masih diperbaiki; pastikan bahwa paket itulah yang dipakai. Versi terbaru {latest} (data per {as_of}).",
        en="Support of the branch of {product} {version} at {place} ended by {ended}. The package of {package} has the same number and is still repaired; make sure that it is this package that is in use. The newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)


@check(
    id="software-unsupported",
    title=Text(id="Perangkat lunak situs masih dirawat pembuatnya", en="The site's software is still maintained by its makers"),
    action=Text(id="Ganti perangkat lunak yang tidak dirawat lagi", en="Replace software that is no longer maintained"),
    why=Text(
        id="Celah pada seri yang sudah berakhir tidak ditutup lagi, sedangkan celahnya diumumkan bersama perbaikan seri yang baru. Pembaruan di dalam seri yang sama tidak menolong; "
        "serinya yang harus ditinggalkan.",
        en="Vulnerabilities of a branch that has ended are not closed any more, while they become public with the fixes of newer branches. Updating within the branch does not help; "
        "the branch itself has to be left.",
    ),
    fix=Fix(
        any=Text(
            id="Buat cadangan berkas dan basis data, lalu coba pemulihannya. Naikkan dahulu ke rilis terakhir seri yang sekarang, kemudian seri demi seri menurut panduan pembuatnya; di cPanel lewat "
            "penginstal aplikasinya, di terminal dengan perintah pembaruan aplikasi itu. Periksa versi PHP yang disyaratkan, tema, dan ekstensi sebelum setiap langkah. "
            "Bila perangkat lunak itu tidak dipakai lagi, hapus berkas dan basis datanya.",
            en="Make a backup of files and database and try to restore it. First go to the last release of the present branch, then branch by branch as its makers' guide says; in cPanel with "
            "its application installer, on a terminal with the application's own update command. Check the PHP version required, themes and extensions before each step. "
            "If nobody uses the software any more, delete its files and its database.",
        ),
        verify=RETEST,
        expected=retest_alone(
            "curl tidak mengenali versi; lihat juga panel pengelolanya", "curl does not recognise versions; also look in its administration"
        ),
    ),
    references=("CWE-1104", "OWASP Top 10 2025 A03", "WSTG-INFO-08"),
    bearing=bearing.SOFTWARE,
    needs={"home": Page("/"), "pages": AnyPages(), "paths": SoftwarePaths()},
    problems=(UNSUPPORTED, ABANDONED, GIVEN_UP, PACKAGED),
    examples=lambda: (
        Example(
            UNSUPPORTED("mediawiki", product="MediaWiki", version="1.35.2", place="/", latest="1.45.1", ended="2023-12-21", as_of=build.release_day("mediawiki")),
            home=build.page_by("MediaWiki 1.35.2"), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(
            UNSUPPORTED("drupal", product="Drupal", version="7", place="/", latest="11.4.5", ended="2025-01-05", as_of=build.release_day("drupal")),
            home=build.page_by("Drupal 7 (http://drupal.org)"), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(
            ABANDONED("ojs", product="Open Journal Systems", version="3.1.2.4", place="/", latest="3.5.0-4", as_of=build.release_day("ojs")),
            home=build.page_by("Open Journal Systems 3.1.2.4"), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(
            GIVEN_UP("popoji", product="PopojiCMS", place="/"),
            home=build.page_by("PopojiCMS 2.0.1"), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(
            PACKAGED(
                "mediawiki", product="MediaWiki", version="1.39.17", place="/", latest="1.45.1", ended="2025-12-31", package="Debian 12", as_of=build.release_day("mediawiki"),
            ),
            home=build.page_by("MediaWiki 1.39.17"), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(home=build.page_by("MediaWiki 1.43.6"), pages=build.crawl(), paths=build.no_version_paths()),
        Example(home=build.page_by("MediaWiki 1.43.1"), pages=build.crawl(), paths=build.no_version_paths()),
        Example(home=build.page_by("MediaWiki"), pages=build.crawl(), paths=build.no_version_paths(), reason=HIDDEN_VERSION),
        Example(home=build.page_by("Drupal 11"), pages=build.crawl(), paths=build.no_version_paths(), reason=HIDDEN_VERSION),
        Example(home=build.page_by("Ghost 5.75"), pages=build.crawl(), paths=build.no_version_paths(), reason=UNCOVERED_SOFTWARE),
        Example(home=build.page_by("Hugo 0.120.4"), pages=build.crawl(), paths=build.no_version_paths(), reason=NO_SOFTWARE, outcome=Outcome.NOT_APPLICABLE),
        Example(home=build.page_by("MediaWiki 1.99.0"), pages=build.crawl(), paths=build.no_version_paths(), reason=NO_RELEASE_DATA),
        Example(home=build.page(), pages=build.crawl(), paths=build.no_version_paths(), reason=NO_SOFTWARE, outcome=Outcome.NOT_APPLICABLE),
        Example(
            home=build.sent_to_log_in(), pages=build.crawl(), paths=build.no_version_paths(),
            reason=reason.LOG_IN,
        ),
        Example(home=build.page_by("MediaWiki 1.43.6"), pages=build.failure("timeout"), paths=build.no_version_paths(), reason=reason.of_failure(FailureKind.TIMEOUT)),
    ),
    reasons=(NO_SOFTWARE, HIDDEN_VERSION, UNCOVERED_SOFTWARE, NO_RELEASE_DATA, STALE_RELEASE_DATA),
)  # fmt: skip
def software_unsupported(home: Exchange, pages: Crawl | Failure, paths: CatalogueAnswers | Failure) -> Findings:
    statuses = product_statuses(home, pages, paths)
    for one in statuses:
        if one.is_given_up:
            yield one.finding(GIVEN_UP)
        elif one.status and one.status.support is Support.ENDED:
            yield one.finding(PACKAGED if one.status.package else UNSUPPORTED)
        elif one.status and one.status.support is Support.ABANDONED:
            yield one.finding(ABANDONED)
    require_status(statuses, _still_open)


def _still_open(status: SupportStatus, one: ProductStatus) -> Reason | None:
    if status.support is Support.NO_DATA:
        return NO_RELEASE_DATA if one.is_exact else HIDDEN_VERSION
    # A day on which support ends is known beforehand; that there is none is not.
    return STALE_RELEASE_DATA if one.is_stale and status.ends is None and status.support in (Support.CURRENT, Support.OUTDATED) else None
