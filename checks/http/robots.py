"""robots.txt does not show the way to what is meant to stay hidden (RFC 9309 section 3)."""

import re

from checks import Answer, Example, Exchange, Findings, Fix, Problem, Risk, Text, bearing, build, check, parse, reason, text_file

_MOST = 10
# Words that promise a find. What every installation of a CMS forbids robots (/wp-admin/, /administrator/, /admin/) tells nobody anything.
_TELLING = re.compile(
    r"(?<![a-z])(?:backups?|bak|cadangan|dumps?|database|db|sql|mysql|phpmyadmin|pma|adminer|rahasia|secrets?|private|pribadi|internal|confidential|"
    r"kredensial|credentials?|staging|\.env|\.git|\.svn)(?![a-z])"
)
# Drupal's own robots.txt names its manuals, each of a database.
_MANUAL = re.compile(r"/install\.(?:mysql|pgsql|sqlite)\.txt$")
# An admin path under a name of its own was to be hard to guess.
_OWN_ADMIN = re.compile(r"/(?!(?:admin|administrator|wp-admin|admin-ajax\.php)(?:[/$*?]|$))[^/*$?]{0,80}(?<![a-z])admin(?![a-z])")

TELLS = Problem(
    "tells",
    Risk(1, 1),
    Text(
        id="robots.txt menunjukkan alamat yang terdengar sensitif kepada siapa pun: {paths}",
        en="robots.txt shows everybody addresses that sound sensitive: {paths}",
    ),
)


def _file(*lines: str) -> Exchange:
    return build.file("/robots.txt", "\n".join(("User-agent: *", *lines)))


@check(
    id="http-robots",
    title=Text(id="robots.txt tidak membocorkan alamat sensitif", en="robots.txt gives no sensitive address away"),
    action=Text(
        id="Keluarkan alamat sensitif dari robots.txt, lindungi dengan halaman masuk",
        en="Take sensitive addresses out of robots.txt and protect them with a log-in",
    ),
    why=Text(
        id="robots.txt adalah permintaan kepada mesin pencari, bukan pengaman, dan termasuk berkas pertama yang dibaca penyerang. Alamat yang disembunyikan dari mesin pencari "
        "di sini justru diumumkan.",
        en="robots.txt is a request to search engines, no protection, and among the first files an attacker reads. Addresses hidden from search engines "
        "here are in fact announced.",
    ),
    fix=Fix(
        any=Text(
            id="Lindungi alamat itu sendiri: pindahkan cadangan ke luar folder situs, dan minta pengguna masuk atau batasi alamat IP. Setelah itu hapus barisnya dari robots.txt. "
            "Agar halaman tidak muncul di mesin pencari, kirim X-Robots-Tag: noindex.",
            en="Protect the addresses themselves: move backups out of the site's folder, and ask for a log-in or limit the IP addresses. Then remove the lines from robots.txt. "
            "To keep a page out of search engines, send X-Robots-Tag: noindex.",
        ),
        verify="curl -sS -w '\\n%{http_code}\\n' {url}robots.txt",
        expected=Text(id="tidak ada baris dengan alamat yang disebut pada temuan", en="no line with the addresses that the finding names"),
    ),
    references=("RFC 9309 section 3", "CWE-200", "OWASP Top 10 2025 A02", "WSTG-INFO-03"),
    bearing=bearing.HEADERS,
    needs={"robots": Answer("/robots.txt")},
    problems=(TELLS,),
    examples=lambda: (
        Example(
            TELLS(paths=("/cadangan/", "/sistem/admin-opd/")),
            robots=_file("Disallow: /cadangan/", "Disallow: /sistem/admin-opd/", "Disallow: /tmp/"),
        ),
        Example(robots=_file("Disallow: /wp-admin/", "Allow: /wp-admin/admin-ajax.php", "Sitemap: https://kotacontoh.go.id/sitemap.xml")),
        Example(robots=_file("Disallow: /administrator/", "Disallow: /cache/", "Disallow: /logs/", "Disallow: /plugins/")),
        Example(
            robots=_file(
                "Disallow: /CHANGELOG.txt", "Disallow: /INSTALL.mysql.txt", "Disallow: /INSTALL.pgsql.txt", "Disallow: /INSTALL.sqlite.txt"
            )
        ),
        Example(robots=build.gone("/robots.txt")),
        Example(robots=build.page(path="/robots.txt")),
        Example(robots=build.gone("/robots.txt", 403), reason=reason.ERROR_PAGE),
        Example(robots=build.page(status=429), reason=reason.RATE_LIMITED),
    ),
)
def http_robots(robots: Exchange) -> Findings:
    answer = text_file(robots)
    rules = parse.robots(answer.body.text).groups.values() if answer else ()
    paths = dict.fromkeys(rule.path for group in rules for rule in group if not rule.allow and _tells(rule.path))
    if paths:
        yield TELLS(paths=tuple(paths)[:_MOST])


def _tells(path: str) -> bool:
    """A pattern that stands for a kind of file (``/*.sql$``) names no place."""
    low = path.lower()
    return not (low.startswith("/*") or _MANUAL.search(low)) and bool(_TELLING.search(low) or _OWN_ADMIN.search(low))
