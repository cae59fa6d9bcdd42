"""Things that are really open: each before an honest site, the commonest before every way of answering what is not there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping

import msgspec

from scanner.example_city.page import CAREFUL, html
from scanner.example_city.site import ServedAnswer
from scanner.example_city.sites.bapenda import PHPMYADMIN_PAGE
from tests.accuracy.backgrounds import BACKGROUNDS, LOGIN, Background
from tests.accuracy.behaviour import FRONT, Behaviour, bare, plain

ENV = "APP_NAME=Perizinan\nAPP_ENV=production\nAPP_KEY=base64:Y29udG9o\nDB_HOST=127.0.0.1\nDB_USERNAME=izin\nDB_PASSWORD=contoh\n"
CONFIG = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n[remote "origin"]\n\turl = {}\n'
ADMINER = (
    '<!doctype html><title>Login - Adminer</title><form action="" method="post"><select name="auth[driver]"><option>MySQL</select>'
    '<input name="auth[server]"><input name="auth[username]"><input type="password" name="auth[password]"></form>'
)
INSIDE = '<!doctype html><title>localhost | phpMyAdmin 5.2.1</title><div id="pma_navigation"><ul><li>perizinan</li></ul></div>'
WORDPRESS = (
    '<!doctype html><title>WordPress &rsaquo; Installation</title><link rel="stylesheet" href="/wp-admin/css/install.min.css">'
    '<body class="wp-core-ui"><form id="setup" method="post" action="install.php?step=1"><input name="language"></form>'
)
JOOMLA = (
    '<!doctype html><title>Joomla! Web Installer</title><form action="index.php" method="post" id="adminForm"><input name="jform"></form>'
)
WORDPRESS_LOGIN = '<!doctype html><title>Masuk</title><form name="loginform"><input name="log"><input type="password" name="pwd"></form>'


def listing(path: str, *names: str) -> ServedAnswer:
    """A folder as nginx shows it."""
    rows = "".join(f'<a href="{name}">{name}</a>     21-Nov-2026 08:00   1024\n' for name in names)
    text = f'<html>\n<head><title>Index of {path}</title></head>\n<body>\n<h1>Index of {path}</h1><hr><pre><a href="../">../</a>\n{rows}</pre><hr></body>\n</html>'
    return html(text)


class Exposure(msgspec.Struct, frozen=True):
    """What lies where, and what must be said of it."""

    check: str
    problems: str
    files: Mapping[str, ServedAnswer]

    def before(self, name: str, background: Background) -> Behaviour:
        """It, on a site that answers the rest like this."""
        labels = {self.check: f"fail ({self.problems})"} | {
            check: labels for check, labels in background.labels.items() if check != self.check
        }
        return Behaviour(name=name, https=background.site(self.files), must=labels)


EXPOSURES = {
    "settings": Exposure("exposed-env", "secrets", {"/.env": plain(ENV)}),
    "settings-without-secrets": Exposure("exposed-env", "settings", {"/.env": plain("APP_NAME=Situs\nAPP_DEBUG=false\nTZ=Asia/Jakarta\n")}),
    # Docker Compose, "Interpolation": a variable's value comes from elsewhere.
    "settings-of-variables": Exposure("exposed-env", "settings", {"/.env": plain('APP_ENV=production\nDB_HOST=db\nDB_PASSWORD=${DB_PASSWORD}\nMAIL_PASSWORD=""\nAPP_KEY=<app-key>\n')}),
    "settings-with-a-default": Exposure("exposed-env", "secrets", {"/.env": plain("APP_ENV=production\nDB_PASSWORD=${DB_PASSWORD:-contoh}\n")}),
    "settings-of-production": Exposure("exposed-env", "secrets", {"/.env.production": plain(ENV)}),
    "settings-copied": Exposure("exposed-env", "secrets", {"/.env.backup": plain(ENV)}),
    "settings-renamed": Exposure("exposed-env", "secrets", {"/.env.bak": plain(ENV)}),
    # The file that `prisma init` writes has one setting.
    "settings-of-one-line": Exposure("exposed-env", "secrets", {"/.env": plain('DATABASE_URL="postgresql://izin:contoh@localhost:5432/izin"\n')}),
    "settings-as-html": Exposure("exposed-env", "secrets", {"/.env": bare(ENV)}),
    "settings-as-bytes": Exposure("exposed-env", "secrets", {"/.env": bare(ENV, 200, "application/octet-stream")}),
    "settings-in-gzip": Exposure(
        "exposed-env", "secrets", {"/.env": ServedAnswer(200, (*CAREFUL, ("Content-Encoding", "gzip")), gzip.compress(ENV.encode()))}
    ),
    "settings-with-windows-lines": Exposure("exposed-env", "secrets", {"/.env": plain("# Perizinan\r\n" + ENV.replace("\n", "\r\n"))}),
    "repository": Exposure("exposed-git", "open", {"/.git/HEAD": plain("ref: refs/heads/main\n")}),
    "repository-by-its-settings": Exposure("exposed-git", "open", {"/.git/config": plain(CONFIG.format("https://git.example/izin.git"))}),
    "repository-detached": Exposure("exposed-git", "open", {"/.git/HEAD": plain("4b825dc642cb6eb9a060e54bf8d69288fbee4904\n")}),
    "repository-with-a-token": Exposure(
        "exposed-git", "open, credentials",
        {"/.git/HEAD": plain("ref: refs/heads/main\n"), "/.git/config": plain(CONFIG.format("https://budi:contoh@git.example/izin.git"))},
    ),
    "folder": Exposure("exposed-listing", "open", {"/uploads/": listing("/uploads/", "foto.jpg", "laporan.pdf")}),
    "folder-with-dumps": Exposure("exposed-listing", "sensitive", {"/backup/": listing("/backup/", "izin.sql.gz", "foto.jpg")}),
    "front-folder": Exposure("exposed-listing", "open", {"/": listing("/", "foto/", "profil.pdf")}),
    "database-tool": Exposure("exposed-admin", "database", {"/phpmyadmin/": html(PHPMYADMIN_PAGE)}),
    "database-tool-without-a-password": Exposure("exposed-admin", "no-password", {"/phpmyadmin/": html(INSIDE)}),
    "adminer": Exposure("exposed-admin", "database", {"/adminer.php": html(ADMINER)}),
    "wordpress-not-installed": Exposure("exposed-admin", "installer", {"/wp-admin/install.php": html(WORDPRESS)}),
    "joomla-not-installed": Exposure("exposed-admin", "installer", {"/installation/index.php": html(JOOMLA)}),
}  # fmt: skip
# Everywhere: a plain file, a dot-folder, a page of its own shape.
_EVERYWHERE = ("settings", "repository", "database-tool")
_HONEST = "honest"


def behaviours() -> Iterator[Behaviour]:
    """All of them."""
    for name, exposure in EXPOSURES.items():
        yield exposure.before(name, BACKGROUNDS[_HONEST])
    for where, background in BACKGROUNDS.items():
        yield Behaviour(name=where, https=background.site({}), must=dict(background.labels))
        if where != _HONEST:
            yield from (EXPOSURES[name].before(f"{name}-before-{where}", background) for name in _EVERYWHERE)
    yield Behaviour(
        name="log-in-without-encryption",
        http=BACKGROUNDS[_HONEST].site({"/wp-login.php": bare(WORDPRESS_LOGIN), "/": FRONT}),
        must={"exposed-admin": "fail (plain)", "exposed-*": "pass", "http-https": "fail (absent)", "http-hsts-plain": "fail (ignored)"},
    )
    yield Behaviour(
        name="log-in-with-encryption",
        https=BACKGROUNDS[_HONEST].site({"/wp-login.php": html(LOGIN), "/administrator/": html(LOGIN)}),
        must={"exposed-*": "pass"},
    )
