"""Content-Security-Policy limits which scripts a browser runs on this site (CSP Level 3)."""

from checks import Example, Exchange, Findings, Fix, Page, Problem, Risk, Text, build, check, document, parse, reason

MISSING = Problem(
    "missing",
    Risk(2, 2),
    Text(id="Tidak ada kebijakan keamanan konten (CSP) yang berlaku.", en="No content security policy (CSP) is in force."),
)
REPORT_ONLY = Problem(
    "report-only",
    Risk(2, 2),
    Text(
        id="CSP hanya dikirim dalam mode laporan (Content-Security-Policy-Report-Only), sehingga tidak mencegah apa pun.",
        en="The CSP is sent in report-only mode (Content-Security-Policy-Report-Only) and prevents nothing.",
    ),
)
NO_SCRIPT_LIMIT = Problem(
    "no-script-limit",
    Risk(2, 2),
    Text(
        id="CSP tidak membatasi skrip: tidak ada direktif script-src atau default-src.",
        en="The CSP does not limit scripts: it has no script-src or default-src directive.",
    ),
)
INLINE = Problem(
    "unsafe-inline",
    Risk(2, 2),
    Text(
        id="CSP mengizinkan semua skrip sebaris: {directive} memuat {sources} tanpa nonce atau hash.",
        en="The CSP allows every inline script: {directive} has {sources} without a nonce or hash.",
    ),
)
OPEN = Problem(
    "open-sources",
    Risk(2, 2),
    Text(
        id="CSP mengizinkan skrip dari mana saja: {directive} memuat {sources}.",
        en="The CSP allows scripts from anywhere: {directive} has {sources}.",
    ),
)
EVAL = Problem(
    "unsafe-eval",
    Risk(1, 2),
    Text(
        id="CSP mengizinkan teks dijalankan sebagai kode: {directive} memuat {sources}.",
        en="The CSP allows text to be run as code: {directive} has {sources}.",
    ),
)
OBJECTS = Problem(
    "objects",
    Risk(1, 1),
    Text(
        id="CSP tidak membatasi objek tertanam: tidak ada object-src atau default-src.",
        en="The CSP does not limit embedded objects: it has no object-src or default-src.",
    ),
)
BASE = Problem(
    "base-uri",
    Risk(1, 2),
    Text(
        id="CSP mengandalkan nonce atau 'strict-dynamic' tanpa base-uri, sehingga sisipan <base> dapat membelokkan skrip tepercaya.",
        en="The CSP relies on nonces or 'strict-dynamic' without base-uri, so an injected <base> can divert trusted scripts.",
    ),
)
_QUESTIONS = (
    (INLINE, "script-src-elem", parse.inline_sources),
    (INLINE, "script-src-attr", parse.inline_sources),
    (OPEN, "script-src-elem", parse.open_sources),
    (EVAL, "script-src", parse.eval_sources),
)

_SOUND = "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'"


def _csp(*values: str) -> Exchange:
    return build.page([("Content-Security-Policy", value) for value in values])


def _meta(policy: str) -> Exchange:
    return build.page(text=f'<html><head><meta http-equiv="Content-Security-Policy" content="{policy}"></head></html>')


