"""Headers that say what other sites, and the page itself, may do."""

from __future__ import annotations

from tests.real.browser.answer import file, redirect
from tests.real.browser.kind import kind
from tests.real.browser.site import Site, note


@kind("Referrer Policy section 8.1", "referrer")
def referrer(site: Site) -> None:
    site.front.without("referrer-policy", "content-security-policy")
    tokens = [
        "no-referrer",
        "no-referrer-when-downgrade",
        "origin",
        "origin-when-cross-origin",
        "same-origin",
        "strict-origin",
        "strict-origin-when-cross-origin",
        "unsafe-url",
        "UNSAFE-URL",
        "aneh",
        "",
        "never",
        "always",
        "default",
    ]
    values = [site.pick(", ", ",").join(site.some(tokens, 2)) for _ in range(site.pick(0, 1, 1, 1, 2))]
    site.front.line(*(f"Referrer-Policy: {value}" for value in values))
    site.files["https", site.host, "/web/isi?a=b"] = site.front
    site.files["https", site.host, "/"] = redirect("/web/isi?a=b")
    site.put(f'<img src="{site.add("/lihat.png", file("image/png", b""), host=site.other)}">')
    if site.pick(True, False, False):
        site.head.insert(0, f'<meta name="{site.pick("referrer", "Referrer")}" content="{site.pick(*tokens)}">')


@kind("Fetch section 3.6: X-Content-Type-Options", "sniffed")
def nosniff(site: Site) -> None:
    lines = [
        f"X-Content-Type-Options: {site.pick('nosniff', 'NoSniff', 'nosniff;', 'nosniff, x', 'x, nosniff', 'sniff', '', chr(34) + 'nosniff' + chr(34), 'nosniff,nosniff', ', nosniff', ' nosniff ')}"
        for _ in range(site.pick(0, 1, 1, 1, 2))
    ]
    site.front.without("x-content-type-options", "content-security-policy")
    site.front.line(*lines)
    site.put(f'<script src="{site.add("/catatan.txt", file("text/plain", note("sniffed"), *lines))}"></script>')


@kind("Fetch section 4.10: CORS check", "cors")
def cors(site: Site) -> None:
    origins = [
        "{origin}",
        "null",
        "*",
        "https://tilik.example",
        "https://TILIK.example",
        "https://tilik.example/",
        "https://lain.example",
        "",
        "{origin}, *",
        "https://tilik.example, https://tilik.example",
        "http://tilik.example",
        "https://*.example",
    ]
    credentials = ["true", "True", "1", "false", "", "true, true"]
    site.front.line(*(f"Access-Control-Allow-Origin: {site.pick(*origins)}" for _ in range(site.pick(1, 1, 1, 2))))
    site.front.line(
        *(f"Access-Control-Allow-Credentials: {site.pick(*credentials, 'true', 'true')}" for _ in range(site.pick(0, 1, 1, 1, 1, 2)))
    )


@kind("Fetch section 3.7: Cross-Origin-Resource-Policy", "embeds")
def corp(site: Site) -> None:
    site.front.without("cross-origin-resource-policy")
    site.front.line(
        *(
            f"Cross-Origin-Resource-Policy: {site.pick('same-origin', 'same-site', 'cross-origin', 'SAME-ORIGIN', 'same-origin, same-origin', 'aneh', '', 'same-origin;', 'same-origin; report-to=a')}"
            for _ in range(site.pick(0, 1, 1, 2))
        )
    )


@kind("HTML section 7.1.3: Cross-Origin-Opener-Policy", "opener")
def coop(site: Site) -> None:
    site.front.without("cross-origin-opener-policy")
    site.front.line(
        *(
            f"Cross-Origin-Opener-Policy: {site.pick('same-origin', 'same-origin-allow-popups', 'unsafe-none', 'SAME-ORIGIN', 'same-origin, same-origin', 'aneh', '', 'same-origin;', 'same-origin; report-to=a', 'noopener-allow-popups', chr(34) + 'same-origin' + chr(34), 'same-origin;report-to=' + chr(34) + 'a' + chr(34))}"
            for _ in range(site.pick(0, 1, 1, 2))
        )
    )


@kind("RFC 9110 section 15.4; HTML section 4.2.5.3: from plain HTTP to HTTPS", "plain")
def to_https(site: Site) -> None:
    page = file("text/html", "<!doctype html><title>Polos</title><link rel=icon href=data:,><p>Polos")
    there = f"https://{site.host}/"
    answer = site.files["http", site.host, "*"]
    match site.pick("page", "refresh", "script", "twice", "relative", "status", "sound"):
        case "page":
            site.files["http", site.host, "*"] = page
        case "refresh":
            way = f"{site.pick('0', '1', '0.5')}{site.pick('; url=', ';URL=', ', ', ' ;url =')}{there}"
            if site.pick(True, False):
                page.line(f"Refresh: {way}")
            else:
                page.content += f'<meta http-equiv="{site.pick("refresh", "Refresh")}" content="{way}">'.encode()
            site.files["http", site.host, "*"] = page
        case "script":
            moves = (
                f'location="{there}"', f"window.location.href = '{there}';", f'location.replace("{there}")', f'document.location.assign("{there}")',
                'location.href = "https://" + location.host + location.pathname', f'top.location = "{there}"', f'var ke = "{there}"; window.location = ke',
                f'var lokasi = {{}}; lokasi.location = "{there}"',
            )  # fmt: skip
            page.content += f"<script>{site.pick(*moves)}</script>".encode()
            site.files["http", site.host, "*"] = page
        case "twice":
            answer.line(f"Location: {there}")
        case "relative":
            answer.lines = [b"Location: /web/"]
            site.files["http", site.host, "/web/"] = page
        case "status":
            answer.start = site.pick(b"HTTP/1.1 300 X", b"HTTP/1.1 201 X", b"HTTP/1.1 308 X", b"HTTP/1.1 200 OK")
