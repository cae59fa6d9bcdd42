"""Content security policies: sound, loose, broken, several, in headers and in pages."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.observatory.case import Case, site, sound

_NAME = "Content-Security-Policy"

POLICIES = (
    "default-src 'none'",
    "default-src 'self'",
    "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    "DEFAULT-SRC 'NONE'",
    "default-src 'none';;; ;",
    "default-src",
    "default-src 'none' 'self'",
    "default-src 'self'; script-src",
    "default-src 'self'; script-src 'unsafe-inline'",
    "default-src 'self' 'unsafe-inline'",
    "default-src 'self'; script-src data:",
    "default-src 'self'; script-src 'self' 'unsafe-eval'",
    "default-src 'self'; style-src 'unsafe-inline'",
    "default-src 'self'; style-src 'unsafe-eval'",
    "default-src 'self'; style-src *",
    "default-src 'self'; style-src data: https:",
    "default-src 'none'; style-src 'unsafe-inline'",
    "default-src *",
    "default-src https:",
    "default-src http:",
    "default-src 'self' http://cdn.example",
    "default-src 'self'; script-src http://cdn.example",
    "default-src 'self'; script-src ftp://cdn.example",
    "default-src 'self'; script-src https://*",
    "default-src 'self'; script-src https://*.*",
    "default-src 'self'; script-src *.cdn.example",
    "default-src 'self'; object-src *",
    "default-src 'self'; object-src https:",
    "default-src 'self'; object-src data:",
    "script-src 'self'",
    "script-src 'self'; object-src 'none'",
    "script-src 'none'; style-src 'none'; object-src 'none'",
    "object-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'",
    "img-src 'self'",
    "img-src *",
    "img-src 'none'; frame-ancestors 'self'",
    "frame-ancestors 'self'",
    "frame-ancestors *",
    "frame-ancestors",
    "upgrade-insecure-requests",
    "block-all-mixed-content",
    "sandbox",
    "report-uri /csp",
    "report-uri http://laporan.example/csp; default-src 'self'",
    "default-src 'self'; img-src http:",
    "default-src 'self'; img-src http://gambar.example",
    "default-src 'self'; media-src http://video.example",
    "default-src 'self'; img-src ftp:",
    "default-src 'self'; img-src * data:",
    "default-src 'self'; connect-src http://api.example",
    "default-src 'self'; form-action http://bentuk.example",
    "default-src 'self'; script-src 'nonce-abc'",
    "default-src 'self'; script-src 'nonce-abc' 'unsafe-inline'",
    "default-src 'self'; script-src 'sha256-abc' 'unsafe-inline'; style-src 'sha384-abc' 'unsafe-inline'",
    "default-src 'self' 'sha512-abc' 'unsafe-inline'",
    "default-src 'self'; script-src 'sha1-abc' 'unsafe-inline'",
    "default-src 'self'; script-src 'strict-dynamic'",
    "default-src 'self'; script-src 'strict-dynamic' 'unsafe-inline'",
    "default-src 'self'; script-src 'strict-dynamic' 'nonce-abc'",
    "default-src 'self'; script-src 'strict-dynamic' 'nonce-abc' 'unsafe-inline' https: http:",
    "default-src 'self'; script-src 'strict-dynamic' 'nonce-abc' 'unsafe-eval' 'self'",
    "default-src 'self' 'strict-dynamic' 'nonce-abc' https: http:",
    "default-src 'none' 'strict-dynamic' 'nonce-abc'",
    "default-src 'self'; script-src 'strict-dynamic' 'nonce-abc' *",
    "default-src 'self'; script-src 'strict-dynamic' 'nonce-abc' data:",
    "object-src 'none'; script-src 'strict-dynamic' 'nonce-abc' 'unsafe-inline' https:; base-uri 'none'",
    "script-src 'strict-dynamic' 'nonce-abc'; style-src 'unsafe-inline'",
    "default-src 'self'; default-src 'none'",
    "default-src 'self'; DEFAULT-SRC 'none'",
    "default-src 'self'; report-uri /a; report-uri /b",
    "default-src 'self'; report-to a; report-to b",
    "default-src 'none'; report-uri /a; report-uri /b",
    "default-src *; report-uri /a; report-uri /b",
    "default-src 'self'; style-src 'unsafe-inline'; report-uri /a; report-uri /b",
    "default-src 'self'; img-src http:; report-uri /a; report-uri /b",
    "default-src 'self'; script-src 'unsafe-eval'; report-uri /a; report-uri /b",
    "default-src 'self' https: https://cdn.example",
    "default-src 'self'; script-src https: https://cdn.example",
    "default-src 'self'; script-src https://cdn.example https://cdn.example/a.js https://cdn.example.org",
    "default-src 'self'; script-src * *.cdn.example",
    "default-src 'self'; script-src 'self' 'self'",
    "default-src 'self', script-src 'none'",
    "default-src 'none', default-src 'self'",
    "default-src 'self'; unknown-directive x; script-src 'self'",
    "default-src 'self'; script-src 'wasm-unsafe-eval'",
    "default-src 'self'; script-src 'unsafe-hashes' 'report-sample'",
    "default-src 'self'; script-src-elem 'unsafe-inline'; style-src-attr 'unsafe-inline'",
    "default-src 'self'; worker-src http://w.example",
    "default-src 'self'; require-trusted-types-for 'script'",
    "default-src 'self'; script-src \t 'self'   'unsafe-inline' ",
    "default-src 'self'; script-src blob:",
    "default-src 'self'; script-src wss: filesystem:",
    "default-src none",
    "default-src self",
    "default-src \"none\"",
    "default-src: 'none'",
    "default-src 'none' 'none'",
    "x",
    "",
    ";",
    ";;;;;;;;",
    "a b c d",
    "script",
    "'none'",
    "default-src 'self' 100%; img-src %zz",
)  # fmt: skip

SEVERAL: tuple[tuple[str, ...], ...] = (
    ("default-src 'self'", "default-src 'none'"),
    ("default-src 'self'", "script-src 'self'"),
    ("default-src 'self'; script-src 'unsafe-inline'", "script-src 'self'"),
    ("default-src 'none'", ""),
    ("default-src 'self'; report-uri /a", "report-uri /b"),
)

META: tuple[tuple[str, ...], ...] = (
    ("default-src 'none'",),
    ("default-src 'self'",),
    ("default-src 'self'; script-src 'unsafe-inline'",),
    ("frame-ancestors 'none'",),
    ("frame-ancestors 'none'; default-src 'self'",),
    ("report-uri /a; sandbox; frame-ancestors 'self'",),
    ("default-src 'self'", "default-src 'none'"),
    ("default-src 'self' https://a.example", "default-src 'self' https://b.example"),
    ("script-src 'self' https://a.example/; object-src 'none'", "script-src https://a.example/x 'self'; object-src 'none'"),
    ("script-src https://a.example/x; object-src 'none'", "script-src https://a.example/; object-src 'none'"),
    ("script-src https://a.example/%41; object-src 'none'", "script-src https://a.example/A; object-src 'none'"),
    ("script-src https://a.example/%4; object-src 'none'", "script-src https://a.example/A; object-src 'none'"),
    ("script-src 'unsafe-inline'; object-src 'none'", "script-src 'self'; object-src 'none'"),
    ("script-src 'unsafe-inline'; object-src 'none'", "script-src 'unsafe-inline' 'self'; object-src 'none'"),
    ("default-src *", "default-src 'self'", "default-src *"),
    ("default-src 'self' *", "default-src *", "default-src * 'self'"),
    ("default-src 'self'; img-src http:", "img-src http: 'self'"),
    ("default-src 'self'; img-src http:", "img-src 'self'"),
    ("x",),
    ("default-src 'self'; default-src 'none'",),
    ("default-src 'self'; report-uri /a; report-uri /b",),
)


def page(*policies: str) -> str:
    metas = "".join(f'<meta http-equiv="Content-Security-Policy" content="{policy}">' for policy in policies)
    return f"<!doctype html><html><head><title>x</title>{metas}</head><body><p>Isi</body></html>"


ODD_PAGES = {
    "case": "<META HTTP-EQUIV=' content-security-POLICY ' CONTENT=\"default-src 'self'\">",
    "in the body": "<body><p>x<meta http-equiv=content-security-policy content=\"default-src 'self'\">",
    "in a comment": "<!-- <meta http-equiv=content-security-policy content=\"default-src 'self'\"> -->",
    "in a template": "<template><meta http-equiv=content-security-policy content=\"default-src 'self'\"></template>",
    "in noscript": "<head><noscript><meta http-equiv=content-security-policy content=\"default-src 'self'\"></noscript>",
    "in a script": "<script>document.write('<meta http-equiv=content-security-policy content=\"default-src *\">')</script>",
    "no content": "<meta http-equiv=content-security-policy>",
    "empty": "<meta http-equiv=content-security-policy content=''>",
    "entities": "<meta http-equiv=content-security-policy content='default-src &#39;self&#39;'>",
    "report only": "<meta http-equiv=content-security-policy-report-only content=\"default-src 'self'\">",
    "lines": "<meta http-equiv=content-security-policy content=\"default-src 'self';\n script-src\n 'none'\">",
}


def cases() -> Iterator[Case]:
    for policy in POLICIES:
        yield site(f"csp: {policy[:90]}", sound({_NAME: policy}))
    for several in SEVERAL:
        yield site(f"csp headers: {' | '.join(several)}", sound({_NAME: None}, tuple((_NAME, policy) for policy in several)))
    for several in META:
        yield site(f"csp meta: {' | '.join(several)[:90]}", sound({_NAME: None}), page(*several))
    yield site("csp header and meta", sound({_NAME: "default-src 'self' https://a.example"}), page("default-src 'self' 'unsafe-inline'"))
    yield site(
        "csp header unsafe, meta safe", sound({_NAME: "script-src 'unsafe-inline' 'self'; object-src 'none'"}), page("script-src 'self'")
    )
    yield site("csp header, meta frames", sound({_NAME: "default-src 'self'", "X-Frame-Options": None}), page("frame-ancestors 'self'"))
    yield site("csp header broken, meta sound", sound({_NAME: "x"}), page("default-src 'self'"))
    for name, body in ODD_PAGES.items():
        yield site(f"csp meta {name}", sound({_NAME: None}), body)
    yield site("csp none", sound({_NAME: None}))
    yield site("csp report only", sound({_NAME: None}, ((f"{_NAME}-Report-Only", "default-src 'self'"),)))
    yield site("csp report only, empty", sound({_NAME: None}, ((f"{_NAME}-Report-Only", ""),)))
    yield site("csp report only beside the real one", sound(more=((f"{_NAME}-Report-Only", "default-src *"),)))
    yield site("csp meta in plain text", sound({_NAME: None}), page("default-src 'self'"), type="text/plain")
