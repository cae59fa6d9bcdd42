"""Content-Security-Policy (CSP Level 3): what it lets run."""

from __future__ import annotations

from tests.real.browser.answer import file
from tests.real.browser.kind import kind
from tests.real.browser.site import Site, note


def _policies(site: Site, *policies: str) -> None:
    site.front.without("content-security-policy")
    site.front.line(*(f"Content-Security-Policy: {policy}" for policy in policies))
    _strangers(site)


def _strangers(site: Site) -> None:
    """Scripts that somebody else put into the page."""
    site.asks.add("strangers")
    site.put(f'<script src="{site.script("any-host", host=site.other)}"></script>')


_SOURCES = (
    "'self'",
    "'unsafe-inline'",
    "'unsafe-eval'",
    "https:",
    "*",
    "'none'",
    "'strict-dynamic'",
    "'nonce-czNjcjN0'",
    "data:",
    "http:",
    "'unsafe-hashes'",
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "blob:",
    "https://*",
    "*:*",
    "'report-sample'",
    "'wasm-unsafe-eval'",
    "self",
    "'NONCE-x'",
    "'unsafe-Inline'",
    "https://*:443",
    "HTTPS:",
    "wss:",
    "'nonce-'",
    "'sha256-'",
    "'nonce-!'",
    "*:443",
    "//*",
    "http://*",
    "https",
)


@kind("CSP3 section 6.7: source lists")
def sources(site: Site) -> None:
    _policies(
        site,
        f"{site.pick('script-src', 'default-src', 'script-src-elem', 'Script-Src')} {' '.join(site.some(_SOURCES, 4))}",
    )


@kind("CSP3 section 4.2: all policies are obeyed")
def several(site: Site) -> None:
    values = [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "script-src * 'unsafe-inline' 'unsafe-eval'",
        "img-src *",
        "default-src https: 'unsafe-inline'",
        "",
        "upgrade-insecure-requests",
    ]
    policies = [site.pick(*values) for _ in range(site.pick(2, 3))]
    _policies(site, *(policies if site.pick(True, False) else [", ".join(policies)]))


@kind("CSP3 section 2.2.1: parse a serialized CSP")
def form(site: Site) -> None:
    _policies(
        site,
        site.pick("script-src 'self'; script-src *", "script-src", "script-src;", ";;script-src 'self'", "script-src\t'self'", "default-src 'self'; script-src", "script-scr 'self'", "script-src: 'self'", "script-src 'self' ; é 'none'", "script-src=self", "script-src 'self';default-src *",
            "default-src * 'unsafe-inline'; script-src-elem 'self'", "script-src * 'unsafe-inline'; script-src-attr 'none'", "default-src 'none'; script-src-elem * 'unsafe-inline'", "child-src 'self'", "“default-src” 'self'", "script-src “self”", "script-src 'self',", "default-src 'none' 'unsafe-inline'",
            "script-src 'self' é"),
    )  # fmt: skip


@kind("HTML section 4.2.5.3: Content-Security-Policy in meta")
def meta(site: Site) -> None:
    site.front.without("content-security-policy")
    policy = site.pick(
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "script-src *",
        "frame-ancestors 'none'",
        "default-src 'self'; script-src 'unsafe-eval' 'self'",
    )
    place, tag = (
        site.pick("head", "body", "late"),
        f'<meta http-equiv="{site.pick("Content-Security-Policy", "content-security-policy")}" content="{policy}">',
    )
    if place == "head":
        site.head.insert(0, tag)
    elif place == "late":
        site.head += [f"<script>{note('sisipan')}</script>", tag]
    else:
        site.body.insert(0, tag)
    _strangers(site)


@kind("CSP3 section 3.2: Content-Security-Policy-Report-Only stops nothing")
def report_only(site: Site) -> None:
    site.front.without("content-security-policy")
    site.front.line("Content-Security-Policy-Report-Only: default-src 'self'")
    if site.pick(True, False):
        site.front.line("X-Content-Security-Policy: default-src 'none'", "X-WebKit-CSP: default-src 'none'")
    _strangers(site)


@kind("CSP3 section 6.4.2; HTML section 7.7: who may frame the page", "framed")
def framed(site: Site) -> None:
    site.front.without("content-security-policy", "x-frame-options")
    if site.pick(True, False):
        site.front.line(
            f"Content-Security-Policy: frame-ancestors {site.pick('*', 'https:', 'none', chr(39) + 'none' + chr(39), chr(39) + 'self' + chr(39), 'https://*', 'http:', 'https://tilik.example', 'https://lain.example', '', 'data:', '*.example', 'https://*:*')}"
        )
    if site.pick(True, True, False):
        values = [
            "DENY",
            "SAMEORIGIN",
            "sameorigin",
            "ALLOWALL",
            "ALLOW-FROM https://a.example",
            "deny, sameorigin",
            "deny,deny",
            "",
            "none",
            "SAMEORIGIN;",
            "'SAMEORIGIN'",
            "SAME-ORIGIN",
            ", DENY",
            "DENY, ",
        ]
        site.front.line(*(f"X-Frame-Options: {site.pick(*values)}" for _ in range(site.pick(1, 1, 2))))


@kind("CSP3 section 6.1: what may be loaded", "sent")
def loads(site: Site) -> None:
    """Blocked or not, a page names what it loads."""
    picture = site.add("/p.png", file("image/png", b""), host=site.other)
    site.front.without("content-security-policy")
    site.front.line(
        f"Content-Security-Policy: {site.pick('img-src *', 'default-src *', chr(39) + 'self' + chr(39), 'img-src ' + site.other, 'upgrade-insecure-requests')}; script-src 'self'"
    )
    site.put(
        f'<img src="{picture}">', f'<form action="http://{site.host}/kirim" method="post"><input name="isi"><button>Kirim</button></form>'
    )
