"""Referrer-Policy limits what other sites learn about the page a visitor came from (W3C Referrer Policy)."""

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    Page,
    Problem,
    ResponseHeader,
    Risk,
    Text,
    bearing,
    build,
    check,
    header_lines,
    parse,
    parse_document,
    reason,
    require_readable,
)

# These send path and query to other sites; "origin" and "origin-when-cross-origin" send no more than the site's name.
FULL_ADDRESS = ("unsafe-url", "no-referrer-when-downgrade")

MISSING = Problem(
    "missing",
    Risk(1, 1),
    Text(
        id="Referrer-Policy tidak ditetapkan; perlindungan bergantung pada bawaan peramban pengunjung.",
        en="No Referrer-Policy is set; protection depends on what the visitor's browser does by default.",
    ),
)
INVALID = Problem(
    "invalid",
    Risk(1, 1),
    Text(
        id="Referrer-Policy dikirim, tetapi tidak memuat nilai yang dikenal peramban: {value}",
        en="Referrer-Policy is sent, but has no value that browsers know: {value}",
    ),
)
FULL = Problem(
    "full-address",
    Risk(2, 1),
    Text(
        id="Alamat lengkap halaman, termasuk isian di dalamnya, dikirim ke situs lain: kebijakan {policy}.",
        en="The full address of pages, with anything entered in it, is sent to other sites: policy {policy}.",
    ),
)


def _page(*values: str) -> Exchange:
    return build.page([("Referrer-Policy", value) for value in values])


@check(
    id="http-referrer-policy",
    title=Text(id="Alamat halaman tidak dibocorkan ke situs lain", en="Page addresses are not leaked to other sites"),
    action=Text(id="Tetapkan Referrer-Policy", en="Set a Referrer-Policy"),
    why=Text(
        id="Saat pengunjung mengikuti tautan keluar, peramban dapat memberi tahu situs tujuan alamat halaman asal. Bila alamat itu memuat nomor permohonan, "
        "kata pencarian, atau tautan pemulihan kata sandi, keterangan itu ikut terkirim.",
        en="When visitors follow a link to another site, the browser can tell that site the address they came from. If it contains an "
        "application number, search words or a password reset link, those go along.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim Referrer-Policy: strict-origin-when-cross-origin. Halaman dengan keterangan pribadi pada alamatnya sebaiknya memakai no-referrer.",
            en="Send Referrer-Policy: strict-origin-when-cross-origin. Pages with personal details in their address had better use no-referrer.",
        ),
        measures=(ResponseHeader("Referrer-Policy", "strict-origin-when-cross-origin"),),
        verify=header_lines("referrer-policy"),
        expected=Text(
            id="satu baris Referrer-Policy: strict-origin-when-cross-origin", en="one line Referrer-Policy: strict-origin-when-cross-origin"
        ),
    ),
    references=("W3C Referrer Policy", "CWE-200", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(MISSING, INVALID, FULL),
    examples=lambda: (
        Example(MISSING(), home=_page()),
        Example(INVALID(value="strict"), home=_page("strict")),
        Example(FULL(policy="unsafe-url"), home=_page("no-referrer, unsafe-url")),
        Example(FULL(policy="unsafe-url"), home=build.page(text="<head><meta name=referrer content=always></head>")),
        Example(home=_page("unsafe-url, strict-origin-when-cross-origin, policy-of-the-future")),
        Example(home=_page("same-origin")),
        Example(home=build.failure("refused"), reason=reason.of_failure(build.failure("refused").kind)),
    ),
)
def http_referrer_policy(home: Exchange) -> Findings:
    page = parse_document(home)
    values = page.values("referrer-policy")
    policy = parse.referrer_policy(values, parse.metas(page.body.text, "referrer"))
    if policy in FULL_ADDRESS:
        yield FULL(policy=policy)
    elif policy is None:
        require_readable(page)
        yield INVALID(value=", ".join(values)) if values else MISSING()
