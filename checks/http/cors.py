"""Scripts of other sites cannot read this site's pages in a visitor's name (Fetch section 3.3, CORS)."""

from collections.abc import Mapping

from checks import (
    FOREIGN_ORIGIN,
    Control,
    ControlAnswers,
    Example,
    Exchange,
    FailureKind,
    Findings,
    Fix,
    Kind,
    Likeness,
    OriginAnswers,
    Problem,
    Response,
    Risk,
    SettingBlock,
    StrangerOrigins,
    Text,
    bearing,
    build,
    check,
    reason,
    require_answers,
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
PARTIAL_WITH_CREDENTIALS = Problem(
    "partial-with-credentials",
    Risk(3, 3),
    Text(
        id="Server memercayai asal milik pihak lain hanya karena namanya memuat sebagian nama yang dipercaya, beserta kuki pengguna yang sudah masuk: {origins}",
        en="The server trusts origins of outsiders merely because their names have part of a trusted name in them, along with the cookies of users who are logged in: {origins}",
    ),
    Kind.EXPOSURE,
)
NULL_WITH_CREDENTIALS = Problem(
    "null-with-credentials",
    Risk(3, 3),
    Text(
        id="Server memercayai Origin null beserta kuki pengguna; situs mana pun dapat mengirim Origin null dari bingkai terkurung (sandbox).",
        en="The server trusts the Origin null along with the user's cookies; any site can send the Origin null from a sandboxed frame.",
    ),
    Kind.EXPOSURE,
)
REFLECTS = Problem(
    "reflected",
    Risk(1, 1),
    Text(
        id="Server mengizinkan Origin apa pun dengan memantulkannya ({origin}). Tanpa kuki ini setara dengan *, tetapi menjadi celah begitu kuki ikut diizinkan.",
        en="The server allows any Origin by reflecting it ({origin}). Without cookies that equals *, but it becomes a vulnerability as soon as cookies are allowed.",
    ),
)
PARTIAL = Problem(
    "partial",
    Risk(1, 1),
    Text(
        id="Server memercayai asal milik pihak lain hanya karena namanya memuat sebagian nama yang dipercaya: {origins}. Ini menjadi celah begitu kuki ikut diizinkan.",
        en="The server trusts origins of outsiders merely because their names have part of a trusted name in them: {origins}. It becomes a vulnerability as soon as cookies are allowed.",
    ),
)
PLAIN_WITH_CREDENTIALS = Problem(
    "plain-with-credentials",
    Risk(1, 2),
    Text(
        id="Server memercayai asal {origin} beserta kuki pengguna; halaman HTTP dapat diubah siapa pun di jaringan yang dilewatinya, sehingga perlindungan HTTPS ditembus.",
        en="The server trusts the origin {origin} along with the user's cookies; a page of plain HTTP can be altered by anyone on its way, which undoes the protection of HTTPS.",
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


# What strangers are called who look like the example host.
_ALIKE, _BEGINS = "https://dinkes.kotacontoh.go.id.tilikkotacontoh.go.id", "https://dinkes.kotacontoh.go.id.tilik.example"
_ENDS, _PLAIN = "https://dinkesxkotacontoh.go.id", "http://dinkes.kotacontoh.go.id"
_CREDENTIALS = ("Access-Control-Allow-Credentials", "true")


def _allowing(origin: str, *headers: tuple[str, str]) -> Exchange:
    return build.page([("Access-Control-Allow-Origin", origin), *headers])


@check(
    id="http-cors",
    title=Text(id="Skrip situs lain tidak dapat membaca halaman", en="Scripts of other sites cannot read the pages"),
    action=Text(id="Batasi asal yang diizinkan CORS", en="Limit the origins that CORS allows"),
    why=Text(
        id="Peramban melarang situs lain membaca isi situs ini, kecuali server mengizinkannya. Bila server mengizinkan siapa saja beserta kuki pengguna, situs palsu yang "
        "dibuka pegawai atau warga dapat mengambil data dari akun mereka tanpa terlihat.",
        en="Browsers forbid other sites to read what this one shows, unless the server allows it. If it allows everybody, the user's cookies included, a fake site that staff "
        "or residents open can take data from their accounts without being noticed.",
    ),
    fix=Fix(
        any=Text(
            id="Izinkan hanya asal yang ditulis satu per satu, dan kirim Access-Control-Allow-Credentials: true hanya bersama asal itu. Jangan memantulkan header Origin, jangan mengizinkan null, dan bandingkan nama seluruhnya, bukan awal, akhir, atau sebagiannya. "
            "Laravel: config/cors.php, isi allowed_origins tanpa pola yang cocok dengan semua. Data yang memang terbuka cukup memakai * tanpa kuki. "
            "Yang diuji hanya halaman utama; periksa pengaturan yang sama untuk API.",
            en="Allow only origins that are written out one by one, and send Access-Control-Allow-Credentials: true only with those. Do not reflect the Origin header, do not allow null, and compare whole names, not how they begin or end or what they contain. "
            "Laravel: config/cors.php, allowed_origins without a pattern that matches all. Data that is open anyway can do with * and no cookies. "
            "Only the home page was asked; see to the same setting for APIs.",
        ),
        measures=(SettingBlock("cors"),),
        verify=f"for o in {FOREIGN_ORIGIN} https://{{host}}.tilik.example null; do curl -sS -o /dev/null -D - -H \"Origin: $o\" {{url}} "
        "| grep -iE '^(HTTP/|access-control-allow)'; done",
        expected=Text(
            id="tiga baris HTTP/ tanpa Access-Control-Allow-Origin yang memuat asal itu atau null",
            en="three lines HTTP/ without an Access-Control-Allow-Origin that has that origin or null",
        ),
    ),
    references=("WHATWG Fetch section 3.3", "CWE-942", "CWE-346", "OWASP Top 10 2025 A02", "WSTG-CLNT-07"),
    bearing=bearing.HEADERS.but(functions=("l",), controls=(), threat="misuse", category="data"),
    needs={"origins": StrangerOrigins("/"), "control": Control()},
    problems=(
        REFLECTS_WITH_CREDENTIALS,
        PARTIAL_WITH_CREDENTIALS,
        NULL_WITH_CREDENTIALS,
        REFLECTS,
        PARTIAL,
        PLAIN_WITH_CREDENTIALS,
        NULL,
        WILDCARD,
    ),
    examples=lambda: (
        Example(
            REFLECTS_WITH_CREDENTIALS(origin=FOREIGN_ORIGIN),
            origins=build.origins(_allowing(_ALIKE, _CREDENTIALS), {Likeness.NONE: _allowing(FOREIGN_ORIGIN, _CREDENTIALS)}),
            control=build.control(_allowing("null", _CREDENTIALS)),
        ),
        Example(
            PARTIAL_WITH_CREDENTIALS(origins=(_BEGINS,)),
            origins=build.origins(
                _allowing(_ALIKE, _CREDENTIALS), {Likeness.NONE: build.page(), Likeness.BEGINS: _allowing(_BEGINS, _CREDENTIALS)}
            ),
            control=build.control(),
        ),
        Example(
            PARTIAL(origins=(_ENDS,)),
            origins=build.origins(_allowing(_ALIKE), {Likeness.NONE: build.page(), Likeness.ENDS: _allowing(_ENDS)}),
            control=build.control(),
        ),
        Example(
            PLAIN_WITH_CREDENTIALS(origin=_PLAIN),
            origins=build.origins(build.page({"Vary": "Origin"}), {Likeness.PLAIN: _allowing(_PLAIN, _CREDENTIALS)}),
            control=build.control(),
        ),
        Example(NULL_WITH_CREDENTIALS(), origins=build.origins(), control=build.control(_allowing("null", _CREDENTIALS))),
        Example(
            REFLECTS(origin=FOREIGN_ORIGIN),
            origins=build.origins(_allowing(_ALIKE), {Likeness.NONE: _allowing(FOREIGN_ORIGIN)}),
            control=build.control(_allowing("null")),
        ),
        Example(NULL(), origins=build.origins(_allowing("null")), control=build.control(_allowing("null"))),
        Example(WILDCARD(), origins=build.origins(_allowing("*", _CREDENTIALS)), control=build.control(_allowing("*", _CREDENTIALS))),
        Example(origins=build.origins(_allowing("*")), control=build.control(_allowing("*"))),
        Example(origins=build.origins(), control=build.control()),
        Example(
            origins=build.origins(
                _allowing("https://layanan.kotacontoh.go.id", _CREDENTIALS),
                {Likeness.BEGINS: _allowing("https://layanan.kotacontoh.go.id", _CREDENTIALS)},
            ),
            control=build.control(_allowing("https://layanan.kotacontoh.go.id", _CREDENTIALS)),
        ),
        Example(
            origins=build.origins(build.page({"Vary": "Origin"}), {Likeness.NONE: build.failure("budget")}),
            control=build.control(),
            reason=reason.of_failure(FailureKind.BUDGET),
        ),
        Example(origins=build.origins(build.page(status=403)), control=build.control(build.page(status=403)), reason=reason.ERROR_PAGE),
    ),
)  # fmt: skip
def http_cors(origins: OriginAnswers, control: ControlAnswers) -> Findings:
    sandboxed = control.sandboxed.final if isinstance(control.sandboxed, Exchange) else None
    trusted = {
        likeness: origin
        for origin, likeness in origins.likenesses.items()
        if isinstance(answer := origins.observations.get(origin), Exchange) and _allows(answer.final, origin)
    }
    with_cookies = {likeness: origin for likeness, origin in trusted.items() if _credentials(origins.answer(origin))}
    if Likeness.NONE in trusted:
        yield (REFLECTS_WITH_CREDENTIALS if Likeness.NONE in with_cookies else REFLECTS)(origin=trusted[Likeness.NONE])
    elif partial := _partial(with_cookies):
        yield PARTIAL_WITH_CREDENTIALS(origins=partial)
    elif partial := _partial(trusted):
        yield PARTIAL(origins=partial)
    elif _allows(sandboxed, "null"):
        yield NULL_WITH_CREDENTIALS() if _credentials(sandboxed) else NULL()
    elif Likeness.PLAIN in with_cookies:
        yield PLAIN_WITH_CREDENTIALS(origin=with_cookies[Likeness.PLAIN])
    elif isinstance(origins.first, Exchange) and _allows(origins.first.final, "*") and _credentials(origins.first.final):
        yield WILDCARD()
    if trusted.keys() <= {Likeness.PLAIN}:
        require_answers(origins.observations.values())
        require_answers([control.sandboxed] if not isinstance(control.sandboxed, str) else ())


def _partial(trusted: Mapping[Likeness, str]) -> tuple[str, ...]:
    """The outsiders that are trusted for a part of their name; the one that has every part only where none with one part is."""
    strangers = {likeness: origin for likeness, origin in trusted.items() if likeness is not Likeness.PLAIN}
    return tuple(origin for likeness, origin in strangers.items() if likeness is not Likeness.ALL) or tuple(strangers.values())


def _allows(answer: Response | None, origin: str) -> bool:
    """Byte for byte, as browsers compare it (Fetch section 4.9, "CORS check"); two lines allow nobody."""
    return answer is not None and answer.value("access-control-allow-origin") == origin


def _credentials(answer: Response | None) -> bool:
    return answer is not None and answer.value("access-control-allow-credentials") == "true"
