"""The site's software is the newest release of its line, as long as its makers repair the line."""

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
    NotApplicable,
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

OUTDATED = Problem(
    "outdated",
    Risk(3, 3),
    Text(
        id="{product} {version} di {place} tertinggal; rilis terbaru serinya {latest} (data per {as_of}).",
        en="{product} {version} at {place} is behind; the newest release of its branch is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
)
PACKAGED = Problem(
    "packaged",
    Risk(3, 3),
    Text(
        id="{product} {version} di {place} tertinggal; rilis terbaru serinya {latest} (data per {as_of}). Paket {package} mempunyai nomor yang sama dan masih diperbaiki; pastikan bahwa paket itulah yang dipakai.",
        en="{product} {version} at {place} is behind; the newest release of its branch is {latest} (data of {as_of}). The package of {package} has the same number and is still repaired; make sure that it is this package that is in use.",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)
BRANCH_ENDED = Reason(
    "software-branch-ended",
    Text(
        id="Seri perangkat lunak di situs ini sudah berakhir, sehingga pembaruan di dalam serinya tidak menolong.",
        en="The branch of the software on this site has ended, so that updating within it does not help.",
    ),
)


def _zabbix(version: str) -> Exchange:
    text = f'<html><head><script src="jsLoader.php?ver={version}"></script></head><body><div class="signin-container"><form action="index.php"></form></div></body></html>'
    return build.page({"Set-Cookie": "zbx_session=a; secure; HttpOnly"}, text)


@check(
    id="software-outdated",
    title=Text(id="Perangkat lunak situs adalah rilis terbaru serinya", en="The site's software is the newest release of its branch"),
    action=Text(id="Perbarui perangkat lunak situs di dalam serinya", en="Update the site's software within its branch"),
    why=Text(
        id="Rilis baru di dalam satu seri terutama menutup celah. Celah itu diumumkan bersama rilisnya, lalu dicoba secara massal oleh program otomatis.",
        en="New releases within a branch mostly close vulnerabilities. These become public with the release, and bots soon try them everywhere.",
    ),
    fix=Fix(
        any=Text(
            id="Buat cadangan berkas dan basis data, lalu perbarui ke rilis terbaru seri yang sama; pembaruan seperti ini jarang mengubah tampilan dan fungsi. Di cPanel lewat penginstal aplikasinya, di "
            "terminal dengan perintah pembaruan aplikasi itu. Aktifkan pembaruan otomatis bila tersedia.",
            en="Make a backup of files and database, then update to the newest release of the same branch; such updates seldom change looks and functions. In cPanel with its application installer, on a "
            "terminal with the application's own update command. Switch on automatic updates where there are any.",
        ),
        verify=RETEST,
        expected=retest_alone(
            "curl tidak mengenali versi; lihat juga panel pengelolanya", "curl does not recognise versions; also look in its administration"
        ),
    ),
    references=("CWE-1104", "OWASP Top 10 2025 A03", "WSTG-INFO-08"),
    bearing=bearing.SOFTWARE,
    needs={"home": Page("/"), "pages": AnyPages(), "paths": SoftwarePaths()},
    problems=(OUTDATED, PACKAGED),
    examples=lambda: (
        Example(
            OUTDATED("mediawiki", product="MediaWiki", version="1.43.1", place="/", latest="1.43.6", as_of=build.release_day("mediawiki")),
            home=build.page_by("MediaWiki 1.43.1"), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(
            PACKAGED("zabbix", product="Zabbix", version="6.0.14", place="/", latest="6.0.44", package="Debian 12", as_of=build.release_day("zabbix")),
            home=_zabbix("6.0.14"), pages=build.crawl(), paths=build.no_version_paths(),
        ),
        Example(home=build.drupal("11.4.5"), pages=build.crawl(), paths=build.no_version_paths()),
        Example(home=build.page_by("MediaWiki 1.43.6"), pages=build.crawl(), paths=build.no_version_paths(), reason=STALE_RELEASE_DATA),
        Example(home=build.page_by("MediaWiki"), pages=build.crawl(), paths=build.no_version_paths(), reason=HIDDEN_VERSION),
        Example(home=build.page_by("Drupal 11"), pages=build.crawl(), paths=build.no_version_paths(), reason=HIDDEN_VERSION),
        Example(home=build.page_by("Ghost 5.75"), pages=build.crawl(), paths=build.no_version_paths(), reason=UNCOVERED_SOFTWARE),
        Example(home=build.page_by("PopojiCMS 2.0.1"), pages=build.crawl(), paths=build.no_version_paths(), reason=BRANCH_ENDED, outcome=Outcome.NOT_APPLICABLE),
        Example(home=build.page_by("MediaWiki 1.99.0"), pages=build.crawl(), paths=build.no_version_paths(), reason=NO_RELEASE_DATA),
        Example(home=build.page_by("MediaWiki 1.35.2"), pages=build.crawl(), paths=build.no_version_paths(), reason=BRANCH_ENDED, outcome=Outcome.NOT_APPLICABLE),
        Example(home=build.page(), pages=build.crawl(), paths=build.no_version_paths(), reason=NO_SOFTWARE, outcome=Outcome.NOT_APPLICABLE),
        Example(
            home=build.sent_to_log_in(), pages=build.crawl(), paths=build.no_version_paths(),
            reason=reason.LOG_IN,
        ),
        Example(home=build.drupal("11.4.5"), pages=build.failure("timeout"), paths=build.no_version_paths(), reason=reason.of_failure(FailureKind.TIMEOUT)),
    ),
    reasons=(NO_SOFTWARE, HIDDEN_VERSION, UNCOVERED_SOFTWARE, NO_RELEASE_DATA, STALE_RELEASE_DATA, BRANCH_ENDED),
)  # fmt: skip
def software_outdated(home: Exchange, pages: Crawl | Failure, paths: CatalogueAnswers | Failure) -> Findings:
    statuses = [one for one in product_statuses(home, pages, paths) if not one.is_past]
    if not statuses:
        raise NotApplicable(BRANCH_ENDED)
    for one in statuses:
        if one.status and one.status.support is Support.OUTDATED and one.is_exact:
            yield one.finding(PACKAGED if one.status.package else OUTDATED)
    require_status(statuses, _still_open)


def _still_open(status: SupportStatus, one: ProductStatus) -> Reason | None:
    if not one.is_exact:
        return HIDDEN_VERSION
    if status.support is Support.NO_DATA:
        return NO_RELEASE_DATA
    return STALE_RELEASE_DATA if one.is_stale and status.support is Support.CURRENT else None
