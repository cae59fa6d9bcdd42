"""No database tool, unfinished installer or unencrypted log-in stands open to everyone.

A log-in page by itself is no finding: offices need one.
"""

from collections.abc import Callable, Collection
from functools import cache

from checks import (
    CLOSED,
    STATUS,
    Access,
    Answer,
    Example,
    Exchange,
    Exposed,
    Failure,
    FailureKind,
    Finding,
    FindingPaths,
    Findings,
    Fix,
    Kind,
    Missing,
    Nowhere,
    PathRule,
    Problem,
    Reason,
    Response,
    Risk,
    Text,
    bearing,
    build,
    check,
    parse,
    present_paths,
    reason,
)

_PHPMYADMIN, ADMINER, LOGIN = "/phpmyadmin/", "/adminer.php", "/wp-login.php"
ADMINISTRATOR, WORDPRESS_SETUP, JOOMLA_SETUP = "/administrator/", "/wp-admin/install.php", "/installation/index.php"

DATABASE = Problem(
    "database",
    Risk(3, 4),
    Text(
        id="{tool} di {path} dapat dibuka siapa pun; kata sandi basis data tinggal ditebak.",
        en="Anyone can open {tool} at {path}; only the database password is left to guess.",
    ),
    Kind.EXPOSURE,
)
NO_PASSWORD = Problem(
    "no-password",
    Risk(5, 5),
    Text(
        id="{tool} di {path} terbuka tanpa kata sandi: siapa pun dapat membaca dan mengubah basis data.",
        en="{tool} at {path} is open without a password: anyone can read and change the database.",
    ),
    Kind.EXPOSURE,
)
INSTALLER = Problem(
    "installer",
    Risk(5, 4),
    Text(
        id="Pemasangan {tool} di {path} belum diselesaikan; siapa pun dapat menyelesaikannya dan menguasai situs.",
        en="The installation of {tool} at {path} was not finished; anyone can finish it and take the site over.",
    ),
    Kind.EXPOSURE,
)
PLAIN = Problem(
    "plain",
    Risk(3, 4),
    Text(
        id="Formulir masuk di {path} meminta kata sandi melalui HTTP tanpa enkripsi.",
        en="The log-in form at {path} asks for a password over unencrypted HTTP.",
    ),
    Kind.EXPOSURE,
)

_DATABASE = {parse.Administration.PHPMYADMIN: "phpMyAdmin", parse.Administration.ADMINER: "Adminer"}
_SETUP = {parse.Administration.WORDPRESS_SETUP: "WordPress", parse.Administration.JOOMLA_SETUP: "Joomla"}

_PMA = '<html><title>phpMyAdmin</title><form><input name="pma_username"><input type="password" name="pma_password"></form></html>'
_PMA_INSIDE = '<html><title>localhost | phpMyAdmin 5.2.3</title><div id="pma_navigation">basis data</div></html>'
_ADMINER = (
    '<html><title>Login - Adminer</title><form><input name="auth[server]"><input type="password" name="auth[password]"></form></html>'
)
_LOGIN = '<html><title>Masuk</title><form><input name="log"><input type="password" name="pwd"></form></html>'
_WORDPRESS = '<html><body class="wp-core-ui"><form id="setup" method="post" action="install.php?step=2"></form></body></html>'
_WORDPRESS_READY = '<html><body class="wp-core-ui"><h1>Already Installed</h1></body></html>'
_JOOMLA = '<html><title>Joomla Web Installer</title><form action="index.php" method="post" id="adminForm"></form></html>'


@cache
def _healthy() -> dict[str, object]:
    return {
        "home": build.page(),
        "phpmyadmin": build.gone(_PHPMYADMIN),
        "adminer": build.gone(ADMINER),
        "login": build.gone(LOGIN),
        "administrator": build.gone(ADMINISTRATOR),
        "wordpress": build.gone(WORDPRESS_SETUP),
        "joomla": build.gone(JOOMLA_SETUP),
        "no_folder": build.nowhere(),
        "no_script": build.nowhere(),
        "no_deep_script": build.nowhere(),
    }


def _case(*findings: Finding, reason: Reason | None = None, **changed: object) -> Example:
    return Example(*findings, reason=reason, outcome=None, **(_healthy() | changed))


