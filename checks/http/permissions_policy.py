"""Permissions-Policy says which powerful features pages and frames may use (W3C Permissions Policy)."""

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
)

# Features that reach the visitor's surroundings, money or devices.
POWERFUL = ("camera", "microphone", "geolocation", "display-capture", "payment", "usb", "serial", "bluetooth", "hid")

MISSING = Problem(
    "missing",
    Risk(1, 1),
    Text(
        id="Permissions-Policy tidak dikirim; skrip di halaman boleh meminta kamera, mikrofon, dan lokasi pengunjung.",
        en="No Permissions-Policy is sent; scripts on the page may ask for the visitor's camera, microphone and location.",
    ),
)
INVALID = Problem(
    "invalid",
    Risk(1, 1),
    Text(
        id="Permissions-Policy dikirim, tetapi seluruhnya diabaikan peramban karena salah tulis mulai dari: {fault}",
        en="A Permissions-Policy is sent, but browsers ignore all of it, because it is malformed from here on: {fault}",
    ),
)
OPEN = Problem(
    "open",
    Risk(1, 1),
    Text(
        id="Permissions-Policy mengizinkan semua situs yang disematkan memakai {features}.",
        en="The Permissions-Policy lets every embedded site use {features}.",
    ),
)

_SOUND = "camera=(), geolocation=(), microphone=()"


def _page(*values: str) -> Exchange:
    return build.page([("Permissions-Policy", value) for value in values])


@check(
    id="http-permissions-policy",
    title=Text(id="Fitur sensitif peramban dibatasi", en="Powerful browser features are limited"),
    action=Text(
        id="Batasi kamera, mikrofon, dan lokasi dengan Permissions-Policy",
        en="Limit camera, microphone and location with Permissions-Policy",
    ),
    why=Text(
        id="Situs layanan jarang memerlukan kamera, mikrofon, atau lokasi. Bila dimatikan sejak awal, skrip pihak ketiga yang disusupi tidak dapat memintanya "
        "atas nama pemerintah kota. Ini saran pengerasan, bukan celah.",
        en="A service site rarely needs camera, microphone or location. When they are switched off from the start, a third party's script that was tampered "
        "with cannot ask for them in the city's name. This is advice on hardening, not a vulnerability.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim Permissions-Policy yang mematikan fitur yang tidak dipakai. Fitur yang dipakai situs sendiri ditulis (self), misalnya geolocation=(self). "
            "Tulis dengan tanda sama dengan, kurung, dan koma; bentuk lama Feature-Policy (camera 'none') tidak dikenal lagi.",
            en="Send a Permissions-Policy that switches off what is not used. What the site itself uses is written (self), geolocation=(self) for instance. "
            "Write it with equals signs, brackets and commas; the old form of Feature-Policy (camera 'none') is no longer understood.",
        ),
        measures=(ResponseHeader("Permissions-Policy", _SOUND),),
        verify=header_lines("permissions-policy"),
        expected=Text(id=f"satu baris Permissions-Policy: {_SOUND}", en=f"one line Permissions-Policy: {_SOUND}"),
    ),
    references=("W3C Permissions Policy", "RFC 9651", "CWE-693", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(MISSING, INVALID, OPEN),
    examples=lambda: (
        Example(MISSING(), home=_page()),
        Example(INVALID(fault="camera 'none'; microphone 'none'"), home=_page("camera 'none'; microphone 'none'")),
        Example(OPEN(features=("camera", "geolocation")), home=_page("camera=*, geolocation=(*), fullscreen=*")),
        Example(home=_page(_SOUND)),
        Example(home=_page('geolocation=(self "https://peta.kotacontoh.go.id")', "camera=()")),
        Example(home=build.page(status=403), reason=reason.ERROR_PAGE),
    ),
)
def http_permissions_policy(home: Exchange) -> Findings:
    policy = parse.dictionary(values := parse_document(home).values("permissions-policy"))
    if policy.fault:
        yield INVALID(fault=policy.fault)
    elif not values:
        yield MISSING()
    elif everyone := tuple(feature for feature in POWERFUL if "*" in policy.members.get(feature, ())):
        yield OPEN(features=everyone)
