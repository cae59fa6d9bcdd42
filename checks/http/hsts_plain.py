"""Strict-Transport-Security stays away from plain HTTP, where browsers must ignore it (RFC 6797 sections 7.2 and 8.1)."""

from checks import (
    Example,
    Exchange,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Http,
    NotApplicable,
    Outcome,
    Problem,
    ResponseHeader,
    Risk,
    Text,
    bearing,
    build,
    check,
    parse,
    reason,
)

IGNORED = Problem(
    "ignored",
    Risk(1, 1),
    Text(
        id="Header HSTS dikirim melalui HTTP tanpa enkripsi; peramban wajib mengabaikannya di sana: {value}",
        en="The HSTS header is sent over unencrypted HTTP, where browsers must ignore it: {value}",
    ),
)

_HEADER = {"Strict-Transport-Security": "max-age=31536000"}


@check(
    id="http-hsts-plain",
    title=Text(id="HSTS hanya dikirim melalui HTTPS", en="HSTS is sent over HTTPS only"),
    action=Text(id="Kirim header HSTS hanya pada jawaban HTTPS", en="Send the HSTS header on HTTPS answers only"),
    why=Text(
        id="HSTS yang dikirim tanpa enkripsi tidak melindungi siapa pun, tetapi mudah disangka sudah berlaku. Pastikan header itu ada pada jawaban HTTPS; "
        "baru di sana peramban mencatatnya.",
        en="HSTS sent without encryption protects nobody, yet is easily taken for being in force. See that the header is on the HTTPS answers; "
        "only there do browsers remember it.",
    ),
    fix=Fix(
        any=Text(
            id="Pindahkan header HSTS dari pengaturan umum ke bagian server yang melayani HTTPS. Jawaban HTTP cukup berisi pengalihan ke HTTPS.",
            en="Move the HSTS header from the general settings to the part of the server that serves HTTPS. An HTTP answer needs nothing but the redirect to HTTPS.",
        ),
        measures=(ResponseHeader("Strict-Transport-Security", "max-age=31536000", secure=True),),
        verify="curl -sS -o /dev/null -D - http://{host}/ | grep -iE '^(HTTP/|(strict-transport-security):)'",
        expected=Text(id="baris HTTP/ saja, tanpa Strict-Transport-Security", en="the line HTTP/ alone, without Strict-Transport-Security"),
    ),
    references=("RFC 6797 section 7.2", "CWE-319", "OWASP Top 10 2025 A04", "WSTG-CONF-07"),
    bearing=bearing.HEADERS.but(functions=("h",), controls=(43,), pemdi=("I10", "I11"), threat="interception"),
    needs={"plain": Http("/")},
    problems=(IGNORED,),
    examples=lambda: (
        Example(IGNORED(value="max-age=31536000"), plain=build.redirect(build.HTTP, build.HTTPS, headers=_HEADER)),
        Example(IGNORED(value="max-age=31536000"), plain=build.page(_HEADER, scheme="http")),
        Example(plain=build.redirect(build.HTTP, build.HTTPS)),
        Example(plain=build.page(_HEADER, scheme="http", status=400)),
        Example(plain=build.failure("refused"), reason=reason.NO_PLAIN_HTTP, outcome=Outcome.NOT_APPLICABLE),
        Example(plain=build.failure("timeout"), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(plain=build.page(_HEADER, scheme="http", status=429), reason=reason.RATE_LIMITED),
    ),
)
def http_hsts_plain(plain: Exchange | Failure) -> Findings:
    if isinstance(plain, Failure):
        if plain.kind is FailureKind.REFUSED:
            raise NotApplicable(reason.NO_PLAIN_HTTP)
        return
    for hop in plain.hops:
        place = parse.location(hop.url)
        value = hop.response.value("strict-transport-security")
        # A port that wants HTTPS refuses plain HTTP with an error, and some servers send their HTTPS headers along.
        if place and place.scheme == "http" and value is not None and hop.response.status < 400:
            yield IGNORED(value=value)
            return
