"""WordPress is a version that still gets repairs."""

import datetime as dt

from checks import (
    RETEST,
    CatalogueAnswers,
    Confidence,
    Example,
    Exchange,
    Failure,
    Findings,
    Fix,
    Kind,
    NotApplicable,
    Outcome,
    Page,
    PathAnswer,
    Problem,
    Reason,
    Risk,
    SoftwarePaths,
    Support,
    Text,
    Unknown,
    bearing,
    build,
    check,
    public_content,
    reason,
    releases,
    retest_alone,
    site_software,
    support_status,
)

OUTDATED = Problem(
    "outdated",
    Risk(3, 2),
    Text(
        id="WordPress {version} tertinggal; versi terbaru serinya {latest} (data per {as_of}).",
        en="WordPress {version} is behind; the newest of its branch is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
)
ENDED = Problem(
    "ended",
    Risk(3, 3),
    Text(
        id="WordPress {version}: dukungan penuh seri ini berakhir selambat-lambatnya {ended}; versi terbaru {latest} (data per {as_of}).",
        en="WordPress {version}: full support of this branch ended by {ended}; the newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
)
PACKAGED = Problem(
    "packaged",
    Risk(3, 3),
    Text(
        id="Dukungan seri WordPress {version} berakhir selambat-lambatnya {ended}. Paket {package} mempunyai nomor yang sama dan masih diperbaiki; pastikan bahwa paket itulah yang dipakai. Versi terbaru {latest} (data per {as_of}).",
        en="Support of the branch of WordPress {version} ended by {ended}. The package of {package} has the same number and is still repaired; make sure that it is this package that is in use. The newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
    confidence=Confidence.TENTATIVE,
)
ABANDONED = Problem(
    "abandoned",
    Risk(4, 4),
    Text(
        id="WordPress {version} tidak lagi menerima perbaikan keamanan apa pun; versi terbaru {latest} (data per {as_of}).",
        en="WordPress {version} gets no security fixes of any kind any more; the newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
)
NO_WORDPRESS = Reason("no-wordpress", Text(id="Situs ini tidak menunjukkan tanda WordPress.", en="This site shows no sign of WordPress."))
_HIDDEN = Reason(
    "wordpress-version-hidden",
    Text(
        id="Situs memakai WordPress, tetapi versinya tidak terlihat dari luar; periksa di dasbor WordPress.",
        en="The site uses WordPress, but its version cannot be seen from outside; look in WordPress's dashboard.",
    ),
)
_NO_RECORD = Reason(
    "wordpress-version-untold",
    Text(
        id="Versi WordPress situs ini tidak tercakup oleh data versi pemindai, misalnya karena lebih baru.",
        en="The scanner's data on versions does not cover this site's WordPress, for instance because it is newer.",
    ),
)

_AS_OF = releases().products["wordpress"].as_of.isoformat()


_EARLIER = dt.datetime(2026, 8, 1, tzinfo=dt.UTC)


def _made_by(version: str, at: dt.datetime | None = None) -> Exchange:
    return Exchange(build.page_by(f"WordPress {version}").hops, at or build.AT)


def _paths(text: str = "") -> CatalogueAnswers:
    """What the list of links says, which programs read."""
    path = "/wp-links-opml.php"
    answers = (PathAnswer("wordpress 0", path, build.page((), text, path=path), build.nowhere()),) if text else ()
    return CatalogueAnswers(build.AT, answers)


@check(
    id="software-wordpress",
    title=Text(id="WordPress masih didukung dan terbaru", en="WordPress is supported and up to date"),
    action=Text(id="Perbarui WordPress dan aktifkan pembaruan otomatis", en="Update WordPress and switch on automatic updates"),
    why=Text(
        id="Celah WordPress diumumkan terbuka bersama pembaruannya, lalu segera dicoba secara massal oleh program otomatis. Situs yang tertinggal adalah pintu masuk yang lazim "
        "dipakai untuk menyisipkan halaman judi atau mengganti tampilan situs pemerintah.",
        en="Flaws of WordPress become public with each update and bots soon try them everywhere. Sites that lag behind are a common way in "
        "for gambling pages and defacements on government sites.",
    ),
    fix=Fix(
        any=Text(
            id="Buat cadangan, lalu perbarui lewat Dasbor > Pembaruan; perbarui juga tema dan plugin, dan hapus yang tidak dipakai. Aktifkan pembaruan otomatis. Bila sebuah plugin "
            "menghalangi pembaruan, ganti plugin itu. Periksa versi PHP yang disyaratkan sebelum pindah seri.",
            en="Make a backup, then update under Dashboard > Updates; update themes and plug-ins too and delete those nobody uses. Switch on automatic updates. If a plug-in "
            "stands in the way of updating, replace it. Check which PHP version is required before changing the branch.",
        ),
        litespeed="# cPanel: WordPress Management (WP Toolkit) > Smart Update\n# terminal: wp core update && wp plugin update --all && wp theme update --all",
        verify=RETEST,
        expected=retest_alone(
            "setelah versi disembunyikan, curl tidak melihatnya; lihat juga Dasbor > Pembaruan",
            "once the version is hidden, curl does not see it; also look at Dashboard > Updates",
        ),
    ),
    references=("CWE-1104", "OWASP Top 10 2025 A03", "WSTG-INFO-08"),
    bearing=bearing.SOFTWARE,
    needs={"home": Page("/"), "paths": SoftwarePaths()},
    problems=(OUTDATED, ENDED, ABANDONED, PACKAGED),
    examples=lambda: (
        Example(OUTDATED(version="7.0.3", latest="7.0.4", as_of=_AS_OF), home=_made_by("7.0.3", _EARLIER), paths=_paths()),
        Example(ENDED(version="6.9.3", latest="7.1.0", ended="2026-05-20", as_of=_AS_OF), home=_made_by("6.9.3"), paths=_paths()),
        Example(ABANDONED(version="4.6.1", latest="7.1.0", as_of=_AS_OF), home=_made_by("4.6.1"), paths=_paths()),
        Example(PACKAGED(version="6.1.9", latest="7.1.0", ended="2023-03-29", package="Debian 12", as_of=_AS_OF), home=_made_by("6.1.9"), paths=_paths()),
        Example(home=_made_by("7.1"), paths=_paths()),
        Example(
            ABANDONED(version="4.6.1", latest="7.1.0", as_of=_AS_OF),
            home=_made_by(""), paths=_paths('<?xml version="1.0"?>\n<opml version="1.0">\n<!-- generator="WordPress/4.6.1" -->\n<body></body></opml>'),
        ),
        Example(home=_made_by(""), paths=_paths(), reason=_HIDDEN),
        Example(home=_made_by("9.0"), paths=_paths(), reason=_NO_RECORD),
        Example(home=build.page(), paths=_paths(), reason=NO_WORDPRESS, outcome=Outcome.NOT_APPLICABLE),
        Example(home=build.sent_to_log_in(), paths=_paths(), reason=reason.LOG_IN),
    ),
    reasons=(NO_WORDPRESS, _HIDDEN, _NO_RECORD),
)  # fmt: skip
def software_wordpress(home: Exchange, paths: CatalogueAnswers | Failure) -> Findings:
    site = next((one for one in site_software(home, None, paths) if one.product == "wordpress"), None)
    if site is None:
        public_content(home)
        raise NotApplicable(NO_WORDPRESS)
    if site.version is None:
        raise Unknown(_HIDDEN)
    stands = support_status("wordpress", site.version, home.at.date())
    latest = stands.latest or "?"
    match stands.support:
        case Support.OUTDATED:
            yield OUTDATED(version=site.version, latest=latest, as_of=_AS_OF)
        case Support.ENDED if stands.package:
            yield PACKAGED(version=site.version, latest=latest, ended=str(stands.ended_by), package=stands.package, as_of=_AS_OF)
        case Support.ENDED:
            yield ENDED(version=site.version, latest=latest, ended=str(stands.ended_by), as_of=_AS_OF)
        case Support.ABANDONED:
            yield ABANDONED(version=site.version, latest=latest, as_of=_AS_OF)
        case Support.NO_DATA:
            raise Unknown(_NO_RECORD)
