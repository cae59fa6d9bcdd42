"""Whom tilik asks: redirects, links, sitemaps and headers that try to lead it to a host or port that is not on the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from functools import partial
from pathlib import Path

from scanner.example_city.site import IncomingRequest
from tests.promises.nameserver import RESOLVER
from tests.promises.promise import Attack, Figure, none
from tests.promises.run import Run, place
from tests.promises.sites import CAREFUL, CITY, LOST, Respond, ServedAnswer, city_text, front, html, linking, site
from tests.promises.wire import questions
from tests.promises.world import World

STRANGER, STRANGE = "asing.example", "103.66.66.66"
_VISITED = f"kunjungan.{CITY}"
# Where a redirect of {host} leads. None of it is the host itself on a port of its own.
REDIRECTS = (
    "https://asing.example/", "http://asing.example/", "//asing.example/", "///asing.example/", "/\\asing.example/", "\\\\asing.example\\",
    "https:\\\\asing.example\\", "https:/\\asing.example/", "https://{host}@asing.example/", "https://{host}:443@asing.example/",
    "https://asing.example#@{host}/", "https://asing.example?@{host}/", "https://asing.example\\@{host}/", "https://{host}.asing.example/",
    "https://{host}%2easing.example/", "https://{host}%00.asing.example/", "https://{host}%0d%0aHost:%20asing.example/",
    "https://{host}\t.asing.example/", "https://\tasing.example/", "https://ASING.EXAMPLE./", "https://asing.example:443/",
    "https://asing。example/", "https://asing%E3%80%82example/", "https://a\u0455ing.example/", "https://{host}:8443/", "http://{host}:8080/",
    "http://{host}:22/", "https://{host}:0/", "https://{host}:65535/", "https://{host}:0443@asing.example:443/", "https://[::1]/",
    "https://[::ffff:103.66.66.66]/", "https://103.66.66.66/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/",
    "http://169.254.169.254/latest/meta-data/", "http://[fe80::1%25lo]/", "http://1731346010/", "https://lain.kotacontoh.go.id/",
    "https://www.lain.kotacontoh.go.id/", "https://kotacontoh.go.id/", "https://go.id/", "ftp://asing.example/", "gopher://asing.example:70/_",
    "file:///etc/passwd", "javascript:location='//asing.example'", "data:text/html,x", "ws://asing.example/", "https://www.{host}.asing.example/",
    "https://kunjungan.kotacontoh.go.id/.env",
)  # fmt: skip
_TAGS = (
    '<meta http-equiv="refresh" content="0;url=https://asing.example/">', '<base href="https://asing.example/"><a href="dalam">x</a>',
    '<iframe src="https://asing.example/"></iframe>', '<form action="https://asing.example/"><input name="q"></form>',
    '<link rel="stylesheet" href="https://asing.example/a.css">', '<img src="https://asing.example/a.png">', '<link rel="canonical" href="https://asing.example/">',
    '<object data="https://asing.example/"></object>', '<a href="https://asing.example/" ping="https://asing.example/ping">x</a>',
)  # fmt: skip
_HEADERS = (
    ("Link", "<https://asing.example/a.css>; rel=preload"), ("Refresh", "0; url=https://asing.example/"), ("Alt-Svc", 'h3=":8443", h2="asing.example:443"'),
    ("Content-Location", "https://asing.example/"), ("Content-Security-Policy", "default-src 'self'; report-uri https://asing.example/csp"),
    ("Reporting-Endpoints", 'a="https://asing.example/"'), ("SourceMap", "https://asing.example/a.map"),
)  # fmt: skip


def _redirecting(location: str) -> Respond:
    async def respond(request: IncomingRequest) -> ServedAnswer:
        to = location.replace("{host}", request.host)
        return ServedAnswer(302, (("Location", to.encode().decode("latin-1")),)) if request.path == "/" else LOST

    return respond


def _with_header(name: str, value: str) -> Respond:
    return site({"/": html("<h1>Dinas</h1>", headers=(*CAREFUL, (name, value)))})


SITES: Mapping[str, Callable[[], Respond]] = {
    **{f"alih{n}.{CITY}": partial(_redirecting, to) for n, to in enumerate(REDIRECTS)},
    **{f"tanda{n}.{CITY}": partial(site, {"/": front(tag)}) for n, tag in enumerate(_TAGS)},
    **{f"kepala{n}.{CITY}": partial(_with_header, *header) for n, header in enumerate(_HEADERS)},
    f"peta.{CITY}": lambda: site(
        {
            "/": front(""),
            "/robots.txt": city_text(f"Sitemap: https://{STRANGER}/sitemap.xml\nSitemap: /peta.xml\n"),
            "/peta.xml": city_text(f"<urlset><url><loc>https://{STRANGER}/</loc></url><url><loc>http://169.254.169.254/</loc></url></urlset>", "text/xml"),
        }
    ),
    f"tautan.{CITY}": lambda: site({"/": front(linking(to.replace("{host}", f"tautan.{CITY}") for to in REDIRECTS))}),
    _VISITED: site,
}  # fmt: skip


def elsewhere(run: Run, at: set[str], ports: Set[int] = frozenset((80, 443))) -> list[str]:
    """Connections to any other address or port, and datagrams to any but the resolver."""
    wrong = [f"{one.to[0]}:{one.to[1]}" for one in run.connections if one.to[0] not in at or one.to[1] not in ports]
    return wrong + [
        f"udp {one.to[0]}:{one.to[1]}" for one in run.packets if one.protocol == 17 and RESOLVER not in (one.to[0], one.source[0])
    ]


def _run(folder: Path, every: int) -> Iterator[Figure]:
    sites = {host: make for n, (host, make) in enumerate(SITES.items()) if n % every == 0 or host == _VISITED}
    addresses: dict[str, tuple[str, ...]] = {host: (f"103.22.{n // 200}.{n % 200 + 1}",) for n, host in enumerate(sites)}
    strangers: dict[str, tuple[str, ...]] = dict.fromkeys((STRANGER, f"*.{STRANGER}", f"lain.{CITY}", f"www.lain.{CITY}", CITY), (STRANGE,))
    world = World(
        sites={host: make() for host, make in sites.items()} | {STRANGE: site()},
        names=addresses | strangers,
        https=(443, 8443, 8080),
        http=(80, 22),
    )
    with world.serving(folder) as root:
        list_text = "".join(f"{host}{' level=visit' if host == _VISITED else ''}\n" for host in sites)
        make = place(folder, world, root, list_text, "rate = 40.0\nconnections = 8\n")
        run = make.start("scan", "--quiet", "--only", "http-*", "--only", "content-*", "--only", "exposed-env").whole()
    at = {address for (address,) in addresses.values()}
    wrong = elsewhere(run, at)
    yield none("P01", "redirects, tags, headers and sitemaps that lead away", "nothing to anybody else", wrong, len(sites))
    followed = [f"{one.host}{one.target}" for one in run.requests if one.host.removeprefix("www.") not in sites]
    followed += [f"{_VISITED}{one.target}" for one in run.requests if one.host == _VISITED and ".env" in one.target]
    yield none(
        "P05", "redirects to strangers, other ports and another level", "none followed", followed, sum(h.startswith("alih") for h in sites)
    )
    names = {*sites, *(f"www.{host}" for host in sites)}
    strange = [
        f"{kind} {name}" for _, name, kind in questions(run.packets)
        if kind != "NS" and not any(name == one or one.endswith(f".{name}") or name.endswith(f".{one}") for one in names)
    ]  # fmt: skip
    yield none("P07", "the DNS is asked about strangers", "their name servers only", sorted(set(strange)), len(sites))


ATTACKS = (
    Attack("redirects and links", lambda folder: _run(folder, 1)),
    Attack("redirects and links, every twelfth", lambda folder: _run(folder, 12), share=True, whole=False),
)
