"""Plain HTTP sends visitors to HTTPS at once (RFC 9110 section 15.4)."""

from functools import cache

from checks import (
    Example,
    Exchange,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Http,
    Https,
    Kind,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Risk,
    SettingBlock,
    Text,
    Unknown,
    bearing,
    build,
    check,
    lead,
    parse,
    reason,
)

PERMANENT = (301, 308)
_UNREACHABLE = (FailureKind.REFUSED, FailureKind.TLS, FailureKind.TIMEOUT, FailureKind.RESET)

MISSING = Problem(
    "missing",
    Risk(2, 2),
    Text(
        id="Alamat HTTP tidak mengalihkan pengunjung ke HTTPS; halaman dilayani tanpa enkripsi di {url}",
        en="The HTTP address does not send visitors to HTTPS; a page is served unencrypted at {url}",
    ),
    kind=Kind.LAPSE,
)
LATE = Problem(
    "late",
    Risk(2, 1),
    Text(
        id="Pengunjung baru sampai di HTTPS setelah melewati alamat HTTP lain lebih dahulu: {url}",
        en="Visitors reach HTTPS only after passing through another HTTP address first: {url}",
    ),
)
OTHER_HOST = Problem(
    "other-host",
    Risk(1, 1),
    Text(
        id="HTTP langsung mengalihkan ke host lain ({host}), sehingga HSTS untuk host ini tidak sempat dipasang di peramban pengunjung.",
        en="HTTP redirects straight to another host ({host}), so visitors' browsers never learn HSTS for this one.",
    ),
)
TEMPORARY = Problem(
    "temporary",
    Risk(1, 1),
    Text(
        id="Pengalihan ke HTTPS bersifat sementara (status {status}); gunakan 301 atau 308.",
        en="The redirect to HTTPS is a temporary one (status {status}); use 301 or 308.",
    ),
)
BY_PAGE = Problem(
    "by-page",
    Risk(2, 1),
    Text(
        id="Pengunjung dibawa ke HTTPS hanya oleh isi halaman (skrip atau refresh) yang sudah lebih dahulu dikirim tanpa enkripsi di {url}; program yang tidak menjalankannya tetap di HTTP.",
        en="Only the page itself (a script or a refresh), which was already sent unencrypted at {url}, takes visitors to HTTPS; programs that do not run it stay on HTTP.",
    ),
)
ONE_PORT = Reason(
    "one-port",
    Text(
        id="Aset ini terdaftar dengan satu porta yang sudah menggunakan HTTPS, sehingga tidak ada alamat HTTP yang perlu dialihkan.",
        en="This asset is registered with a single port that already uses HTTPS, so there is no HTTP address to redirect.",
    ),
)


@cache
def _home() -> Exchange:
    return build.page()


def _locked(scheme: str = "https") -> Exchange:
    return build.page({"WWW-Authenticate": "Basic"}, status=401, scheme=scheme)


