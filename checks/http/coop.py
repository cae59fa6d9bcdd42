"""Cross-Origin-Opener-Policy keeps windows of other sites away from this one's (HTML section 7.1.3)."""

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    NotApplicable,
    Outcome,
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
)

PROTECTING = ("same-origin", "same-origin-allow-popups", "noopener-allow-popups")

MISSING = Problem(
    "missing",
    Risk(1, 1),
    Text(
        id="Cross-Origin-Opener-Policy tidak dikirim; situs yang membuka halaman ini tetap memegang jendelanya.",
        en="No Cross-Origin-Opener-Policy is sent; a site that opens this page keeps a hold on its window.",
    ),
)
INVALID = Problem(
    "invalid",
    Risk(1, 1),
    Text(
        id="Cross-Origin-Opener-Policy dikirim, tetapi nilainya diabaikan peramban: {value}",
        en="Cross-Origin-Opener-Policy is sent, but browsers ignore its value: {value}",
    ),
)
OFF = Problem(
    "off",
    Risk(1, 1),
    Text(
        id="Cross-Origin-Opener-Policy dimatikan dengan nilai unsafe-none.",
        en="Cross-Origin-Opener-Policy is switched off by the value unsafe-none.",
    ),
)


def _page(*values: str) -> Exchange:
    return build.page([("Cross-Origin-Opener-Policy", value) for value in values])


@check(
    id="http-coop",
    title=Text(id="Jendela halaman terpisah dari situs lain", en="The page's window is kept apart from other sites"),
    action=Text(id="Pisahkan jendela dengan Cross-Origin-Opener-Policy", en="Keep windows apart with Cross-Origin-Opener-Policy"),
    why=Text(
        id="Situs yang membuka halaman ini di jendela baru dapat memindahkan jendela itu ke halaman tiruan atau menebak keadaan pengguna. "
        "Header ini memutus hubungan tersebut. Ini saran pengerasan, bukan celah.",
        en="A site that opens this page in a new window can move that window on to a look-alike, or guess at what the user is doing. "
        "This header cuts the tie. It is advice on hardening, not a vulnerability.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim Cross-Origin-Opener-Policy: same-origin satu kali pada setiap halaman. Bila situs memakai jendela masuk atau pembayaran pihak lain, "
            "gunakan same-origin-allow-popups.",
            en="Send Cross-Origin-Opener-Policy: same-origin once on every page. If the site opens another party's log-in or payment window, "
            "use same-origin-allow-popups.",
        ),
        measures=(ResponseHeader("Cross-Origin-Opener-Policy", "same-origin"),),
        verify=header_lines("cross-origin-opener-policy"),
        expected=Text(id="satu baris Cross-Origin-Opener-Policy: same-origin", en="one line Cross-Origin-Opener-Policy: same-origin"),
    ),
    references=("WHATWG HTML section 7.1.3", "CWE-1022", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(MISSING, INVALID, OFF),
    examples=lambda: (
        Example(MISSING(), home=_page()),
        Example(INVALID(value="same-origin, same-origin"), home=_page("same-origin", "same-origin")),
        Example(OFF(), home=_page("unsafe-none")),
        Example(home=_page('same-origin; report-to="jendela"')),
        Example(home=_page("same-origin-allow-popups")),
        Example(home=build.page(scheme="http"), reason=reason.NO_HTTPS, outcome=Outcome.NOT_APPLICABLE),
        Example(home=build.page(status=429), reason=reason.RATE_LIMITED),
    ),
)
def http_coop(home: Exchange) -> Findings:
    page = parse_document(home)
    if not home.url.startswith("https:"):
        # Browsers heed it in secure contexts only.
        raise NotApplicable(reason.NO_HTTPS)
    values = page.values("cross-origin-opener-policy")
    policy = parse.item(values)
    if not values:
        yield MISSING()
    elif policy == "unsafe-none":
        yield OFF()
    elif policy not in PROTECTING:
        yield INVALID(value=", ".join(values))
