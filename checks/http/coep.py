"""Cross-Origin-Embedder-Policy, where a page asks to be isolated, really isolates it (HTML section 7.1.4)."""

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    NotApplicable,
    Outcome,
    Page,
    Problem,
    Reason,
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

ISOLATING = ("require-corp", "credentialless")

INVALID = Problem(
    "invalid",
    Risk(1, 1),
    Text(
        id="Cross-Origin-Embedder-Policy dikirim, tetapi nilainya diabaikan peramban: {value}",
        en="Cross-Origin-Embedder-Policy is sent, but browsers ignore its value: {value}",
    ),
)
ALONE = Problem(
    "alone",
    Risk(1, 1),
    Text(
        id="Cross-Origin-Embedder-Policy: {value} belum mengisolasi halaman, karena Cross-Origin-Opener-Policy: same-origin tidak ikut dikirim.",
        en="Cross-Origin-Embedder-Policy: {value} does not isolate the page yet, because Cross-Origin-Opener-Policy: same-origin is not sent with it.",
    ),
)
NOT_ASKED_FOR = Reason(
    "not-isolated",
    Text(
        id="Halaman tidak meminta isolasi lintas asal. Isolasi hanya diperlukan aplikasi tertentu dan dapat memutus peta atau video yang disematkan, "
        "sehingga ketiadaannya bukan kekurangan.",
        en="The page does not ask for cross-origin isolation. Only certain applications need it, and it can break embedded maps and videos, "
        "so its absence is no fault.",
    ),
)


def _page(*values: str, opener: str = "same-origin") -> Exchange:
    headers = [("Cross-Origin-Embedder-Policy", value) for value in values]
    return build.page([*headers, ("Cross-Origin-Opener-Policy", opener)])


@check(
    id="http-coep",
    title=Text(id="Isolasi halaman yang diminta benar-benar berlaku", en="The isolation a page asks for is in force"),
    action=Text(id="Perbaiki Cross-Origin-Embedder-Policy", en="Fix the Cross-Origin-Embedder-Policy"),
    why=Text(
        id="Situs ini meminta peramban mengisolasi halamannya, tetapi permintaan itu tidak berlaku karena salah tulis atau tidak lengkap. "
        "Perlindungan yang disangka ada sebenarnya tidak ada.",
        en="This site asks browsers to isolate its pages, but the request has no effect, because it is malformed or incomplete. "
        "A protection that is believed to be there is not.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim Cross-Origin-Embedder-Policy: require-corp bersama Cross-Origin-Opener-Policy: same-origin, masing-masing satu kali, setelah memastikan semua "
            "gambar, peta, dan video dari host lain mengizinkan disematkan. Bila aplikasi tidak memerlukan isolasi, hapus header ini.",
            en="Send Cross-Origin-Embedder-Policy: require-corp together with Cross-Origin-Opener-Policy: same-origin, each once, after seeing that every "
            "picture, map and video of other hosts allows being embedded. If the application needs no isolation, remove this header.",
        ),
        measures=(
            ResponseHeader("Cross-Origin-Embedder-Policy", "require-corp"),
            ResponseHeader("Cross-Origin-Opener-Policy", "same-origin"),
        ),
        verify=header_lines("cross-origin-(embedder|opener)-policy"),
        expected=Text(id="satu baris require-corp dan satu baris same-origin", en="one line require-corp and one line same-origin"),
    ),
    references=("WHATWG HTML section 7.1.4", "CWE-693", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(INVALID, ALONE),
    reasons=(NOT_ASKED_FOR,),
    examples=lambda: (
        Example(INVALID(value="require_corp"), home=_page("require_corp")),
        Example(ALONE(value="require-corp"), home=_page("require-corp", opener="same-origin-allow-popups")),
        Example(home=_page("require-corp")),
        Example(home=_page('credentialless; report-to="isolasi"')),
        Example(home=_page(), reason=NOT_ASKED_FOR, outcome=Outcome.NOT_APPLICABLE),
        Example(home=_page("unsafe-none"), reason=NOT_ASKED_FOR, outcome=Outcome.NOT_APPLICABLE),
        Example(home=build.page(scheme="http"), reason=reason.NO_HTTPS, outcome=Outcome.NOT_APPLICABLE),
        Example(home=build.page(status=503), reason=reason.SERVER_ERROR),
    ),
)
def http_coep(home: Exchange) -> Findings:
    page = parse_document(home)
    if not home.url.startswith("https:"):
        raise NotApplicable(reason.NO_HTTPS)
    values = page.values("cross-origin-embedder-policy")
    policy = parse.item(values)
    if not values or policy == "unsafe-none":
        raise NotApplicable(NOT_ASKED_FOR)
    if policy not in ISOLATING:
        yield INVALID(value=", ".join(values))
    elif parse.item(page.values("cross-origin-opener-policy")) != "same-origin":
        yield ALONE(value=policy)
