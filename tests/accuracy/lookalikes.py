"""Pages that look like what is sought: articles, log-in pages, soft errors, decoys."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from scanner.example_city.page import example_page
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from scanner.example_city.sites.bapenda import PHPMYADMIN_PAGE
from tests.accuracy.backgrounds import BACKGROUNDS, LOGIN, LOST
from tests.accuracy.behaviour import AGENCY, FRONT, Behaviour, answering, bare, plain
from tests.accuracy.exposures import ADMINER, CONFIG, ENV, WORDPRESS, listing

CLEAN = {"exposed-*": "pass"}
_SIGN_IN_BOX = '<form><input name="nama"><input type="password" name="sandi"></form>'
_ENV_TUTORIAL = example_page("Cara mengatur berkas .env", f"<p>Isi berkas seperti ini:</p><pre>{ENV}</pre>", AGENCY)
_TOOLS_TUTORIAL = example_page(
    "Memasang basis data",
    f"<p>Buka phpMyAdmin di /phpmyadmin/ atau Adminer, isi kolom <code>pma_username</code>.</p>{_SIGN_IN_BOX}",
    AGENCY,
)
_TITLED_TUTORIAL = example_page("Panduan memasang phpMyAdmin untuk desa", f"<p>Panduan bagi operator.</p>{_SIGN_IN_BOX}", AGENCY)

# What stands at a path, on a site that is honest otherwise.
PAGES: Mapping[str, Mapping[str, ServedAnswer]] = {
    "settings-as-a-log-in-page": {"/.env": bare(LOGIN)},
    "settings-as-an-article": {"/.env": _ENV_TUTORIAL},
    "settings-as-an-empty-file": {"/.env": plain("")},
    "settings-as-a-note": {"/.env": plain("Berkas ini tidak ada.\nJangan mencari = sia-sia\n")},
    "settings-as-a-picture": {"/.env": ServedAnswer(200, (("Content-Type", "image/png"),), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")},
    "settings-as-json": {"/.env": bare('{"APP_ENV":"production","DB_PASSWORD":null}', 200, "application/json")},
    "settings-of-a-shop-window": {"/.env": plain("warna=biru\nukuran=besar\n")},
    "settings-with-204": {"/.env": ServedAnswer(204)},
    "settings-with-404": {"/.env": bare(ENV, 404)},
    "settings-with-403": {"/.env": bare(ENV, 403)},
    "repository-as-html": {"/.git/HEAD": bare("<pre>ref: refs/heads/main</pre>"), "/.git/config": bare(f"<pre>{CONFIG}</pre>")},
    "repository-as-an-article": {"/.git/HEAD": example_page("Belajar git", "<p>ref: refs/heads/main</p>", AGENCY)},
    "repository-as-a-word": {"/.git/HEAD": plain("OK"), "/.git/config": plain("OK")},
    "tools-as-an-article": {"/phpmyadmin/": _TOOLS_TUTORIAL, "/adminer.php": _TOOLS_TUTORIAL},
    "tools-as-a-titled-article": {"/phpmyadmin/": _TITLED_TUTORIAL},
    "tools-as-the-sites-own-log-in": {"/administrator/": bare(LOGIN), "/adminer.php": bare(LOGIN), "/wp-login.php": bare(LOGIN)},
    "tools-behind-basic-authentication": {"/phpmyadmin/": bare("<h1>401 Unauthorized</h1>", 401, WWW_Authenticate="Basic")},
    "installer-that-is-done": {"/wp-admin/install.php": bare('<body class="wp-core-ui"><h1>Already Installed</h1><a href="/wp-login.php">Log In</a>')},
    "installer-as-an-article": {"/installation/index.php": example_page("Memasang Joomla", "<p>Joomla Web Installer terbuka.</p>", AGENCY)},
    "folder-as-an-index-of-news": {"/files/": example_page("Indeks berkas", '<a href="foto.jpg">foto</a><a href="db.sql">db</a>', AGENCY)},
    "folder-as-an-article": {"/uploads/": example_page("Index of /", "<p>Tulisan Index of / menandakan folder terbuka.</p>", AGENCY)},
    "folder-as-a-gallery": {"/uploads/": example_page("Galeri", '<h2>Index of /uploads</h2><a href="a.jpg">a</a>', AGENCY)},
    "folder-that-is-empty-html": {"/uploads/": bare(""), "/backup/": bare("<html></html>")},
    "wordpress-read-me-on-another-site": {"/readme.html": bare("<title>WordPress &rsaquo; ReadMe</title><h1>WordPress</h1>"), "/license.txt": plain("WordPress - Web publishing software")},
    "joomla-manifest-as-html": {"/administrator/manifests/files/joomla.xml": bare("<version>3.9.28</version>")},
}  # fmt: skip


def _decoys(request: IncomingRequest) -> ServedAnswer:
    """A honeypot: whatever a path's look promises, it has."""
    path = request.path
    if path == "/":
        return FRONT
    if ".env" in path or (path.startswith("/.") and "/" not in path[2:]):
        return plain(ENV)
    if "/." in path:
        return plain("ref: refs/heads/main\n" if "." not in path.rpartition("/")[2] else ENV)
    if path.endswith("/"):
        return bare(PHPMYADMIN_PAGE)
    return bare(WORDPRESS if path.startswith("/wp-") else ADMINER) if path.endswith(".php") else bare(LOST, 404)


