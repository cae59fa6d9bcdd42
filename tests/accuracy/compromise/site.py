"""A whole site: front page, sections, articles, feed, sitemaps, robots.txt and an honest 404, in one of the dresses, with what is planted in it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType

import msgspec

from scanner.example_city.page import CAREFUL
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.behaviour import answering
from tests.accuracy.compromise.dresses import DRESSES, Dress, Frame
from tests.accuracy.compromise.texts import OFFICES, Office, headlines, paragraphs, slug

# What comes between the site and its visitors: it sees what was asked and what the site would say, and says something.
Layer = Callable[[IncomingRequest, ServedAnswer], ServedAnswer]
_KIND = {"html": "text/html; charset=utf-8", "css": "text/css", "xml": "application/xml; charset=utf-8", "text": "text/plain; charset=utf-8", "js": "text/javascript"}  # fmt: skip
# Products that write an index of sitemaps, and the one that it names.
_PARTS = {"wordpress": "/wp-sitemap-posts-post-1.xml", "modern": "/sitemap-0.xml"}
_LATER = "<p>Halaman ini diperbarui oleh pengelola setiap hari kerja.</p>"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the site's own; ``body`` and ``head`` are HTML. ``in_lists``: its news lists, feed and sitemap have it."""

    title: str
    body: str
    head: str = ""
    description: str = ""
    in_lists: bool = True


class Web(msgspec.Struct, frozen=True, kw_only=True):
    """A site before anything happened to it. ``pages`` replace or join the ordinary ones by path; ``files`` are answers as they stand."""

    office: Office
    dress: Dress
    language: str = "id"
    pages: Mapping[str, Page] = {}
    files: Mapping[str, ServedAnswer] = {}
    menu: Sequence[tuple[str, str]] = ()
    lost: int = 404

    def paths(self) -> dict[str, Page]:
        """Every page by its path."""
        own = {"/": Page(title="Beranda", body=paragraphs(self.office, 0), in_lists=False, description=f"Laman resmi {self.office.name}")}
        for number, title in enumerate(("Profil", "Kontak", *self.office.services)):
            path = self.dress.section.format(slug=slug(title))
            own[path] = Page(title=title, body=paragraphs(self.office, number + 20, 2) + _LATER, in_lists=False)
        for number, title in enumerate(headlines(self.office), start=1):
            own[self.dress.article.format(n=number, slug=slug(title))] = Page(title=title, body=paragraphs(self.office, number * 7, 5))
        return own | dict(self.pages)

    def responding(self, *layers: Layer) -> Respond:
        """The site with these layers before it, the first nearest to it."""
        pages = self.paths()
        links = [(self.dress.section.format(slug=slug(title)), title) for title in ("Profil", "Kontak", *self.office.services)]
        news = [(path, page.title) for path, page in pages.items() if page.in_lists][-9:]

        def html(path: str, page: Page) -> str:
            frame = Frame(
                office=self.office.name, title=page.title, body=page.body, head=page.head, description=page.description or f"{page.title}. {self.office.name}.",
                language=self.language, path=path, menu=[*links, *self.menu], news=news,
            )  # fmt: skip
            return self.dress.render(frame)

        answers = {path: reply(html(path, page)) for path, page in pages.items()}
        answers |= {
            self.dress.style_path: reply(self.dress.style, "css"),
            "/robots.txt": reply(f"User-agent: *\nAllow: /\nSitemap: https://HOST{self.dress.sitemap}\n", "text"),
        }
        part = _PARTS.get(self.dress.name)
        answers |= (
            {part: sitemap(list(pages)), self.dress.sitemap: sitemaps([part])} if part else {self.dress.sitemap: sitemap(list(pages))}
        )
        answers[self.dress.feed] = feed(self.office.name, news)
        answers |= dict(self.files)
        lost = reply(html("/", Page(title="Halaman tidak ditemukan", body="<p>Alamat yang Anda tuju tidak ada.</p>")), status=self.lost)

        def answer(request: IncomingRequest) -> ServedAnswer:
            answer_so_far = answers.get(request.target) or answers.get(request.path) or lost
            for layer in layers:
                answer_so_far = layer(request, answer_so_far)
            return msgspec.structs.replace(answer_so_far, body=answer_so_far.body.replace(b"HOST", request.host.encode()))

        return answering(answer)


def web(
    name: str,
    dress: Dress | None = None,
    *,
    language: str = "id",
    pages: Mapping[str, Page] = MappingProxyType({}),
    files: Mapping[str, ServedAnswer] = MappingProxyType({}),
    menu: Sequence[tuple[str, str]] = (),
    lost: int = 404,
) -> Web:
    """One of many sites: its office and, unless one is named, its dress go by its name."""
    number = zlib.crc32(name.encode())
    look = dress or DRESSES[number // len(OFFICES) % len(DRESSES)]
    return Web(office=OFFICES[number % len(OFFICES)], dress=look, language=language, pages=pages, files=files, menu=menu, lost=lost)


def reply(content: str, kind: str = "html", status: int = 200) -> ServedAnswer:
    """An answer with the headers of a careful server."""
    return ServedAnswer(status, (*CAREFUL, ("Content-Type", _KIND[kind])), content.encode())


def sitemap(paths: Sequence[str]) -> ServedAnswer:
    """A sitemap (sitemaps.org) with these paths of the site."""
    entries = "\n".join(f"<url><loc>https://HOST{escape(path)}</loc><lastmod>2026-05-04</lastmod></url>" for path in paths)
    return reply(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</urlset>\n',
        "xml",
    )


def sitemaps(paths: Sequence[str]) -> ServedAnswer:
    """A sitemap index of these."""
    entries = "\n".join(f"<sitemap><loc>https://HOST{escape(path)}</loc></sitemap>" for path in paths)
    return reply(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</sitemapindex>\n',
        "xml",
    )


def feed(title: str, entries: Sequence[tuple[str, str]], text: str = "Kabar terbaru dari kantor kami.") -> ServedAnswer:
    """An RSS 2.0 feed with these entries, path and title."""
    items = "\n".join(
        f"<item><title>{escape(label)}</title><link>https://HOST{escape(path)}</link><description>{escape(text)}</description></item>"
        for path, label in entries
    )
    return reply(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{escape(title)}</title><link>https://HOST/</link><description>Berita</description>\n{items}\n</channel></rss>\n',
        "xml",
    )
