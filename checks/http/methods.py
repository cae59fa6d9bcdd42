"""The server announces no method that changes files or echoes requests (RFC 9110 sections 9.3 and 10.2.1)."""

from checks import (
    Confidence,
    Example,
    Exchange,
    Findings,
    Fix,
    Options,
    Problem,
    Risk,
    SettingBlock,
    Text,
    bearing,
    build,
    check,
    parse,
    reason,
)

# Those of RFC 9110 and of WebDAV (RFC 4918) that change what is stored; PATCH and POST are how applications take forms.
WRITING = ("PUT", "DELETE", "PROPPATCH", "MKCOL", "COPY", "MOVE")
ECHOING = ("TRACE", "TRACK")
# A server of calendars and addresses is written to (RFC 4791 section 5.1, RFC 6352 section 6.1); it says so in ``DAV``.
_CALENDARS = frozenset(("calendar-access", "addressbook"))

WRITES = Problem(
    "writing",
    Risk(1, 2),
    Text(
        id="Server mengumumkan metode yang mengubah atau menghapus berkas: {methods}. Ini baru pengumuman; apakah benar-benar dilayani tidak diuji.",
        en="The server announces methods that change or delete files: {methods}. It is an announcement only; whether they are served was not tried.",
    ),
    confidence=Confidence.TENTATIVE,
)
ECHOES = Problem(
    "echoing",
    Risk(1, 1),
    Text(
        id="Server mengumumkan metode yang memantulkan permintaan beserta header di dalamnya: {methods}. Ini baru pengumuman; apakah benar-benar dilayani tidak diuji.",
        en="The server announces methods that echo a request with the headers in it: {methods}. It is an announcement only; whether they are served was not tried.",
    ),
    confidence=Confidence.TENTATIVE,
)


def _answer(allow: str, status: int = 200) -> Exchange:
    return build.page({"Allow": allow} if allow else {}, "", status)


@check(
    id="http-methods",
    title=Text(id="Hanya metode yang diperlukan yang diumumkan", en="Only needed methods are announced"),
    action=Text(
        id="Matikan metode TRACE, PUT, dan DELETE yang tidak dipakai", en="Switch off TRACE, PUT and DELETE where they are not used"
    ),
    why=Text(
        id="Situs biasa cukup membaca halaman dan mengirim formulir. Metode untuk menulis atau menghapus berkas yang terbuka tanpa sengaja, misalnya karena WebDAV aktif, "
        "memungkinkan orang mengganti isi situs.",
        en="An ordinary site only needs to read pages and send forms. Methods that write or delete files, open by mistake because WebDAV is on, for instance, "
        "let people replace what the site shows.",
    ),
    fix=Fix(
        any=Text(
            id="Matikan WebDAV bila tidak dipakai, dan izinkan hanya GET, HEAD, POST, dan OPTIONS. Bila ini API yang memang memakai PUT dan DELETE, pastikan keduanya meminta pengguna masuk lebih dahulu, "
            "lalu terima temuan ini sebagai pengecualian.",
            en="Switch WebDAV off if it is not used, and allow only GET, HEAD, POST and OPTIONS. If this is an API that does use PUT and DELETE, make sure that both ask for a log-in, "
            "and accept this finding as an exception.",
        ),
        measures=(SettingBlock("methods"),),
        verify="curl -sS -o /dev/null -D - -X OPTIONS {url} | grep -iE '^(HTTP/|allow:)'",
        expected=Text(
            id="baris HTTP/ tanpa TRACE, PUT, DELETE, atau PATCH pada Allow",
            en="the line HTTP/ without TRACE, PUT, DELETE or PATCH in Allow",
        ),
    ),
    references=(
        "RFC 9110 sections 10.2.1 and 15.6.2",
        "RFC 4918",
        "RFC 4791 section 5.1",
        "RFC 6352 section 6.1",
        "CWE-650",
        "OWASP Top 10 2025 A02",
        "WSTG-CONF-06",
    ),
    bearing=bearing.HEADERS.but(controls=(70,)),
    needs={"options": Options("/")},
    problems=(WRITES, ECHOES),
    examples=lambda: (
        Example(WRITES(methods=("PUT", "DELETE")), options=_answer("GET, HEAD, PUT, DELETE")),
        Example(ECHOES(methods=("TRACE",)), options=_answer("OPTIONS, TRACE, GET, HEAD, POST")),
        Example(options=_answer("GET, HEAD, POST, OPTIONS", 204)),
        Example(options=_answer("GET, HEAD", 405)),
        Example(options=_answer("")),
        # A server that knows no OPTIONS announces nothing.
        Example(options=_answer("", 501)),
        Example(options=build.page({"Allow": "GET, OPTIONS, PUT, DELETE, PROPFIND", "DAV": "1, 2, 3, calendar-access, addressbook"}, "")),
        Example(WRITES(methods=("PUT", "DELETE")), options=build.page({"Allow": "GET, PUT, DELETE", "DAV": "1, 2"}, "")),
        Example(options=_answer("GET, PUT", 503), reason=reason.SERVER_ERROR),
        Example(options=build.failure("reset"), reason=reason.of_failure(build.failure("reset").kind)),
    ),
)
def http_methods(options: Exchange) -> Findings:
    methods = {method.upper() for method in parse.members(options.first.values("allow"))}
    classes = {name.lower() for name in parse.members(options.first.values("dav"))}
    if classes.isdisjoint(_CALENDARS) and (writing := tuple(method for method in WRITING if method in methods)):
        yield WRITES(methods=writing)
    if echoing := tuple(method for method in ECHOING if method in methods):
        yield ECHOES(methods=echoing)
