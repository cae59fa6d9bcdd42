"""Pages load no code from domains that do not exist any more (CWE-829)."""

from collections.abc import Iterator
from functools import cache

from checks import (
    Crawl,
    DnsAnswer,
    Example,
    Exchange,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Kind,
    Outcome,
    OwnPage,
    Pages,
    Problem,
    ResolverControl,
    Risk,
    Text,
    Unknown,
    bearing,
    build,
    by_host,
    check,
    host_of,
    own_pages,
    reason,
    require_whole,
)

_MOST = 5
SCRIPT = Problem(
    "script",
    Risk(4, 4),
    Text(
        id="Halaman “{path}” memuat skrip dari {host}, padahal domain {domain} sudah tidak ada: {urls}",
        en="The page “{path}” loads scripts from {host}, yet the domain {domain} does not exist any more: {urls}",
    ),
    Kind.EXPOSURE,
)
CONTENT = Problem(
    "content",
    Risk(3, 3),
    Text(
        id="Halaman “{path}” memuat gaya atau bingkai dari {host}, padahal domain {domain} sudah tidak ada: {urls}",
        en="The page “{path}” loads styles or frames from {host}, yet the domain {domain} does not exist any more: {urls}",
    ),
    Kind.EXPOSURE,
)
_RUNS = ("script", "object")
_SHOWS = ("style", "frame")


def _resources(pages: Crawl, domains: dict[str, str], sorts: tuple[str, ...]) -> Iterator[tuple[str, OwnPage]]:
    for page in own_pages(pages):
        for resource in page.markup.resources:
            if resource.sort in sorts and not resource.early and host_of(resource.url) in domains:
                yield resource.url, page


def _page(tag: str) -> Exchange:
    return build.page((), f"<!doctype html><title>Layanan</title><body><a href=/layanan>Layanan</a>{tag}</body>")


_HOST, _DOMAIN = "cdn.widgetlama.example", "widgetlama.example"
_SCRIPT, _FRAME = f'<script src="https://{_HOST}/w.js"></script>', f'<iframe src="https://{_HOST}/peta"></iframe>'


@cache
def _nxdomain() -> DnsAnswer:
    return build.dns_answer("NS", name=_DOMAIN, rcode="NXDOMAIN")


@cache
def _alive() -> DnsAnswer:
    return build.dns_answer("NS", f"ns1.{_DOMAIN}.", name=_DOMAIN)


def _by_resolver(answer: DnsAnswer, top: str = "NOERROR", nowhere: str = "NXDOMAIN") -> Crawl:
    """What a resolver says of the domain, of a name that must exist and of one that cannot."""
    controls = {
        "top": build.dns_answer("NS", name="example", rcode=top),
        "nowhere": build.dns_answer("NS", name="tlk.example", rcode=nowhere),
    }
    page = _page(_SCRIPT)
    return build.crawl(
        foreign={_HOST: answer}, controls={f"domain {_HOST}": ResolverControl("top", "nowhere")},
        observations={"page 0": page, f"domain {_HOST}": answer, **controls},
    )  # fmt: skip


