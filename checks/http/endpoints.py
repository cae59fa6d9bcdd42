"""With and without www., over http and https: every address leads to the one canonical site (RFC 9110 sections 4.2 and 15.4)."""

from collections.abc import Iterator
from functools import cache

from checks import (
    DnsAnswer,
    EndpointAnswers,
    Endpoints,
    Example,
    Exchange,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Kind,
    Problem,
    Risk,
    Role,
    Text,
    Unknown,
    bearing,
    build,
    check,
    covers,
    host_of,
    lead,
    open_question,
    page_at,
    parse,
    reason,
    same_page,
    twin_by_chance,
    twin_published,
)

OTHER_CERTIFICATE = Problem(
    "other-certificate",
    Risk(2, 2),
    Text(
        id="Alamat https://{host}/ menunjukkan sertifikat untuk nama lain ({names}), sehingga peramban menampilkan peringatan keamanan.",
        en="The address https://{host}/ shows a certificate for another name ({names}), so browsers display a security warning.",
    ),
    kind=Kind.LAPSE,
)
DUPLICATE = Problem(
    "duplicate",
    Risk(1, 1),
    Text(
        id="Alamat {url} menyajikan situs yang sama tanpa mengalihkan pengunjung ke {canonical}",
        en="The address {url} serves the same site without redirecting visitors to {canonical}",
    ),
)
PLAIN = Problem(
    "plain",
    Risk(2, 2),
    Text(
        id="Alamat {url} melayani halaman tanpa enkripsi dan tidak mengalihkan pengunjung ke HTTPS.",
        en="The address {url} serves a page unencrypted and does not send visitors to HTTPS.",
    ),
    kind=Kind.LAPSE,
)
THROUGH_PLAIN = Problem(
    "through-plain",
    Risk(2, 1),
    Text(
        id="Rute dari {url} menuju HTTPS melewati alamat tanpa enkripsi: {plain}",
        en="The way from {url} to HTTPS leads through an unencrypted address: {plain}",
    ),
)


@cache
def _both() -> dict[Role, Exchange | Handshake | DnsAnswer | Failure]:
    return {
        Role.TWIN_A: build.dns_answer("A", "192.0.2.7", name=build.TWIN),
        Role.TWIN_HTTPS: build.redirect(build.TWIN_HTTPS, build.HTTPS),
        Role.TWIN_HTTP: build.redirect(build.TWIN_HTTP, build.TWIN_HTTPS, build.HTTPS),
        Role.TWIN_TLS: build.handshake(host=build.TWIN, names=(build.HOST, build.TWIN)),
    }


@cache
def _wildcard() -> DnsAnswer:
    return build.dns_answer("A", "192.0.2.7", name=f"*.{build.HOST}")


@cache
def _other() -> Handshake:
    return build.handshake(host=build.TWIN, names=("lain.kotacontoh.go.id",))


