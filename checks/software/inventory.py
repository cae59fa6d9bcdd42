"""Each application of a site lies there once: a copy in another folder, in another version, is one that nobody updates."""

from collections.abc import Sequence
from itertools import groupby

from checks import (
    RETEST,
    AnyPages,
    CatalogueAnswers,
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
    Reason,
    Recognition,
    Risk,
    SoftwarePaths,
    Text,
    bearing,
    build,
    check,
    public_content,
    reason,
    retest_alone,
    site_software,
)

COPIES = Problem(
    "copies",
    Risk(3, 2),
    Text(
        id="{product} terpasang lebih dari sekali di situs ini, dengan versi yang berlainan: {copies}.",
        en="{product} is installed more than once on this site, in different versions: {copies}.",
    ),
    kind=Kind.LAPSE,
)
NO_APPLICATION = Reason(
    "no-application",
    Text(
        id="Situs ini tidak menunjukkan aplikasi yang dikenal pemindai.",
        en="This site shows no application that the scanner knows.",
    ),
)


def _beside(version: str, front: str = "1.43.6") -> Crawl:
    text = f'<html><head><meta name="generator" content="MediaWiki {version}"><script src="/lama/load.php"></script></head><body>Wiki</body></html>'
    return build.crawl(build.page_by(f"MediaWiki {front}"), build.page((), text, path="/lama/"))


@check(
    id="software-inventory",
    title=Text(id="Setiap aplikasi di situs terpasang sekali", en="Each application of the site is installed once"),
    action=Text(id="Hapus salinan aplikasi yang tidak dipakai lagi", en="Remove copies of applications that nobody uses any more"),
    why=Text(
        id="Salinan lama yang tertinggal di folder lain, misalnya sisa pindahan atau percobaan, jarang tercatat dalam daftar aset dan tidak ikut diperbarui. Celahnya memberi jalan ke berkas dan basis data yang sama "
        "dengan situs utama.",
        en="Old copies that stay behind in another folder, after a move or a trial, are rarely on the list of assets and miss every update. Their vulnerabilities lead to the same files and "
        "database as the main site.",
    ),
    fix=Fix(
        any=Text(
            id="Pastikan setiap pemasangan tercatat dalam daftar aset beserta pengelolanya. Yang tidak dipakai: cadangkan berkas dan basis datanya di luar server, lalu hapus foldernya, basis datanya, dan akun basis datanya. "
            "Yang masih dipakai: perbarui ke versi yang sama dengan pemasangan utamanya.",
            en="See that each installation is on the list of assets, with who keeps it. What nobody uses: back up its files and database outside of the server, then delete its folder, its database and its database account. "
            "What is still used: update it to the version of the main installation.",
        ),
        verify=RETEST,
        expected=retest_alone(
            "curl tidak mengenali versi; lihat juga isi folder di server", "curl does not recognise versions; also look into the folders on the server"
        ),
    ),
    references=("CWE-1104", "OWASP Top 10 2025 A03", "WSTG-INFO-08"),
    bearing=bearing.SOFTWARE,
    needs={"home": Page("/"), "pages": AnyPages(), "paths": SoftwarePaths()},
    problems=(COPIES,),
    examples=lambda: (
        Example(
            COPIES("mediawiki", product="MediaWiki", copies="/ (1.43.6), /lama/ (1.35.2)"),
            home=build.page_by("MediaWiki 1.43.6"), pages=_beside("1.35.2"), paths=build.no_version_paths(),
        ),
        Example(home=build.page_by("MediaWiki 1.43.6"), pages=_beside("1.43.6"), paths=build.no_version_paths()),
        Example(home=build.page_by("MediaWiki"), pages=_beside("1.35.2", ""), paths=build.no_version_paths()),
        Example(home=build.page_by("MediaWiki 1.43.6"), pages=build.crawl(), paths=build.no_version_paths()),
        Example(home=build.page(), pages=build.crawl(), paths=build.no_version_paths(), reason=NO_APPLICATION, outcome=Outcome.NOT_APPLICABLE),
        Example(home=build.sent_to_log_in(), pages=build.crawl(), paths=build.no_version_paths(), reason=reason.LOG_IN),
        Example(home=build.page_by("MediaWiki 1.43.6"), pages=build.failure("timeout"), paths=build.no_version_paths(), reason=reason.of_failure(FailureKind.TIMEOUT)),
    ),
    reasons=(NO_APPLICATION,),
)  # fmt: skip
def software_inventory(home: Exchange, pages: Crawl | Failure, paths: CatalogueAnswers | Failure) -> Findings:
    applications = [one for one in site_software(home, pages, paths) if one.about.application]
    if not applications:
        public_content(home)
        raise NotApplicable(NO_APPLICATION)
    for product, installed in groupby(sorted(applications, key=lambda one: (one.product, one.folder)), key=lambda one: one.product):
        yield from _copies(product, list(installed))


def _copies(product: str, installed: Sequence[Recognition]) -> Findings:
    """Copies whose versions differ are several for certain; one installation may show itself in several folders."""
    versions = {f"{one.folder}/": one.version for one in installed if one.version}
    if len(set(versions.values())) > 1:
        copies = ", ".join(f"{folder} ({version})" for folder, version in versions.items())
        yield COPIES(product, product=installed[0].about.name, copies=copies)
