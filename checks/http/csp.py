"""Content-Security-Policy limits which scripts a browser runs on this site (CSP Level 3)."""

import re

from checks import (
    SCRIPT_HOSTS,
    Example,
    Exchange,
    Findings,
    Fix,
    Page,
    PolicyDirective,
    Problem,
    Risk,
    Text,
    bearing,
    build,
    check,
    header_lines,
    parse,
    parse_document,
    reason,
    require_head,
)

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
        id="CSP tidak membatasi objek tertanam: object-src dan default-src tidak ada, atau object-src mengizinkan semuanya.",
        en="The CSP does not limit embedded objects: object-src and default-src are absent, or object-src allows all.",
    ),
)
BASE = Problem(
    "base-uri",
    Risk(1, 2),
    Text(
        id="CSP mengandalkan nonce atau 'strict-dynamic' tanpa base-uri yang membatasi, sehingga sisipan <base> dapat membelokkan skrip tepercaya.",
        en="The CSP relies on nonces or 'strict-dynamic' without a base-uri that limits, so an injected <base> can divert trusted scripts.",
    ),
)
PUBLIC = Problem(
    "public-hosts",
    Risk(1, 2),
    Text(
        id="CSP memercayai host yang menjalankan skrip pilihan siapa pun, sehingga mudah dilewati: {directive} memuat {sources}.",
        en="The CSP trusts hosts that will run a script of anyone's choice, so it is easily bypassed: {directive} has {sources}.",
    ),
)
UNKNOWN_DIRECTIVE = Problem(
    "unknown-directive",
    Risk(1, 1),
    Text(
        id="CSP memuat direktif yang tidak dikenal peramban, sehingga tidak berlaku: {directives}",
        en="The CSP has directives that browsers do not know, so they have no effect: {directives}",
    ),
)
UNQUOTED = Problem(
    "unquoted",
    Risk(1, 1),
    Text(
        id="CSP memuat kata kunci tanpa tanda kutip tunggal, yang dibaca peramban sebagai nama host: {directive} memuat {sources}.",
        en="The CSP has keywords without their single quotes, which browsers read as host names: {directive} has {sources}.",
    ),
)
META = Problem(
    "lost-in-meta",
    Risk(1, 1),
    Text(
        id="Direktif CSP ini tidak berlaku di dalam <meta>, hanya sebagai header: {directives}",
        en="These CSP directives have no effect in <meta>, only in the header: {directives}",
    ),
)
_QUESTIONS = (
    (INLINE, "script-src-elem", parse.inline_sources),
    (INLINE, "script-src-attr", parse.inline_sources),
    (OPEN, "script-src-elem", parse.open_sources),
    (EVAL, "script-src", parse.eval_sources),
)

