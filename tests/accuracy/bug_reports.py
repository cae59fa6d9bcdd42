"""Public bug reports of other tools, replayed: what each of them said wrongly of a server, and what the standard or the server itself says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from checks.core.model.finding import Level
from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import HeaderLines, IncomingRequest, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS, LOST
from tests.accuracy.behaviour import AGENCY, FRONT, HOME, Behaviour, answering, bare, moved

_CSP, _HSTS, _XFO = "Content-Security-Policy", "Strict-Transport-Security", "X-Frame-Options"
_STRICT = "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"


def _front(*headers: tuple[str, str], without: tuple[str, ...] = (), head: str = "") -> ServedAnswer:
    names = {name for name, _ in headers} | set(without)
    careful_headers: HeaderLines = tuple(header for header in CAREFUL if header[0] not in names)
    return example_page("Beranda", HOME, AGENCY, headers=(*careful_headers, *headers), head=head)


def _meta(policy: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


# GitHub issues by project and number. The policies' words are those of the reports, or of the same sort; the verdict is that of CSP3 sections 2.2 and 3.3,
# RFC 6797 section 6.1, and HTML section 4.2.5.3. A year is 31,536,000 seconds, which the list of preloaded names asks for, too.
FRONTS: Mapping[str, tuple[ServedAnswer, Mapping[str, str]]] = {
    "http-observatory-website-208-several-policies": (
        _front(
            (_CSP, "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; style-src 'self'"),
            (_CSP, "form-action 'none'"), (_CSP, "base-uri 'self'"), (_CSP, "frame-ancestors 'none'"),
        ),
        {"http-csp": "pass", "http-framing": "pass"},
    ),
    "mdn-http-observatory-496-policies-in-one-line": (_front((_CSP, f"{_STRICT}, frame-ancestors 'none'")), {"http-csp": "pass", "http-framing": "pass"}),
    "http-observatory-387-framing-in-meta": (
        _front(without=(_CSP, _XFO), head=_meta(f"{_STRICT}; frame-ancestors 'none'")), {"http-framing": "fail (missing)", "http-csp": "fail (lost-in-meta)"},
    ),
    "http-observatory-105-policies-in-meta": (
        _front(without=(_CSP,), head=_meta("object-src 'none'; base-uri 'self'") + _meta("default-src 'self'; script-src 'self'; form-action 'self'")), {"http-csp": "pass"},
    ),
    "http-observatory-423-framing-alone": (_front((_CSP, "frame-ancestors 'self' cloud.example")), {"http-csp": "fail (no-script-limit)", "http-framing": "pass"}),
    "http-observatory-website-284-inline-scripts": (
        _front((_CSP, "frame-ancestors 'none'; frame-src 'none'; worker-src 'self'; child-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; script-src 'self' 'unsafe-inline';")),
        {"http-csp": "fail (unsafe-inline)"},
    ),
    "http-observatory-489-header-and-meta": (
        _front((_CSP, "upgrade-insecure-requests; frame-ancestors 'self'"), head=_meta(_STRICT)), {"http-csp": "pass", "http-framing": "pass"},
    ),
    "http-observatory-492-empty-meta": (_front((_CSP, f"{_STRICT}; frame-ancestors 'none'"), head=_meta("")), {"http-csp": "pass", "http-framing": "pass"}),
    "testssl-436-no-blank": (_front((_HSTS, "max-age=28800;includeSubDomains")), {"http-hsts": "fail (short)"}),
    "testssl-489-two-lines": (_front((_HSTS, "max-age=31536000"), (_HSTS, "max-age=0")), {"http-hsts": "fail (contradictory)"}),
    "testssl-2381-two-equals-signs": (_front((_HSTS, "max-age==31536000; includeSubdomains")), {"http-hsts": "fail (invalid)"}),
    "httpschecker-30-ends-in-a-semicolon": (_front((_HSTS, "max-age=31415926;includeSubDomains;")), {"http-hsts": "fail (short)"}),
}  # fmt: skip


def _icons(request: IncomingRequest) -> ServedAnswer:
    return bare(
        f'<svg xmlns="http://www.w3.org/2000/svg"><title>{request.path[1:]}</title><text>{request.path[1:2]}</text></svg>',
        200,
        "image/svg+xml",
    )


# What answers whatever is asked: a service of JSON, a database on its own port, a page of a company, a search, icons that are drawn for any name.
SITES: Mapping[str, tuple[Callable[[IncomingRequest], ServedAnswer], Mapping[str, str]]] = {
    "nuclei-templates-2179-json-for-everything": (
        lambda request: bare('{"_links":{"self":{"href":"https://layanan.example/Autodiscover"},"xframe":{"href":"https://layanan.example/xframe"}}}', 200, "application/json"), {"exposed-*": "unknown (catch-all)"},
    ),
    "nuclei-templates-7430-database-port": (
        lambda request: bare("It looks like you are trying to access MongoDB over HTTP on the native driver port.\r\n", 200, "text/plain"), {"exposed-*": "unknown (catch-all)"},
    ),
    "nuclei-templates-1898-text-for-everything": (lambda request: bare(f"{request.path[1:]}\n*.log\nnode_modules/\n", 200, "text/plain"), {"exposed-*": "unknown (catch-all)"}),
    "nuclei-templates-4575-blocked": (
        lambda request: bare('<html><head><META NAME="robots" CONTENT="noindex,nofollow"></head><iframe src="/_Incapsula_Resource?CWUDNSAI=9&incident_id=1">Request unsuccessful. Incapsula incident ID: 1-2</iframe></html>', 200),
        {"exposed-*": "unknown (blocked)"},
    ),
    "zaproxy-3048-home-for-everything": (lambda request: FRONT, {"exposed-*": "unknown (catch-all)"}),
    "zaproxy-4850-empty-400": (lambda request: bare("", 400), {"exposed-dumps": "unknown (forbidden)"}),
    "zaproxy-4850-answers-endings-of-copies": (
        lambda request: bare("<h1>Masuk</h1><form><input type=password></form>") if request.path.endswith((".bak", "~", ".old")) else bare(LOST, 404), {"exposed-dumps": "pass"},
    ),
    "nuclei-templates-3963-path-in-the-data-of-a-page": (
        lambda request: bare(f'<!doctype html><title>Layanan</title><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{{"query":{{"slug":["undefined","{request.path[1:]}"]}}}}</script>'), {"exposed-*": "unknown (catch-all)"},
    ),
    "meshweaver-3388-icons-for-any-name": (_icons, {"exposed-*": "unknown (catch-all)"}),
    # Express' own page with a stack (finalhandler), as it writes it outside production.
    "zaproxy-6412-stack-of-express": (
        lambda request: bare(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error</title>\n</head>\n<body>\n<pre>SyntaxError: Unexpected token &lt; in JSON at position 98<br> &nbsp; &nbsp;at JSON.parse (&lt;anonymous&gt;)"
            "<br> &nbsp; &nbsp;at parse (/srv/situs/node_modules/body-parser/lib/types/json.js:89:19)<br> &nbsp; &nbsp;at /srv/situs/node_modules/body-parser/lib/read.js:121:18</pre>\n</body>\n</html>\n", 400,
        ),
        {"exposed-debug": "fail (express-trace)"},
    ),
}  # fmt: skip


# One page that only looks like what hides at such a path, or is it in a form of its own.
PATHS: Mapping[str, tuple[Mapping[str, ServedAnswer], Mapping[str, str]]] = {
    "nuclei-templates-15598-article-about-settings": (
        {"/.env": bare("<!doctype html><title>Mengatur .env</title><h1>Mengatur .env</h1><pre>APP_ENV=production\nAPP_KEY=base64:contoh\nDB_PASSWORD=contoh\n</pre><p>Jangan pernah mengunggah berkas ini.</p>")}, {"exposed-env": "pass"},
    ),
    "nuclei-templates-817-method-not-found": ({"/actuator": bare("ERROR: 8: method not found: /actuator", 200, "text/plain"), "/actuator/env": bare("ERROR: 8: method not found: /actuator/env", 200, "text/plain")}, {"exposed-debug": "pass"}),
    "secupress-20-silence-is-golden": ({path: bare("<!-- Silence is golden. -->") for path in ("/uploads/", "/wp-content/uploads/", "/backup/", "/files/")}, {"exposed-listing": "pass", "exposed-uploads": "pass"}),
    "wpscan-879-folders-refused": ({path: bare("<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>", 403) for path in ("/uploads/", "/backup/", "/files/")}, {"exposed-listing": "pass", "exposed-uploads": "pass"}),
    "nuclei-templates-1483-copies-are-pages": ({path: bare("<!doctype html><title>Pantauan</title><h1>Masuk</h1><form method=post><input name=u><input type=password name=p></form>") for path in ("/config.php.bak", "/wp-config.php.bak", "/database.php.bak", "/db.php.bak")}, {"exposed-config": "pass"}),
}  # fmt: skip


def _at(front: ServedAnswer) -> Callable[[IncomingRequest], ServedAnswer]:
    return lambda request: front if request.path == "/" else bare(LOST, 404)


def _behind(rest: Callable[[IncomingRequest], ServedAnswer]) -> Callable[[IncomingRequest], ServedAnswer]:
    return lambda request: FRONT if request.path == "/" else rest(request)


def _hop(before: HeaderLines, after: HeaderLines) -> Callable[[IncomingRequest], ServedAnswer]:
    """A front page that sends visitors on, and the page there."""
    page, hop = _front(*after), ServedAnswer(302, (*before, ("Location", "/beranda")))
    return lambda request: hop if request.path == "/" else page if request.path == "/beranda" else bare(LOST, 404)


def behaviours() -> Iterator[Behaviour]:
    """Pages are visited, sites asked for what hides."""
    for name, (front, labels) in FRONTS.items():
        yield Behaviour(name=f"report-{name}", https=answering(_at(front)), must=labels, level=Level.VISIT)
    for name, (rest, labels) in SITES.items():
        yield Behaviour(name=f"report-{name}", https=answering(_behind(rest)), must=labels)
    for name, (paths, labels) in PATHS.items():
        yield Behaviour(name=f"report-{name}", https=BACKGROUNDS["honest"].site(paths), must=labels)
    # testssl.sh 1088 and sslyze 393: headers of the page that is shown count; HSTS of whichever answer had it (RFC 6797 section 8.1).
    yield Behaviour(
        name="report-testssl-1088-headers-behind-a-redirect", https=answering(_hop((), ())), level=Level.VISIT,
        must={"http-csp": "pass", "http-nosniff": "pass", "http-framing": "pass", "http-hsts": "pass"},
    )  # fmt: skip
    # nikto 269: the front page only leads to somebody else's site.
    elsewhere = moved("https://pustakakode.web.id/?ref=1")
    yield Behaviour(
        name="report-nikto-269-leads-elsewhere", https=answering(lambda request: elsewhere), must={"http-csp": "unknown"}, level=Level.VISIT
    )
