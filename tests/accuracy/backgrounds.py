"""How sites answer what is not there. Each is a trap by itself, and the background before which real things must still be found."""

from __future__ import annotations

import gzip
import hashlib
import html
import itertools
import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec

from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.behaviour import AGENCY, FRONT, answering, bare, moved

Files = Mapping[str, ServedAnswer]
CATCH_ALL, CLOSED = "unknown (catch-all)", "unknown (forbidden)"
LOST = "<h1>Halaman tidak ditemukan</h1><p>Alamat yang Anda tuju tidak tersedia pada situs ini. Silakan kembali ke beranda.</p>"
SHELL = '<!doctype html><title>Layanan</title><div id="app"><p>Memuat aplikasi layanan warga kota.</p></div><script src="/app.js"></script>'
LOGIN = '<!doctype html><title>Masuk</title><form method="post"><input name="nama"><input type="password" name="sandi"><button>Masuk</button></form>'
_CONSONANTS, _VOWELS = "bdfgklmnprst", "aeiou"


class Background(msgspec.Struct, frozen=True):
    """``rest`` answers what is neither the front page nor found; ``labels`` is what must be said of each check's absent things."""

    rest: Callable[[IncomingRequest], ServedAnswer]
    labels: Mapping[str, str] = MappingProxyType({"exposed-*": "pass"})

    def site(self, files: Files) -> Respond:
        """The site with these things really there."""
        return answering(lambda request: ({"/": FRONT} | dict(files)).get(request.path) or self.rest(request))


def _babble(seed: str, words: int = 60) -> str:
    """So many invented words, the same for the same seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(4)) for _ in range(words))


def _with_count(make: Callable[[IncomingRequest, int], ServedAnswer]) -> Callable[[IncomingRequest], ServedAnswer]:
    """What knows how many answers it has given: dates, tokens and moods."""
    count = itertools.count(1)
    return lambda request: make(request, next(count))


def _language(request: IncomingRequest) -> ServedAnswer:
    return bare(LOST, 404) if request.path.startswith("/id/") else moved(f"/id{request.target}")


def _soft_language(request: IncomingRequest) -> ServedAnswer:
    return bare(LOST) if request.path.startswith("/id/") else moved(f"/id{request.target}")


def _sign_in(request: IncomingRequest) -> ServedAnswer:
    return bare(LOGIN) if request.path == "/masuk" else moved(f"/masuk?kembali={request.path}")


def _search(request: IncomingRequest) -> ServedAnswer:
    place = html.escape(request.path)
    return example_page("Pencarian", f"<p>Hasil pencarian untuk {place}: tidak ada berita, layanan, atau dokumen yang cocok.</p>", AGENCY)


def _by_extension(*endings: str) -> Callable[[IncomingRequest], ServedAnswer]:
    return lambda request: bare(LOST, 200 if request.path.endswith(endings) else 404)


def _dots(request: IncomingRequest) -> ServedAnswer:
    return bare("<h1>403 Forbidden</h1>", 403) if "/." in request.path else bare(LOST, 404)


def _zipped(request: IncomingRequest) -> ServedAnswer:
    return ServedAnswer(200, (*CAREFUL, ("Content-Type", "text/html"), ("Content-Encoding", "gzip")), gzip.compress(LOST.encode()))


def _slash(request: IncomingRequest) -> ServedAnswer:
    return moved(request.path + "/", 301) if not request.path.endswith("/") else bare(LOST, 404)


_EVERYTHING = {"exposed-*": CATCH_ALL}
_FILES = {"exposed-env": "pass", "exposed-git": "pass"}

BACKGROUNDS = {
    "honest": Background(lambda request: bare(LOST, 404)),
    "gone": Background(lambda request: bare(LOST, 410)),
    "404-without-a-body": Background(lambda request: bare("", 404)),
    "application-shell": Background(lambda request: bare(SHELL), _EVERYTHING),
    "soft-404": Background(lambda request: bare(LOST), _EVERYTHING),
    "soft-404-in-gzip": Background(_zipped, _EVERYTHING),
    "echo-of-the-path": Background(lambda request: bare(f"{LOST}<p>{html.escape(request.path)}</p>"), _EVERYTHING),
    "echo-in-title-and-links": Background(
        lambda request: bare(f"<title>{request.path[1:]} - Situs</title>{LOST}<a href='{request.path}?muat'>{request.path.upper()}</a>"), _EVERYTHING
    ),
    "random-content": Background(_with_count(lambda request, n: bare(f"<h1>Acak</h1><p>{_babble(str(n))}</p>")), _EVERYTHING),
    "random-content-by-path": Background(lambda request: bare(f"<p>{_babble(request.path)}</p>"), _EVERYTHING),
    "date-and-token": Background(
        _with_count(lambda request, n: bare(f"{LOST}<p>Jam 10:{n:02}:{n % 60:02}, nomor {hashlib.md5(str(n).encode()).hexdigest()}</p>")), _EVERYTHING
    ),
    "rotating-news": Background(_with_count(lambda request, n: bare(f"{LOST}<aside>{_babble(str(n % 3), 12)}</aside>")), _EVERYTHING),
    "search-page": Background(_search, _EVERYTHING),
    "front-page-for-everything": Background(lambda request: FRONT, _EVERYTHING),
    "empty-200": Background(lambda request: bare(""), _EVERYTHING),
    "json-200": Background(lambda request: bare('{"status":false,"message":"Not found"}', 200, "application/json"), _EVERYTHING),
    "text-200": Background(lambda request: bare("status=error\nmessage=not found\npath=unknown\n", 200, "text/plain"), _EVERYTHING),
    "wrong-content-type": Background(lambda request: bare(LOST, 200, "image/png"), _EVERYTHING),
    "language-redirect": Background(_language),
    "language-redirect-to-a-soft-404": Background(_soft_language, _EVERYTHING),
    "redirect-to-the-front-page": Background(lambda request: moved("/")),
    "redirect-to-log-in": Background(_sign_in),
    "redirect-to-an-unregistered-log-in": Background(lambda request: moved(f"https://sso.example/masuk?dari={request.path}")),
    "redirect-to-a-slash": Background(_slash),
    "refused-everywhere": Background(lambda request: bare("<h1>403 Forbidden</h1>", 403), {"exposed-env": "pass", "exposed-git": "pass", "exposed-vcs": "pass", "exposed-*": CLOSED}),
    "dot-files-refused": Background(_dots),
    "soft-404-of-scripts": Background(_by_extension(".php"), {"exposed-admin": CATCH_ALL, **_FILES, "exposed-listing": "pass"}),
    "soft-404-of-folders": Background(_by_extension("/"), {"exposed-admin": CATCH_ALL, "exposed-listing": CATCH_ALL, **_FILES}),
}  # fmt: skip
