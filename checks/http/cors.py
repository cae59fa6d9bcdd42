"""Scripts of other sites cannot read this site's pages in a visitor's name (Fetch section 3.3, CORS)."""

from checks import (
    FOREIGN_ORIGIN,
    Cors,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Problem,
    Response,
    Risk,
    Text,
    bearing,
    build,
    check,
    reason,
)

REFLECTS_WITH_CREDENTIALS = Problem(
    "reflected-with-credentials",
    Risk(3, 3),
    Text(
        id="Server mengizinkan situs mana pun membaca halaman ini atas nama pengguna yang sudah masuk: Origin {origin} dijawab dengan "
        "Access-Control-Allow-Origin: {origin} dan Access-Control-Allow-Credentials: true.",
        en="The server lets any site read this page in the name of a user who is logged in: the Origin {origin} is answered with "
        "Access-Control-Allow-Origin: {origin} and Access-Control-Allow-Credentials: true.",
    ),
    Kind.EXPOSURE,
)
NULL_WITH_CREDENTIALS = Problem(
    "null-with-credentials",
    Risk(3, 3),
    Text(
        id="Server mempercayai Origin null beserta kuki pengguna; situs mana pun dapat mengirim Origin null dari bingkai terkurung (sandbox).",
        en="The server trusts the Origin null along with the user's cookies; any site can send the Origin null from a sandboxed frame.",
    ),
    Kind.EXPOSURE,
)
REFLECTS = Problem(
    "reflected",
    Risk(1, 1),
    Text(
        id="Server mengizinkan Origin apa pun dengan memantulkannya ({origin}). Tanpa kuki ini setara dengan *, tetapi menjadi celah begitu kuki ikut diizinkan.",
        en="The server allows any Origin by reflecting it ({origin}). Without cookies that equals *, but it becomes a hole as soon as cookies are allowed.",
    ),
)
NULL = Problem(
    "null",
    Risk(1, 1),
    Text(
        id="Server mengizinkan Origin null, yang dapat dikirim oleh situs mana pun.",
        en="The server allows the Origin null, which any site can send.",
    ),
)
WILDCARD = Problem(
    "wildcard-with-credentials",
    Risk(1, 1),
    Text(
        id="Access-Control-Allow-Origin: * dikirim bersama Access-Control-Allow-Credentials: true; peramban menolak pasangan ini, dan maksudnya patut diperiksa.",
        en="Access-Control-Allow-Origin: * is sent with Access-Control-Allow-Credentials: true; browsers refuse the pair, and its intention should be looked into.",
    ),
)


def _page(allowed: str = "", credentials: str = "") -> Exchange:
    fields = (("Access-Control-Allow-Origin", allowed), ("Access-Control-Allow-Credentials", credentials))
    return build.page([(name, value) for name, value in fields if value])