@check(
    id="http-csp",
    title=Text(id="Kebijakan keamanan konten membatasi skrip", en="A content security policy limits scripts"),
    action=Text(id="Terapkan kebijakan keamanan konten (CSP)", en="Put a content security policy (CSP) in force"),
    why=Text(
        id="Bila ada celah pada situs, penyerang dapat menyisipkan skrip yang mencuri sesi pengguna, memalsukan formulir, atau menampilkan iklan judi. "
        "CSP memberi tahu peramban skrip mana yang sah, sehingga sisipan seperti itu tidak dijalankan.",
        en="Where a site has a flaw, attackers can inject scripts that steal sessions, fake forms or show gambling adverts. A CSP tells "
        "the browser which scripts are genuine, so that injected ones do not run.",
    ),
    fix=Fix(
        any=Text(
            id="Mulailah dengan Content-Security-Policy-Report-Only, perbaiki yang dilaporkan di konsol peramban, lalu kirim sebagai Content-Security-Policy. "
            "Pindahkan skrip sebaris ke berkas tersendiri atau beri nonce; sebutkan host luar yang memang dipakai satu per satu.",
            en="Start with Content-Security-Policy-Report-Only, mend what the browser console reports, then send it as Content-Security-Policy. "
            "Move inline scripts to files or give them a nonce; name the outside hosts you really use one by one.",
        ),
        nginx=f'# ulangi di setiap location yang memiliki add_header sendiri\nadd_header Content-Security-Policy "{_SOUND}" always;',
        apache=f'Header always set Content-Security-Policy "{_SOUND}"',
        litespeed=f'# .htaccess\n<IfModule mod_headers.c>\n  Header always set Content-Security-Policy "{_SOUND}"\n</IfModule>',
        iis=f'<!-- web.config: <system.webServer><httpProtocol><customHeaders> -->\n<add name="Content-Security-Policy" value="{_SOUND}" />',
        verify="curl -si {url} | grep -i content-security-policy",
    ),
    references=("W3C CSP Level 3", "CWE-693", "CWE-79", "BSSN 4/2021 Pasal 26 huruf m"),
    needs={"home": Page("/")},
    problems=(MISSING, REPORT_ONLY, NO_SCRIPT_LIMIT, INLINE, OPEN, EVAL, OBJECTS, BASE),
    examples=(
        Example(MISSING(), home=build.page()),
        Example(REPORT_ONLY(), home=build.page({"Content-Security-Policy-Report-Only": _SOUND})),
        Example(NO_SCRIPT_LIMIT(), home=_csp("upgrade-insecure-requests")),
        Example(
            INLINE(directive="script-src", sources=("'unsafe-inline'",)), home=_csp("default-src 'self'; script-src 'self' 'unsafe-inline'")
        ),
        Example(OPEN(directive="default-src", sources=("https:",)), home=_csp("default-src https:")),
        Example(EVAL(directive="default-src", sources=("'unsafe-eval'",)), home=_meta("default-src 'self' 'unsafe-eval'")),
        Example(OBJECTS(), home=_csp("script-src 'self'")),
        Example(BASE(), home=_csp("default-src 'self'; script-src 'nonce-czNjcjN0' 'unsafe-inline'")),
        Example(home=_csp(_SOUND)),
        Example(home=_csp("default-src 'self' 'unsafe-inline'", "script-src 'self'")),
        Example(home=build.failure("reset"), reason=reason.of_failure(build.failure("reset").kind)),
    ),
)
def http_csp(home: Exchange) -> Findings:
    page = document(home)
    policies = parse.csp(page.values("content-security-policy"))
    policies += parse.csp_of_meta(parse.metas(page.body.text, "content-security-policy", by="http-equiv"))
    if not policies:
        yield REPORT_ONLY() if parse.csp(page.values("content-security-policy-report-only")) else MISSING()
        return
    if not any(policy.limit("script-src") for policy in policies):
        yield NO_SCRIPT_LIMIT()
        return
    for problem, directive, permitting in _QUESTIONS:
        # A page obeys all its policies: only what every one of them permits can happen.
        permitted = [(limit[0], permitting(limit[1])) for policy in policies if (limit := policy.limit(directive))]
        if all(sources for _, sources in permitted):
            name, sources = permitted[0]
            yield problem(directive=name, sources=sources)
    if not any(policy.limit("object-src") for policy in policies):
        yield OBJECTS()
    scripts = [limit[1] for policy in policies if (limit := policy.limit("script-src-elem"))]
    if any(map(parse.by_nonce, scripts)) and not any(policy.limit("base-uri") for policy in policies):
        yield BASE()