@check(
    id="http-endpoints",
    title=Text(id="Semua alamat situs menuju satu alamat utama", en="Every address of the site leads to one canonical address"),
    action=Text(
        id="Arahkan alamat dengan dan tanpa www ke satu alamat HTTPS",
        en="Lead the addresses with and without www to one HTTPS address",
    ),
    why=Text(
        id="Warga mengetik alamat dengan atau tanpa www, dengan atau tanpa https. Bila salah satunya menampilkan peringatan, tidak terenkripsi, atau "
        "menjadi salinan situs, warga terbiasa mengabaikan peringatan, datanya dapat dibaca di tengah jalur pengiriman, dan pengamanan yang dipasang pada alamat utama tidak berlaku di sana.",
        en="Residents type the address with or without www, with or without https. Where one of these shows a warning, is unencrypted or is a copy of "
        "the site, people learn to ignore warnings, their data can be read on the way, and the protection of the canonical address does not hold there.",
    ),
    fix=Fix(
        any=Text(
            id="Pilih satu alamat utama. Terbitkan sertifikat untuk kedua nama (dengan dan tanpa www), lalu alihkan keempat alamat dengan 301: HTTP ke HTTPS pada nama "
            "yang sama lebih dahulu, kemudian dari HTTPS ke alamat utama. Nama yang memang tidak dipakai sebaiknya dihapus dari DNS.",
            en="Choose one canonical address. Issue a certificate for both names (with and without www), then redirect all four addresses with 301: first HTTP to "
            "HTTPS on the same name, then from HTTPS to the canonical address. A name that is not in use is best removed from the DNS.",
        ),
        nginx="server {\n  listen 80;\n  server_name {bare} www.{bare};\n  return 301 https://$host$request_uri;\n}\n"
        "server {\n  listen 443 ssl;\n  server_name www.{bare};\n  ssl_certificate     /etc/letsencrypt/live/{bare}/fullchain.pem;\n"
        "  ssl_certificate_key /etc/letsencrypt/live/{bare}/privkey.pem;\n  return 301 https://{bare}$request_uri;\n}",
        apache="<VirtualHost *:80>\n  ServerName {bare}\n  ServerAlias www.{bare}\n  RewriteEngine On\n"
        "  RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]\n</VirtualHost>\n<VirtualHost *:443>\n  ServerName www.{bare}\n"
        "  SSLEngine on\n  SSLCertificateFile    /etc/letsencrypt/live/{bare}/fullchain.pem\n"
        "  SSLCertificateKeyFile /etc/letsencrypt/live/{bare}/privkey.pem\n  Redirect permanent / https://{bare}/\n</VirtualHost>",
        litespeed="# .htaccess; sertifikat kedua nama: cPanel > SSL/TLS Status > Run AutoSSL\nRewriteEngine On\nRewriteCond %{HTTPS} !=on\n"
        "RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]\nRewriteCond %{HTTP_HOST} ^www\\.(.+)$ [NC]\nRewriteRule ^ https://%1%{REQUEST_URI} [R=301,L]",
        iis='<!-- web.config, modul URL Rewrite, setelah aturan HTTP ke HTTPS: <system.webServer><rewrite><rules> -->\n<rule name="Alamat utama" stopProcessing="true">\n'
        '  <match url=".*" />\n  <conditions><add input="{HTTP_HOST}" pattern="^www\\.(.+)$" /></conditions>\n'
        '  <action type="Redirect" url="https://{C:1}{REQUEST_URI}" redirectType="Permanent" appendQueryString="false" />\n</rule>',
        verify="n=$(echo {host} | sed 's/^www[.]//'); for a in http://$n/ https://$n/ http://www.$n/ https://www.$n/; do "
        "echo $a; curl -sSIL $a | grep -iE '^(HTTP|location)'; done",
        expected=Text(
            id="keempat alamat berakhir pada 200 di alamat https:// yang sama, tanpa http:// di antaranya",
            en="all four addresses end with 200 at the same https:// address, without http:// on the way",
        ),
    ),
    references=("RFC 9110 section 15.4", "RFC 9525", "RFC 6797 section 7.2", "CWE-319", "OWASP Top 10 2025 A04", "WSTG-CRYP-03"),
    bearing=bearing.HEADERS.but(functions=("h",), controls=(43,), pemdi=("I10", "I11"), threat="interception"),
    needs={"endpoints": Endpoints()},
    problems=(OTHER_CERTIFICATE, DUPLICATE, PLAIN, THROUGH_PLAIN),
    examples=lambda: (
        Example(
            OTHER_CERTIFICATE(host=build.TWIN, names=("lain.kotacontoh.go.id",)),
            endpoints=build.endpoints(_both() | {Role.TWIN_TLS: _other()}),
        ),
        Example(DUPLICATE(url=build.TWIN_HTTPS, canonical=build.HTTPS), endpoints=build.endpoints(_both() | {Role.TWIN_HTTPS: build.redirect(build.TWIN_HTTPS)})),
        Example(PLAIN(url=build.TWIN_HTTP), endpoints=build.endpoints(_both() | {Role.TWIN_HTTP: build.redirect(build.TWIN_HTTP)})),
        Example(
            THROUGH_PLAIN(build.TWIN_HTTP, url=build.TWIN_HTTP, plain=build.HTTP),
            endpoints=build.endpoints(_both() | {Role.TWIN_HTTP: build.redirect(build.TWIN_HTTP, build.HTTP, build.HTTPS)}),
        ),
        Example(
            THROUGH_PLAIN(build.HTTPS, url=build.HTTPS, plain=f"{build.HTTP}id/"),
            endpoints=build.endpoints({Role.HTTPS: build.redirect(build.HTTPS, f"{build.HTTP}id/", f"{build.HTTPS}id/")}),
        ),
        Example(endpoints=build.endpoints(_both())),
        # The name is not in the DNS; or only as one of all names, which nobody was ever given.
        Example(endpoints=build.endpoints()),
        Example(endpoints=build.endpoints(_both() | {Role.TWIN_TLS: _other(), Role.WILDCARD: _wildcard()})),
        # What is on the list by itself is judged there.
        Example(endpoints=build.endpoints(_both() | {Role.TWIN_TLS: _other()}, registered=True)),
        Example(
            endpoints=build.endpoints(_both() | {Role.TWIN_HTTPS: build.failure("timeout", "443")}),
            reason=reason.of_failure(FailureKind.TIMEOUT),
        ),
        Example(
            endpoints=build.endpoints({Role.HTTPS: build.failure("refused"), Role.HTTP: build.failure("refused")}),
            reason=reason.of_failure(FailureKind.REFUSED),
        ),
    ),
)  # fmt: skip
def http_endpoints(endpoints: EndpointAnswers) -> Findings:
    gap = open_question(endpoints)
    if endpoints.answer(Role.HTTPS) is None and endpoints.answer(Role.HTTP) is None:
        raise Unknown(*(gap or (reason.of_failure(FailureKind.REFUSED), endpoints.host)))
    for role in (Role.HTTPS, Role.HTTP):
        yield from _ways(endpoints.answer(role), own=True)
    if twin_published(endpoints) and not twin_by_chance(endpoints):
        yield from _twin(endpoints)
    if gap is not None:
        raise Unknown(*gap)


