"""Pages that exist for search engines alone: families of them, sitemaps that name them, feeds, names that cannot exist.

As Google's guides on hacked sites describe the Japanese keyword hack and the gibberish hack, and as Indonesian offices met them in their folders of uploads.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import JOOMLA, MODERN, OLD, PORTAL, WORDPRESS
from tests.accuracy.compromise.packs import ADULT, GAMBLING, JAPANESE, LOANS, PILLS, REPLICA, THAI, VIETNAMESE, Pack
from tests.accuracy.compromise.plants import addition, answer_instead, insertion, instead_of_404, paths
from tests.accuracy.compromise.site import Layer, Web, feed, reply, sitemap, sitemaps, web


def robots(*names: str) -> Layer:
    """robots.txt with these sitemaps more."""
    lines = "".join(f"Sitemap: https://HOST{path}\n" for path in names)
    return answer_instead(reply(f"User-agent: *\nDisallow: /admin/\n{lines}", "text"), paths("/robots.txt"))


def grown(site: Web, pack: Pack, addresses: list[str], pages: int = 40) -> Layer:
    """The site's own sitemap with these addresses more, and the first of the pages behind them."""
    listing = sitemap([*site.paths(), *addresses])
    where = {"wordpress": "/wp-sitemap-posts-post-1.xml", "modern": "/sitemap-0.xml"}.get(site.dress.name, site.dress.sitemap)
    return addition({where: listing} | {path: pack.page(number) for number, path in enumerate(addresses[:pages])})


def _there(pack: Pack, addresses: list[str]) -> Layer:
    return addition({path: pack.page(number) for number, path in enumerate(addresses)})


def _of_packs() -> Iterator[tuple[str, Web, tuple[Layer, ...], Pack, str]]:
    """A family of pages in the site's own sitemap, one for each kind of spam."""
    for name, pack, form in (
        ("gambling", GAMBLING, "/{slug}-{n}/"), ("gambling-in-thai", THAI, "/th/{slug}/{n}.html"), ("gambling-in-vietnamese", VIETNAMESE, "/{slug}-{n}.html"),
        ("japanese", JAPANESE, "/shopdetail/{n:07}-{slug}.html"), ("pills", PILLS, "/?{slug}={n}"), ("loans", LOANS, "/{slug}/{n}/"),
        ("adult", ADULT, "/video/{slug}-{n}"), ("replicas", REPLICA, "/{slug}-c-{n}.html"),
    ):  # fmt: skip
        site = web(f"family-{name}")
        yield (
            f"family-{name}",
            site,
            (grown(site, pack, pack.addresses(400, form)),),
            pack,
            "hundreds of doorway pages in the site's sitemap",
        )