@check(
    id="content-takeover",
    title=Text(id="Tidak ada kode dari domain yang sudah tidak ada", en="No code from domains that no longer exist"),
    action=Text(id="Hapus muatan dari domain yang sudah tidak ada", en="Remove what is loaded from domains that no longer exist"),
    why=Text(
        id="Domain yang tidak diperpanjang dapat didaftarkan siapa saja. Pemilik barunya langsung dapat menjalankan skripnya di halaman ini: mencuri kata sandi, menampilkan "
        "judi daring, atau menyebarkan perangkat lunak perusak (malware) atas nama kota, tanpa perlu menyusup ke server.",
        en="A domain that was not renewed can be registered by anyone. Its new owner can run scripts in this page at once: steal passwords, show online gambling or spread "
        "malware in the city's name, without breaking into the server.",
    ),
    fix=Fix(
        any=Text(
            id="Hapus tag yang disebut dari templat, widget, dan isi halaman; layanannya memang sudah tidak berfungsi. Bila isinya masih diperlukan, sajikan dari situs sendiri. "
            "Pasang Content-Security-Policy dengan daftar sumber skrip yang diizinkan agar muatan yang terlupakan tidak berjalan.",
            en="Remove the tags named from templates, widgets and content; the service does not work any more anyway. If the content is still needed, serve it from your own "
            "site. Set a Content-Security-Policy that lists the allowed sources of scripts, so that what was forgotten does not run.",
        ),
        verify="curl -sS -w '\\n%{http_code}\\n' {path} | grep -aoiE '<(script|iframe|link)[^>]*https?://[^/ >]*|^[0-9]+$' | sort -u",
        expected=Text(id="200, dan tidak ada host yang disebut pada temuan", en="200, and not the host that the finding names"),
    ),
    references=("CWE-829", "CWE-672", "OWASP Top 10 2025 A03", "WSTG-CONF-10"),
    bearing=bearing.CONTENT.but(focus=("governance",)),
    needs={"pages": Pages()},
    problems=(SCRIPT, CONTENT),
    examples=lambda: (
        Example(
            SCRIPT(_HOST, path="/", host=_HOST, domain=_DOMAIN, urls=(f"https://{_HOST}/w.js",)),
            pages=build.crawl(_page(_SCRIPT), foreign={_HOST: _nxdomain()}),
        ),
        Example(
            CONTENT(_HOST, path="/", host=_HOST, domain=_DOMAIN, urls=(f"https://{_HOST}/peta",)),
            pages=build.crawl(_page(_FRAME), foreign={_HOST: _nxdomain()}),
        ),
        Example(pages=build.crawl(_page(_SCRIPT), foreign={_HOST: _alive()})),
        Example(pages=build.crawl(_page(f'<a href="https://{_HOST}/">Tautan</a>'))),
        Example(
            reason=reason.of_failure(FailureKind.SERVFAIL),
            pages=build.crawl(_page(_SCRIPT), foreign={_HOST: build.failure("servfail")}),
        ),
        Example(reason=reason.RESOLVER_DENIES, pages=_by_resolver(_nxdomain(), top="NXDOMAIN")),
        Example(reason=reason.RESOLVER_INVENTS, pages=_by_resolver(_alive(), nowhere="NOERROR")),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks"))),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited")),
    ),
)  # fmt: skip
def content_takeover(pages: Crawl) -> Findings:
    observations = {host: pages.observations.get(key) for host, key in pages.foreign.items()}
    doubts = {host: why for host, key in pages.foreign.items() if (why := _doubt(key, pages))}
    domains = {
        host: observation.name
        for host, observation in observations.items()
        if isinstance(observation, DnsAnswer) and observation.rcode == "NXDOMAIN" and host not in doubts
    }
    for problem, sorts in ((SCRIPT, _RUNS), (CONTENT, _SHOWS)):
        for host, sightings in by_host(_resources(pages, domains, sorts)).items():
            yield problem(host, path=sightings.path, host=host, domain=domains[host], urls=sightings.urls[:_MOST])
    for observation in observations.values():
        if isinstance(observation, Failure):
            raise Unknown(reason.of_failure(observation.kind), observation.detail)
        if observation is None:
            raise Unknown(reason.NOT_COLLECTED)
    for why in doubts.values():
        raise why
    require_whole(pages)


def _doubt(key: str, pages: Crawl) -> Unknown | None:
    """Why what the resolver says of a domain is not believed; None where it tells names that exist from names that do not."""
    control, answer = pages.controls.get(key), pages.observations.get(key)
    if not isinstance(answer, DnsAnswer):
        return None
    absence = answer.rcode == "NXDOMAIN"
    proof = pages.observations.get((control.top if absence else control.nowhere) if control else "")
    if isinstance(proof, Failure):
        return Unknown(reason.of_failure(proof.kind), proof.detail)
    if not isinstance(proof, DnsAnswer):
        return Unknown(reason.NOT_COLLECTED)
    if (proof.rcode == "NXDOMAIN") is not absence:
        return None
    return Unknown(reason.RESOLVER_DENIES if absence else reason.RESOLVER_INVENTS, proof.name)
