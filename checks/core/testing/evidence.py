"""Healthy evidence by hand, for examples and tests: build it, change one thing, expect one verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checks.core.evidence.certificates import Presentation, Refusal, ServerCertificate, Staple
from checks.core.evidence.control import ControlAnswers
from checks.core.evidence.cors import Likeness, OriginAnswers, lookalike, stranger_origins
from checks.core.evidence.crawl import Crawl, CrawlAnswer, ResolverControl
from checks.core.evidence.dns import Climb
from checks.core.evidence.endpoints import Endpoint, EndpointAnswers, Role
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.evidence.http import Exchange, Nowhere
from checks.core.evidence.observation import Failure
from checks.core.evidence.scripts import ScriptAnswers
from checks.core.evidence.tls import (
    PROTOCOLS,
    Acceptance,
    ClientOutcome,
    Handshake,
    Order,
    Revocation,
    RevocationStatus,
    TlsAnswers,
    TlsSurvey,
    Trust,
    Vulnerable,
    WeaknessStatus,
)
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Target
from checks.core.software.releases import releases
from checks.core.testing.certificates import (
    AT as AT,
    HOST as HOST,
    authority as authority,
    certificate_der as certificate_der,
    old_signature as old_signature,
    root_of_key as root_of_key,
)
from checks.core.testing.mail import (
    dkim_record as dkim_record,
    mail_servers as mail_servers,
    mta_sts as mta_sts,
    smtp_talk as smtp_talk,
    tlsa as tlsa,
    validity as validity,
)
from checks.core.testing.name_servers import name_server_answers as name_server_answers, server_answer as server_answer
from checks.core.testing.names import dns_answer as dns_answer, domain_lookups as domain_lookups
from checks.core.testing.pages import (
    HOME as HOME,
    body as body,
    drupal as drupal,
    excerpt as excerpt,
    file as file,
    gone as gone,
    open_folder as open_folder,
    page as page,
    page_by as page_by,
    redirect as redirect,
    response as response,
    sent_to_log_in as sent_to_log_in,
)
from checks.core.testing.signed_zone import (
    SHORT_KEY_TAG as SHORT_KEY_TAG,
    days_later as days_later,
    signed_answers as signed_answers,
    signed_zone as signed_zone,
)
from checks.core.testing.views import earlier as earlier, lost_view as lost_view, site_view as site_view, site_views as site_views

TWIN = f"www.{HOST}"
HTTP, HTTPS, TWIN_HTTP, TWIN_HTTPS = f"http://{HOST}/", f"https://{HOST}/", f"http://{TWIN}/", f"https://{TWIN}/"
TARGET = Target(host=HOST, domain="kotacontoh.go.id", opd="dinkes")
DOMAIN_TARGET = Target(host=TARGET.domain, port=0, http_port=0, domain=TARGET.domain, opd="dinkes")


def release_day(product: str) -> str:
    """The day of the data on a product's releases, as findings name it."""
    return releases().products[product].as_of.isoformat()


def no_version_paths() -> CatalogueAnswers:
    """Of a site of which no path was asked for the version of a product."""
    return CatalogueAnswers(AT)


def nowhere(status: int = 404, text: str = "<title>404</title><h1>Tidak ditemukan</h1>", path: str = "/tlk") -> Nowhere:
    """A not-found baseline: two samples alike."""
    return Nowhere(tuple(page((), text, status, f"{path}{n}") for n in "ab"), AT)


def scripts(*answers: Exchange) -> ScriptAnswers:
    """The script files of the site that were asked for, each by its URL."""
    return ScriptAnswers(AT, {one.hops[0].url: one.hops[0].url for one in answers}, {one.hops[0].url: one for one in answers})


def crawl(*answers: Exchange | Failure, foreign: Mapping[str, CrawlAnswer] | None = None, **more: Any) -> Crawl:
    """A crawl of the example host that met these answers, the front page first; ``foreign`` is what an honest resolver says of strangers' hosts."""
    pages = {f"page {number}": answer for number, answer in enumerate(answers or (page(),))}
    strangers = {f"domain {host}": answer for host, answer in (foreign or {}).items()}
    keys = {host: f"domain {host}" for host in foreign or {}}
    honest = {
        "domain top": dns_answer("NS", "a.", name="example"),
        "domain nowhere": dns_answer("NS", name="tlk.example", rcode="NXDOMAIN"),
    }
    controls = dict.fromkeys(keys.values(), ResolverControl("domain top", "domain nowhere"))
    observations = {**pages, **strangers, **(honest if foreign else {})}
    return Crawl(tuple(pages), AT, **{"domain": TARGET.domain, "foreign": keys, "controls": controls, "observations": observations} | more)


def origins(first: Exchange | Failure | None = None, others: Mapping[Likeness, Exchange | Failure] | None = None) -> OriginAnswers:
    """How the front page of the example host answers strangers: a `lookalike`, and others, by what their origin is like the site's in."""
    names = {**stranger_origins(TARGET.host, TARGET.domain), Likeness.ALL: lookalike(TARGET.host, TARGET.domain)}
    answers = {Likeness.ALL: first or page(), **(others or {})}
    likenesses = {names[likeness]: likeness for likeness in answers}
    return OriginAnswers(AT, likenesses, observations={names[likeness]: answer for likeness, answer in answers.items()})


