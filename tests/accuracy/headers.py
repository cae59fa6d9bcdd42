"""Headers and software of the front page: one thing wrong at a time, and answers that only look wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import HeaderLines, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS, LOST
from tests.accuracy.behaviour import AGENCY, FRONT, HOME, Behaviour, answering, bare, moved, plain

# A header more, or with "" one less, and what must then be said.
HEADERS: Mapping[str, tuple[HeaderLines, Mapping[str, str]]] = {
    "careful": ((), dict.fromkeys(("http-csp", "http-hsts", "http-https", "http-redirect"), "pass")),
    "no-hsts": ((("Strict-Transport-Security", ""),), {"http-hsts": "fail (missing)"}),
    "short-hsts": ((("Strict-Transport-Security", "max-age=86400"),), {"http-hsts": "fail (short)"}),
    "no-nosniff": ((("X-Content-Type-Options", ""),), {"http-nosniff": "fail (missing)"}),
    "wrong-nosniff": ((("X-Content-Type-Options", "sniff"),), {"http-nosniff": "fail (invalid)"}),
    "no-csp": ((("Content-Security-Policy", ""),), {"http-csp": "fail (missing)"}),
    "no-referrer-policy": ((("Referrer-Policy", ""),), {"http-referrer-policy": "fail (missing)"}),
    "php-version": ((("X-Powered-By", "PHP/7.4.33"),), {"http-disclosure": "fail (version)", "software-php": "fail (unsupported)"}),
    "server-version": (
        (("Server", "Apache/2.4.41 (Ubuntu)"),),
        {"http-disclosure": "fail (version)", "software-server": "fail (outdated)"},
    ),
    "server-name-only": ((("Server", "Apache"),), {"http-disclosure": "pass"}),
    "asp-net-without-a-version": ((("X-Powered-By", "ASP.NET"),), {"http-disclosure": "pass"}),
    "nosniff-in-capitals": ((("X-Content-Type-Options", "NoSniff"),), {"http-nosniff": "pass"}),
    "framing-by-csp-alone": ((("X-Frame-Options", ""),), {"http-framing": "pass"}),
    "hsts-in-odd-writing": ((("Strict-Transport-Security", 'MAX-AGE="63072000" ;; includesubdomains'),), {"http-hsts": "pass"}),
}
WORDPRESS = '<meta name="generator" content="WordPress {}">'
_GENERATOR = {"http-disclosure": "fail (generator)"}
PAGES: Mapping[str, tuple[ServedAnswer, Mapping[str, str]]] = {
    "old-wordpress": (example_page("Beranda", HOME, AGENCY, head=WORDPRESS.format("5.2.1")), {"software-wordpress": "fail (ended)"} | _GENERATOR),
    "ancient-wordpress": (example_page("Beranda", HOME, AGENCY, head=WORDPRESS.format("4.6.1")), {"software-wordpress": "fail (abandoned)"} | _GENERATOR),
    "old-wordpress-by-its-files": (
        example_page("Beranda", HOME, AGENCY, head='<link rel="stylesheet" href="/wp-includes/css/dist/block-library/style.min.css?ver=5.2.1">'), {"software-wordpress": "fail (ended)"},
    ),
    "wordpress-that-hides-its-version": (
        example_page("Beranda", HOME, AGENCY, head='<link rel="stylesheet" href="/wp-includes/css/dashicons.min.css">'), {"software-wordpress": "unknown (wordpress-version-hidden)"},
    ),
    "article-about-wordpress": (
        example_page("Beranda", "<p>WordPress 5.2.1 sudah usang; lihat https://contoh.example/wp-includes/ di situs lain.</p>", AGENCY), {"software-wordpress": "not-applicable (no-wordpress)"},
    ),
    "plug-in-with-a-version": (
        example_page("Beranda", HOME, AGENCY, head='<link href="/wp-content/plugins/galeri/gaya.css?ver=1.0.2"><link href="/wp-includes/js/jquery/jquery.js?ver=1.12.4">'), {"software-wordpress": "unknown (wordpress-version-hidden)"},
    ),
}  # fmt: skip
# The careful headers have HSTS, which browsers ignore on plain HTTP.
_IGNORED = {"http-hsts-plain": "fail (ignored)"}
_MANIFEST = '<?xml version="1.0"?><extension type="file" method="upgrade"><name>files_joomla</name><version>{}</version></extension>'


def _changed(changes: HeaderLines) -> ServedAnswer:
    names = {name for name, _ in changes}
    careful_headers = tuple(header for header in CAREFUL if header[0] not in names)
    return example_page("Beranda", HOME, AGENCY, headers=(*careful_headers, *(header for header in changes if header[1])))


def behaviours() -> Iterator[Behaviour]:
    """Real faults, and what must not be taken for one."""
    honest = BACKGROUNDS["honest"]
    for name, (changes, label) in HEADERS.items():
        yield Behaviour(name=f"headers-{name}", https=honest.site({"/": _changed(changes)}), must=label)
    for name, (front, label) in PAGES.items():
        yield Behaviour(name=name, https=honest.site({"/": front}), must=label)
    manifest = {"/administrator/manifests/files/joomla.xml": plain(_MANIFEST.format("3.9.28"))}
    for where in ("honest", "application-shell", "redirect-to-log-in"):
        yield Behaviour(
            name=f"old-joomla-before-{where}", https=BACKGROUNDS[where].site(manifest), must={"software-joomla": "fail (ended)"}
        )
    yield Behaviour(
        name="no-redirect-to-https", https=honest.site({}), http=honest.site({}), must={"http-redirect": "fail (missing)"} | _IGNORED
    )
    yield Behaviour(name="no-https", http=honest.site({}), must={"http-https": "fail (absent)"} | _IGNORED)
    yield Behaviour(
        name="temporary-redirect", https=honest.site({}), http=answering(lambda request: moved(f"https://{request.host}/")),
        must={"http-redirect": "fail (temporary)"} | _IGNORED,
    )  # fmt: skip
    yield Behaviour(
        name="plain-http-is-refused", https=honest.site({}), http=None, must={"http-redirect": "not-applicable (no-plain-http)"}
    )
    yield Behaviour(
        name="front-page-is-missing", https=answering(lambda request: bare(LOST, 404)), must=dict.fromkeys(("http-csp", "http-hsts", "http-nosniff"), "unknown (error-page)")
    )  # fmt: skip
    yield Behaviour(
        name="headers-on-the-page-after-a-redirect",
        https=answering(lambda request: moved("/id/") if request.path == "/" else FRONT if request.path == "/id/" else bare(LOST, 404)),
        must=dict.fromkeys(("http-csp", "http-hsts", "http-nosniff", "http-framing"), "pass"),
    )  # fmt: skip