@check(
    id="http-cors",
    title=Text(id="Skrip situs lain tidak dapat membaca halaman", en="Scripts of other sites cannot read the pages"),
    action=Text(id="Batasi asal yang diizinkan CORS", en="Limit the origins that CORS allows"),
    why=Text(
        id="Peramban melarang situs lain membaca isi situs ini, kecuali server mengizinkannya. Bila server mengizinkan siapa saja beserta kuki pengguna, situs palsu yang "
        "dibuka pegawai atau warga dapat mengambil data dari akun mereka tanpa terlihat.",
        en="Browsers forbid other sites to read what this one shows, unless the server allows it. If it allows everybody, the user's cookies included, a fake site that staff "
        "or citizens open can take data from their accounts without being noticed.",
    ),
    fix=Fix(
        any=Text(
            id="Izinkan hanya asal yang ditulis satu per satu, dan kirim Access-Control-Allow-Credentials: true hanya bersama asal itu. Jangan memantulkan header Origin dan jangan mengizinkan null. "
            "Laravel: config/cors.php, isi allowed_origins tanpa pola yang cocok dengan semua. Data yang memang terbuka cukup memakai * tanpa kuki. "
            "Yang diuji hanya halaman utama; periksa pengaturan yang sama untuk API.",
            en="Allow only origins that are written out one by one, and send Access-Control-Allow-Credentials: true only with those. Do not reflect the Origin header and do not allow null. "
            "Laravel: config/cors.php, allowed_origins without a pattern that matches all. Data that is open anyway can do with * and no cookies. "
            "Only the home page was asked; see to the same setting for APIs.",
        ),
        nginx="map $http_origin $asal_tepercaya {\n  default '';\n  https://layanan.situs-anda.go.id $http_origin;\n}\n"
        "add_header Access-Control-Allow-Origin $asal_tepercaya always;\nadd_header Vary Origin always;",
        apache='SetEnvIf Origin "^(https://layanan\\.situs-anda\\.go\\.id)$" ASAL=$1\n'
        'Header always set Access-Control-Allow-Origin "%{ASAL}e" env=ASAL\nHeader always merge Vary Origin',
        litespeed='# .htaccess\n<IfModule mod_headers.c>\n  SetEnvIf Origin "^(https://layanan\\.situs-anda\\.go\\.id)$" ASAL=$1\n'
        '  Header always set Access-Control-Allow-Origin "%{ASAL}e" env=ASAL\n</IfModule>',
        iis='<!-- web.config, modul IIS CORS: <system.webServer> -->\n<cors enabled="true">\n  <add origin="https://layanan.situs-anda.go.id" />\n</cors>',
        verify=f"curl -sI -H 'Origin: {FOREIGN_ORIGIN}' {{url}} | grep -i access-control-allow",
    ),
    references=("WHATWG Fetch section 3.3", "CWE-942", "CWE-346"),
    bearing=bearing.HEADERS.but(functions=("l",), controls=(), threat="misuse", category="data"),
    needs={"foreign": Cors("/"), "sandboxed": Cors("/", origin="null")},
    problems=(REFLECTS_WITH_CREDENTIALS, NULL_WITH_CREDENTIALS, REFLECTS, NULL, WILDCARD),
    examples=lambda: (
        Example(REFLECTS_WITH_CREDENTIALS(origin=FOREIGN_ORIGIN), foreign=_page(FOREIGN_ORIGIN, "true"), sandboxed=_page("null", "true")),
        Example(NULL_WITH_CREDENTIALS(), foreign=_page(), sandboxed=_page("null", "true")),
        Example(REFLECTS(origin=FOREIGN_ORIGIN), foreign=_page(FOREIGN_ORIGIN), sandboxed=_page("null")),
        Example(NULL(), foreign=_page("null"), sandboxed=_page("null")),
        Example(WILDCARD(), foreign=_page("*", "true"), sandboxed=_page("*", "true")),
        Example(foreign=_page("*"), sandboxed=_page("*")),
        Example(foreign=_page(), sandboxed=_page()),
        Example(foreign=_page("https://layanan.kotacontoh.go.id", "true"), sandboxed=_page("https://layanan.kotacontoh.go.id", "true")),
        Example(foreign=build.page(status=403), sandboxed=build.page(status=403), reason=reason.ERROR_PAGE),
    ),
)
def http_cors(foreign: Exchange, sandboxed: Exchange) -> Findings:
    answer = foreign.final
    if _allows(answer, FOREIGN_ORIGIN):
        yield REFLECTS_WITH_CREDENTIALS(origin=FOREIGN_ORIGIN) if _credentials(answer) else REFLECTS(origin=FOREIGN_ORIGIN)
    elif _allows(sandboxed.final, "null"):
        yield NULL_WITH_CREDENTIALS() if _credentials(sandboxed.final) else NULL()
    elif _allows(answer, "*") and _credentials(answer):
        yield WILDCARD()


def _allows(answer: Response, origin: str) -> bool:
    """Byte for byte, as browsers compare it (Fetch section 4.9, "CORS check"); two lines allow nobody."""
    return answer.value("access-control-allow-origin") == origin


def _credentials(answer: Response) -> bool:
    return answer.value("access-control-allow-credentials") == "true"