@check(
    id="http-redirect",
    title=Text(id="HTTP mengalihkan ke HTTPS", en="HTTP redirects to HTTPS"),
    action=Text(id="Alihkan semua kunjungan HTTP ke HTTPS secara permanen", en="Redirect every HTTP visit to HTTPS permanently"),
    why=Text(
        id="Banyak orang mengetik alamat tanpa https:// atau mengikuti tautan lama. Bila kunjungan itu tidak langsung dialihkan ke HTTPS, isinya dapat "
        "dibaca dan diubah orang lain di jaringan, walaupun HTTPS sebenarnya sudah tersedia.",
        en="Many people type the address without https:// or follow old links. Unless such a visit is sent to HTTPS at once, others on "
        "the network can read and alter it, even though HTTPS is available.",
    ),
    fix=Fix(
        any=Text(
            id="Jawab setiap permintaan HTTP dengan satu pengalihan 301 ke alamat HTTPS pada host yang sama. Bila ingin berpindah host (misalnya ke www), lakukan setelahnya, dari HTTPS.",
            en="Answer every HTTP request with one 301 redirect to the HTTPS address on the same host. If visitors should end on another "
            "host (www, for instance), redirect there afterwards, from HTTPS.",
        ),
        measures=(SettingBlock("redirect"),),
        verify="curl -sS -o /dev/null -D - http://{host}/ | grep -iE '^(HTTP/|(location):)'",
        expected=Text(id="301 dan Location: https:// pada host yang sama", en="301 and Location: https:// on the same host"),
    ),
    references=("RFC 9110 sections 15.4 and 15.5.2", "RFC 6797 section 7.2", "CWE-319", "OWASP Top 10 2025 A04", "WSTG-CRYP-03"),
    bearing=bearing.HEADERS.but(functions=("h",), controls=(43,), pemdi=("I10", "I11"), threat="interception"),
    needs={"https": Https("/", locked=True), "plain": Http("/")},
    problems=(MISSING, LATE, OTHER_HOST, TEMPORARY, BY_PAGE),
    reasons=(ONE_PORT,),
    examples=lambda: (
        Example(MISSING(url=build.HTTP), https=_home(), plain=build.page(scheme="http")),
        Example(MISSING(url=f"{build.HTTP}id/"), https=_home(), plain=build.redirect(build.HTTP, f"{build.HTTP}id/")),
        Example(
            BY_PAGE(url=build.HTTP),
            https=_home(),
            plain=build.page(scheme="http", text=f'<meta http-equiv="refresh" content="0; url={build.HTTPS}">'),
        ),
        Example(
            BY_PAGE(url=build.HTTP), https=_home(), plain=build.page(scheme="http", text=f'<script>location = "{build.HTTPS}"</script>')
        ),
        Example(LATE(url=f"{build.HTTP}id/"), https=_home(), plain=build.redirect(build.HTTP, f"{build.HTTP}id/", f"{build.HTTPS}id/")),
        Example(
            OTHER_HOST(host="www.kotacontoh.go.id"),
            https=_home(),
            plain=build.redirect(build.HTTP, "https://www.kotacontoh.go.id/"),
        ),
        Example(TEMPORARY(status=302), https=_home(), plain=build.redirect(build.HTTP, build.HTTPS, status=302)),
        Example(https=_home(), plain=build.redirect(build.HTTP, build.HTTPS)),
        Example(https=_home(), plain=build.failure("refused"), reason=reason.NO_PLAIN_HTTP, outcome=Outcome.NOT_APPLICABLE),
        Example(https=build.failure("refused"), plain=build.page(scheme="http"), reason=reason.NO_HTTPS, outcome=Outcome.NOT_APPLICABLE),
        Example(https=_home(), plain=build.failure("timeout"), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(https=_home(), plain=build.page(scheme="http", status=404), reason=reason.ERROR_PAGE),
        Example(https=_locked(), plain=build.redirect(build.HTTP, build.HTTPS)),
        Example(MISSING(url=build.HTTP), https=_locked(), plain=_locked("http")),
    ),
)
def http_redirect(https: Exchange | Failure, plain: Exchange | Failure) -> Findings:
    if isinstance(https, Failure):
        if isinstance(plain, Exchange) and https.kind in _UNREACHABLE:
            raise NotApplicable(reason.NO_HTTPS)
        return
    if isinstance(plain, Failure):
        if plain.kind is FailureKind.REFUSED:
            raise NotApplicable(reason.NO_PLAIN_HTTP)
        return
    start, goal, end = (parse.location(url) for url in (plain.hops[0].url, https.hops[0].url, https.url))
    if start and goal and start.port == goal.port:
        raise NotApplicable(ONE_PORT)
    if end and end.scheme == "http":
        raise NotApplicable(reason.NO_HTTPS)
    yield from _way(plain)


def _way(plain: Exchange) -> Findings:
    """What is wrong with the way from plain HTTP to HTTPS. `Unknown` where its end was not seen."""
    urls = [hop.url for hop in plain.hops]
    places = [parse.location(url) for url in urls]
    if plain.stop is not None:
        places += [parse.location(value, plain.url) for value in plain.final.values("location")[:1]]
    start = places[0]
    secure = next((n for n, place in enumerate(places) if place and place.scheme == "https"), None)
    if secure is None:
        yield from _served_plain(plain)
    elif secure > 1:
        yield LATE(url=urls[1])
    else:
        goal = places[secure]
        if start and goal and goal.host != start.host:
            yield OTHER_HOST(host=goal.host)
        if plain.first.status not in PERMANENT:
            yield TEMPORARY(status=plain.first.status)


def _served_plain(plain: Exchange) -> Findings:
    if plain.stop is not None:
        raise Unknown(reason.of_failure(plain.stop.kind), plain.stop.detail)
    # Credentials that are asked for here travel readable: as plain as any page (RFC 9110 section 15.5.2).
    if plain.final.status >= 300 and not (plain.final.status == 401 and plain.final.values("www-authenticate")):
        raise Unknown(reason.ERROR_PAGE, f"{plain.url} {plain.final.status}")
    to = lead(plain)
    # Browsers end on HTTPS all the same (HTML section 4.2.5.3), but RFC 6797 section 7.2 wants a redirect of HTTP.
    yield BY_PAGE(url=plain.url) if to is not None and to.startswith("https:") else MISSING(url=plain.url)