def _twin(endpoints: EndpointAnswers) -> Findings:
    if not endpoints.registered:
        for role in (Role.TWIN_HTTPS, Role.TWIN_HTTP):
            yield from _ways(endpoints.answer(role), own=False)
        if names := _others(endpoints):
            yield OTHER_CERTIFICATE(host=endpoints.twin, names=names)
            return
        plain = page_at(endpoints, Role.TWIN_HTTP)
        if plain is not None and page_at(endpoints, Role.HTTPS) is not None and not any(url.startswith("https:") for url in _urls(plain)):
            to = lead(plain)
            # The page itself takes browsers there.
            by_page = to is not None and to.startswith("https:")
            yield THROUGH_PLAIN(plain.hops[0].url, url=plain.hops[0].url, plain=plain.url) if by_page else PLAIN(url=plain.url)
    # Two listed names that show one site are told of once, at the shorter one.
    if not (endpoints.registered and endpoints.host.startswith("www.")):
        yield from _copies(endpoints)


def _others(endpoints: EndpointAnswers) -> tuple[str, ...]:
    """The names in the twin's certificate if its own is not among them; empty where the site's own certificate is no better."""
    own, twin = (_certificate(endpoints, role) for role in (Role.TLS, Role.TWIN_TLS))
    if own is None or twin is None or not covers(own, endpoints.host) or covers(twin, endpoints.twin):
        return ()
    return (*twin.names, *twin.addresses)[:5] or (twin.subject or "-",)


def _certificate(endpoints: EndpointAnswers, role: Role) -> parse.X509 | None:
    shaken = endpoints.handshake(role)
    return parse.certificate(shaken.leaf) if shaken is not None else None


def _copies(endpoints: EndpointAnswers) -> Findings:
    secure = page_at(endpoints, Role.HTTPS)
    own = secure or page_at(endpoints, Role.HTTP)
    twin = page_at(endpoints, Role.TWIN_HTTPS if secure else Role.TWIN_HTTP)
    if own is None or twin is None or host_of(own.url) != endpoints.host or host_of(twin.url) != endpoints.twin:
        return
    if same_page(own.final, twin.final):
        yield DUPLICATE(url=twin.url, canonical=own.url)


def _ways(exchange: Exchange | None, *, own: bool) -> Findings:
    """An unencrypted address between the first and the encrypted end. That the host's own HTTP lingers on HTTP first is told by http-redirect."""
    urls = _urls(exchange) if exchange is not None else []
    if len(urls) < 3 or not urls[-1].startswith("https:"):
        return
    secure = next(number for number, url in enumerate(urls) if url.startswith("https:"))
    after = secure if own else 1
    plain = next((url for url in urls[max(after, 1) : -1] if url.startswith("http:")), None)
    if plain is not None:
        yield THROUGH_PLAIN(urls[0], url=urls[0], plain=plain)


def _urls(exchange: Exchange) -> list[str]:
    """The addresses of a redirect chain in order, that of a redirect which was not followed included."""
    return [hop.url for hop in exchange.hops] + list(_leads(exchange))


def _leads(exchange: Exchange) -> Iterator[str]:
    if exchange.stop is not None and (place := parse.location(exchange.final.location, exchange.url)):
        yield f"{place.scheme}://{place.host}/"
