"""Applications in folders of a site, reached by a link or by where the front page leads, with what belongs to them open there; and closed ones.

Which file belongs to which application stands in `tests.accuracy.stacks`; that they lie in folders is how their own guides install them:
Joomla "Installing in a subdirectory", Drupal `$base_path`, Moodle `$CFG->wwwroot`, OJS `base_url`, DokuWiki `basedir`, MediaWiki `$wgScriptPath`,
Laravel's and CodeIgniter's `public` below a shared host's document root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from scanner.example_city.page import example_page
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, answering, bare, moved, plain
from tests.accuracy.exposures import ENV
from tests.accuracy.stacks import config, fronts

# Product: folder, the entry that its open file proves, the check that says so.
INSTALLATIONS: Mapping[str, tuple[str, str]] = {
    "wordpress": ("/blog", "wp-config-copy"),
    "joomla": ("/web", "joomla-configuration-copy"),
    "drupal": ("/portal", "drupal-settings-copy"),
    "laravel": ("/layanan", "env-variant"),
    "codeigniter": ("/aplikasi/surat", "codeigniter-database-copy"),
    "symfony": ("/app", "symfony-parameters"),
    "opensid": ("/desa-maju", "opensid-configuration-copy"),
    "slims": ("/perpus", "slims-configuration-copy"),
    "ojs": ("/jurnal", "ojs-configuration-copy"),
    "mediawiki": ("/wiki", "mediawiki-settings-copy"),
    "dokuwiki": ("/panduan", "dokuwiki-settings-copy"),
    "roundcube": ("/webmail", "roundcube-settings-copy"),
}  # fmt: skip
_REPOSITORY = plain("ref: refs/heads/main\n")
_ABSOLUTE = re.compile(rb"(href|src)=([\"'])/(?!/)")


def _within(folder: str, page: ServedAnswer, cookie_path: str = "/") -> ServedAnswer:
    """The page as an application writes it whose root is a folder: with its own files there."""
    body = _ABSOLUTE.sub(rb"\1=\2%s/" % folder.encode(), page.body)
    body = body.replace(b"</head>", b'<link rel="stylesheet" href="%s/gaya.css"></head>' % folder.encode())
    headers = tuple((name, value.replace("Path=/", f"Path={cookie_path}")) for name, value in page.headers)
    return msgspec.structs.replace(page, body=body, headers=headers)


def _site(folder: str, page: ServedAnswer, places: Mapping[str, ServedAnswer], leads: bool = False) -> Respond:
    front = moved(f"{folder}/") if leads else example_page("Beranda", f'{HOME}<p><a href="{folder}/">Aplikasi</a></p>', AGENCY)

    def answer(request: IncomingRequest) -> ServedAnswer:
        pages = {"/": front, f"{folder}/": page, **places}
        return pages.get(request.path, bare(LOST, 404))

    return answering(answer)


def behaviours() -> Iterator[Behaviour]:
    """Each application with its file open, linked and led to; with its repository open; with nothing open; and with the file where no application lies."""
    for product, (folder, entry) in INSTALLATIONS.items():
        path, file = config.OPEN[product][entry]
        page = _within(folder, fronts.FRONTS[product])
        for leads in (False, True):
            way = "led-to" if leads else "linked"
            yield Behaviour(
                name=f"{product}-in-a-folder-{way}",
                https=_site(folder, page, {folder + path: file}, leads),
                must={"exposed-config": f"fail ({entry})", "software-wordpress": "unknown" if product == "wordpress" and leads else ""},
            )
        yield Behaviour(
            name=f"{product}-in-a-folder-with-nothing-open",
            https=_site(folder, page, {}),
            must={"exposed-config": "pass", "exposed-vcs": "pass"},
        )
        yield Behaviour(
            name=f"{product}-in-a-folder-with-its-repository",
            https=_site(folder, page, {f"{folder}/.git/HEAD": _REPOSITORY}),
            must={"exposed-vcs": "fail (git-of-application)"},
        )
    for product in ("laravel", "codeigniter"):
        page = fronts.FRONTS[product]
        settings = {"/layanan/.env": plain(ENV)}
        # By the path of its cookie alone (RFC 6265 section 5.1.4): the page has no file of its own, and shows its sign by nothing else.
        by_cookie = _site(
            "/layanan",
            msgspec.structs.replace(_within("/layanan", page, "/layanan/"), body=example_page("Layanan", HOME, AGENCY).body),
            settings,
        )
        yield Behaviour(
            name=f"{product}-in-the-folder-of-its-cookie", https=by_cookie, must={"exposed-config": "fail (env-of-application)"}
        )
        yield Behaviour(
            name=f"{product}-in-a-folder-with-an-article-of-that-name",
            https=_site("/layanan", _within("/layanan", page), {"/layanan/.env": example_page("Berkas .env", f"<pre>{ENV}</pre>", AGENCY)}),
            must={"exposed-config": "pass"},
        )
