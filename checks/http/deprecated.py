"""Headers whose time has passed: browsers ignore them, or they do harm in old ones."""

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    HeaderRemoval,
    Page,
    Problem,
    Risk,
    Text,
    bearing,
    build,
    check,
    header_lines,
    parse,
    reason,
)

# What browsers once heeded and no longer do, and what stands in its place today.
_OBSOLETE = {
    "Public-Key-Pins": "Certificate Transparency",
    "Public-Key-Pins-Report-Only": "Certificate Transparency",
    "Expect-CT": "Certificate Transparency",
    "Feature-Policy": "Permissions-Policy",
    "X-Content-Security-Policy": "Content-Security-Policy",
    "X-WebKit-CSP": "Content-Security-Policy",
}

XSS_FILTER = Problem(
    "xss-filter",
    Risk(1, 1),
    Text(
        id="X-XSS-Protection: {value} menyalakan penyaring peramban lama dalam bentuk yang dapat disalahgunakan untuk mematikan skrip situs sendiri; kirim 0 atau hapus.",
        en="X-XSS-Protection: {value} switches on the filter of old browsers in a form that can be abused to disable the site's own scripts; send 0 or remove it.",
    ),
)
GONE_BY = Problem(
    "ignored",
    Risk(1, 1),
    Text(
        id="Header {header} tidak diindahkan lagi oleh peramban; penggantinya {instead}.",
        en="Browsers no longer heed the header {header}; {instead} stands in its place.",
    ),
)
PRAGMA = Problem(
    "pragma",
    Risk(1, 1),
    Text(
        id="Pragma: {value} adalah satu-satunya aturan tembolok; pada jawaban server artinya tidak ditetapkan. Gunakan Cache-Control.",
        en="Pragma: {value} is the only cache rule; on a server's answer its meaning is not defined. Use Cache-Control.",
    ),
)


def _page(*headers: tuple[str, str]) -> Exchange:
    return build.page(headers)


@check(
    id="http-deprecated",
    title=Text(id="Tidak ada header usang", en="No header is out of date"),
    action=Text(id="Hapus atau ganti header yang sudah usang", en="Remove or replace headers that are out of date"),
    why=Text(
        id="Header usang memberi rasa aman yang keliru: pengelola mengira situs terlindung, padahal peramban masa kini mengabaikannya. Sebagian bahkan membuka celah pada peramban lama.",
        en="A header that is out of date gives a false sense of safety: the site seems protected, while today's browsers ignore it. Some even open a vulnerability in old browsers.",
    ),
    fix=Fix(
        any=Text(
            id="Hapus header yang disebut, dan pasang penggantinya bila belum ada. Cari asalnya pada pengaturan server, plugin keamanan, dan kerangka kerja.",
            en="Remove the headers named, and set what stands in their place if it is not there yet. Look for their origin in the server's settings, security plug-ins and the framework.",
        ),
        measures=tuple(
            HeaderRemoval(name)
            for name in (
                "X-XSS-Protection",
                "Expect-CT",
                "Public-Key-Pins",
                "Feature-Policy",
                "X-Content-Security-Policy",
                "X-WebKit-CSP",
                "Pragma",
            )
        ),
        verify=header_lines("x-xss-protection|expect-ct|public-key-pins|feature-policy|x-content-security-policy|x-webkit-csp|pragma"),
        expected=Text(id="baris HTTP/ saja", en="the line HTTP/ alone"),
    ),
    references=("RFC 9111 section 5.4", "RFC 9163", "W3C Permissions Policy", "CWE-477", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(XSS_FILTER, GONE_BY, PRAGMA),
    examples=lambda: (
        Example(XSS_FILTER(value="1"), home=_page(("X-XSS-Protection", "1"))),
        Example(GONE_BY("Expect-CT", header="Expect-CT", instead="Certificate Transparency"), home=_page(("Expect-CT", "max-age=86400"))),
        Example(
            GONE_BY("Feature-Policy", header="Feature-Policy", instead="Permissions-Policy"),
            home=_page(("Feature-Policy", "camera 'none'")),
        ),
        Example(PRAGMA(value="no-cache"), home=_page(("Pragma", "no-cache"))),
        Example(home=_page(("X-XSS-Protection", "0"), ("Pragma", "no-cache"), ("Cache-Control", "no-store"))),
        Example(home=_page(("X-XSS-Protection", "1; mode=block"))),
        Example(home=build.page(status=429), reason=reason.RATE_LIMITED),
    ),
)
def http_deprecated(home: Exchange) -> Findings:
    page = home.final
    for header, instead in _OBSOLETE.items():
        if page.values(header):
            yield GONE_BY(header, header=header, instead=instead)
    filtering = page.value("x-xss-protection")
    if filtering is not None and _filters_in_part(filtering):
        yield XSS_FILTER(value=filtering)
    pragma = page.value("pragma")
    if pragma is not None and "no-cache" in parse.cache_control([pragma]) and not any(map(page.values, ("cache-control", "expires"))):
        yield PRAGMA(value=pragma)


def _filters_in_part(value: str) -> bool:
    """Whether old browsers would cut what they suspect out of the page, instead of showing none of it."""
    switch, *options = (part.strip().lower() for part in value.split(";"))
    return switch == "1" and "mode=block" not in ("".join(option.split()) for option in options)
