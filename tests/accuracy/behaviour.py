"""One behaviour of a server as a small value: how it answers, and what must be said of it."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec

from checks.core.model.finding import Level
from scanner.example_city.behaviour import to_https
from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer

AGENCY = "Dinas Contoh Kota Contoh"
HOME = (
    "<p>Layanan perizinan, pengaduan, dan informasi publik bagi warga kota.</p>"
    "<p>Kantor buka Senin sampai Jumat, pukul delapan pagi sampai empat sore.</p>"
)
FRONT = example_page("Beranda", HOME, AGENCY)


# Domains of strangers that exist for the city's name server; no other one outside the city does.
STRANGER = "pustakakode.web.id"
STRANGERS = (
    STRANGER, "bootstrapcdn.com", "cloudflare.com", "google.com", "googleapis.com", "googletagmanager.com", "jquery.com", "jsdelivr.net", "unpkg.com",
)  # fmt: skip


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """The same name with ``www.``. Without ``https`` it shows the certificate and the pages of the name without.

    ``registered``: it is on the list by itself; ``by_chance``: the DNS has it only as one of any names.
    """

    https: Respond | None = None
    http: Respond | None = None
    registered: bool = False
    by_chance: bool = False


class Behaviour(msgspec.Struct, frozen=True, kw_only=True):
    """``must`` has an outcome for a check or a glob of checks, the first that fits counts: ``pass``, ``fail (problem, problem)``,
    ``unknown (reason)``, ``unknown`` for whatever reason.

    What it does not promise it forbids: any finding besides is a false accusation, and PASS where it says ``unknown`` a false reassurance.
    ``twin`` is the other name of the site, where the DNS has one; ``registered`` are other hosts on the city's list; ``allow`` are the methods
    it announces. ``level`` is how much is asked: what is about pages alone need not be asked for hidden paths.
    """

    name: str
    https: Respond | None = None
    http: Respond | None = to_https
    must: Mapping[str, str] = MappingProxyType({})
    twin: Twin | None = None
    registered: tuple[str, ...] = ()
    level: Level = Level.PROBE
    allow: str = "GET, HEAD, OPTIONS"

    def label(self, check: str) -> str:
        """What must be said to one check's question; empty where only a finding would be wrong."""
        return next((label for glob, label in self.must.items() if fnmatch.fnmatchcase(check, glob)), "")

    @property
    def trap(self) -> bool:
        """True when there is nothing to be found."""
        return not any(label.startswith("fail") for label in self.must.values())


def answering(make: Callable[[IncomingRequest], ServedAnswer]) -> Respond:
    """A site from a plain function."""

    async def respond(request: IncomingRequest) -> ServedAnswer:
        return make(request)

    return respond


def bare(content: str, status: int = 200, media_type: str = "text/html; charset=utf-8", **headers: str) -> ServedAnswer:
    """An answer without a single protective header, so that judging it as the site's own page would show."""
    renamed_headers = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return ServedAnswer(status, (("Content-Type", media_type), *renamed_headers), content.encode())


def plain(content: str) -> ServedAnswer:
    """A file of text beside a careful site."""
    return ServedAnswer(200, (*CAREFUL, ("Content-Type", "text/plain")), content.encode())


def moved(to: str, status: int = 302) -> ServedAnswer:
    """A redirect."""
    return ServedAnswer(status, (*CAREFUL, ("Location", to)))


def everywhere(answer: ServedAnswer) -> Respond:
    """The same answer to every path."""
    return answering(lambda request: answer)