def _families() -> Iterator[tuple[str, Web, tuple[Layer, ...], Pack, str]]:
    """Name, site, what was put before it, its wares, and why it is what it is."""
    yield from _of_packs()
    site = web("thousands")
    gibberish = [f"/{chr(97 + n % 26)}{n * 7919 % 99991}/{n * 104729 % 999983}.html" for n in range(3000)]
    yield (
        "family-gibberish",
        site,
        (grown(site, JAPANESE, gibberish),),
        JAPANESE,
        "thousands of addresses without sense, Japanese shops behind them",
    )
    few = GAMBLING.addresses(12, "/info/{slug}-{n}.html")
    site = web("few", OLD)
    yield "family-of-twelve", site, (grown(site, GAMBLING, few),), GAMBLING, "twelve gambling pages that only the sitemap names"
    addresses = GAMBLING.addresses(900)
    yield (
        "sitemap-only-robots-names",
        web("unknown sitemap", PORTAL),
        (
            robots("/sitemap.xml", "/sitemap-slot.xml"),
            addition({"/sitemap-slot.xml": sitemap(addresses)}),
            _there(GAMBLING, addresses[:40]),
        ),
        GAMBLING,
        "robots.txt names a sitemap of gambling pages",
    )
    index = sitemaps([f"/sitemap_{n}.xml" for n in range(5)])
    parts = {f"/sitemap_{n}.xml": sitemap(JAPANESE.addresses(200, "/{slug}/a" + str(n) + "{n:05}.html")) for n in range(5)}
    yield (
        "sitemap-index-of-another",
        web("index", PORTAL),
        (robots("/sitemap_index.xml"), addition({"/sitemap_index.xml": index} | parts), instead_of_404(JAPANESE.page())),
        JAPANESE,
        "an index of sitemaps full of Japanese shop pages, answered for any name",
    )
    text = reply("\n".join(f"https://HOST{path}" for path in addresses[:200]), "text")
    yield (
        "sitemap-of-text",
        web("text sitemap", JOOMLA),
        (robots("/sitemap.xml", "/sitemap.txt"), addition({"/sitemap.txt": text}), _there(GAMBLING, addresses[:40])),
        GAMBLING,
        "a sitemap of plain text with gambling pages",
    )
    for name, pack in (("gambling", GAMBLING), ("thai", THAI), ("japanese", JAPANESE), ("pills", PILLS)):
        yield (
            f"any-name-{name}",
            web(f"any {name}"),
            (instead_of_404(pack.page(3)),),
            pack,
            "spam with status 200 for names that cannot exist",
        )
    folder = "/wp-content/uploads/2026/slot/"
    inside = [f"{folder}{slug}.html" for slug in GAMBLING.slugs]
    pages = {folder: GAMBLING.page(), **{path: GAMBLING.page(n) for n, path in enumerate(inside)}}
    site = web("uploads", WORDPRESS)
    yield (
        "folder-of-uploads",
        site,
        (addition(pages | {"/wp-sitemap-posts-post-1.xml": sitemap([*site.paths(), folder, *inside])}),),
        GAMBLING,
        "gambling pages in the folder of uploads, named by the sitemap",
    )
    entries = [(path, GAMBLING.title(n)) for n, path in enumerate(GAMBLING.addresses(10))]
    site = web("feed")
    yield (
        "feed-only",
        site,
        (
            answer_instead(feed(site.office.name, entries, GAMBLING.sentences[0].format(p="slot gacor")), paths("feed", "rss")),
            _there(GAMBLING, [path for path, _ in entries]),
        ),
        GAMBLING,
        "gambling entries in the feed and nowhere else, their pages are there",
    )
    own = "".join(f'<a href="{path}">{GAMBLING.phrases[n % 15]}</a> ' for n, path in enumerate(addresses[:20]))
    yield (
        "linked-by-hidden-links",
        web("inward"),
        (insertion(f'<div style="display:none">{own}</div>'), _there(GAMBLING, addresses[:20])),
        GAMBLING,
        "hidden links to the gambling pages in the site itself",
    )
    amp = insertion('<link rel="amphtml" href="https://HOST/amp/slot-gacor/">', "head")
    yield (
        "linked-as-amp",
        web("amp", WORDPRESS),
        (amp, addition({"/amp/slot-gacor/": GAMBLING.page(2)})),
        GAMBLING,
        "the AMP version of the pages is a gambling page of the site itself",
    )
    alternate = insertion(
        "".join(f'<link rel="alternate" hreflang="{code}" href="https://HOST/{code}/slot-online/">' for code in ("th", "vi", "id")), "head"
    )
    yield (
        "linked-as-languages",
        web("languages", JOOMLA),
        (
            alternate,
            addition(
                {f"/{code}/slot-online/": page for code, page in (("th", THAI.page()), ("vi", VIETNAMESE.page()), ("id", GAMBLING.page()))}
            ),
        ),
        GAMBLING,
        "versions in other languages are gambling pages",
    )
    site = web("news doorways", MODERN)
    paths_of_news = [f"/berita/{slug}-terpercaya-{n}" for n, slug in enumerate(GAMBLING.slugs * 4)]
    yield "among-the-news", site, (grown(site, GAMBLING, paths_of_news),), GAMBLING, "two dozen gambling pages among the addresses of news"


def cases() -> Iterator[Case]:
    """Doorways are what their wares are, too."""
    for name, site, layers, pack, because in _families():
        wares = Cause.GAMBLING if pack in (GAMBLING, THAI, VIETNAMESE) else Cause.SPAM
        yield Case(name=f"doorways-{name}", cause=Cause.DOORWAYS, also=(wares,), https=site.responding(*layers), because=because)