# Directives whose value is a source list; those of reporting, sandbox and Trusted Types are lists of other things.
_OF_SOURCES = re.compile(r"-src(?:-elem|-attr)?$|^(?:base-uri|form-action|frame-ancestors)$")

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
            en="Start with Content-Security-Policy-Report-Only, fix what the browser console reports, then send it as Content-Security-Policy. "
            "Move inline scripts to files or give them a nonce; name the outside hosts you really use one by one.",
        ),
        measures=tuple(PolicyDirective(directive, trial=True) for directive in _SOUND.split("; ")),
        verify=header_lines("content-security-policy(-report-only)?"),
        expected=Text(
            id=f"langkah 1: Content-Security-Policy-Report-Only: {_SOUND}; langkah 2, setelah konsol peramban bersih: Content-Security-Policy dengan isi yang sama",
            en=f"step 1: Content-Security-Policy-Report-Only: {_SOUND}; step 2, once the browser's console is clean: Content-Security-Policy with the same content",
        ),
    ),
    references=("W3C CSP Level 3", "CWE-693", "CWE-79", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(MISSING, REPORT_ONLY, NO_SCRIPT_LIMIT, INLINE, OPEN, EVAL, PUBLIC, OBJECTS, BASE, UNKNOWN_DIRECTIVE, UNQUOTED, META),
    examples=lambda: (
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
        Example(
            PUBLIC(directive="script-src", sources=("https://cdn.jsdelivr.net",)),
            home=_csp("default-src 'self'; script-src 'self' https://cdn.jsdelivr.net https://cdnjs.cloudflare.com/ajax/libs/"),
        ),
        Example(UNKNOWN_DIRECTIVE(directives=("script-scr",)), home=_csp(f"{_SOUND}; script-scr 'self'")),
        Example(UNQUOTED("img-src", directive="img-src", sources=("self",)), home=_csp(f"{_SOUND}; img-src self")),
        Example(META(directives=("frame-ancestors",)), home=_meta("default-src 'self'; frame-ancestors 'none'")),
        Example(home=_csp(_SOUND)),
        Example(home=_csp("default-src 'self' 'unsafe-inline'", "script-src 'self'")),
        Example(home=build.failure("reset"), reason=reason.of_failure(build.failure("reset").kind)),
    ),
)
def http_csp(home: Exchange) -> Findings:
    page = parse_document(home)
    metas = parse.metas(page.body.text, "content-security-policy", by="http-equiv")
    policies = parse.csp(page.values("content-security-policy")) + parse.csp_of_meta(metas)
    yield from _misspelt(policies)
    if losses := parse.lost_in_meta(metas):
        yield META(directives=losses)
    if not any(policy.limit("script-src") for policy in policies):
        # A page may set a policy by itself.
        require_head(page)
    if not policies:
        yield REPORT_ONLY() if parse.csp(page.values("content-security-policy-report-only")) else MISSING()
    elif not any(policy.limit("script-src") for policy in policies):
        yield NO_SCRIPT_LIMIT()
    else:
        yield from _ways_in(policies)
        yield from _ways_around(policies)


def _misspelt(policies: tuple[parse.Csp, ...]) -> Findings:
    if names := tuple(dict.fromkeys(name for policy in policies for name in policy.unknown_directives)):
        yield UNKNOWN_DIRECTIVE(directives=names)
    for policy in policies:
        for directive, sources in policy.directives.items():
            if _OF_SOURCES.search(directive) and (unquoted := parse.unquoted(sources)):
                yield UNQUOTED(directive, directive=directive, sources=unquoted)


def _ways_in(policies: tuple[parse.Csp, ...]) -> Findings:
    """What lets an injected script run. A page obeys all its policies: only what every one of them permits can happen."""
    is_open = False
    for problem, directive, permitting in _QUESTIONS:
        limits = [limit for policy in policies if (limit := policy.limit(directive))]
        permitted = [(name, permitting(sources)) for name, sources in limits]
        if all(sources for _, sources in permitted):
            name, sources = permitted[0]
            is_open = is_open or problem is OPEN
            yield problem(directive=name, sources=sources)
    if is_open:
        return
    limits = [limit for policy in policies if (limit := policy.limit("script-src-elem"))]
    let_through = [matches for host in SCRIPT_HOSTS if all(matches := [parse.host_sources(sources, host) for _, sources in limits])]
    if let_through:
        yield PUBLIC(directive=limits[0][0], sources=tuple(dict.fromkeys(source for matches in let_through for source in matches[0])))


def _ways_around(policies: tuple[parse.Csp, ...]) -> Findings:
    """What a script limit does not cover: embedded objects, and a base address that diverts the scripts it trusts."""
    objects = [limit for policy in policies if (limit := policy.limit("object-src"))]
    if all(name == "object-src" and parse.every_host(sources) for name, sources in objects):
        yield OBJECTS()
    scripts = [limit[1] for policy in policies if (limit := policy.limit("script-src-elem"))]
    bases = [limit[1] for policy in policies if (limit := policy.limit("base-uri"))]
    if any(map(parse.by_nonce, scripts)) and all(map(parse.every_host, bases)):
        yield BASE()
