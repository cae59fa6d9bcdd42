"""A sound site, different with every draw, for a kind of fault to change in one way."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.real.browser.answer import Answer, file, redirect

T = TypeVar("T")
WORDS = [
    "pelayanan",
    "berita",
    "pengumuman",
    "masyarakat",
    "kecamatan",
    "kelurahan",
    "puskesmas",
    "rujukan",
    "imunisasi",
    "jadwal",
    "dokter",
    "antrean",
    "pendaftaran",
    "perizinan",
    "pajak",
    "retribusi",
    "kependudukan",
    "sekolah",
    "perpustakaan",
    "pasar",
    "terminal",
    "taman",
    "drainase",
    "jalan",
    "jembatan",
    "air",
    "sampah",
    "wisata",
    "budaya",
    "olahraga",
    "koperasi",
    "pertanian",
    "perikanan",
    "kafé",
    "naïf",
    "façade",
    "crème",
    "5.000–7.000",
    "“resmi”",
    "Rp25.000",
    "§12",
    "½",
    "±3",
    "°C",
]
SCRIPT, STYLE, PICTURE = "/app.js", "/gaya.css", "/foto.svg"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="teal"/></svg>'
SECURE = (
    "Strict-Transport-Security: max-age=31536000; includeSubDomains",
    "Content-Security-Policy: default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "X-Frame-Options: SAMEORIGIN",
    "Permissions-Policy: camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Resource-Policy: same-origin",
)


def note(mark: str) -> str:
    """A script that says that it ran."""
    return f'(window.ran=window.ran||[]).push("{mark}");'


class Site:
    """``host`` is its name, ``other`` a stranger's, which is served, too; ``random`` draws everything that may vary.

    ``front`` is the answer at ``/``, made of ``head`` and ``body`` in the end: ``encode`` makes bytes of the text, ``code`` applies a content
    coding. ``files`` has every answer by scheme, host and path. ``asks`` are the questions to be tried besides (`Ask`), ``drawn`` what was drawn
    of the kind's variants, for who reads of a difference.
    """

    def __init__(self, seed: str, host: str, other: str) -> None:
        self.random = random.Random(seed)
        self.host, self.other = host, other
        self.asks: set[str] = set()
        self.drawn: list[object] = []
        self.doctype = "<!doctype html>"
        self.attributes = ""
        self.head = ['<link rel="icon" href="data:,">', f"<title>Dinas {self.words(2)}</title>"]
        self.body = self._content()
        self.encode: Callable[[str], bytes] = str.encode
        self.code: Callable[[bytes], bytes] = bytes
        self.front = file("text/html; charset=utf-8", "", *self._secure(), *self._neutral())
        self.files: dict[tuple[str, str, str], Answer] = {
            ("https", host, "/"): self.front,
            ("http", host, "*"): redirect(f"https://{host}/"),
        }
        self.add(SCRIPT, file("text/javascript", note("app") + "try{eval('window.ran.push(\\'eval\\')')}catch(e){}"))
        self.add(STYLE, file("text/css", "body { margin: 1em }"))
        self.add(PICTURE, file("image/svg+xml", _SVG))
        for path in ("/berita", "/layanan"):
            self.add(
                path, file("text/html; charset=utf-8", f"<!doctype html><title>Isi</title><h1>Isi</h1><p>{self.words(9)}</p>", *SECURE)
            )
        self.add("*", file("text/html; charset=utf-8", "<!doctype html><title>404</title><h1>Tidak ditemukan</h1>", status="404 Not Found"))

    def pick(self, *of: T) -> T:
        """One of these."""
        self.drawn.append(choice := self.random.choice(of))
        return choice

    def some(self, of: Sequence[T], most: int = 0) -> list[T]:
        """At least one of these, in some order, and at most so many."""
        choices = self.random.sample(of, self.random.randint(1, min(most or len(of), len(of))))
        self.drawn.append(choices)
        return choices

    def words(self, number: int) -> str:
        """So many words of a page."""
        return " ".join(self.random.choice(WORDS) for _ in range(number))

    def add(self, path: str, answer: Answer, *, host: str = "", scheme: str = "https") -> str:
        """One more answer, of the site's own host where none is named; its URL."""
        self.files[scheme, host or self.host, path] = answer
        return f"{scheme}://{host or self.host}{path}"

    def script(self, mark: str, path: str = "", *, host: str = "", scheme: str = "https", media_type: str = "text/javascript") -> str:
        """A file of script that notes its mark; its URL. A stranger's may be read by everybody, as libraries may."""
        return self.add(path or f"/{mark}.js", file(media_type, note(mark), "Access-Control-Allow-Origin: *"), host=host, scheme=scheme)

    def put(self, *markup: str) -> None:
        """More of the body, somewhere in it."""
        for piece in markup:
            self.body.insert(self.random.randint(0, len(self.body)), piece)

    def markup(self) -> str:
        """The front page's text."""
        separator = self.random.choice(("", "\n", "\n  "))
        return f"{self.doctype}{separator}<html{self.attributes}>{separator}<head>{separator.join(self.head)}</head>{separator}<body>{separator.join(self.body)}</body></html>"

    def finish(self) -> None:
        """The front page as it is sent, once everything is settled."""
        if not self.front.content:
            self.front.content = self.code(self.encode(self.markup()))
        for answer in self.files.values():
            answer.settle()

    def answer(self, scheme: str, host: str, path: str) -> Answer:
        """What it says at an address; the query does not matter unless an answer names it."""
        names = (path, path.partition("?")[0], "*")
        answer = next((self.files[scheme, host, name] for name in names if (scheme, host, name) in self.files), None)
        return answer or file("text/plain", "tidak ada", status="404 Not Found")

    def _secure(self) -> list[str]:
        lines = list(SECURE)
        self.random.shuffle(lines)
        case = self.random.choice((str, str.lower, str.upper))
        return [f"{case(name)}:{self.random.choice((' ', '', '  '))}{value}" for name, value in (line.split(": ", 1) for line in lines)]

    def _neutral(self) -> list[str]:
        """What changes nothing for anybody."""
        lines = (
            "Server: contoh",
            "Vary: Accept-Encoding",
            "X-Cache: MISS",
            'ETag: "a1"',
            "Cache-Control: no-cache",
            "Date: Mon, 02 Nov 2026 08:00:00 GMT",
        )
        return self.random.sample(lines, self.random.randint(0, len(lines)))

    def _content(self) -> list[str]:
        pieces = [f"<h1>Dinas {self.words(2)}</h1>", f'<script src="{SCRIPT}"></script>', f'<img src="{PICTURE}" alt="">']
        pieces += [f"<p>{self.words(self.random.randint(3, 30))}</p>" for _ in range(self.random.randint(1, 4))]
        pieces += [f'<a href="/berita">{self.words(1)}</a>', f'<a href="/layanan">{self.words(2)}</a>']
        pieces.append(f"<script>{note('sisipan')}</script>")
        self.random.shuffle(pieces)
        return pieces