def _named_decoys(request: IncomingRequest) -> ServedAnswer:
    """A honeypot that knows the famous names, and whatever begins with them."""
    path = request.path
    famous = {
        "/.env": plain(ENV),
        "/.git/": plain("ref: refs/heads/main\n"),
        "/phpmyadmin": bare(PHPMYADMIN_PAGE),
        "/adminer": bare(ADMINER),
    }
    return FRONT if path == "/" else next((decoy for name, decoy in famous.items() if path.startswith(name)), bare(LOST, 404))


def _random_decoys(request: IncomingRequest) -> ServedAnswer:
    """A honeypot whose settings have the asked name in them."""
    return FRONT if request.path == "/" else plain(f"{ENV}APP_URL=https://{request.host}{request.path}\n")


def _echo_as_settings(request: IncomingRequest) -> ServedAnswer:
    return FRONT if request.path == "/" else bare(f"APP_PATH={request.path}\nAPP_STATUS=404\n", 200, "text/plain")


def _search(request: IncomingRequest) -> ServedAnswer:
    """A search that finds an article about whatever is asked."""
    place = html.escape(request.path)
    return (
        FRONT
        if request.path == "/"
        else example_page(f"Index of {place}", f"<h1>Index of {place}</h1><p>phpMyAdmin dan berkas .env: cara mengamankannya.</p>", AGENCY)
    )


def _listing_everywhere(request: IncomingRequest) -> ServedAnswer:
    return FRONT if request.path == "/" else listing(request.path, "a.jpg", "db.sql") if request.path.endswith("/") else bare(LOST, 404)


_FAMOUS = dict.fromkeys(("exposed-admin", "exposed-env", "exposed-git"), "unknown (catch-all)")
HOSTS: Mapping[str, tuple[Respond, Mapping[str, str]]] = {
    "honeypot": (answering(_decoys), _FAMOUS),
    "honeypot-by-name": (answering(_named_decoys), _FAMOUS | {"exposed-listing": "pass"}),
    "honeypot-with-the-asked-name": (answering(_random_decoys), {"exposed-*": "unknown (catch-all)"}),
    "echo-as-settings": (answering(_echo_as_settings), {"exposed-*": "unknown (catch-all)"}),
    "search-that-finds-articles": (answering(_search), {"exposed-*": "unknown (catch-all)"}),
    "listing-of-every-folder": (answering(_listing_everywhere), {"exposed-listing": "unknown (catch-all)", "exposed-env": "pass"}),
}


def behaviours() -> Iterator[Behaviour]:
    """All of them are traps."""
    for name, pages in PAGES.items():
        yield Behaviour(name=name, https=BACKGROUNDS["honest"].site(pages), must=CLEAN)
    for name, (respond, label) in HOSTS.items():
        yield Behaviour(name=name, https=respond, must=label)
