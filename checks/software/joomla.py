"""Joomla is a version that still gets repairs."""

from functools import cache

from checks import (
    Example,
    Exchange,
    Exposed,
    Findings,
    Fix,
    Kind,
    Missing,
    NotApplicable,
    Nowhere,
    Outcome,
    Page,
    Problem,
    Reason,
    Response,
    Risk,
    Support,
    Text,
    Unknown,
    bearing,
    build,
    check,
    parse,
    present,
    public_content,
    reason,
    recognition,
    releases,
    support_status,
)

MANIFEST = "/administrator/manifests/files/joomla.xml"

OUTDATED = Problem(
    "outdated",
    Risk(3, 3),
    Text(
        id="Joomla {version} tertinggal; versi terbaru generasinya {latest} (data per {as_of}).",
        en="Joomla {version} is behind; the newest of its generation is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
)
ENDED = Problem(
    "ended",
    Risk(4, 4),
    Text(
        id="Joomla {version} tidak didukung lagi; dukungan serinya berakhir selambat-lambatnya {ended}. Versi terbaru {latest} (data per {as_of}).",
        en="Joomla {version} is no longer supported; support of its branch ended by {ended}. The newest version is {latest} (data of {as_of}).",
    ),
    kind=Kind.LAPSE,
)
NO_JOOMLA = Reason("no-joomla", Text(id="Situs ini tidak menunjukkan tanda Joomla.", en="This site shows no sign of Joomla."))
_HIDDEN = Reason(
    "joomla-version-hidden",
    Text(
        id="Situs memakai Joomla, tetapi versinya tidak terlihat dari luar; periksa di halaman administrator.",
        en="The site uses Joomla, but its version cannot be seen from outside; look in the administrator's pages.",
    ),
)
_NO_RECORD = Reason(
    "joomla-version-untold",
    Text(
        id="Versi Joomla situs ini tidak tercakup oleh data versi pemindai, misalnya karena lebih baru.",
        en="The scanner's data on versions does not cover this site's Joomla, for instance because it is newer.",
    ),
)

_AS_OF = releases().products["joomla"].as_of.isoformat()


@cache
def _home() -> Exchange:
    return build.page(
        (), '<html><head><meta name="generator" content="Joomla! - Open Source Content Management"></head><body>Beranda</body></html>'
    )


def _manifest(version: str) -> Exchange:
    text = f'<?xml version="1.0"?>\n<extension type="file"><name>files_joomla</name><version>{version}</version></extension>'
    return build.page({"Content-Type": "application/xml"}, text, path=MANIFEST)


def _is_manifest(answer: Response) -> bool:
    return parse.joomla_manifest(answer.body.text) is not None


@check(
    id="software-joomla",
    title=Text(id="Joomla masih didukung dan terbaru", en="Joomla is supported and up to date"),
    action=Text(id="Perbarui Joomla ke versi yang didukung", en="Update Joomla to a supported version"),
    why=Text(
        id="Joomla yang tidak didukung tidak lagi menerima perbaikan, sedangkan celahnya sudah diketahui umum dan dicoba secara massal oleh program otomatis. Situs seperti ini adalah "
        "pintu masuk untuk menyisipkan halaman judi, mengganti tampilan situs, atau mengambil data masyarakat.",
        en="A Joomla without support gets no repairs, while its flaws are public and bots try them everywhere. Such sites are a way in for gambling pages, "
        "defacement, and theft of people's data.",
    ),
    fix=Fix(
        any=Text(
            id="Buat cadangan, lalu perbarui lewat System > Update > Joomla. Dari seri yang sudah berakhir, naikkan satu generasi demi satu (misalnya 3.10, 4.4, 5.4, lalu 6) dan periksa "
            "setiap ekstensi dengan Pre-Update Check; hapus ekstensi dan templat yang tidak dipakai. Perbarui PHP bila disyaratkan.",
            en="Make a backup, then update under System > Update > Joomla. From a branch that has ended go one generation at a time (3.10, 4.4, 5.4, then 6, for instance) and check "
            "every extension with the Pre-Update Check; delete extensions and templates nobody uses. Update PHP where required.",
        ),
        verify="curl -sS -w '\\n%{http_code}\\n' {url}administrator/manifests/files/joomla.xml | grep -aiE '<version>|^[0-9]+$'",
        expected=Text(id="200 dengan versi terbaru; bila 403 atau 404, lihat System Information di halaman administrator", en="200 with the newest version; on 403 or 404 look at System Information in the administrator"),
    ),
    references=("CWE-1104", "OWASP Top 10 2025 A03", "WSTG-INFO-08"),
    bearing=bearing.SOFTWARE,
    needs={"home": Page("/"), "manifest": Exposed(MANIFEST), "nowhere": Missing(like=MANIFEST)},
    problems=(OUTDATED, ENDED),
    examples=lambda: (
        Example(OUTDATED(version="5.4.1", latest="5.4.8", as_of=_AS_OF), home=_home(), manifest=_manifest("5.4.1"), nowhere=build.nowhere()),
        Example(
            ENDED(version="3.9.28", latest="6.1.3", ended="2023-08-17", as_of=_AS_OF),
            home=build.page(), manifest=_manifest("3.9.28"), nowhere=build.nowhere(),
        ),
        Example(home=_home(), manifest=_manifest("6.1.3"), nowhere=build.nowhere()),
        Example(home=_home(), manifest=build.gone(MANIFEST), nowhere=build.nowhere(), reason=_HIDDEN),
        Example(home=_home(), manifest=_manifest("9.0.0"), nowhere=build.nowhere(), reason=_NO_RECORD),
        Example(home=build.page(), manifest=build.page(path=MANIFEST), nowhere=build.nowhere(200, build.HOME), reason=reason.CATCH_ALL),
        Example(home=build.page(), manifest=build.gone(MANIFEST, 429), nowhere=build.nowhere(), reason=reason.RATE_LIMITED),
        Example(home=build.page(), manifest=build.gone(MANIFEST), nowhere=build.nowhere(), reason=NO_JOOMLA, outcome=Outcome.NOT_APPLICABLE),
    ),
    reasons=(NO_JOOMLA, _HIDDEN, _NO_RECORD),
)  # fmt: skip
def software_joomla(home: Exchange, manifest: Exchange, nowhere: Nowhere) -> Findings:
    site = recognition("joomla", home)
    there = present(manifest, nowhere, is_it=_is_manifest)
    version = parse.joomla_manifest(manifest.final.body.text) if there else site.version if site else None
    if version is None:
        if site:
            raise Unknown(_HIDDEN)
        public_content(home)
        raise NotApplicable(NO_JOOMLA)
    stands = support_status("joomla", version, home.at.date())
    latest = stands.latest or "?"
    match stands.support:
        case Support.OUTDATED:
            yield OUTDATED(version=version, latest=latest, as_of=_AS_OF)
        case Support.ENDED:
            yield ENDED(version=version, latest=latest, ended=str(stands.ended_by), as_of=_AS_OF)
        case Support.NO_DATA:
            raise Unknown(_NO_RECORD)
