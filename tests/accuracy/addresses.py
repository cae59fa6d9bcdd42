"""With and without ``www.``, over http and https: sites that lead to one address, and sites that do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.behaviour import to_https
from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS, LOST
from tests.accuracy.behaviour import AGENCY, FRONT, Behaviour, Twin, answering, bare, moved
from tests.accuracy.unowned import DEFAULTS

CHECK = "http-endpoints"
SITE = BACKGROUNDS["honest"].site({})


def _main(request: IncomingRequest) -> str:
    return request.host.removeprefix("www.")


def to_main(scheme: str = "https", status: int = 301, path: str = "") -> Respond:
    """A redirect to the name without ``www.``."""
    return answering(lambda request: moved(f"{scheme}://{_main(request)}{path or request.target}", status))


def to_www() -> Respond:
    """A redirect to the name with ``www.``."""
    return answering(lambda request: moved(f"https://www.{_main(request)}{request.target}", 301))


def _front(answer: ServedAnswer) -> Respond:
    return answering(lambda request: answer if request.path == "/" else bare(LOST, 404))


_OTHER = example_page(
    "Surel", "<p>Surel pegawai. Halaman ini hanya untuk pegawai kota yang sudah terdaftar pada layanan surel.</p>" * 3, "Surel Kota Contoh"
)
_DATED = example_page(
    "Beranda",
    "<p>Layanan perizinan, pengaduan, dan informasi publik bagi warga kota.</p><p>Kantor buka Senin sampai Jumat, pukul delapan pagi sampai empat sore.</p><p>Pengunjung ke-10472</p>",
    AGENCY,
)


def _over_http(request: IncomingRequest) -> ServedAnswer:
    """HTTPS that passes through HTTP on the way to its front page."""
    return moved(f"http://{request.host}/id/") if request.path == "/" else FRONT if request.path == "/id/" else bare(LOST, 404)


FINDS: Mapping[str, tuple[str, Respond, Twin]] = {
    "certificate-for-one-name": ("other-certificate", SITE, Twin(http=to_https)),
    "certificate-for-one-name-and-no-redirect": ("other-certificate", SITE, Twin(http=SITE)),
    "two-sites-of-one": ("duplicate", SITE, Twin(https=SITE, http=to_https)),
    "two-sites-of-one-with-a-counter": ("duplicate", SITE, Twin(https=_front(_DATED), http=to_https)),
    "www-without-encryption": ("plain", SITE, Twin(https=to_main(), http=SITE)),
    "www-over-plain": ("through-plain", SITE, Twin(https=to_main(), http=to_main("http"))),
    "www-over-plain-from-https": ("through-plain", SITE, Twin(https=to_main("http"), http=to_https)),
    "everything-at-once": ("plain, duplicate", SITE, Twin(https=SITE, http=SITE)),
}  # fmt: skip
INNOCENT: Mapping[str, tuple[Respond, Twin | None]] = {
    "one-name": (SITE, None),
    "all-to-the-bare-name": (SITE, Twin(https=to_main(), http=to_https)),
    "all-to-the-bare-name-at-once": (SITE, Twin(https=to_main(), http=to_main())),
    "all-to-the-bare-name-for-now": (SITE, Twin(https=to_main(status=302), http=to_https)),
    "all-to-www": (to_www(), Twin(https=SITE, http=to_https)),
    "to-a-page-below": (SITE, Twin(https=to_main(path="/id/beranda"), http=to_https)),
    "name-of-chance": (SITE, Twin(http=SITE, by_chance=True)),
    "registered-by-itself": (SITE, Twin(https=_front(_OTHER), http=to_https, registered=True)),
    "another-service": (SITE, Twin(https=_front(_OTHER), http=to_https)),
    "server-default": (SITE, Twin(https=_front(DEFAULTS["nginx"]), http=_front(DEFAULTS["apache"]))),
    "refused": (SITE, Twin(https=_front(bare("<h1>403 Forbidden</h1>", 403)), http=to_https)),
    "not-found": (SITE, Twin(https=_front(bare(LOST, 404)), http=to_https)),
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each with the other name as the DNS has it."""
    for name, (problems, https, twin) in FINDS.items():
        yield Behaviour(name=f"addresses-{name}", https=https, twin=twin, must={CHECK: f"fail ({problems})"})
    yield Behaviour(
        name="addresses-home-over-plain", https=answering(_over_http), http=answering(_over_plain), must={CHECK: "fail (through-plain)"}
    )
    for name, (https, possible) in INNOCENT.items():
        yield Behaviour(name=f"addresses-{name}", https=https, twin=possible, must={CHECK: "pass"})


def _over_plain(request: IncomingRequest) -> ServedAnswer:
    return ServedAnswer(301, (*CAREFUL[:1], ("Location", f"https://{request.host}{request.target}")))
