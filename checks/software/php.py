"""PHP is a version that its makers still repair, as far as headers tell: distributions repair without raising the number."""

from checks import (
    HIDDEN_VERSION,
    NO_RELEASE_DATA,
    STALE_RELEASE_DATA,
    UNCOVERED_SOFTWARE,
    Confidence,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Outcome,
    Page,
    Problem,
    Risk,
    Text,
    banner_findings,
    bearing,
    build,
    check,
    header_lines,
    reason,
)

UNSUPPORTED = Problem(
    "unsupported",
    Risk(3, 3),
    Text(
        id="Menurut headernya, situs ini memakai {product} {version}, yang dukungan serinya berakhir selambat-lambatnya {ended}. Versi terbaru {latest} (data per {as_of}).",
        en="By its headers this site uses {product} {version}, support of whose branch ended by {ended}. The newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)
OUTDATED = Problem(
    "outdated",
    Risk(3, 2),
    Text(
        id="Menurut headernya, situs ini memakai {product} {version}, yang tertinggal; rilis terbaru serinya {latest} (data per {as_of}).",
        en="By its headers this site uses {product} {version}, which is behind; the newest release of its branch is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)


def _by(banner: str) -> Exchange:
    return build.page({"X-Powered-By": banner})


@check(
    id="software-php",
    title=Text(id="PHP masih dirawat pembuatnya", en="PHP is still maintained by its makers"),
    action=Text(id="Perbarui PHP", en="Update PHP"),
    why=Text(
        id="Aplikasi PHP hanya seaman PHP yang menjalankannya, dan banyak aplikasi versi baru menolak PHP lama, sehingga pembaruan aplikasi ikut tertunda. Nomor pada header belum tentu seluruhnya "
        "benar: distribusi Linux menutup celah tanpa mengubah nomor, sehingga temuan ini perlu dikonfirmasi di server.",
        en="An application is only as secure as the PHP that runs it, and newer applications refuse old PHP, so that their updates are put off, too. The number in a header is not the whole truth: "
        "Linux distributions close vulnerabilities without changing it, so this has to be confirmed on the server.",
    ),
    fix=Fix(
        any=Text(
            id="Periksa dahulu versi PHP tertinggi yang didukung aplikasi, tema, dan ekstensinya, lalu cadangkan berkas dan basis data. Di cPanel pilih versinya per situs lewat MultiPHP Manager atau Select PHP Version; di server sendiri pasang versi baru di "
            "samping yang lama, alihkan situsnya, periksa log galat, lalu hapus versi yang lama. Bila memakai PHP dari distribusi yang masih didukung, cukup pasang semua pembaruannya.",
            en="First see which PHP the application, its themes and extensions support at most, then back up files and database. In cPanel choose the version for each site with MultiPHP Manager or Select PHP Version; on a server of "
            "your own install the new version beside the old one, switch the site, look at the error log, then remove the old version. With PHP of a distribution that is still supported, installing all updates is enough.",
        ),
        verify=header_lines("x-powered-by|server"),
        expected=Text(id="versi PHP yang masih didukung, atau tanpa versi", en="a version of PHP that is supported, or none"),
    ),
    references=("CWE-1104", "OWASP Top 10 2025 A03", "WSTG-INFO-08"),
    bearing=bearing.SOFTWARE,
    needs={"home": Page("/", locked=True)},
    problems=(UNSUPPORTED, OUTDATED),
    examples=lambda: (
        Example(UNSUPPORTED("php", product="PHP", version="5.6.40", latest="8.5.9", ended="2018-12-31", as_of=build.release_day("php")), home=_by("PHP/5.6.40")),
        Example(OUTDATED("php", product="PHP", version="8.4.1", latest="8.4.24", as_of=build.release_day("php")), home=_by("PHP/8.4.1")),
        Example(home=_by("PHP/8.4.24")),
        Example(home=_by("PHP/8.3.6"), reason=reason.DISTRIBUTION_VERSION),
        Example(home=_by("PHP/8.4"), reason=reason.BANNER_WITHOUT_VERSION, outcome=Outcome.NOT_APPLICABLE),
        Example(home=_by("PHP"), reason=reason.BANNER_WITHOUT_VERSION, outcome=Outcome.NOT_APPLICABLE),
        Example(home=_by("PHP/9.0.0"), reason=NO_RELEASE_DATA),
        Example(home=_by("ASP.NET"), reason=reason.NO_BANNER, outcome=Outcome.NOT_APPLICABLE),
    ),
    reasons=(HIDDEN_VERSION, UNCOVERED_SOFTWARE, NO_RELEASE_DATA, STALE_RELEASE_DATA),
)  # fmt: skip
def software_php(home: Exchange) -> Findings:
    yield from banner_findings(home, "language", UNSUPPORTED, OUTDATED)
