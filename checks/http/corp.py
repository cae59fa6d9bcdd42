"""Cross-Origin-Resource-Policy says who may embed what this site serves (Fetch section 3.7)."""

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
    parse_document,
    reason,
)

VALUES = ("same-origin", "same-site", "cross-origin")

MISSING = Problem(
    "missing",
    Risk(1, 1),
    Text(
        id="Cross-Origin-Resource-Policy tidak dikirim; situs mana pun boleh memuat isi halaman ini sebagai bagian dari halamannya.",
        en="No Cross-Origin-Resource-Policy is sent; any site may load this page's content as a part of its own.",
    ),
)
INVALID = Problem(
    "invalid",
    Risk(1, 1),
    Text(
        id="Cross-Origin-Resource-Policy dikirim, tetapi nilainya diabaikan peramban: {value}",
        en="Cross-Origin-Resource-Policy is sent, but browsers ignore its value: {value}",
    ),
)


def _page(*values: str) -> Exchange:
    return build.page([("Cross-Origin-Resource-Policy", value) for value in values])


@check(
    id="http-corp",
    title=Text(id="Isi situs menyatakan siapa yang boleh memuatnya", en="The site says who may load its content"),
    action=Text(id="Nyatakan Cross-Origin-Resource-Policy", en="State a Cross-Origin-Resource-Policy"),
    why=Text(
        id="Peramban dapat diminta situs lain memuat isi situs ini, lalu celah pada peramban atau prosesor dipakai untuk mengintip isi itu. "
        "Header ini menyatakan siapa yang boleh memuatnya. Ini saran pengerasan, bukan celah.",
        en="Another site can make the browser load this site's content and then peek at it through a flaw of browser or processor. "
        "This header says who may load it. It is advice on hardening, not a vulnerability.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim Cross-Origin-Resource-Policy: same-site pada halaman, agar subdomain pemerintah kota tetap dapat memuatnya; same-origin bila tidak ada yang memerlukannya. "
            "Berkas yang memang untuk umum, misalnya logo atau data terbuka, memakai cross-origin.",
            en="Send Cross-Origin-Resource-Policy: same-site on pages, so that the city's own subdomains can still load them; same-origin if none needs to. "
            "Files that are meant for everybody, such as logos or open data, take cross-origin.",
        ),
        measures=(ResponseHeader("Cross-Origin-Resource-Policy", "same-site"),),
        verify=header_lines("cross-origin-resource-policy"),
        expected=Text(id="satu baris Cross-Origin-Resource-Policy: same-site", en="one line Cross-Origin-Resource-Policy: same-site"),
    ),
    references=("WHATWG Fetch section 3.7", "CWE-346", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(MISSING, INVALID),
    examples=lambda: (
        Example(MISSING(), home=_page()),
        Example(INVALID(value="same-origin, same-origin"), home=_page("same-origin", "same-origin")),
        Example(INVALID(value="Same-Site"), home=_page("Same-Site")),
        Example(home=_page("same-site")),
        Example(home=_page("cross-origin")),
        Example(home=build.page(status=404), reason=reason.ERROR_PAGE),
    ),
)
def http_corp(home: Exchange) -> Findings:
    value = parse_document(home).value("cross-origin-resource-policy")
    if value is None:
        yield MISSING()
    elif value not in VALUES:
        yield INVALID(value=value)