def control(sandboxed: Exchange | Failure | None = None, after: Exchange | Failure | None = None) -> ControlAnswers:
    """The front page of the example host before and after all others; ``sandboxed`` is what a sandboxed page was answered."""
    return ControlAnswers(AT, page(), sandboxed or page(), after or sandboxed or page())


def endpoints(changed: Mapping[Role, Endpoint] | None = None, *, registered: bool = False) -> EndpointAnswers:
    """A healthy site whose twin is not in the DNS, with these answers changed."""
    healthy: dict[Role, Endpoint] = {
        Role.HTTPS: page(),
        Role.HTTP: redirect(f"http://{HOST}/", f"https://{HOST}/"),
        Role.TLS: handshake(),
        Role.TWIN_A: dns_answer("A", name=TWIN, rcode="NXDOMAIN"),
    }
    return EndpointAnswers(HOST, AT, TWIN, registered, observations={**healthy, **(changed or {})})


def failure(kind: FailureKind | str, detail: str = "", asset: str = "") -> Failure:
    """Why nothing came back; ``asset`` is another registered one that was left to itself."""
    return Failure(FailureKind(kind), AT, detail, asset)


def climb(rdtype: str, *records: str, found_at: str = "kotacontoh.go.id") -> Climb:
    """A search upwards from the example host that ends at ``found_at``."""
    empty = dns_answer(rdtype)
    return Climb((empty, dns_answer(rdtype, *records, name=found_at)), AT)


def handshake(
    *,
    host: str = HOST,
    names: tuple[str, ...] = (HOST,),
    days_left: float = 60,
    lifetime: float = 90,
    trust: Trust = Trust.TRUSTED,
    trust_detail: str = "",
    version: str = "TLSv1.3",
    chain: tuple[bytes, ...] | None = None,
    ocsp: bytes = b"",
    public: bool | None = None,
    path: tuple[bytes, ...] = (),
    refusals: tuple[str, ...] = (),
) -> Handshake:
    """A healthy handshake with the example host; its chain is a certificate for these names and dates, unless given."""
    return Handshake(
        host=host,
        address="192.0.2.7",
        version=version,
        cipher="TLS_AES_128_GCM_SHA256",
        chain=(certificate_der(names, days_left, lifetime),) if chain is None else chain,
        trust=trust,
        trust_detail=trust_detail,
        at=AT,
        alpn="http/1.1",
        ocsp=ocsp,
        public=trust is Trust.TRUSTED if public is None else public,
        path=path,
        refusals=tuple(Refusal(client, "?") for client in refusals),
    )


def server_certificate(
    tls: Handshake, *, versions: tuple[str, ...] = ("TLSv1.2", "TLSv1.3"), sni: bool = True, **changes: Any
) -> ServerCertificate:
    """What a handshake showed as the survey of an address hears it, with these fields changed."""
    fields: dict[str, Any] = {
        "chain": tls.chain,
        "presentations": tuple(Presentation(version, sni) for version in versions),
        "trust": tls.trust,
        "public": tls.public,
        "path": tls.path,
        "staple": Staple.NONE,
        "scts": 0,
    }
    return ServerCertificate(**fields | changes)


def survey(*, address: str = "192.0.2.7", **changes: object) -> TlsSurvey:
    """A healthy server's answers to every question, with these fields changed."""
    return TlsSurvey({address: tls_answers(address=address, **changes)}, AT)


def tls_answers(**changes: object) -> TlsAnswers:
    """One address of a healthy server: TLS 1.2 and 1.3, strong suites in its own order, current groups."""
    modern = ("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256")
    strong = ("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")
    healthy: dict[str, Any] = {
        "address": "192.0.2.7",
        "versions": {v: Acceptance.YES if v in ("TLSv1.2", "TLSv1.3") else Acceptance.NO for v in PROTOCOLS},
        "suites": {"TLSv1.2": strong, "TLSv1.3": modern},
        "order": {"TLSv1.2": Order.SERVER, "TLSv1.3": Order.SERVER},
        "groups": ("X25519MLKEM768", "x25519", "secp256r1"),
        "ecdh": "x25519",
        "signatures": ("ecdsa_secp256r1_sha256",),
        "alpn": ("h2", "http/1.1"),
        "compression": False,
        "secure_renegotiation": True,
        "client_renegotiation": False,
        "extended_master_secret": True,
        "encrypt_then_mac": True,
        "fallback_scsv": True,
        "heartbeat": False,
        "session_id": True,
        "session_ticket": True,
        "early_data": False,
        "stapled": True,
        "scts": 0,
        "certificate": "5a" * 32,
        "default_certificate": "",
        "intolerance": (),
        "clients": dict.fromkeys(("chrome", "firefox", "safari"), ClientOutcome("TLSv1.3", "TLS_AES_256_GCM_SHA384", "X25519MLKEM768")),
        "connections": 40,
    }
    return TlsAnswers(**healthy | changes)


def without(version: str) -> dict[str, Acceptance]:
    """The versions of a healthy server that does not accept this one."""
    return {**tls_answers().versions, version: Acceptance.NO}


def weakness(vulnerable: Vulnerable, detail: str = "", addresses: dict[str, Vulnerable] | None = None) -> WeaknessStatus:
    """What a probe of a hole showed, at the worst of the addresses."""
    return WeaknessStatus(vulnerable, AT, detail, addresses or {})


def revocation(state: Revocation, source: str = "", **more: Any) -> RevocationStatus:
    """What the issuer says of the certificate."""
    return RevocationStatus(state, AT, source, **more)