def _at(path: str, text: str, scheme: str = "https") -> Exchange:
    return build.page((), text, path=path, scheme=scheme)


def _is_administration(answer: Response) -> bool:
    return parse.administration(answer.body.text) is not None


def _plain_login(login: Exchange | Failure) -> Callable[[Response], bool]:
    plain = isinstance(login, Exchange) and login.url.startswith("http:")
    return lambda answer: plain and parse.asks_password(answer.body.text)


def _only_leads_to(home: Exchange | Failure, candidates: Collection[str]) -> bool:
    """Whether the front page is only the way to one of these paths, where the same is found."""
    path = parse.path_of(home.url) if isinstance(home, Exchange) else "/"
    return path != "/" and path in candidates


@check(
    id="exposed-admin",
    title=Text(id="Alat administrasi tidak terbuka untuk umum", en="Administration tools are not open to everyone"),
    action=Text(id="Amankan alat administrasi dan halaman masuk", en="Secure administration tools and log-in pages"),
    why=Text(
        id="Alat seperti phpMyAdmin memberi kendali penuh atas basis data; pencarian dan penebakan kata sandinya berlangsung otomatis sepanjang waktu. Pemasangan yang belum "
        "selesai menyerahkan situs kepada siapa pun yang lebih dahulu menemukannya, dan kata sandi yang dikirim tanpa enkripsi dapat dibaca di jaringan.",
        en="Tools such as phpMyAdmin give full control of the database; bots search for them and guess their passwords all the time. An unfinished installation hands "
        "the site to whoever finds it first, and a password sent without encryption can be read on the network.",
    ),
    fix=Fix(
        any=Text(
            id="Hapus alat yang tidak dipakai. Alat yang masih diperlukan hanya boleh dibuka lewat VPN atau alamat jaringan kantor. Tuntaskan atau hapus pemasangan yang tertinggal "
            "(folder installation pada Joomla). Alihkan semua halaman masuk ke HTTPS. Halaman masuk biasa tidak perlu ditutup, cukup dilindungi autentikasi dua faktor.",
            en="Remove tools nobody uses. Those still needed may open only through a VPN or from the office network. Finish or remove installations left behind (Joomla's "
            "installation folder). Redirect every log-in page to HTTPS. An ordinary log-in page need not be closed; protect it with a second factor.",
        ),
        measures=(PathRule(r"^/(phpmyadmin|pma|dbadmin|mysqladmin)(/|$)", Access.OFFICE), PathRule(r"/adminer[^/]*\.php(/|$)", Access.OFFICE), PathRule(r"/wp-admin/(install|setup-config)\.php$"), FindingPaths(Access.OFFICE)),
        verify=STATUS,
        expected=CLOSED,
    ),
    references=("CWE-419", "CWE-319", "OWASP Top 10 2025 A02", "WSTG-CONF-05"),
    bearing=bearing.EXPOSURE.but(functions=("a", "c", "m"), controls=(7, 17, 68)),
    needs={
        "home": Answer("/"), "phpmyadmin": Exposed(_PHPMYADMIN), "adminer": Exposed(ADMINER), "login": Exposed(LOGIN),
        "administrator": Exposed(ADMINISTRATOR), "wordpress": Exposed(WORDPRESS_SETUP), "joomla": Exposed(JOOMLA_SETUP),
        "no_folder": Missing(like=_PHPMYADMIN), "no_script": Missing(like=LOGIN), "no_deep_script": Missing(like=WORDPRESS_SETUP),
    },
    problems=(DATABASE, NO_PASSWORD, INSTALLER, PLAIN),
    examples=lambda: (
        _case(DATABASE(_PHPMYADMIN, path=_PHPMYADMIN, tool="phpMyAdmin"), phpmyadmin=_at(_PHPMYADMIN, _PMA)),
        _case(
            DATABASE(ADMINER, path=ADMINER, tool="Adminer"),
            reason=reason.of_failure(FailureKind.TIMEOUT), adminer=_at(ADMINER, _ADMINER), phpmyadmin=build.failure("timeout"),
        ),
        _case(NO_PASSWORD(_PHPMYADMIN, path=_PHPMYADMIN, tool="phpMyAdmin"), phpmyadmin=_at(_PHPMYADMIN, _PMA_INSIDE)),
        _case(INSTALLER(WORDPRESS_SETUP, path=WORDPRESS_SETUP, tool="WordPress"), wordpress=_at(WORDPRESS_SETUP, _WORDPRESS)),
        _case(INSTALLER(JOOMLA_SETUP, path=JOOMLA_SETUP, tool="Joomla"), joomla=_at(JOOMLA_SETUP, _JOOMLA)),
        _case(
            INSTALLER(WORDPRESS_SETUP, path=WORDPRESS_SETUP, tool="WordPress"),
            home=_at(WORDPRESS_SETUP, _WORDPRESS), wordpress=_at(WORDPRESS_SETUP, _WORDPRESS),
        ),
        _case(PLAIN(LOGIN, path=LOGIN), login=_at(LOGIN, _LOGIN, "http")),
        _case(home=_at("/", _LOGIN, "http")),
        _case(DATABASE("/", path="/", tool="phpMyAdmin"), home=_at("/", _PMA)),
        _case(DATABASE(_PHPMYADMIN, path=_PHPMYADMIN, tool="phpMyAdmin"), PLAIN(_PHPMYADMIN, path=_PHPMYADMIN), phpmyadmin=_at(_PHPMYADMIN, _PMA, "http")),
        _case(),
        _case(login=_at(LOGIN, _LOGIN), administrator=_at(ADMINISTRATOR, _LOGIN), wordpress=_at(WORDPRESS_SETUP, _WORDPRESS_READY)),
        _case(phpmyadmin=build.gone(_PHPMYADMIN, 401)),
        _case(reason=reason.SERVER_ERROR, login=_at(LOGIN, _LOGIN), phpmyadmin=build.gone(_PHPMYADMIN, 503)),
        _case(reason=reason.CATCH_ALL, phpmyadmin=build.page(path=_PHPMYADMIN), no_folder=build.nowhere(200, build.HOME)),
        _case(reason=reason.FORBIDDEN, phpmyadmin=build.gone(_PHPMYADMIN, 403), no_folder=build.nowhere(403)),
        _case(reason=reason.NO_BASELINE, phpmyadmin=_at(_PHPMYADMIN, _PMA), no_folder=Nowhere((build.failure("reset"),), build.AT)),
        _case(reason=reason.of_failure(FailureKind.TIMEOUT), login=build.failure("timeout")),
    ),
)  # fmt: skip
def exposed_admin(
    home: Exchange | Failure,
    phpmyadmin: Exchange | Failure,
    adminer: Exchange | Failure,
    login: Exchange | Failure,
    administrator: Exchange | Failure,
    wordpress: Exchange | Failure,
    joomla: Exchange | Failure,
    no_folder: Nowhere | Failure,
    no_script: Nowhere | Failure,
    no_deep_script: Nowhere | Failure,
) -> Findings:
    candidates = {
        _PHPMYADMIN: (phpmyadmin, no_folder, _is_administration), ADMINER: (adminer, no_script, _is_administration),
        WORDPRESS_SETUP: (wordpress, no_deep_script, _is_administration), JOOMLA_SETUP: (joomla, no_deep_script, _is_administration),
        LOGIN: (login, no_script, _plain_login(login)), ADMINISTRATOR: (administrator, no_folder, _plain_login(administrator)), "/": (home, None, _is_administration),
    }  # fmt: skip
    if _only_leads_to(home, candidates):
        del candidates["/"]
    for path, exchange in present_paths(candidates):
        text = exchange.final.body.text
        match parse.administration(text):
            case parse.Administration.PHPMYADMIN_INSIDE:
                yield NO_PASSWORD(path, path=path, tool="phpMyAdmin")
            case tool if tool in _DATABASE:
                yield DATABASE(path, path=path, tool=_DATABASE[tool])
            case tool if tool in _SETUP:
                yield INSTALLER(path, path=path, tool=_SETUP[tool])
        # Of a password that the front page asks for tells `content-passwords`.
        if path != "/" and parse.asks_password(text) and exchange.url.startswith("http:"):
            yield PLAIN(path, path=path)
