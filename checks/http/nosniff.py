"""X-Content-Type-Options: nosniff keeps browsers from guessing what a file is (Fetch, "determine nosniff")."""

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
    reason,
)

MISSING = Problem(
    "missing",
    Risk(2, 1),
    Text(id="Header X-Content-Type-Options tidak dikirim.", en="The X-Content-Type-Options header is not sent."),
)
INVALID = Problem(
    "invalid",
    Risk(2, 1),
    Text(
        id="X-Content-Type-Options dikirim, tetapi nilai pertamanya bukan nosniff sehingga diabaikan peramban: {value}",
        en="X-Content-Type-Options is sent, but its first value is not nosniff, so browsers ignore it: {value}",
    ),
)


def _page(*values: str) -> Exchange:
    return build.page([("X-Content-Type-Options", value) for value in values])


@check(
    id="http-nosniff",
    title=Text(id="Peramban dilarang menebak jenis berkas", en="Browsers may not guess file types"),
    action=Text(id="Pasang header X-Content-Type-Options: nosniff", en="Set the header X-Content-Type-Options: nosniff"),
    why=Text(
        id="Tanpa header ini peramban boleh menebak jenis berkas. Berkas unggahan yang tampak seperti gambar atau teks dapat ditebak sebagai skrip, "
        "lalu dijalankan atas nama situs.",
        en="Without this header browsers may guess the type of a file. An upload that looks like a picture or text can be taken for a "
        "script and run in the site's name.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim X-Content-Type-Options: nosniff satu kali pada setiap jawaban, dan pastikan setiap berkas dikirim dengan Content-Type yang benar.",
            en="Send X-Content-Type-Options: nosniff once on every answer, and make sure every file is sent with its right Content-Type.",
        ),
        measures=(ResponseHeader("X-Content-Type-Options", "nosniff"),),
        verify=header_lines("x-content-type-options"),
        expected=Text(id="satu baris X-Content-Type-Options: nosniff", en="one line X-Content-Type-Options: nosniff"),
    ),
    references=("WHATWG Fetch section 3.6", "CWE-693", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(MISSING, INVALID),
    examples=lambda: (
        Example(MISSING(), home=_page()),
        Example(INVALID(value="sniff"), home=_page("sniff")),
        Example(INVALID(value="none, nosniff"), home=_page("none", "nosniff")),
        Example(home=_page("NoSniff")),
        Example(home=_page("nosniff", "nosniff")),
        Example(home=build.page(status=429), reason=reason.RATE_LIMITED),
    ),
)
def http_nosniff(home: Exchange) -> Findings:
    values = home.final.values("x-content-type-options")
    if not values:
        yield MISSING()
    elif not parse.nosniff(values):
        yield INVALID(value=", ".join(values))
